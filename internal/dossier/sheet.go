package dossier

import (
	"strings"

	"pilotis/internal/money"
	"pilotis/internal/paper"
)

// sheet is a table being written, row by row; row 0 is that of the heads.
type sheet struct {
	name string
	cols []paper.Column
	rows []paper.Row
}

// Widths of columns, in characters.
const (
	labelWidth  = 40
	codeWidth   = 9
	noteWidth   = 24
	amountWidth = 13
)

func (s *sheet) col(width int, labels ...string) {
	for _, l := range labels {
		s.cols = append(s.cols, paper.Column{Label: l, Width: width})
	}
}

func (s *sheet) figures(labels ...string) {
	for _, l := range labels {
		s.cols = append(s.cols, paper.Column{Label: l, Width: amountWidth, Figure: true})
	}
}

// add writes a row and tells which it is.
func (s *sheet) add(look paper.Look, cells ...paper.Cell) int {
	s.rows = append(s.rows, paper.Row{Look: look, Cells: cells})
	return len(s.rows)
}

// on is the address of a cell as other sheets name it.
func (s *sheet) on(column, row int) string { return paper.On(s.name, paper.Address(column, row)) }

func (s *sheet) table() paper.Table {
	return paper.Table{Name: s.name, Cols: s.cols, Rows: paper.RowsOf(s.rows), Keep: 1}
}

// pick keeps some columns of a sheet, for a page that has no room for all; nothing is shown
// as nothing but in the sums.
func (s *sheet) pick(name string, columns ...int) paper.Table {
	t := paper.Table{Name: name}
	for _, c := range columns {
		t.Cols = append(t.Cols, s.cols[c])
	}
	var rows []paper.Row
	for _, r := range s.rows {
		row := paper.Row{Look: r.Look}
		for _, c := range columns {
			if c < len(r.Cells) {
				cell := r.Cells[c]
				if r.Look == paper.Plain {
					cell = cell.Quiet()
				}
				row.Cells = append(row.Cells, cell)
			}
		}
		rows = append(rows, row)
	}
	t.Rows = paper.RowsOf(rows)
	return t
}

// sum is a formula being written: its text, and what it comes to.
type sum struct {
	text  strings.Builder
	cents money.Cents
}

// add adds what a cell, or an expression, comes to.
func (s *sum) add(sign int64, of string, c money.Cents) {
	switch {
	case sign < 0:
		s.text.WriteByte('-')
	case s.text.Len() > 0:
		s.text.WriteByte('+')
	}
	s.text.WriteString(of)
	s.cents += money.Cents(sign) * c
}

// expression is the formula, to stand inside another.
func (s *sum) expression() string {
	if s.text.Len() == 0 {
		return "0"
	}
	return "(" + s.text.String() + ")"
}

// cell is the formula where it comes to what the engine says, the engine's figure otherwise: a
// workbook that reckons something else would be a second truth.
func (s *sum) cell(want money.Cents) paper.Cell {
	if s.cents != want || s.text.Len() == 0 {
		return paper.Cents(want)
	}
	return paper.Formula(s.text.String(), want)
}

// span is the address of several cells of a row.
func span(from, to, row int) string { return paper.Address(from, row) + ":" + paper.Address(to, row) }

// down is the address of several cells of a column.
func down(column, from, to int) string {
	return paper.Address(column, from) + ":" + paper.Address(column, to)
}

func total(cells string) string { return "SUM(" + cells + ")" }
