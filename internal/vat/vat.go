// Package vat knows under which rules the place stands for value added tax, dated: none,
// franchise with its thresholds watched, real. It refuses VAT to whoever may not charge
// it, brings into force what waited for a payment, and prepares the returns. It announces
// nothing. It must never know why an entry is made: it reads accounts and days.
package vat

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Kind says how the place stands.
type Kind string

// The kinds of regime.
const (
	Outside   Kind = "outside"   // all it does is exempt (CGI, art. 261) or out of scope
	Franchise Kind = "franchise" // below the thresholds of CGI, art. 293 B
	Real      Kind = "real"
)

// Kinds lists them in the order in which places meet them.
func Kinds() []Kind { return []Kind{Outside, Franchise, Real} }

// Filing says how often returns are sent.
type Filing string

// The rhythms (CGI, art. 287): by quarter where less than 4,000 € are due in a year.
const (
	Monthly   Filing = "month"
	Quarterly Filing = "quarter"
)

// Regime is how the place stands from a day on.
type Regime struct {
	From     day.Day
	Kind     Kind
	Filing   Filing
	Debits   bool // VAT on services is due when invoiced, not when paid
	DueDom   int  // day of the following month on which a return is due
	Taxed    money.Cents
	Turnover money.Cents // 0 where all of it is taxed
}

// The days of the month on which returns may be due.
const (
	dueFirst = 15
	dueLast  = 24
)

// Coefficient is the part of the VAT on costs that may be deducted.
func (r Regime) Coefficient() Coefficient { return CoefficientOf(r.Taxed, r.Turnover) }

func (r Regime) check() error {
	var wrong base.Checks
	if _, err := day.Parse(string(r.From)); err != nil {
		wrong.Wrong("from", "vat.no_such_day")
	}
	if !slices.Contains(Kinds(), r.Kind) {
		wrong.Wrong("kind", "base.required")
	}
	if r.Kind == Real {
		if r.Filing != Monthly && r.Filing != Quarterly {
			wrong.Wrong("filing", "base.required")
		}
		if r.DueDom < dueFirst || r.DueDom > dueLast {
			wrong.Wrong("due", "vat.due_between", base.Args{"first": dueFirst, "last": dueLast})
		}
	}
	if r.Taxed < 0 || r.Turnover < 0 || r.Taxed > r.Turnover || r.Turnover > money.Max {
		wrong.Wrong("taxed", "vat.part_of_turnover")
	}
	return wrong.Fault()
}

// On finds the regime of a day among all, the latest first; false before the first one.
func On(all []Regime, d day.Day) (Regime, bool) {
	for _, r := range all {
		if r.From <= d {
			return r, true
		}
	}
	return Regime{}, false
}

// Coefficient is a share in hundredths.
type Coefficient int64

const whole Coefficient = 100

// CoefficientOf gives the coefficient of deduction: taxed turnover over turnover, rounded
// up to the hundredth (CGI, annexe II, art. 206, III, 3).
func CoefficientOf(taxed, turnover money.Cents) Coefficient {
	if turnover <= 0 {
		return whole
	}
	return Coefficient((int64(taxed)*int64(whole) + int64(turnover) - 1) / int64(turnover))
}

// Of gives what may be deducted of an amount of VAT.
func (c Coefficient) Of(vat money.Cents) money.Cents { return vat.Ratio(int64(c), int64(whole)) }

// Use says what an account gathers, by the prefix of its number.
type Use string

// The uses of the accounts of VAT.
const (
	Collected    Use = "44571"
	Acquired     Use = "4452" // charged by the place itself on what it bought in the European Union
	OnAssets     Use = "44562"
	OnCosts      Use = "44566"
	Credit       Use = "44567"
	Payable      Use = "44551"
	WaitingSales Use = "44587" // collected on what is not paid yet
	WaitingCosts Use = "44586"
	Asked        Use = "44583" // of the State, which is to pay a credit back
)

var uses = []Use{Collected, Acquired, OnAssets, OnCosts, Credit, Payable, WaitingSales, WaitingCosts, Asked}

// UseOf tells what an account gathers, "" for nothing of VAT.
func UseOf(account string) Use {
	for _, u := range uses {
		if strings.HasPrefix(account, string(u)) {
			return u
		}
	}
	return ""
}

// sales tells whether the account gathers VAT of what is sold.
func (u Use) sales() bool { return u == Collected || u == WaitingSales }

// due is where VAT that waited goes once it is due.
func (u Use) due() Use {
	if u == WaitingSales {
		return Collected
	}
	return OnCosts
}
