package vat

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// leastRefund names the least credit that the State pays back: at the end of the calendar year,
// and of any other period (CGI, annexe II, art. 242-0 C).
func (p Period) leastRefund() string {
	if p.To.Month() == time.December {
		return "vat_refund_year"
	}
	return "vat_refund_period"
}

// Refundable tells whether part of the credit may be asked back.
func (t Return) Refundable() bool { return t.Least > 0 && t.Carried >= t.Least }

// refundable refuses what the State would.
func (t Return) refundable(refund money.Cents) error {
	switch {
	case refund < t.Least || refund > t.Carried:
		return base.Wrong("refund", "vat.refund_between", base.Args{"least": t.Least, "most": t.Carried})
	case refund%100 != 0:
		return base.Wrong("refund", "vat.refund_whole")
	}
	return nil
}
