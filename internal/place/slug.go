package place

import (
	"strconv"
	"strings"

	"pilotis/internal/base"
)

// slugMax keeps addresses short enough to be read out on the phone.
const slugMax = 48

// slugs gives the addresses a place may take, best first: its name, its name and
// commune, then numbers.
func slugs(name, commune string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		first := slugOf(name)
		if first == "" {
			first = "lieu"
		}
		with := slugOf(name + " " + commune)
		if !yield(first) || with != first && !yield(with) {
			return
		}
		for n := 2; yield(first + "-" + strconv.Itoa(n)); n++ {
		}
	}
}

// slugOf folds a text into lower-case ASCII words parted by hyphens, cut between words.
func slugOf(text string) string {
	words := strings.FieldsFunc(base.Fold(text), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	out := ""
	for _, w := range words {
		switch {
		case out == "":
			out = w[:min(len(w), slugMax)]
		case len(out)+1+len(w) <= slugMax:
			out += "-" + w
		default:
			return out
		}
	}
	return out
}
