package paper

import (
	"io"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Print is what is printed together: tables under one title. One description makes
// the page for the binder, the workbook and the plain text, so that they agree.
type Print struct {
	Lang   string
	Title  string
	Under  []string // whose it is, of which days
	Made   day.Day  // the day it was drawn up
	Tables []Table
}

// Table is one table of a print.
type Table struct {
	Name string // of its sheet, and above it on paper where there are several
	Cols []Column
	Rows Rows
	Keep int // columns of a workbook that stay in sight as one goes to the right
}

// Column heads the cells below it.
type Column struct {
	Label  string
	Width  int  // about how many characters its cells hold
	Figure bool // numbers: to the right
}

// Rows gives rows one at a time, so that a table too large to be held can be printed.
type Rows func(put func(Row) error) error

// Look says what a row is among the others.
type Look int

// The looks of a row.
const (
	Plain Look = iota
	Head       // names the rows that follow
	Sum        // adds up the rows before
)

// Row is one row; it may have fewer cells than there are columns.
type Row struct {
	Cells []Cell
	Look  Look
}

// kind is what a cell holds.
type kind uint8

const (
	asText kind = iota
	asCents
	asDay
	asCount
)

// Cell is one cell: a text, or a true amount, day or number. The zero Cell is empty.
type Cell struct {
	kind kind
	text string // of a text and of a day; the formula of an amount or a count
	n    int64
}

// Text is a cell of text.
func Text(s string) Cell { return Cell{kind: asText, text: s} }

// Cents is a cell that holds an amount.
func Cents(c money.Cents) Cell { return Cell{kind: asCents, n: int64(c)} }

// Moved is a cell that holds an amount, or nothing where it is none: one of the
// two sides of an entry.
func Moved(c money.Cents) Cell {
	if c == 0 {
		return Cell{}
	}
	return Cents(c)
}

// Quiet is the cell, or an empty one where it is an amount of nothing: on a page full of
// figures, those that say something are seen.
func (c Cell) Quiet() Cell {
	if c.kind == asCents && c.n == 0 {
		return Cell{}
	}
	return c
}

// Day is a cell that holds a day, or nothing.
func Day(d day.Day) Cell {
	if d == "" {
		return Cell{}
	}
	return Cell{kind: asDay, text: string(d)}
}

// Count is a cell that holds a whole number.
func Count(n int) Cell { return Cell{kind: asCount, n: int64(n)} }

// empty tells whether the cell holds nothing.
func (c Cell) empty() bool { return c.kind == asText && c.text == "" }

// RowsOf gives rows that are held already.
func RowsOf(all []Row) Rows {
	return func(put func(Row) error) error {
		for _, r := range all {
			if err := put(r); err != nil {
				return err
			}
		}
		return nil
	}
}

// Format is a kind of file that a print is made into.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Formats lists them in the order in which people are offered them.
func Formats() []Format { return []Format{PDF, XLSX, CSV} }

// Media is the type of the file, as the web names it.
func (f Format) Media() string {
	switch f {
	case PDF:
		return "application/pdf"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8"
}

// FormatOf reads the name of a format.
func FormatOf(name string) (Format, error) {
	for _, f := range Formats() {
		if string(f) == name {
			return f, nil
		}
	}
	return "", base.Refuse(base.NotFound, "base.not_found")
}

// Write makes the file.
func (p Print) Write(w io.Writer, f Format) error {
	switch f {
	case PDF:
		return p.pages(w)
	case XLSX:
		return p.workbook(w)
	}
	return p.plain(w)
}

// plain writes the tables one under the other, named where there are several.
func (p Print) plain(w io.Writer) error {
	var out *SheetWriter
	for i, t := range p.Tables {
		var head []string
		for _, c := range t.Cols {
			head = append(head, c.Label)
		}
		if i == 0 {
			out = NewSheetWriter(w, p.Lang, head)
		} else {
			out.Row(nil)
			out.Row([]string{t.Name})
			out.Row(head)
		}
		cells := make([]string, len(t.Cols))
		if err := t.Rows(func(r Row) error {
			for i := range cells {
				cells[i] = ""
				if i < len(r.Cells) {
					cells[i] = r.Cells[i].bare(p.Lang)
				}
			}
			out.Row(cells)
			return out.failed()
		}); err != nil {
			return err
		}
	}
	return out.Close()
}

// bare writes a cell as a spreadsheet of the language reads it in plain text.
func (c Cell) bare(lang string) string {
	switch c.kind {
	case asCents:
		text := money.Cents(c.n).String()
		if lang == "fr" {
			return strings.Replace(text, ".", ",", 1)
		}
		return text
	case asCount:
		return strconv.FormatInt(c.n, 10)
	}
	return c.text
}
