package dossier

import (
	"io"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// told is a file in a language.
type told struct {
	View
	lang string
}

func (t told) say(key string, args ...base.Args) string {
	return words.T(t.lang, "dossier."+key, args...)
}

// edition is a file on the day it is printed, for one place.
type edition struct {
	told
	place string
	on    day.Day
	model *model
}

func (v View) edition(lang, place string, on day.Day) edition {
	return edition{told{v, lang}, place, on, modelOf(v.Outcome, v.Result, lang)}
}

// under says whose file it is, for whom, for what and for how much.
func (e edition) under() []string {
	out := []string{e.place}
	for _, line := range []struct {
		known bool
		key   string
		args  base.Args
	}{{e.Funder != "", "to", base.Args{"funder": e.Funder}}, {e.Purpose != "", "for", base.Args{"purpose": e.Purpose}}, {e.Asked > 0, "asks", base.Args{"amount": e.Asked}}} {
		if line.known {
			out = append(out, e.say("cover_"+line.key, line.args))
		}
	}
	return out
}

// workbook is the file for a spreadsheet.
func (e edition) workbook(w io.Writer) error {
	p := paper.Print{Lang: e.lang, Title: e.Name, Under: e.under()[:1], Made: e.on}
	for _, s := range e.model.sheets() {
		p.Tables = append(p.Tables, s.table())
	}
	if e.Grant != nil {
		p.Tables = append(p.Tables, e.formSheet().table())
	}
	return p.Write(w, paper.XLSX)
}

// paper is the file to be read: texts, then every statement with its charts.
func (e edition) paper(w io.Writer) error {
	b := paper.Book{Lang: e.lang, Title: e.Name, Under: e.under(), Made: e.on}
	for _, s := range Sections() {
		if text := e.Texts[s]; text != "" {
			b.Chapters = append(b.Chapters, paper.Chapter{Title: e.say("section_" + string(s)), Parts: []paper.Part{paper.Prose(text)}})
		}
	}
	chapter := func(key string, parts ...paper.Part) {
		b.Chapters = append(b.Chapters, paper.Chapter{Title: e.say("chapter_" + key), Parts: append([]paper.Part{paper.Prose(e.say("read_" + key))}, parts...)})
	}
	m := e.model
	chapter("hypotheses", m.hyp.pick("", m.firstColumns(hypText+m.years)...))
	chapter("income", m.inc.unnamed(), e.drawn(e.growth()))
	chapter("financing", m.fin.unnamed())
	chapter("cash", append([]paper.Part{e.drawn(e.bank())}, e.cashYears()...)...)
	chapter("sheet", m.bal.unnamed())
	chapter("ratios", e.drawn(e.even()), m.rat.unnamed())
	if e.Grant != nil {
		chapter("grant", e.formSheet().unnamed())
	}
	return b.Write(w)
}

// firstColumns are the columns up to one that is left out.
func (m *model) firstColumns(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// unnamed is the table of a sheet under a title that names it already.
func (s *sheet) unnamed() paper.Table {
	t := s.table()
	t.Name = ""
	return t
}

// cashYears is the plan of cash, a year a page.
func (e edition) cashYears() (out []paper.Part) {
	m := e.model
	for y, label := range yearLabels(e.Result) {
		columns := []int{0}
		from, to := m.bounds(y)
		for t := from; t < to; t++ {
			columns = append(columns, 1+t)
		}
		out = append(out, paper.Fresh{}, m.cash.pick(e.say("cash_of", base.Args{"year": label}), columns...))
	}
	return out
}
