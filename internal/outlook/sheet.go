package outlook

import (
	"errors"
	"reflect"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// A spreadsheet of hypotheses has one line for each. A cell that is blank leaves what the
// forecast says already; a line that names no hypothesis of the forecast adds one.

// column is a column of such a sheet.
type column string

// The columns, in the order in which we write them.
const (
	colKind       column = "kind"
	colLabel      column = "label"
	colAccount    column = "account"
	colAmount     column = "amount"
	colCapacity   column = "capacity"
	colOpenings   column = "openings"
	colOccupancy  column = "occupancy"
	colPrice      column = "price"
	colShare      column = "share"
	colFrom       column = "from"
	colTo         column = "to"
	colState      column = "state"
	colRate       column = "rate"
	colTerms      column = "terms"
	colHeads      column = "heads"
	colVAT        column = "vat"
	colDelay      column = "delay"
	colSource     column = "source"
	colNote       column = "note"
	colConfidence column = "confidence"
	colKey        column = "key"
)

func sheetColumns() []column {
	return []column{colKind, colLabel, colAccount, colAmount, colCapacity, colOpenings, colOccupancy, colPrice, colShare, colFrom, colTo, colState, colRate, colTerms, colHeads,
		colVAT, colDelay, colSource, colNote, colConfidence, colKey}
}

// sheetKinds are the kinds of hypotheses that a sheet may hold.
func sheetKinds() []forecast.Kind {
	return []forecast.Kind{forecast.OfSales, forecast.OfCosts, forecast.OfStaff, forecast.OfGrants, forecast.OfInvestments, forecast.OfLoans}
}

// Refused is a cell that cannot be taken.
type Refused struct {
	Line   int
	Column column
	Typed  string
	Key    string // the reason
	Args   base.Args
}

// Taken is what a sheet says, held against a forecast.
type Taken struct {
	Body                 Body
	Added, Changed, Same int
	Refused              []Refused
}

// take reads a sheet into a forecast, line by line; check reckons one hypothesis alone. A
// line of which a cell is refused changes nothing.
func take(b Body, s paper.Sheet, check func(forecast.Hypotheses) error) (Taken, error) {
	t := Taken{Body: b}
	at := map[column]int{}
	for _, c := range sheetColumns() {
		at[c] = s.Column(said("outlook.sheet_"+string(c), string(c))...)
	}
	if at[colKind] < 0 || at[colLabel] < 0 {
		return t, base.Wrong("file", "outlook.sheet_no_columns")
	}
	for _, line := range s.Lines {
		r := &sheetRow{at: at, line: line}
		next, kind, key, added := r.into(t.Body.Hypotheses)
		if len(r.refused) == 0 {
			r.judge(check(only(next, kind, key)), kind)
		}
		switch {
		case len(r.refused) > 0:
			t.Refused = append(t.Refused, r.refused...)
			continue
		case added:
			t.Added++
		case reflect.DeepEqual(t.Body.Hypotheses, next):
			t.Same++
		default:
			t.Changed++
		}
		t.Body.Hypotheses = next
	}
	return t, nil
}

// said is how a text is written in every language, folded, and its own name.
func said(key, name string) []string {
	out := []string{name}
	for _, lang := range words.Languages {
		out = append(out, base.Fold(words.T(lang, key)))
	}
	return out
}

// only is a forecast with one of its hypotheses, and the sales that it may be a share of.
func only(h forecast.Hypotheses, kind forecast.Kind, key string) forecast.Hypotheses {
	out := forecast.Hypotheses{Start: h.Start, Months: h.Months, Association: h.Association, VAT: h.VAT}
	switch kind {
	case forecast.OfSales:
		out.Sales = append(out.Sales, find(h.Sales, key))
	case forecast.OfCosts:
		out.Sales, out.Costs = h.Sales, append(out.Costs, find(h.Costs, key))
	case forecast.OfStaff:
		out.Staff = append(out.Staff, find(h.Staff, key))
	case forecast.OfGrants:
		out.Grants = append(out.Grants, find(h.Grants, key))
	case forecast.OfInvestments:
		out.Investments = append(out.Investments, find(h.Investments, key))
	case forecast.OfLoans:
		out.Loans = append(out.Loans, find(h.Loans, key))
	}
	return out
}

// columnOf is the column that a field of a hypothesis comes from.
var columnOf = map[string]column{"account": colAccount, "amount": colAmount, "gross_cents": colAmount, "cents": colAmount, "net_cents": colAmount, "capacity": colCapacity,
	"openings": colOpenings, "occupancy_bp": colOccupancy, "price_cents": colPrice, "share_bp": colShare, "of": colShare, "from": colFrom, "month": colFrom, "instalments": colFrom,
	"to": colTo, "state": colState, "rate_bp": colRate, "probability_bp": colRate, "terms": colTerms, "years": colTerms, "heads": colHeads, "vat_bp": colVAT, "delay_days": colDelay}

// judge refuses the cells that a hypothesis cannot be reckoned with.
func (r *sheetRow) judge(err error, kind forecast.Kind) {
	var f *base.Fault
	if !errors.As(err, &f) {
		if err != nil {
			r.refuse(colKind, "outlook.sheet_unreckoned", nil)
		}
		return
	}
	for _, field := range f.Fields {
		name := strings.TrimPrefix(strings.TrimPrefix(field.Name, string(kind)+"[0]."), "driver.")
		name, _, _ = strings.Cut(name, "[")
		c, known := columnOf[name]
		if !known {
			c = colKind
		}
		r.refuse(c, field.Key, field.Args)
	}
	if len(f.Fields) == 0 {
		r.refuse(colKind, f.Key, f.Args)
	}
}
