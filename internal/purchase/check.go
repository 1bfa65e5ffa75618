package purchase

import (
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/wire"
)

// What the books take.
const (
	nameMax   = 120
	numberMax = 60
	labelMax  = 200
	linesMax  = 100
	daysMax   = 365
)

func tooLong(wrong *base.Checks, field, text string, limit int) {
	if len([]rune(text)) > limit {
		wrong.Wrong(field, "base.too_long", base.Args{"max": limit})
	}
}

func real(d day.Day) bool {
	_, err := day.Parse(string(d))
	return err == nil
}

// tidy takes the blanks off what people type.
func (d Draft) tidy() Draft {
	d.Number, d.Supplier = strings.TrimSpace(d.Number), d.Supplier.tidy()
	lines := make([]Line, len(d.Lines))
	for i, l := range d.Lines {
		l.Label, l.Account = strings.TrimSpace(l.Label), strings.TrimSpace(l.Account)
		lines[i] = l
	}
	d.Lines = lines
	return d
}

func (s Supplier) tidy() Supplier {
	s.Name = strings.Join(strings.Fields(s.Name), " ")
	s.Siren = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(s.Siren)
	if iban, ok := wire.IBAN(s.IBAN); ok {
		s.IBAN = iban
	}
	return s
}

func (s Supplier) check(wrong *base.Checks) {
	if s.Third == "" {
		wrong.Require("supplier", s.Name)
	}
	tooLong(wrong, "supplier", s.Name, nameMax)
	if s.Siren != "" && !base.Siren(s.Siren) {
		wrong.Wrong("siren", "purchase.siren_wrong")
	}
	if _, ok := wire.IBAN(s.IBAN); s.IBAN != "" && !ok {
		wrong.Wrong("iban", "wire.iban_wrong")
	}
	if s.Terms.Days < 0 || s.Terms.Days > daysMax {
		wrong.Wrong("days", "purchase.days_between", base.Args{"max": daysMax})
	}
}

// check says everything that is wrong with an invoice at once.
func (d Draft) check(chart []ledger.Account) error {
	var wrong base.Checks
	d.Supplier.check(&wrong)
	wrong.Require("number", d.Number)
	tooLong(&wrong, "number", d.Number, numberMax)
	if !real(d.Issued) {
		wrong.Wrong("issued", "purchase.no_such_day")
	}
	switch {
	case d.Due == "":
	case !real(d.Due):
		wrong.Wrong("due", "purchase.no_such_day")
	case d.Due < d.Issued:
		wrong.Wrong("due", "purchase.due_before")
	}
	if len(d.Lines) == 0 || len(d.Lines) > linesMax {
		wrong.Wrong("lines[0].net", "purchase.lines_between", base.Args{"max": linesMax})
	}
	for i, l := range d.Lines {
		l.check(&wrong, chart, i)
	}
	if net, tax := d.totals(); len(d.Lines) > 0 && net+tax <= 0 {
		wrong.Wrong("lines[0].net", "purchase.total_positive")
	}
	return wrong.Fault()
}

func (l Line) check(wrong *base.Checks, chart []ledger.Account, i int) {
	at := func(field string) string { return "lines[" + strconv.Itoa(i) + "]." + field }
	tooLong(wrong, at("label"), l.Label, labelMax)
	checkAccount(wrong, chart, at("account"), l.Account)
	if l.Net == 0 && l.Tax == 0 {
		wrong.Wrong(at("net"), "purchase.line_nothing")
	}
	if l.Net.Abs() > money.Max || l.Tax.Abs() > money.Max {
		wrong.Wrong(at("net"), "purchase.too_much")
	}
}

// checkAccount wants an account that may say what something was for: a charge (class
// 6), or what lasts (class 2), or a deposit, a stock, an account of somebody.
func checkAccount(wrong *base.Checks, chart []ledger.Account, field, code string) {
	switch {
	case code == "":
		wrong.Wrong(field, "base.required")
	case !slices.ContainsFunc(chart, func(a ledger.Account) bool { return a.Code == code && a.ClosedOn == "" }):
		wrong.Wrong(field, "purchase.no_such_account", base.Args{"code": code})
	case code[0] == '7' || code[0] == '8':
		wrong.Wrong(field, "purchase.account_of_income", base.Args{"code": code})
	}
}
