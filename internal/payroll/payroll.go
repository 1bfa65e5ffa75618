// Package payroll estimates what an employee costs: contributions line by line at the rates
// of the law, the general reduction, the tax on wages. An estimate is never a payslip. It
// announces nothing and must never know who is employed.
package payroll

import (
	"math"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/money"
)

// Ask is a wage to estimate.
type Ask struct {
	Gross    money.Cents // a month, before contributions
	Share    money.Rate  // of full time; all of it where 0
	Staff    int         // employees of the place, which some rates depend on
	Accident law.Value   // the place's own rate of work accidents; the average where 0
	On       day.Day
}

// worked is what a figure of full time is for the time worked.
func (a Ask) worked(whole money.Cents) money.Cents {
	if a.Share == 0 {
		return whole
	}
	return a.Share.Of(whole)
}

// Estimate is what a wage costs in a month.
type Estimate struct {
	Ask
	Lines       []Line
	Coefficient law.Value   // of the general reduction, in ten-thousandths
	Reduction   money.Cents // what it takes off
	Charges     money.Cents // the employer's part
	Cost        money.Cents // gross and employer's part
	Net         money.Cents // what is paid, by convention
	Stale       bool        // whether a figure of the day is not known, and the last one was used
}

// Line is one contribution of the employer.
type Line struct {
	law.Known
	On    money.Cents // the part of the wage that it is reckoned on
	Cents money.Cents
}

// Finder finds a figure of the law.
type Finder func(key string, on day.Day) (law.Known, error)

// NetShare is what is paid of a gross wage: a convention for forecasts, not a rule.
const NetShare money.Rate = 7810

// contribution is one that an employer owes, on some part of a wage.
type contribution struct {
	key string
	on  part
}

// part is the part of a wage that a contribution is reckoned on.
type part int

const (
	all    part = iota
	first       // up to the ceiling of social security (CSS, art. L. 241-3)
	second      // from there to eight ceilings (ANI of 17 November 2017, art. 33 and following)
	both        // up to eight ceilings, of a wage that is over one
	four        // up to four ceilings (unemployment, art. 51 of its general rules)
)

// of is that part of a wage.
func (p part) of(gross, ceiling money.Cents) money.Cents {
	switch {
	case p == first:
		return min(gross, ceiling)
	case p == second:
		return max(0, min(gross, 8*ceiling)-ceiling)
	case p == both && gross > ceiling:
		return min(gross, 8*ceiling)
	case p == both:
		return 0
	case p == four:
		return min(gross, 4*ceiling)
	}
	return gross
}

// contributions are the employer's, those of larger places in place of the others.
func contributions(staff int) []contribution {
	housing, training := contribution{"pay_fnal_lt50", first}, contribution{"pay_training_lt11", all}
	if staff >= 50 {
		housing = contribution{"pay_fnal_ge50", all}
	}
	if staff >= 11 {
		training = contribution{"pay_training_ge11", all}
	}
	return []contribution{{"pay_health", all}, {"pay_csa", all}, {"pay_old_age_capped", first}, {"pay_old_age", all}, {"pay_family", all}, housing,
		{"pay_unemployment", four}, {"pay_ags", four}, {"pay_dialogue", all}, {"pay_agirc", first}, {"pay_ceg", first},
		{"pay_agirc_2", second}, {"pay_ceg_2", second}, {"pay_cet", both}, {accident, all}, training}
}

const accident = "pay_accident"

// Of estimates a wage. The ceiling of social security is in proportion to the time worked, as
// the SMIC is (CSS, art. R. 242-2 and L. 242-8).
func Of(a Ask, find Finder) (Estimate, error) {
	e := Estimate{Ask: a, Net: NetShare.Of(a.Gross)}
	r := reader{find: find, on: a.On}
	if a.Gross <= 0 {
		return e, base.Wrong("gross", "payroll.no_wage")
	}
	ceiling := a.worked(r.get("pss_month").Value.Cents())
	for _, c := range contributions(a.Staff) {
		on := c.on.of(a.Gross, ceiling)
		if on == 0 {
			continue
		}
		k := r.get(c.key)
		if c.key == accident && a.Accident > 0 {
			k.Value = a.Accident
		}
		cents := on.Ratio(int64(k.Value), 100*tenThousand)
		e.Lines = append(e.Lines, Line{k, on, cents})
		e.Charges += cents
	}
	e.Coefficient = r.reduction(a)
	if r.err != nil {
		return e, r.err
	}
	e.Reduction = a.Gross.Ratio(int64(e.Coefficient), tenThousand)
	e.Charges -= e.Reduction
	e.Cost, e.Stale = a.Gross+e.Charges, r.stale
	return e, nil
}

const tenThousand = 10_000

// reader reads figures and remembers what went wrong with one of them.
type reader struct {
	find  Finder
	on    day.Day
	err   error
	stale bool
}

func (r *reader) get(key string) law.Known { return r.at(key, r.on) }

func (r *reader) at(key string, on day.Day) law.Known {
	k, err := r.find(key, on)
	if err != nil && r.err == nil {
		r.err = err
	}
	r.stale = r.stale || k.Stale
	return k
}

// reduction is the coefficient of the general reduction (CSS, art. L. 241-13 and D. 241-7):
// Tmin + Tdelta × (½ × (3 × SMIC ÷ gross − 1))^power, four decimals, nothing from three
// times the SMIC on. The SMIC is that of the first of January all year, in proportion to
// the time worked.
func (r *reader) reduction(a Ask) law.Value {
	top := "rgdu_tmax_lt50"
	if a.Staff >= 50 {
		top = "rgdu_tmax_ge50"
	}
	least, most, power, exit := r.get("rgdu_tmin").Value, r.get(top).Value, r.get("rgdu_power").Value, r.get("rgdu_exit_smic").Value
	smic := a.worked(r.at("smic_month", day.Date(a.On.Year(), 1, 1)).Value.Cents())
	if a.Gross >= smic.Ratio(int64(exit), tenThousand) {
		return 0
	}
	ratio := float64(exit) / tenThousand * float64(smic) / float64(a.Gross)
	grown := math.Pow((ratio-1)/2, float64(power)/tenThousand)
	return min(most, least+law.Value(math.Round(float64(most-least)*grown)))
}
