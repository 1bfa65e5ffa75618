package training

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Form is what was signed: a contract with a person who pays, a convention with whoever pays for
// them.
type Form string

// The forms (Code du travail, L6353-1 and L6353-3).
const (
	Unsigned   Form = ""
	Contract   Form = "contract"
	Convention Form = "convention"
)

// Forms lists those that are signed.
func Forms() []Form { return []Form{Contract, Convention} }

// Agreement is what was signed with a trainee, and when.
type Agreement struct {
	Form     Form
	Remote   bool // signed at a distance, or away from the premises
	SignedOn day.Day
}

// Rules are what the law sets on a day.
type Rules struct {
	OnSite   int        // days to withdraw from a contract (Code du travail, L6353-5)
	AtRemote int        // the same, of one signed at a distance (Code de la consommation, L221-18)
	Deposit  money.Rate // at most, once the delay is over and before the training begins (L6353-6)
	Declare  int        // working days to declare an entry or an exit
}

// Withdrawal is the last day on which a person may withdraw from a contract; a delay that ends on
// a day off ends on the next working day. Of a convention there is none.
func (a Agreement) Withdrawal(r Rules, department string) (day.Day, bool) {
	if a.Form != Contract || a.SignedOn == "" {
		return "", false
	}
	n := r.OnSite
	if a.Remote {
		n = r.AtRemote
	}
	last := a.SignedOn.Add(n)
	for !works(last, department) {
		last = last.Add(1)
	}
	return last, true
}

// works tells whether a day is a working day: neither of a week's end nor a public holiday.
func works(d day.Day, department string) bool {
	_, off := day.HolidayOn(d, department)
	return d.Weekday() <= 5 && !off
}

// Due is the day by which an entry or an exit is declared: so many working days after it.
func (r Rules) Due(on day.Day, department string) day.Day {
	due := on
	for left := r.Declare; left > 0; {
		if due = due.Add(1); works(due, department) {
			left--
		}
	}
	return due
}

// payable refuses a payment that a contract does not allow yet: nothing while one may withdraw,
// then no more than the deposit before the training begins.
func (t Trainee) payable(r Rules, department string, begins, on day.Day, paid, amount money.Cents) error {
	if amount <= 0 {
		return base.Wrong("amount", "training.nothing_paid")
	}
	if t.Form == Unsigned {
		return base.Wrong("on", "training.not_signed")
	}
	if paid+amount > t.Price {
		return base.Wrong("amount", "training.too_much", base.Args{"left": t.Price - paid})
	}
	last, may := t.Withdrawal(r, department)
	switch {
	case !may:
		return nil
	case on <= last:
		return base.Wrong("on", "training.may_withdraw", base.Args{"last": last})
	case begins != "" && on < begins && paid+amount > r.Deposit.Of(t.Price):
		return base.Wrong("amount", "training.deposit", base.Args{"most": r.Deposit.Of(t.Price)})
	}
	return nil
}
