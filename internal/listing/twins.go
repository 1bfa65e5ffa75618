package listing

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/territory"
)

// The rule by which two lines are proposed as one place: they stand less than
// nearMetres apart and their names are alike by likeEnough hundredths.
const (
	nearMetres = 150
	likeEnough = 80
)

// Twin is a pair of lines that look like one and the same place.
type Twin struct {
	Ref      string `json:"ref"`
	Other    string `json:"other"`
	Name     string `json:"name"`
	Named    string `json:"other_name"`
	Metres   int    `json:"metres"`
	Likeness int    `json:"likeness" doc:"hundredths"`
}

//go:embed data/plain_words.txt
var plainWordsText string

// plainWords tell no two places apart.
var plainWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(plainWordsText) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				words[w] = true
			}
		}
	}
	return words
})

// essence is what makes a name: its folded letters without the plain words, or all
// of them where it has no other.
func essence(name string) string {
	folded := base.Fold(name)
	var out strings.Builder
	for _, w := range strings.Fields(folded) {
		if !plainWords()[w] {
			out.WriteString(w)
		}
	}
	if out.Len() == 0 {
		return strings.ReplaceAll(folded, " ", "")
	}
	return out.String()
}

// likeness counts, in hundredths, the pairs of letters of the shorter essence that
// are found in the longer: "Le Centsept" is all in "Le Cent Sept de Lyon".
func likeness(a, b string) int {
	one, two := letterPairs(a), letterPairs(b)
	total := min(sum(one), sum(two))
	if total == 0 {
		return 0
	}
	shared := 0
	for pair, n := range one {
		shared += min(n, two[pair])
	}
	return shared * 100 / total
}

func letterPairs(essence string) map[[2]rune]int {
	pairs, last := map[[2]rune]int{}, rune(0)
	for _, r := range essence {
		if last != 0 {
			pairs[[2]rune{last, r}]++
		}
		last = r
	}
	return pairs
}

func sum(counts map[[2]rune]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// twins finds the pairs that look like one place, nearest first. Lines are laid in
// squares a little wider than nearMetres, so that only neighbours are compared.
func twins(lines []Entry) []Twin {
	const side = 0.002 // of a degree: 222 m of latitude
	grid := map[[2]int][]int{}
	essences := make([]string, len(lines))
	out := []Twin{}
	for i, x := range lines {
		if !x.At.Known() {
			continue
		}
		essences[i] = essence(x.Name)
		squeeze := max(math.Cos(x.At.Lat*math.Pi/180), 0.1)
		row, column := int(math.Floor(x.At.Lat/side)), int(math.Floor(x.At.Lon*squeeze/side))
		for _, near := range around(row, column) {
			for _, j := range grid[near] {
				metres := territory.Metres(x.At, lines[j].At)
				if metres >= nearMetres {
					continue
				}
				if like := likeness(essences[i], essences[j]); like >= likeEnough {
					out = append(out, Twin{lines[j].Ref, x.Ref, lines[j].Name, x.Name, int(math.Round(metres)), like})
				}
			}
		}
		at := [2]int{row, column}
		grid[at] = append(grid[at], i)
	}
	slices.SortStableFunc(out, func(a, b Twin) int { return cmp.Or(a.Metres-b.Metres, b.Likeness-a.Likeness) })
	return out
}

// around gives a square and its eight neighbours. A row's columns narrow northwards
// by less than a square over one row, which two columns on each side make up for.
func around(row, column int) [][2]int {
	var out [][2]int
	for r := row - 1; r <= row+1; r++ {
		for c := column - 2; c <= column+2; c++ {
			out = append(out, [2]int{r, c})
		}
	}
	return out
}

// Group is lines of one name in one commune.
type Group struct {
	Name  string   `json:"name"`
	Insee string   `json:"insee"`
	Refs  []string `json:"refs"`
}

// namesakes finds the lines of one name, spaces and signs apart, in one commune
// whose code is known.
func namesakes(lines []Entry) []Group {
	type key struct{ name, insee string }
	groups, order := map[key]*Group{}, []key{}
	for _, x := range lines {
		c, found := territory.CommuneNow(x.Insee)
		k := key{strings.ReplaceAll(base.Fold(x.Name), " ", ""), c.Code}
		if !found || k.name == "" {
			continue
		}
		if groups[k] == nil {
			groups[k] = &Group{Name: x.Name, Insee: c.Code}
			order = append(order, k)
		}
		groups[k].Refs = append(groups[k].Refs, x.Ref)
	}
	out := []Group{}
	for _, k := range order {
		if len(groups[k].Refs) > 1 {
			out = append(out, *groups[k])
		}
	}
	return out
}
