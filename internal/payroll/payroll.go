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
	Cents money.Cents
}

// Finder finds a figure of the law.
type Finder func(key string, on day.Day) (law.Known, error)

// NetShare is what is paid of a gross wage: a convention for forecasts, not a rule.
const NetShare money.Rate = 7810

// contributions are the employer's, the last of a pair for larger places.
func contributions(staff int) []string {
	fnal, training := "pay_fnal_lt50", "pay_training_lt11"
	if staff >= 50 {
		fnal = "pay_fnal_ge50"
	}
	if staff >= 11 {
		training = "pay_training_ge11"
	}
	return []string{"pay_health", "pay_csa", "pay_old_age_capped", "pay_old_age", "pay_family", fnal, "pay_unemployment", "pay_ags",
		"pay_dialogue", "pay_agirc", "pay_ceg", accident, training}
}

const accident = "pay_accident"

// Of estimates a wage. Above the ceiling of social security other rates begin, which are
// not known here: such a wage is refused rather than estimated wrong.
func Of(a Ask, find Finder) (Estimate, error) {
	e := Estimate{Ask: a, Net: NetShare.Of(a.Gross)}
	r := reader{find: find, on: a.On}
	ceiling := r.get("pss_month").Value.Cents()
	for _, key := range contributions(a.Staff) {
		k := r.get(key)
		if key == accident && a.Accident > 0 {
			k.Value = a.Accident
		}
		cents := a.Gross.Ratio(int64(k.Value), 100*tenThousand)
		e.Lines = append(e.Lines, Line{k, cents})
		e.Charges += cents
	}
	e.Coefficient = r.reduction(a)
	if r.err != nil {
		return e, r.err
	}
	switch {
	case a.Gross <= 0:
		return e, base.Wrong("gross", "payroll.no_wage")
	case a.Gross > ceiling:
		return e, base.Wrong("gross", "payroll.above_ceiling", base.Args{"ceiling": ceiling})
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
	smic := r.at("smic_month", day.Date(a.On.Year(), 1, 1)).Value.Cents()
	if a.Share > 0 {
		smic = a.Share.Of(smic)
	}
	if a.Gross <= 0 || a.Gross >= smic.Ratio(int64(exit), tenThousand) {
		return 0
	}
	ratio := float64(exit) / tenThousand * float64(smic) / float64(a.Gross)
	grown := math.Pow((ratio-1)/2, float64(power)/tenThousand)
	return min(most, least+law.Value(math.Round(float64(most-least)*grown)))
}
