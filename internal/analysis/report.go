package analysis

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

// The reports as programs read them: amounts in whole cents.

// SIGReport are the intermediate balances of a stretch in every reading, and what the place
// can finance by itself.
type SIGReport struct {
	From           day.Day                `json:"from"`
	To             day.Day                `json:"to"`
	Reformed       map[string]money.Cents `json:"reformed" doc:"each balance in cents, in the order of the accountants' body since 2025"`
	Classic        map[string]money.Cents `json:"classic" doc:"as before 2025"`
	Association    map[string]money.Cents `json:"association" doc:"what funds an association counted as a resource of its activity: a convention"`
	CAF            money.Cents            `json:"caf_cents" doc:"capacity to finance oneself"`
	CAFFromResult  []SumOut               `json:"caf_from_result" nullable:"false" doc:"the result, and what in it is not cash"`
	CAFFromEBITDA  []SumOut               `json:"caf_from_ebitda" nullable:"false" doc:"the gross operating surplus, and what else is cash"`
	BreakEven      EvenOut                `json:"break_even"`
	Balances       []BalanceStep          `json:"balances" nullable:"false" doc:"in the reading of today, each with what it adds and the accounts that it is made of"`
	LastReformed   map[string]money.Cents `json:"last_reformed,omitempty" doc:"of the same stretch a year before"`
	LastCAF        *money.Cents           `json:"last_caf_cents,omitempty"`
	ReadingsStated map[string]string      `json:"readings" doc:"where each reading comes from"`
}

// BalanceStep is a balance and what it adds to those before it.
type BalanceStep struct {
	SumOut
	Added []SumOut `json:"added" nullable:"false"`
}

// SumOut is an amount and the accounts that it is made of.
type SumOut struct {
	Key      string       `json:"key"`
	Cents    money.Cents  `json:"amount_cents"`
	Accounts []AccountOut `json:"accounts" nullable:"false"`
}

// AccountOut is what an account, or one third party on it, brings to an amount.
type AccountOut struct {
	Code  string      `json:"code"`
	Third string      `json:"third" doc:"code of a third party, empty where none"`
	Cents money.Cents `json:"amount_cents" doc:"read as the amount is"`
}

// EvenOut is the break-even of a stretch.
type EvenOut struct {
	Sales    money.Cents `json:"sales_cents"`
	Variable money.Cents `json:"variable_costs_cents"`
	Fixed    money.Cents `json:"fixed_costs_cents"`
	MarginBP money.Rate  `json:"margin_bp" doc:"what sales leave once they have paid for what follows them"`
	With     *EvenPoint  `json:"with_grants,omitempty" doc:"absent where no sales would be enough"`
	Without  *EvenPoint  `json:"without_grants,omitempty" doc:"absent where no sales would be enough"`
}

// EvenPoint is a level of sales at which nothing is lost.
type EvenPoint struct {
	Sales  money.Cents `json:"sales_cents"`
	Day    money.Cents `json:"day_hundredths" doc:"hundredths of days of a year of 360"`
	Safety money.Cents `json:"safety_cents"`
	Share  money.Rate  `json:"safety_bp"`
}

// RatiosReport are the ratios of a stretch, and the functional sheet on its last day.
type RatiosReport struct {
	From           day.Day          `json:"from"`
	To             day.Day          `json:"to"`
	WorkingCapital money.Cents      `json:"working_capital_cents"`
	Need           money.Cents      `json:"working_capital_need_cents"`
	Treasury       money.Cents      `json:"treasury_cents"`
	Ratios         map[string]int64 `json:"ratios" doc:"in hundredths of a percent, of a day or of a time; absent where there is nothing to divide by"`
	Lines          []RatioLine      `json:"lines" nullable:"false"`
}

// RatioLine is one ratio, what it is one figure of over another, and how it usually reads.
type RatioLine struct {
	Key    string      `json:"key"`
	Unit   Unit        `json:"unit" enum:"percent,days,times"`
	Known  bool        `json:"known" doc:"whether there is anything to divide by"`
	Value  int64       `json:"value_hundredths"`
	Last   *int64      `json:"last_hundredths,omitempty" doc:"a year before"`
	Over   money.Cents `json:"over_cents"`
	Under  money.Cents `json:"under_cents"`
	Light  Light       `json:"light" enum:"good,watch,weak,none" doc:"against the usual reading of funders and accountants, or the place's own; never the law's"`
	Source string      `json:"source,omitempty" doc:"where the usual reading comes from"`
}

// SIG draws up the report of the intermediate balances.
func (d *Desk) SIG(ctx context.Context, who base.Actor, p statement.Period) (SIGReport, error) {
	now, last, err := d.Beside(ctx, who, p)
	c := now.CAF(Reformed)
	out := SIGReport{From: p.From, To: p.To, Reformed: centsOf(now.Balances(Reformed)), Classic: centsOf(now.Balances(Classic)), Association: centsOf(now.Balances(Association)),
		CAF: c.Cents, CAFFromResult: partsOut(c.FromResult), CAFFromEBITDA: partsOut(c.FromEBITDA), BreakEven: breakEvenOut(now.BreakEven()),
		Balances: []BalanceStep{}, ReadingsStated: map[string]string{}}
	for _, b := range now.Balances(Reformed) {
		out.Balances = append(out.Balances, BalanceStep{partOut(b.Figure), partsOut(b.Added)})
	}
	if last != nil {
		caf := last.CAF(Reformed).Cents
		out.LastReformed, out.LastCAF = centsOf(last.Balances(Reformed)), &caf
	}
	for _, r := range Readings() {
		out.ReadingsStated[string(r)] = said(who.Lang, "reading_source_"+string(r))
	}
	return out, err
}

// RatiosOf draws up the report of the ratios.
func (d *Desk) RatiosOf(ctx context.Context, who base.Actor, p statement.Period) (RatiosReport, error) {
	all, err := d.Judge(ctx, who, p)
	f := all.Now.Functional()
	out := RatiosReport{From: p.From, To: p.To, WorkingCapital: f.WorkingCapital.Cents, Need: f.Need.Cents, Treasury: f.Treasury.Cents,
		Ratios: map[string]int64{}, Lines: []RatioLine{}}
	for _, j := range all.Ratios {
		if j.Known {
			out.Ratios[j.Key] = j.Value
		}
		line := RatioLine{Key: j.Key, Unit: j.Unit, Known: j.Known, Value: j.Value, Over: j.Over.Cents, Under: j.Under.Cents, Light: j.Light, Source: j.Mark.Source.In(who.Lang)}
		if j.Last.Known {
			line.Last = &j.Last.Value
		}
		out.Lines = append(out.Lines, line)
	}
	return out, err
}

// Ask draws up a report by its name, "sig" or "ratios", over days as typed.
func (d *Desk) Ask(ctx context.Context, who base.Actor, kind, from, to string) (any, error) {
	p, err := d.Statements.Asked(ctx, who, day.Day(from), day.Day(to))
	if err != nil {
		return nil, err
	}
	if kind == "ratios" {
		return d.RatiosOf(ctx, who, p)
	}
	return d.SIG(ctx, who, p)
}

func centsOf(all Balances) map[string]money.Cents {
	out := map[string]money.Cents{}
	for _, b := range all {
		out[b.Key] = b.Cents
	}
	return out
}

func partsOut(all []Figure) []SumOut {
	out := []SumOut{}
	for _, f := range all {
		out = append(out, partOut(f))
	}
	return out
}

func partOut(f Figure) SumOut {
	out := SumOut{f.Key, f.Cents, []AccountOut{}}
	for _, p := range f.Pieces {
		out.Accounts = append(out.Accounts, AccountOut{p.Account, p.Third, p.Cents})
	}
	return out
}

func breakEvenOut(e BreakEven) EvenOut {
	point := func(p Point) *EvenPoint {
		if !p.Reachable {
			return nil
		}
		return &EvenPoint{p.Sales, p.Day, p.Safety, p.SafetyBP}
	}
	return EvenOut{e.Sales.Cents, e.Variable.Cents, e.Standing.Cents, e.MarginBP(), point(e.With), point(e.Without)}
}
