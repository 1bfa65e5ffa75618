package outlook

import (
	"errors"
	"fmt"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// Gross is a monthly wage before contributions, on a day.
type Gross struct {
	Cents money.Cents
	On    day.Day
}

// Wage is an estimate of what is paid of a gross wage; it is not a payslip.
type Wage struct {
	Net      money.Cents // to the employee
	Employer money.Cents // the employer's part
}

// Waged is hypotheses with the wages that are not told estimated. A wage that cannot be is
// named by its field.
func Waged(h forecast.Hypotheses, estimate func(Gross) (Wage, error)) (forecast.Hypotheses, error) {
	h.Staff = slices.Clone(h.Staff)
	var wrong base.Checks
	for i, s := range h.Staff {
		month, err := forecast.ParseMonth(string(s.From))
		if err != nil || s.Net != nil && s.Employer != nil {
			continue
		}
		w, err := estimate(Gross{s.Gross, month.First()})
		var f *base.Fault
		if errors.As(err, &f) && f.Kind == base.Invalid {
			wrong.Wrong(fmt.Sprintf("staff[%d].gross_cents", i), f.Key, f.Args)
			continue
		}
		if err != nil {
			return h, err
		}
		if s.Net == nil {
			h.Staff[i].Net = &w.Net
		}
		if s.Employer == nil {
			h.Staff[i].Employer = &w.Employer
		}
	}
	return h, wrong.Fault()
}
