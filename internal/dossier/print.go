package dossier

import (
	"io"

	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/money"
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

// formSheet is the table of the grant form: costs beside income, in whole euros, with the
// share of the income that is asked for.
func (e edition) formSheet() *sheet {
	s := &sheet{name: e.say("tab_grant")}
	for _, side := range []budget.Side{budget.Costs, budget.Income} {
		s.col(codeWidth/2, "")
		s.col(labelWidth, words.T(e.lang, "budget.grant_"+string(side)))
		s.figures("€")
	}
	income := e.pair(s, [2]budget.Side{budget.Costs, budget.Income})
	if used, _ := e.Grant.Total(budget.UsedKind); used != 0 {
		e.pair(s, [2]budget.Side{budget.UsedKind, budget.GivenIn})
	}
	if e.Asked > 0 {
		row := len(s.rows) + 1
		share := money.Cents(100 * e.Grant.Part(e.Asked))
		s.add(paper.Plain, paper.Cell{}, e.model.text("grant_asked"), paper.Cents(e.Asked), paper.Cell{}, e.model.text("grant_share"),
			paper.Formula("ROUND(100*"+paper.Address(2, row)+"/"+paper.Address(5, income)+",0)", share))
	}
	return s
}

// pair writes two sides of the form side by side, and tells the row of their totals.
func (e edition) pair(s *sheet, sides [2]budget.Side) int {
	if sides[0] == budget.UsedKind {
		s.add(paper.Head, paper.Cell{}, paper.Text(words.T(e.lang, "budget.grant_used")), paper.Cell{}, paper.Cell{}, paper.Text(words.T(e.lang, "budget.grant_given")))
	}
	left, right := e.Grant.Of(sides[0]), e.Grant.Of(sides[1])
	first := len(s.rows) + 1
	for i := range max(len(left), len(right)) {
		s.add(paper.Plain, append(e.formLine(left, i), e.formLine(right, i)...)...)
	}
	last := len(s.rows)
	_, a := e.Grant.Total(sides[0])
	_, b := e.Grant.Total(sides[1])
	return s.add(paper.Sum, paper.Cell{}, e.model.text("grant_total"), paper.Formula(total(down(2, first, last)), a),
		paper.Cell{}, e.model.text("grant_total"), paper.Formula(total(down(5, first, last)), b))
}

func (e edition) formLine(all []budget.GrantRow, i int) []paper.Cell {
	if i >= len(all) {
		return make([]paper.Cell, 3)
	}
	return []paper.Cell{paper.Text(all[i].Group), paper.Text(all[i].In(e.lang)), paper.Moved(all[i].Whole)}
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
