package outset

import (
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// rowsMax bounds an opening: the lines that one entry takes.
const rowsMax = 2000

// code is an account as people write it: three figures at least, then figures and letters.
var code = regexp.MustCompile(`^[1-9][0-9]{2}[0-9A-Za-z]{0,17}$`)

// total is what a trial balance writes between its accounts: a class, a heading, a sum.
var total = regexp.MustCompile(`(?i)^(\d{0,2}|(sous-)?(total|totaux).*|solde.*|class.*)$`)

// columns say where the parts of a row are; -1 for none.
type columns struct{ account, label, debit, credit, balance, third int }

// Read reads an opening typed or pasted from a spreadsheet: account, label, debit,
// credit, and who where it is a third party; or account, label, balance. A row of titles
// may say otherwise. It judges amounts and numbers; which accounts there are it cannot know.
func Read(text string) (Reading, error) {
	if strings.ContainsRune(text, '\uFFFD') {
		return Reading{}, base.Wrong("text", "outset.encoding")
	}
	cells, err := split(text)
	if err != nil {
		return Reading{}, err
	}
	if len(cells) > rowsMax {
		return Reading{}, base.Wrong("text", "outset.too_many", base.Args{"max": rowsMax})
	}
	var out Reading
	var at columns
	for i, row := range cells {
		if i == 0 {
			var titled bool
			if at, titled = titles(row.cells); titled {
				out.Rows = append(out.Rows, heading(row))
				continue
			}
			at = usual(cells)
		}
		out.Rows = append(out.Rows, at.row(row))
	}
	return out, nil
}

// typed is a line of the text, cut up.
type typed struct {
	line  int
	cells []string
}

// split cuts the text by the separator that its lines have.
func split(text string) ([]typed, error) {
	separator := ','
	for _, s := range "\t;" {
		if strings.ContainsRune(text, s) {
			separator = s
			break
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = separator, -1, true, separator != '\t'
	var out []typed
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, base.Wrong("text", "outset.unreadable")
		}
		line, _ := r.FieldPos(0)
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if strings.Join(cells, "") != "" {
			out = append(out, typed{line, cells})
		}
	}
}

// titles reads the first row as the names of the columns, where it is one.
func titles(cells []string) (columns, bool) {
	at := columns{-1, -1, -1, -1, -1, -1}
	for i, cell := range cells {
		if code.MatchString(cell) {
			return at, false
		}
		said := base.Fold(cell)
		has := func(words ...string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(said, w) })
		}
		switch {
		case has("tiers", "auxiliaire", "third"):
			at.third = i
		case has("debit"): // the last one: balances stand after movements
			at.debit = i
		case has("credit"):
			at.credit = i
		case has("libelle", "intitule", "label", "nom", "designation"):
			at.label = i
		case has("compte", "account", "numero") && at.account < 0:
			at.account = i
		case has("solde", "balance", "montant", "amount"):
			at.balance = i
		}
	}
	if at.debit >= 0 && at.credit >= 0 {
		at.balance = -1
	}
	return at, at.account >= 0 && (at.balance >= 0 || at.debit >= 0 && at.credit >= 0)
}

// usual are the columns of a text without titles, by how many it has.
func usual(all []typed) columns {
	wide := 0
	for _, row := range all {
		wide = max(wide, len(row.cells))
	}
	switch {
	case wide <= 2:
		return columns{0, -1, -1, -1, 1, -1}
	case wide == 3:
		return columns{0, 1, -1, -1, 2, -1}
	case wide == 4:
		return columns{0, 1, 2, 3, -1, -1}
	}
	return columns{0, 1, 2, 3, -1, 4}
}

func heading(t typed) Row {
	r := Row{Line: t.line, Label: strings.Join(t.cells, " ")}
	r.skip("outset.why_heading")
	return r
}

// row reads one line of the text.
func (at columns) row(t typed) Row {
	cell := func(i int) string {
		if i < 0 || i >= len(t.cells) {
			return ""
		}
		return t.cells[i]
	}
	r := Row{Line: t.line, Account: strings.ToUpper(strings.ReplaceAll(cell(at.account), " ", "")), Label: cell(at.label), Third: cell(at.third), Verdict: Known}
	if total.MatchString(cell(at.account)) {
		r.skip("outset.why_total")
		return r
	}
	for _, part := range []struct {
		at   int
		sign money.Cents
	}{{at.debit, 1}, {at.credit, -1}, {at.balance, 1}} {
		sum, ok := amount(cell(part.at))
		if !ok {
			r.wrong("outset.why_amount", base.Args{"value": cell(part.at)})
			return r
		}
		r.Amount += part.sign * sum
	}
	switch {
	case !code.MatchString(r.Account):
		r.wrong("outset.why_code", base.Args{"value": cell(at.account)})
	case r.Account[0] == '9':
		r.wrong("outset.why_class_9")
	case r.Account[0] == '8':
		r.skip("outset.why_class_8")
	case r.Amount == 0:
		r.skip("outset.why_nothing")
	}
	return r
}

// amount reads a number as spreadsheets write it: nothing, or a dash, is 0; (12,50) is negative.
func amount(text string) (money.Cents, bool) {
	if strings.Trim(text, "-–— €") == "" {
		return 0, true
	}
	inner, negative := strings.CutPrefix(text, "(")
	sum, err := money.Parse(strings.TrimSuffix(inner, ")"))
	if negative {
		sum = -sum
	}
	return sum, err == nil && sum.Abs() <= money.Max
}
