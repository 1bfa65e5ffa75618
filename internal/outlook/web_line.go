package outlook

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// newKey is the key in the address of a hypothesis that is not written yet.
const newKey = "new"

// linePage reads what the form of one hypothesis needs.
func (d *Desk) linePage(c *web.Call) (p linePage, err error) {
	p.Kind, p.Key = forecast.Kind(c.Path("kind")), c.Path("key")
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return p, err
	}
	h := &o.Body.Hypotheses
	known := p.Key == newKey
	for _, head := range heads(h, p.Kind) {
		known = known || head.Key == p.Key
	}
	if !known || !isKind(p.Kind) {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	out, err := d.Reckon(c.Context(), c.Who, *h)
	if err != nil {
		return p, err
	}
	p.Told = told(c.Context(), o, out)
	p.Tried = p.Told
	p.Accounts, err = d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	if p.Activities, err = d.Activities.Living(c.Context(), c.Who); err != nil {
		return p, err
	}
	p.Offers, err = d.Offers(c.Context(), c.Who, h, p.Kind, p.Key)
	return p, err
}

// take fills the form with an offer, where the address names one, and tells what that changes.
func (d *Desk) take(c *web.Call, p *linePage) error {
	i := slices.IndexFunc(p.Offers, func(o Offer) bool { return o.Key == c.Query("take") })
	if i < 0 {
		return nil
	}
	h := &p.Outlook.Body.Hypotheses
	p.Offers[i].into(h, p.Kind, p.Key)
	p.Taken = p.Offers[i].Key
	out, err := d.Reckon(c.Context(), c.Who, *h)
	if err == nil {
		p.Tried = told(c.Context(), p.Outlook, out)
	}
	return err
}

func isKind(kind forecast.Kind) bool {
	for _, k := range Kinds() {
		if k == kind {
			return true
		}
	}
	return false
}

func (d *Desk) showLine(c *web.Call) error {
	p, err := d.linePage(c)
	if err != nil {
		return err
	}
	if err := d.take(c, &p); err != nil {
		return err
	}
	return c.Page(p)
}

// written is the forecast with the hypothesis as it is typed.
func (d *Desk) written(c *web.Call) (o Outlook, err error) {
	kind, key := forecast.Kind(c.Path("kind")), c.Path("key")
	if o, err = d.Get(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return o, err
	}
	if !isKind(kind) {
		return o, base.Refuse(base.NotFound, "base.not_found")
	}
	if key == newKey {
		key = fresh(&o.Body.Hypotheses, kind)
	}
	r := reading{Call: c}
	at := r.into(&o.Body.Hypotheses, kind, key)
	if err := r.Fault(); err != nil {
		return o, err
	}
	return o, near(d.sound(c.Context(), c.Who, o), fmt.Sprintf("%s[%d].", kind, at))
}

// near names the fields of a fault as the form of one hypothesis does.
func near(err error, prefix string) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	out := *f
	out.Fields = nil
	for _, field := range f.Fields {
		field.Name = strings.TrimPrefix(field.Name, prefix)
		out.Fields = append(out.Fields, field)
	}
	return &out
}

func (d *Desk) tryLine(c *web.Call) error {
	o, err := d.written(c)
	if err != nil {
		return answered(c, err)
	}
	before, err := d.one(c)
	if err != nil {
		return err
	}
	now, err := d.Reckon(c.Context(), c.Who, o.Body.Hypotheses)
	if err != nil {
		return answered(c, err)
	}
	return c.Part(trial{Was: before, Now: told(c.Context(), o, now)}.Body())
}

// answered says what is wrong with what is being typed; what is not about it is passed on.
func answered(c *web.Call, err error) error {
	if base.KindOf(err) != base.Invalid {
		return err
	}
	return c.Part(refused(err))
}

func (d *Desk) postLine(c *web.Call) error {
	o, err := d.written(c)
	if err == nil {
		var wrong base.Checks
		o.Revision = c.Int("revision", &wrong)
		o, err = d.Save(c.Context(), c.Who, o)
	}
	if err != nil {
		p, missing := d.linePage(c)
		if missing != nil {
			return missing
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/forecasts/%s", o.ID), "outlook.said_saved")
}

func (d *Desk) postLineRemoval(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	o.Body = o.Body.Without(c.Path("key"))
	if _, err := d.Save(c.Context(), c.Who, o); err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts/%s", o.ID), "outlook.said_removed")
}

// reading reads one hypothesis of a form, and notes what cannot be read.
type reading struct {
	*web.Call
	base.Checks
}

// into writes the hypothesis among the others, and tells its place in its list.
func (r *reading) into(h *forecast.Hypotheses, kind forecast.Kind, key string) (at int) {
	head := r.head(key)
	switch kind {
	case forecast.OfSales:
		h.Sales, at = put(h.Sales, key, r.sale(head))
	case forecast.OfGrants:
		h.Grants, at = put(h.Grants, key, r.grant(head))
	case forecast.OfCosts:
		h.Costs, at = put(h.Costs, key, r.cost(head))
	case forecast.OfStaff:
		h.Staff, at = put(h.Staff, key, r.hire(head))
	case forecast.OfInvestments:
		h.Investments, at = put(h.Investments, key, r.investment(head))
	case forecast.OfEndowments:
		h.Endowments, at = put(h.Endowments, key, r.endowment(head))
	case forecast.OfLoans:
		h.Loans, at = put(h.Loans, key, r.loan(head))
	default:
		h.Flows, at = put(h.Flows, key, r.flow(head))
	}
	return at
}

func (r *reading) head(key string) forecast.Head {
	account, _, _ := strings.Cut(r.Value("account"), " ")
	head := forecast.Head{Key: key, Label: r.Value("label"), Activity: r.Value("activity"),
		Why: forecast.Why{Source: r.Value("source"), Note: r.Value("note"), Confidence: forecast.Confidence(r.Value("confidence"))}}
	if account != "" {
		head.Account = six(account)
	}
	r.Require("label", head.Label)
	return head
}

func (r *reading) amount(name string) money.Cents { return r.Amount(name, &r.Checks) }

// rate reads a percentage: two decimals, as basis points are.
func (r *reading) rate(name string) money.Rate { return money.Rate(r.Amount(name, &r.Checks)) }

func (r *reading) whole(name string) int { return r.Int(name, &r.Checks) }

func (r *reading) month(name string) forecast.Month { return forecast.Month(r.Value(name)) }

// stepsMax is how many steps a form shows at most.
const stepsMax = 60

// steps reads the rows of a series; a first row without a month holds always, and rows
// without a value are left out.
func (r *reading) steps(name string) (s forecast.Series) {
	for i := range stepsMax {
		from, value := fmt.Sprintf("%s[%d].from", name, i), fmt.Sprintf("%s[%d].value", name, i)
		if !r.Form().Has(value) {
			break
		}
		if r.Value(value) != "" {
			s = append(s, forecast.Step{From: r.month(from), Value: int64(r.amount(value))})
		}
	}
	return s
}

// season reads twelve percentages; none where all are a usual month's.
func (r *reading) season() (out []int64) {
	usual := true
	for m := range 12 {
		name := fmt.Sprintf("season_bp[%d]", m)
		weight := int64(10000)
		if r.Value(name) != "" {
			weight = int64(r.rate(name))
		}
		usual = usual && weight == 10000
		out = append(out, weight)
	}
	if usual {
		return nil
	}
	return out
}

func (r *reading) sale(head forecast.Head) forecast.Sale {
	s := forecast.Sale{Head: head, Season: r.season(), Growth: r.rate("growth_bp"), VATRate: r.rate("vat_bp"), OnInvoice: r.Checked("vat_on_invoice"), Delay: r.whole("delay_days")}
	if r.Value("way") != byDriver {
		s.Amount = r.steps("amount")
		return s
	}
	s.Driver = &forecast.Driver{Capacity: int64(r.whole("driver.capacity")), Openings: forecast.Always(int64(r.whole("driver.openings"))),
		Occupancy: r.steps("driver.occupancy_bp"), Price: r.steps("driver.price_cents")}
	return s
}

func (r *reading) cost(head forecast.Head) forecast.Cost {
	c := forecast.Cost{Head: head, Season: r.season(), Variable: r.Checked("variable"), VATRate: r.rate("vat_bp"), OnInvoice: r.Checked("vat_on_invoice"), Delay: r.whole("delay_days")}
	if r.Value("growth_bp") != "" {
		growth := r.rate("growth_bp")
		c.Growth = &growth
	}
	if account := strings.TrimSpace(r.Value(ofStock + "account")); account != "" {
		code, _, _ := strings.Cut(account, " ")
		c.Stock = &forecast.Stock{Account: six(code), Days: r.whole(ofStock + "days")}
	}
	if r.Value("way") != byShare {
		c.Amount = r.steps("amount")
		return c
	}
	c.Of, c.Share = r.Form()["of"], r.rate("share_bp")
	if len(c.Of) == 0 {
		r.Wrong("of", "base.required")
	}
	return c
}

func (r *reading) hire(head forecast.Head) forecast.Hire {
	s := forecast.Hire{Head: head, From: r.month("from"), To: r.month("to"), Heads: int64(r.whole("heads")), Gross: r.amount("gross_cents"), Growth: r.rate("growth_bp")}
	if s.Account == "" {
		s.Account = "641100"
	}
	for name, to := range map[string]**money.Cents{"net_cents": &s.Net, "employer_cents": &s.Employer} {
		if r.Value(name) != "" {
			v := r.amount(name)
			*to = &v
		}
	}
	return s
}

func (r *reading) grant(head forecast.Head) forecast.Grant {
	g := forecast.Grant{Head: head, Cents: r.amount("cents"), State: forecast.State(r.Value("state")), Probability: r.rate("probability_bp"),
		From: r.month("from"), To: r.month("to"), Funder: r.Value("funder")}
	for i := range stepsMax {
		month, share := fmt.Sprintf("instalments[%d].month", i), fmt.Sprintf("instalments[%d].share_bp", i)
		if !r.Form().Has(share) {
			break
		}
		if r.Value(share) != "" {
			g.Instalments = append(g.Instalments, forecast.Instalment{Month: r.month(month), Share: r.rate(share)})
		}
	}
	return g
}

func (r *reading) investment(head forecast.Head) forecast.Investment {
	return forecast.Investment{Head: head, Cents: r.amount("cents"), Month: r.month("month"), Years: r.whole("years"), VATRate: r.rate("vat_bp")}
}

func (r *reading) endowment(head forecast.Head) forecast.Endowment {
	return forecast.Endowment{Head: head, Cents: r.amount("cents"), State: forecast.State(r.Value("state")), Probability: r.rate("probability_bp"),
		Month: r.month("month"), For: r.Form()["for"], Funder: r.Value("funder")}
}

func (r *reading) loan(head forecast.Head) forecast.Loan {
	return forecast.Loan{Head: head, Cents: r.amount("cents"), Rate: r.rate("rate_bp"), Month: r.month("month"), First: r.month("first"),
		Terms: r.whole("terms"), Deferred: r.whole("deferred"), AtOnce: r.Checked("at_once")}
}

func (r *reading) flow(head forecast.Head) forecast.Flow {
	f := forecast.Flow{Head: head, Month: r.month("month"), Cents: r.amount("cents")}
	if r.Value("way") == paidOut {
		f.Cents = -f.Cents
	}
	return f
}

// accountsOf are the accounts that a kind of hypothesis may bear.
func accountsOf(all []ledger.Account, kind forecast.Kind) (out []ledger.Account) {
	classes := map[forecast.Kind]string{forecast.OfSales: "7", forecast.OfGrants: "7", forecast.OfCosts: "6", forecast.OfStaff: "6",
		forecast.OfInvestments: "2", forecast.OfEndowments: "1", forecast.OfLoans: "1", forecast.OfFlows: "124"}[kind]
	for _, a := range all {
		if strings.ContainsRune(classes, rune(a.Code[0])) {
			out = append(out, a)
		}
	}
	return out
}
