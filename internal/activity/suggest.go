package activity

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// A place with fewer activities than ideasMin is seldom told apart from a room to
// let, and nobody steers more than ideasMax.
const (
	ideasMin = 3
	ideasMax = 7
)

//go:embed data/suggestions.txt
var ideasText string

// ideas are the keys of the suggestions of each family; "*" is any family.
var ideas = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(ideasText) {
		if family, keys, found := strings.Cut(strings.TrimSpace(line), ": "); found && line[0] != '#' {
			out[family] = strings.Fields(keys)
		}
	}
	return out
})

// suggest gives the keys of three to seven suggestions for a place of some
// families: the likeliest of each family first, then the second of each.
func suggest(families []string) []string {
	var out []string
	take := func(key string) {
		if len(out) < ideasMax && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	for rank := range ideasMax {
		for _, family := range families {
			if keys := ideas()[family]; rank < len(keys) {
				take(keys[rank])
			}
		}
	}
	for _, key := range ideas()["*"] {
		if len(out) < ideasMin {
			take(key)
		}
	}
	return out
}
