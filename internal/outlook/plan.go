package outlook

import (
	"pilotis/internal/analysis"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// Plan is a financing plan: what is needed for good, and what pays for it.
type Plan struct {
	Stretch
	Needs     []Part      `json:"needs" nullable:"false"`
	Resources []Part      `json:"resources" nullable:"false"`
	Balance   money.Cents `json:"balance_cents" doc:"resources less needs: by how much the bank grows"`
	Cash      money.Cents `json:"cash_end_cents" doc:"what the bank holds at the end"`
}

// Part is one line of a plan.
type Part struct {
	Key   string      `json:"key" enum:"investments,deposits,repayments,need,withdrawn,own,loans,investment_grants,caf"`
	Cents money.Cents `json:"amount_cents"`
}

// The lines of a financing plan.
const (
	needInvestments = "investments"
	needDeposits    = "deposits"
	needRepayments  = "repayments"
	needCapital     = "need"
	needWithdrawn   = "withdrawn"
	fromOwn         = "own"
	fromLoans       = "loans"
	fromGrants      = "investment_grants"
	fromCAF         = "caf"
)

// PlanOf is the financing plan of a year. What it leaves is what the bank gained: a plan
// and a cash plan that differ would be two truths.
func PlanOf(o *forecast.Outcome, year int) Plan {
	from, to := bounds(o, year)
	trial := o.Trial(from, to)
	after, before := Books(o, year), opening(o, year)
	own := -trial.Sum("10", "11", "12")
	lent := o.Lent(from, to)
	p := Plan{Stretch: stretch(o, year), Needs: []Part{}, Resources: []Part{}, Cash: after.Functional().Treasury.Cents}
	p.need(needInvestments, trial.Sum("20", "21", "22", "23", "24"))
	p.need(needDeposits, trial.Sum("25", "26", "27"))
	p.need(needRepayments, trial.Sum("16", "17")+lent)
	p.need(needCapital, after.Functional().Need.Cents-before.Functional().Need.Cents)
	p.need(needWithdrawn, max(0, -own))
	p.resource(fromOwn, max(0, own))
	p.resource(fromLoans, lent)
	p.resource(fromGrants, -trial.Sum("131"))
	p.resource(fromCAF, after.CAF(analysis.Reformed).Cents)
	p.close()
	return p
}

// initial is what the beginning needs: what is bought and deposited in the first year, the
// VAT that is advanced on it, the most that the activity ever ties up.
func initial(o *forecast.Outcome) Plan {
	from, to := bounds(o, 0)
	trial := o.Trial(from, to)
	p := Plan{Stretch: stretch(o, 0), Needs: []Part{}, Resources: []Part{}}
	p.need(needInvestments, trial.Sum("20", "21", "22", "23", "24"))
	p.need(needDeposits, trial.Sum("25", "26", "27"))
	p.need(needCapital, most(o, from, to))
	p.resource(fromOwn, max(0, -trial.Sum("10", "11", "12")))
	p.resource(fromLoans, o.Lent(from, to))
	p.resource(fromGrants, -trial.Sum("131"))
	p.close()
	p.Cash = o.Held("512000") + p.Balance
	return p
}

// most is the most that the activity ties up at the end of a month.
func most(o *forecast.Outcome, from, to int) (top money.Cents) {
	for t := from + 1; t <= to; t++ {
		top = max(top, BooksTo(o, from, t).Functional().Need.Cents)
	}
	return top
}

func (p *Plan) need(key string, c money.Cents) {
	if c != 0 {
		p.Needs = append(p.Needs, Part{key, c})
	}
}

func (p *Plan) resource(key string, c money.Cents) {
	if c != 0 {
		p.Resources = append(p.Resources, Part{key, c})
	}
}

func (p *Plan) close() {
	for _, r := range p.Resources {
		p.Balance += r.Cents
	}
	for _, n := range p.Needs {
		p.Balance -= n.Cents
	}
}
