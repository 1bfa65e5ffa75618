package payroll

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/money"
)

// WageTax is what an employer that is not liable to VAT pays on the wages of a year (CGI,
// art. 231, 1679 and 1679 A).
type WageTax struct {
	Before    money.Cents // by bands, each employee's apart
	Relief    money.Cents // for small sums
	Abatement money.Cents // of associations
	Due       money.Cents
	Stale     bool // whether a figure of the day is not known, and the last one was used
}

// employeesMax bounds how many wages are taxed at once.
const employeesMax = 1000

// WageTaxOf taxes the gross wages of a year, one for each employee.
func WageTaxOf(yearly []money.Cents, association bool, on day.Day, find Finder) (t WageTax, err error) {
	if err := checkWages(yearly); err != nil {
		return t, err
	}
	r := reader{find: find, on: on}
	first, second := r.get("ts_limit_1").Value.Cents(), r.get("ts_limit_2").Value.Cents()
	rates := []law.Value{r.get("ts_rate_1").Value, r.get("ts_rate_2").Value, r.get("ts_rate_3").Value}
	for _, wage := range yearly {
		for i, slice := range []money.Cents{min(wage, first), min(wage, second) - first, wage - second} {
			t.Before += max(0, slice).Ratio(int64(rates[i]), 100*tenThousand)
		}
	}
	t.Due = relieved(t.Before, r.get("ts_nil_below").Value.Cents(), r.get("ts_discount_limit").Value.Cents())
	t.Relief = t.Before - t.Due
	if association {
		t.Abatement = min(t.Due, r.get("ts_abatement_asso").Value.Cents())
	}
	t.Due, t.Stale = t.Due-t.Abatement, r.stale
	return t, r.err
}

func checkWages(yearly []money.Cents) error {
	if len(yearly) == 0 {
		return base.Wrong("wages", "payroll.no_wages")
	}
	if len(yearly) > employeesMax {
		return base.Wrong("wages", "payroll.too_many_wages", base.Args{"max": employeesMax})
	}
	for i, w := range yearly {
		if w <= 0 || w > money.Max/employeesMax {
			return base.Wrong("wages", "payroll.wage_wrong", base.Args{"line": i + 1})
		}
	}
	return nil
}

// relieved takes nothing where the tax is small, and three quarters of what it lacks of a
// limit off where it is under it.
func relieved(tax, nothing, limit money.Cents) money.Cents {
	switch {
	case tax <= nothing:
		return 0
	case tax < limit:
		return tax - (limit-tax).Ratio(3, 4)
	}
	return tax
}
