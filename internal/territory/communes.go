package territory

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pilotis/internal/base"
)

// Commune is a commune of today, a district of one of the three cities that have
// them, or a former commune that is now part of another.
type Commune struct {
	Code       string // INSEE
	Name       string
	Department string
	Region     string
	Postal     []string
	Population int
	Of         string // code of the city, or of the commune of today; "" for itself
	Former     bool   // no commune of its own any more
}

// communesGz is made by tools/communes, which says how its lines read.
//
//go:embed communes.gz
var communesGz []byte

// gazetteer holds the list as its text and tables of offsets into it: a tenth of
// what 38,000 structs would weigh.
type gazetteer struct {
	text    string
	lines   []uint32          // where the line of each commune begins, the most peopled first
	byCode  []uint32          // indexes of lines, sorted by code, communes of today first
	names   map[string]string // "R" and region, "D" and department → name
	named   map[string]string // "R" or "D" and plain name → code
	regions map[string]string // department → region
	folded  string            // "\n saint martin de re| 17369 17410", in the order of lines
	starts  []uint32          // where each line of folded begins
}

// communes is read when it is first needed, since most days nobody needs it.
var communes = sync.OnceValue(func() *gazetteer {
	zip, err := gzip.NewReader(bytes.NewReader(communesGz))
	if err != nil {
		panic(err)
	}
	raw, err := io.ReadAll(zip)
	if err != nil {
		panic(err)
	}
	return survey(string(raw))
})

func survey(text string) *gazetteer {
	g := &gazetteer{text: text, names: map[string]string{}, named: map[string]string{}, regions: map[string]string{}}
	cities := map[string]bool{}
	people := map[uint32]int{}
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n')
		switch f := strings.Split(text[at:end], "\t"); f[0] {
		case "R":
			g.names["R"+f[1]], g.named["R"+plain(f[2])] = f[2], f[1]
		case "D":
			g.names["D"+f[1]], g.named["D"+plain(f[2])], g.regions[f[1]] = f[2], f[1], f[3]
		default:
			c := g.read(uint32(at))
			people[uint32(at)] = c.Population
			g.lines = append(g.lines, uint32(at))
			if c.Of != "" && !c.Former {
				cities[c.Of] = true
			}
		}
		at = end + 1
	}
	slices.SortStableFunc(g.lines, func(a, b uint32) int { return people[b] - people[a] })
	g.index()
	g.fold(cities)
	return g
}

func (g *gazetteer) index() {
	g.byCode = make([]uint32, len(g.lines))
	for i := range g.lines {
		g.byCode[i] = uint32(i)
	}
	slices.SortFunc(g.byCode, func(i, j uint32) int {
		a, b := g.lines[i], g.lines[j]
		return cmp.Or(strings.Compare(g.code(a), g.code(b)), former(g.text[a])-former(g.text[b]))
	})
}

func former(kind byte) int {
	if kind == 'P' {
		return 1
	}
	return 0
}

// fold writes what is searched: names without accents, then codes. The postal
// codes of a city that has districts lead to its districts.
func (g *gazetteer) fold(cities map[string]bool) {
	var out strings.Builder
	out.Grow(len(g.text))
	for _, at := range g.lines {
		g.starts = append(g.starts, uint32(out.Len()))
		c := g.read(at)
		out.WriteString("\n " + base.Fold(c.Name) + "| " + strings.ToLower(c.Code))
		if !cities[c.Code] {
			for _, p := range c.Postal {
				out.WriteString(" " + p)
			}
		}
	}
	g.folded = out.String()
}

func (g *gazetteer) code(at uint32) string { return g.text[at+2 : at+7] }

func (g *gazetteer) read(at uint32) Commune {
	line, _, _ := strings.Cut(g.text[at:], "\n")
	f := strings.Split(line, "\t")
	c := Commune{Code: f[1], Name: f[2]}
	switch f[0] {
	case "C":
		c.Department, c.Region, c.Postal = f[3], f[4], commas(f[5])
		c.Population, _ = strconv.Atoi(f[6])
	case "A":
		c.Of, c.Postal = f[3], commas(f[4])
		c.Population, _ = strconv.Atoi(f[5])
	case "P":
		c.Of, c.Former = f[3], true
	}
	if c.Of != "" {
		c.Department = DepartmentOf(c.Of)
		c.Region = g.regions[c.Department]
	}
	return c
}

func commas(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

// CommuneOf finds a commune, a district or a former commune by its INSEE code.
func CommuneOf(code string) (Commune, bool) {
	g := communes()
	i, found := slices.BinarySearchFunc(g.byCode, code, func(line uint32, code string) int {
		return strings.Compare(g.code(g.lines[line]), code)
	})
	if !found {
		return Commune{}, false
	}
	return g.read(g.lines[g.byCode[i]]), true
}

// CommuneNow finds the commune of today, or the district, that a code stands for:
// a former commune leads to the one that holds it now.
func CommuneNow(code string) (Commune, bool) {
	c, found := CommuneOf(code)
	if found && c.Former {
		return CommuneOf(c.Of)
	}
	return c, found
}

// DepartmentName names a department, "" for an unknown code.
func DepartmentName(code string) string { return communes().names["D"+code] }

// RegionName names a region, "" for an unknown code.
func RegionName(code string) string { return communes().names["R"+code] }

// RegionNamed gives the code of a region by its name, "" where there is none:
// accents, case and the word "et" do not matter.
func RegionNamed(name string) string { return communes().named["R"+plain(name)] }

// DepartmentNamed gives the code of a department by its name, "" where there is none.
func DepartmentNamed(name string) string { return communes().named["D"+plain(name)] }

func plain(name string) string {
	return strings.ReplaceAll(" "+base.Fold(name)+" ", " et ", " ")
}

// RegionOf gives the region of a department.
func RegionOf(department string) string { return communes().regions[department] }

// Populations counts the people of each department; the map is shared, to be read only.
var Populations = sync.OnceValue(func() map[string]int {
	g, sum := communes(), map[string]int{}
	for _, at := range g.lines {
		if g.text[at] == 'C' {
			c := g.read(at)
			sum[c.Department] += c.Population
		}
	}
	return sum
})
