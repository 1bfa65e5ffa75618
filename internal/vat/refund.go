package vat

import (
	"pilotis/internal/base"
	"pilotis/internal/money"
)

// The least credit that the State pays back (CGI, annexe II, art. 242-0 C): at the end of
// the calendar year, and of any other period.
const (
	refundYear   = 150_00
	refundPeriod = 760_00
)

// leastRefund is the least that may be asked back at the end of the period.
func (p Period) leastRefund() money.Cents {
	if p.To.Month() == 12 {
		return refundYear
	}
	return refundPeriod
}

// Refundable tells whether part of the credit may be asked back.
func (t Return) Refundable() bool { return t.Carried >= t.leastRefund() }

// refundable refuses what the State would.
func (t Return) refundable(refund money.Cents) error {
	least := t.leastRefund()
	switch {
	case refund < least || refund > t.Carried:
		return base.Wrong("refund", "vat.refund_between", base.Args{"least": least, "most": t.Carried})
	case refund%100 != 0:
		return base.Wrong("refund", "vat.refund_whole")
	}
	return nil
}
