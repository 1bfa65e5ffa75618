package wire

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// Column says what a column of a table holds.
type Column string

// What columns hold.
const (
	Ignored   Column = ""
	ColDay    Column = "day"
	ColValue  Column = "value"
	ColLabel  Column = "label"
	ColDetail Column = "detail"
	ColAmount Column = "amount"
	ColOut    Column = "out" // without a sign: what went
	ColIn     Column = "in"  // without a sign: what came
	ColID     Column = "id"
	ColRef    Column = "reference"
)

// Columns lists them.
func Columns() []Column {
	return []Column{Ignored, ColDay, ColValue, ColLabel, ColDetail, ColAmount, ColOut, ColIn, ColID, ColRef}
}

// Profile is how a bank writes its tables, kept for the next one.
type Profile struct {
	Separator string   `json:"separator,omitempty"`
	Skip      int      `json:"skip,omitempty"` // lines before the first move
	Columns   []Column `json:"columns,omitempty"`
	Dates     Order    `json:"dates,omitempty"`
}

// Zero tells whether nothing is known.
func (p Profile) Zero() bool { return len(p.Columns) == 0 }

// Guess finds out how a table is written from the titles of its columns.
func Guess(file []byte) (Profile, error) {
	return guess(decode(file))
}

// Preview gives the first rows of a file that is a table, and what parts its cells, for
// people to say what the columns hold.
func Preview(file []byte) (rows [][]string, separator string, ok bool) {
	text, wide := decode(file), 0
	for _, s := range []string{";", "\t", ",", "|"} {
		all, _, err := table(text, s)
		if err != nil || len(all) == 0 {
			continue
		}
		last := all[min(len(all), headDepth)-1].cells // titles may be narrow, moves are not
		if len(last) < 2 || len(last) <= wide {
			continue
		}
		rows, separator, wide = nil, s, len(last)
		for _, r := range all[:min(len(all), previewRows)] {
			rows = append(rows, r.cells)
		}
	}
	return rows, separator, wide > 0
}

const previewRows = 8 // shown of a table whose columns are asked for

const headDepth = 30 // lines among which the titles are looked for

func guess(text string) (Profile, error) {
	for _, separator := range []string{";", "\t", ",", "|"} {
		rows, _, err := table(text, separator)
		if err != nil {
			continue
		}
		for i, row := range rows[:min(len(rows), headDepth)] {
			columns := titles(row.cells)
			if !whole(columns) {
				continue
			}
			p := Profile{Separator: separator, Skip: i + 1, Columns: columns, Dates: DayFirst}
			at := slices.Index(columns, ColDay)
			var days []string
			for _, r := range rows[i+1:] {
				if at < len(r.cells) {
					days = append(days, r.cells[at])
				}
			}
			if o, sure := orderOf(days); sure {
				p.Dates = o
			}
			return p, nil
		}
	}
	return Profile{}, wrong(1, "wire.unknown")
}

// known are the titles that banks give to columns, folded, in the order in which they are tried.
var known = []struct {
	column Column
	words  []string
}{
	{ColValue, []string{"date de valeur", "date valeur", "value date", "valeur"}},
	{ColDay, []string{"date operation", "date de l operation", "date d operation", "date comptable", "date de comptabilisation", "booking date", "date"}},
	{ColOut, []string{"debit", "debits", "sortie", "depense", "paid out", "withdrawal"}},
	{ColIn, []string{"credit", "credits", "entree", "recette", "paid in", "deposit"}},
	{ColAmount, []string{"montant", "amount", "somme"}},
	{ColRef, []string{"reference", "ref", "numero de cheque", "cheque"}},
	{ColID, []string{"identifiant", "id", "transaction id", "numero d operation", "numero operation"}},
	{ColDetail, []string{"detail", "details", "memo", "commentaire", "informations complementaires", "libelle complementaire"}},
	{ColLabel, []string{"libelle", "libelle operation", "libelle simplifie", "label", "description", "intitule", "nature", "operation", "payee", "tiers"}},
}

// titles reads a row as titles: exact words first, then how they begin; each column once.
func titles(row []string) []Column {
	out := make([]Column, len(row))
	for _, exact := range []bool{true, false} {
		for _, k := range known {
			for _, word := range k.words {
				for i, cell := range row {
					cell = base.Fold(strings.TrimSpace(cell))
					same := cell == word || !exact && strings.HasPrefix(cell, word)
					if same && out[i] == Ignored && !slices.Contains(out, k.column) {
						out[i] = k.column
					}
				}
			}
		}
	}
	return out
}

// whole tells whether the columns make a statement.
func whole(columns []Column) bool {
	has := func(c Column) bool { return slices.Contains(columns, c) }
	return has(ColDay) && has(ColLabel) && (has(ColAmount) || has(ColOut) && has(ColIn))
}

type csvRow struct {
	line  int
	cells []string
}

// table reads the rows that are not empty, and tells the last line.
func table(text, separator string) ([]csvRow, int, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = rune(separator[0]), -1, true
	var out []csvRow
	last := 1
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, last, nil
		}
		if err != nil {
			return nil, last, wrong(last, "wire.csv_broken")
		}
		last, _ = r.FieldPos(0)
		if one(cells...) != "" {
			out = append(out, csvRow{last, cells})
		}
	}
}

func readCSV(text string, h Hints) ([]Statement, error) {
	p := h.CSV
	if p.Zero() || p.Separator == "" || !whole(p.Columns) {
		var err error
		if p, err = guess(text); err != nil {
			return nil, err
		}
	}
	if h.Dates != "" {
		p.Dates = h.Dates
	}
	rows, _, err := table(text, p.Separator)
	if err != nil {
		return nil, err
	}
	if len(rows) <= p.Skip {
		return nil, wrong(1, "wire.no_move")
	}
	s := Statement{Format: "csv"}
	for _, r := range rows[p.Skip:] {
		m, err := p.move(r)
		if err != nil {
			return nil, err
		}
		s.Moves = append(s.Moves, m)
	}
	return []Statement{s}, nil
}

func (p Profile) move(r csvRow) (Move, error) {
	cell := func(c Column) string {
		if i := slices.Index(p.Columns, c); i >= 0 && i < len(r.cells) {
			return one(r.cells[i])
		}
		return ""
	}
	d, ok := p.Dates.in(cell(ColDay))
	if !ok {
		return Move{}, wrong(r.line, "wire.day", base.Args{"field": r.title(p, ColDay), "value": cell(ColDay)})
	}
	c, err := p.sum(r, cell)
	if err != nil {
		return Move{}, err
	}
	m := Move{Line: r.line, Day: d, Amount: c, Label: cell(ColLabel), Detail: cell(ColDetail), ID: cell(ColID), Reference: cell(ColRef)}
	m.Value, _ = p.Dates.in(cell(ColValue))
	m.Reason = returned(m.Label + " " + m.Detail)
	return m, nil
}

// title names a column of a row by its rank, as spreadsheets do not.
func (csvRow) title(p Profile, c Column) string {
	return string(rune('A' + max(0, slices.Index(p.Columns, c))%26))
}

func (p Profile) sum(r csvRow, cell func(Column) string) (money.Cents, error) {
	var sum money.Cents
	read := false
	for _, c := range []Column{ColAmount, ColIn, ColOut} {
		text := cell(c)
		if text == "" {
			continue
		}
		n, _, ok := amount(text)
		if !ok {
			return 0, wrong(r.line, "wire.amount", base.Args{"field": r.title(p, c), "value": text})
		}
		switch c {
		case ColIn:
			n = n.Abs()
		case ColOut:
			n = -n.Abs()
		}
		sum, read = sum+n, true
	}
	if !read {
		return 0, wrong(r.line, "wire.missing", base.Args{"field": r.title(p, ColAmount)})
	}
	return sum, nil
}
