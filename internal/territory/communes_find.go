package territory

import (
	"slices"
	"strings"

	"pilotis/internal/base"
)

// FindCommunes proposes communes for what is typed: first letters of any words of
// a name, accents and case ignored, a postal code, or an INSEE code. The best come
// first: a name that is exactly that, one that begins so, then any, each time from
// the most peopled.
func FindCommunes(typed string, limit int) []Commune {
	g, words := communes(), strings.Fields(base.Fold(typed))
	if len(words) == 0 {
		return nil
	}
	query := strings.Join(words, " ")
	var found []uint32
	for _, start := range []string{"\n " + query + "|", "\n " + query, " " + slices.MaxFunc(words, shorter)} {
		found = g.match(start, words, found, limit)
	}
	out := make([]Commune, len(found))
	for i, line := range found {
		out[i] = g.read(g.lines[line])
	}
	return out
}

func shorter(a, b string) int { return len(a) - len(b) }

// match adds the lines that hold a text, and a word beginning as each of those
// typed, until there are enough.
func (g *gazetteer) match(text string, words []string, found []uint32, limit int) []uint32 {
	for at := 0; len(found) < limit; {
		hit := strings.Index(g.folded[at:], text)
		if hit < 0 {
			break
		}
		i, exact := slices.BinarySearch(g.starts, uint32(at+hit))
		if !exact {
			i--
		}
		line := g.line(i)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(line, " "+w) }) &&
			!slices.Contains(found, uint32(i)) {
			found = append(found, uint32(i))
		}
		at = int(g.starts[i]) + len(line)
	}
	return found
}

func (g *gazetteer) line(i int) string {
	if i+1 == len(g.starts) {
		return g.folded[g.starts[i]:]
	}
	return g.folded[g.starts[i]:g.starts[i+1]]
}
