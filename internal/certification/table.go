package certification

import (
	"context"
	"io"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// columnNames are those of the table of a version, in order; they are read by these names.
var columnNames = []string{"unit", "unit_title", "competence", "title", "criteria", "evidence"}

// between parts several texts of one cell.
const between = " | "

// Table is a version as a spreadsheet: one row a competence.
func (v Version) Table(ctx context.Context) paper.Table {
	t := paper.Table{Name: v.Name}
	for i, name := range columnNames {
		t.Cols = append(t.Cols, paper.Column{Label: ui.T(ctx, "certification.column_"+name), Width: []int{8, 30, 12, 40, 40, 40}[i]})
	}
	var rows []paper.Row
	for _, u := range v.Units {
		for _, k := range u.Competences {
			row := paper.Row{}
			for _, text := range []string{u.Code, u.Title, k.Code, k.Title, strings.Join(k.Criteria, between), strings.Join(k.Evidence, between)} {
				row.Cells = append(row.Cells, paper.Text(text))
			}
			rows = append(rows, row)
		}
	}
	t.Rows = paper.RowsOf(rows)
	return t
}

// ReadTable reads units from a spreadsheet or a CSV with the columns of Table, in any order.
func ReadTable(r io.Reader) ([]Unit, error) {
	sheet, err := paper.ReadTable(r)
	if err != nil {
		return nil, err
	}
	at, err := columnsOf(sheet.Head)
	if err != nil {
		return nil, err
	}
	units := []Unit{}
	for _, line := range sheet.Lines {
		cell := func(i int) string { return base.Tidy(line.Cell(at[i])) }
		if n := len(units); n == 0 || units[n-1].Code != cell(0) {
			units = append(units, Unit{Code: cell(0), Title: cell(1), Competences: []Competence{}})
		}
		u := &units[len(units)-1]
		u.Competences = append(u.Competences, Competence{Code: cell(2), Title: cell(3), Criteria: texts(cell(4)), Evidence: texts(cell(5))})
	}
	return units, nil
}

// columnsOf finds each column by its title in any language.
func columnsOf(header []string) ([]int, error) {
	at := make([]int, len(columnNames))
	var wrong base.Checks
	for i, name := range columnNames {
		at[i] = slices.IndexFunc(header, func(title string) bool { return titled(title, name) })
		if at[i] < 0 {
			wrong.Wrong("file", "certification.column_missing", base.Args{"column": name})
		}
	}
	return at, wrong.Fault()
}

func texts(cell string) []string {
	out := []string{}
	for _, text := range strings.Split(cell, strings.TrimSpace(between)) {
		if text = base.Tidy(text); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// titled tells whether a title is that of a column, in any language.
func titled(title, name string) bool {
	return slices.ContainsFunc(words.Languages, func(lang string) bool {
		return base.Fold(title) == base.Fold(words.T(lang, "certification.column_"+name))
	})
}
