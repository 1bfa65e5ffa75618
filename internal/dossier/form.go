package dossier

import (
	"pilotis/internal/budget"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Widths of the columns of the form, in characters, and where its amounts stand: account, name
// and whole euros of a side, a gap, those of the other.
const (
	formCode   = 3
	formName   = 33
	formEuros  = 9
	leftEuros  = 2
	rightEuros = 6
)

// formSheet is the table of the grant form: costs beside income, in whole euros, with the
// share of the income that is asked for.
func (e edition) formSheet() *sheet {
	s := &sheet{name: e.say("tab_grant")}
	for i, side := range []budget.Side{budget.Costs, budget.Income} {
		if i > 0 {
			s.col(1, "")
		}
		s.col(formCode, "")
		s.col(formName, words.T(e.lang, "budget.grant_"+string(side)))
		s.cols = append(s.cols, paper.Column{Label: "€", Width: formEuros, Figure: true})
	}
	income := e.pair(s, [2]budget.Side{budget.Costs, budget.Income})
	if used, _ := e.Grant.Total(budget.UsedKind); used != 0 {
		s.add(paper.Head, paper.Cell{}, paper.Text(words.T(e.lang, "budget.grant_used")), paper.Cell{}, paper.Cell{}, paper.Cell{}, paper.Text(words.T(e.lang, "budget.grant_given")))
		e.pair(s, [2]budget.Side{budget.UsedKind, budget.GivenIn})
	}
	if e.Asked > 0 {
		row := len(s.rows) + 1
		share := paper.Count(int(e.Grant.Part(e.Asked))).By("ROUND(100*" + paper.Address(leftEuros, row) + "/" + paper.Address(rightEuros, income) + ",0)")
		s.add(paper.Plain, paper.Cell{}, e.model.text("grant_asked"), paper.Cents(e.Asked), paper.Cell{}, paper.Cell{}, e.model.text("grant_share"), share)
	}
	return s
}

// pair writes two sides of the form side by side, and tells the row of their totals.
func (e edition) pair(s *sheet, sides [2]budget.Side) int {
	left, right := e.Grant.Of(sides[0]), e.Grant.Of(sides[1])
	first := len(s.rows) + 1
	for i := range max(len(left), len(right)) {
		s.add(paper.Plain, append(append(e.formLine(left, i), paper.Cell{}), e.formLine(right, i)...)...)
	}
	last := len(s.rows)
	sum := func(side budget.Side, column int) paper.Cell {
		_, whole := e.Grant.Total(side)
		return paper.Count(int(whole / 100)).By(total(down(column, first, last)))
	}
	return s.add(paper.Sum, paper.Cell{}, e.model.text("grant_total"), sum(sides[0], leftEuros),
		paper.Cell{}, paper.Cell{}, e.model.text("grant_total"), sum(sides[1], rightEuros))
}

// formLine is a line of a side: nothing where the side has no more.
func (e edition) formLine(all []budget.GrantRow, i int) []paper.Cell {
	cells := make([]paper.Cell, 3)
	if i < len(all) {
		cells[0], cells[1] = paper.Text(all[i].Group), paper.Text(all[i].In(e.lang))
		if all[i].Whole != 0 {
			cells[2] = paper.Count(int(all[i].Whole / 100))
		}
	}
	return cells
}
