package analysis

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"strings"

	"pilotis/internal/money"
)

// Mark is between what values a ratio usually reads well: the practice of funders and
// accountants, or what a place thinks for itself; never a rule of the law.
type Mark struct {
	Ratio  string
	Less   bool   // whether less is better
	Good   int64  // well from here on, in hundredths of the ratio's unit
	Weak   *int64 // weak beyond; nil where a ratio asks for attention and no more
	Own    bool   // the place's own
	Source Source // who reads it so
}

// Source is who says a thing, in each language; under none where a place wrote it.
type Source map[string]string

// In gives the source in a language.
func (s Source) In(lang string) string { return cmp.Or(s[lang], s[""]) }

// sourceOf reads the two last columns of an embedded table.
func sourceOf(fr, en string) Source { return Source{"fr": fr, "en": en} }

// OwnSource is what a place wrote.
func OwnSource(text string) Source { return Source{"": strings.TrimSpace(text)} }

// Light is how a ratio reads against its mark.
type Light string

// The lights.
const (
	Good  Light = "good"
	Watch Light = "watch"
	Weak  Light = "weak"
	Unlit Light = "none" // nothing to hold it against, or nothing to divide by
)

// Light reads a ratio.
func (m Mark) Light(r Ratio) Light {
	switch {
	case m.Ratio == "" || !r.Known:
		return Unlit
	case m.reaches(r.Value, m.Good):
		return Good
	case m.Weak != nil && !m.reaches(r.Value, *m.Weak):
		return Weak
	}
	return Watch
}

// reaches tells whether a value is at least as good as another.
func (m Mark) reaches(value, other int64) bool {
	if m.Less {
		return value <= other
	}
	return value >= other
}

//go:embed marks.csv
var marksFile string

//go:embed sector.csv
var sectorFile string

var usual = marksOf(marksFile)

// marksOf reads the embedded marks; what is wrong with them stops the program at its start.
func marksOf(text string) map[string]Mark {
	out := map[string]Mark{}
	for _, r := range rowsOf(text) {
		m := Mark{Ratio: r[0], Less: r[1] == "less", Good: hundredths(r[2]), Source: sourceOf(r[4], r[5])}
		if r[3] != "" {
			weak := hundredths(r[3])
			m.Weak = &weak
		}
		out[m.Ratio] = m
	}
	return out
}

// Published is a figure of the sector as somebody published it.
type Published struct {
	Key       string
	Low, High int64 // in hundredths of a percent; the same where it is one figure
	Source    Source
}

var sector = sectorOf(sectorFile)

func sectorOf(text string) (out []Published) {
	for _, r := range rowsOf(text) {
		out = append(out, Published{r[0], hundredths(r[1]), hundredths(r[2]), sourceOf(r[3], r[4])})
	}
	return out
}

// rowsOf reads an embedded table, its head left out.
func rowsOf(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("analysis: " + err.Error())
	}
	return rows[1:]
}

func hundredths(text string) int64 {
	c, err := money.Parse(text)
	if err != nil {
		panic("analysis: " + text + ": " + err.Error())
	}
	return int64(c)
}
