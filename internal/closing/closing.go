// Package closing brings a financial year to its end: it says what is left to do and what
// stands in the way, carries the balances forward, locks the year, and appropriates the
// result once the assembly has decided. It announces nothing. It must never know how an
// entry is kept: it asks the ledger.
package closing

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Carried is what a year leaves to the next: one line an account of classes 1 to 5, and
// one a third party, the result on 120 or 129 (PCG, art. 112-3: the opening is the closing).
func Carried(balance map[string]money.Cents, owed []ledger.Owed, surplus, deficit string) []ledger.Line {
	left := map[string]money.Cents{}
	for code, net := range balance {
		if code[0] <= '5' {
			left[code] += net
		}
	}
	var lines []ledger.Line
	for _, o := range owed {
		if net := o.Debit - o.Credit; net != 0 {
			l := ledger.Side(o.Account, net)
			l.Third = o.Third
			lines = append(lines, l)
		}
		left[o.Account] -= o.Debit - o.Credit
	}
	if result := ledger.Result(balance); result >= 0 {
		left[surplus] -= result
	} else {
		left[deficit] -= result
	}
	for _, code := range slices.Sorted(maps.Keys(left)) {
		if left[code] != 0 {
			lines = append(lines, ledger.Side(code, left[code]))
		}
	}
	slices.SortStableFunc(lines, func(a, b ledger.Line) int {
		return cmp.Or(strings.Compare(a.Account, b.Account), strings.Compare(a.Third, b.Third))
	})
	return lines
}

// Share is a part of the result that goes to an account.
type Share struct {
	Account string
	Amount  money.Cents
}

// Shared is how a surplus is used: the deficits carried forward are made good first.
func Shared(surplus, deficits money.Cents) (made, rest money.Cents) {
	made = min(surplus, max(deficits, 0))
	return made, surplus - made
}

// The least that a cooperative of collective interest keeps of a surplus: 15 % to the
// legal reserve, then half of the rest to the reserve of its articles (loi n° 47-1775,
// art. 16 and 19 nonies).
const (
	legalShare     money.Rate = 1500
	statutoryShare money.Rate = 5000
)

// Reserves is what a cooperative of collective interest keeps at least.
func Reserves(surplus money.Cents) (legal, statutory money.Cents) {
	legal = legalShare.Of(surplus)
	return legal, statutoryShare.Of(surplus - legal)
}

// Kept refuses reserves below the least.
func Kept(surplus, legal, statutory money.Cents) error {
	wantLegal, wantStatutory := Reserves(surplus)
	var wrong base.Checks
	if legal < wantLegal {
		wrong.Wrong("legal", "closing.reserve_least", base.Args{"least": wantLegal})
	}
	if legal+statutory < wantLegal+wantStatutory {
		wrong.Wrong("statutory", "closing.reserve_least", base.Args{"least": wantStatutory})
	}
	if legal+statutory > surplus {
		wrong.Wrong("statutory", "closing.more_than_result", base.Args{"result": surplus})
	}
	return wrong.Fault()
}

// State is where a step stands.
type State string

// The states of a step.
const (
	Done    State = "done"
	Todo    State = "todo"
	Blocked State = "blocked" // the year cannot be closed so
)

// Step is one of the seventeen of a closing.
type Step struct {
	Key     string
	State   State
	ByHand  bool // only a person can say that it is done
	Reason  string
	Args    base.Args
	Lines   []Share // the accounts that stand in the way, or that the step is about
	Reading string  // path below the place where one does it
}

// Part is a group of steps that follow each other.
type Part struct {
	Key   string
	Steps []Step
}

// parts are the keys of the groups, and the step that begins each.
var parts = []struct{ key, first string }{{"sort", "bank"}, {"work", "cut_off"}, {"check", "vat"}, {"lock", "statements"}, {"after", "assembly"}}

// Parts groups the steps.
func Parts(all []Step) []Part {
	var out []Part
	for _, s := range all {
		if n := len(out); n < len(parts) && s.Key == parts[n].first {
			out = append(out, Part{Key: parts[n].key})
		}
		last := &out[len(out)-1]
		last.Steps = append(last.Steps, s)
	}
	return out
}

// Blocking gives the steps that stand in the way.
func Blocking(all []Step) (out []Step) {
	for _, s := range all {
		if s.State == Blocked {
			out = append(out, s)
		}
	}
	return out
}

// starting gives the accounts that begin by one of the prefixes and hold something.
func starting(balance map[string]money.Cents, prefixes ...string) (out []Share) {
	for _, code := range slices.Sorted(maps.Keys(balance)) {
		for _, p := range prefixes {
			if strings.HasPrefix(code, p) && balance[code] != 0 {
				out = append(out, Share{code, balance[code]})
			}
		}
	}
	return out
}

func sum(shares []Share) (total money.Cents) {
	for _, s := range shares {
		total += s.Amount
	}
	return total
}
