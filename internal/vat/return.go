package vat

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Return is the VAT of a period, ready to be sent and booked.
type Return struct {
	Period
	Regime Regime
	Form
	Entry  ledger.Draft   // what is booked, or would be
	Booked ledger.EntryID // empty while it is not
	Drafts int            // entries of the period that wait to be validated: they are not in it
	DueOn  day.Day
	Least  money.Cents // that may be asked back of a credit
}

// Prepare fills in the return of a period from the validated entries.
func (d *Desk) Prepare(ctx context.Context, r db.Reader, who base.Actor, p Period) (Return, error) {
	out := Return{Period: p}
	all, err := regimes(ctx, r, who.Place)
	if err != nil {
		return out, err
	}
	var told bool
	if out.Regime, told = On(all, p.To); !told || out.Regime.Kind != Real {
		return out, base.Refuse(base.Invalid, "vat.nothing_to_return")
	}
	out.DueOn = p.Deadline(out.Regime.DueDom)
	least, err := d.Law.On(ctx, r, who, p.leastRefund(), p.To)
	if err != nil {
		return out, err
	}
	out.Least = least.Value.Cents()
	held, err := d.held(ctx, r, who, p)
	if err != nil {
		return out, err
	}
	out.Form = Fill(held, out.Regime.Coefficient())
	if out.Entry, out.Booked, err = d.entry(ctx, r, who, out); err != nil {
		return out, err
	}
	if out.Booked != "" {
		if err := d.asked(ctx, r, who, &out); err != nil {
			return out, err
		}
	}
	page, err := d.Ledger.List(ctx, who, ledger.Filter{From: p.From, To: p.To, State: ledger.Waiting})
	out.Drafts = len(page.Rows)
	return out, err
}

// held reads what each account of VAT gathers. The returns that the books hold already are
// left out of what moved: what they emptied is what is being told.
func (d *Desk) held(ctx context.Context, r db.Reader, who base.Actor, p Period) ([]Held, error) {
	accounts, err := d.Accounts(ctx, r, who, p.To)
	if err != nil {
		return nil, err
	}
	before, err := d.before(ctx, r, who, p)
	if err != nil {
		return nil, err
	}
	lines := map[string][]ledger.Placed{}
	for _, a := range accounts {
		if lines[a.Code], err = d.Ledger.Lines(ctx, r, who, a.Code, p.From, p.To); err != nil {
			return nil, err
		}
	}
	skipped, err := d.opening(ctx, r, who)
	if err != nil {
		return nil, err
	}
	returns := returnsIn(lines)
	var out []Held
	for _, a := range accounts {
		h := Held{Account: a.Code, Use: a.Use, Rate: a.Rate, Before: before[a.Code]}
		for _, l := range lines[a.Code] {
			if !returns[l.Entry] && !skipped[l.Journal] {
				h.Moved += l.Amount()
			}
		}
		if a.Use.returned() && h.Amount() != 0 {
			out = append(out, h)
		}
	}
	return out, nil
}

// returned tells whether what the account gathers goes into a return.
func (u Use) returned() bool {
	return u != Payable && u != WaitingSales && u != WaitingCosts && u != Asked
}

// returnsIn finds the entries that empty accounts of VAT into what is due or carried.
func returnsIn(lines map[string][]ledger.Placed) map[ledger.EntryID]bool {
	ends, begins := map[ledger.EntryID]bool{}, map[ledger.EntryID]bool{}
	for account, all := range lines {
		for _, l := range all {
			switch UseOf(account) {
			case Payable, Credit:
				ends[l.Entry] = true
			case Asked: // with a credit alone too, that of earlier returns
				ends[l.Entry], begins[l.Entry] = true, true
			case Collected, Acquired, OnAssets, OnCosts:
				begins[l.Entry] = true
			}
		}
	}
	for id := range ends {
		ends[id] = begins[id]
	}
	return ends
}

// before reads what accounts held on the first day of a period. Where nothing was carried
// forward into the year yet, the year before counts.
func (d *Desk) before(ctx context.Context, r db.Reader, who base.Actor, p Period) (map[string]money.Cents, error) {
	years, err := d.Ledger.Years(ctx, r, who) // the latest first
	if err != nil {
		return nil, err
	}
	from, _ := p.months()
	out := map[string]money.Cents{}
	for _, y := range years {
		if y.From > p.From {
			continue
		}
		all, err := d.Ledger.Totals(ctx, r, who, y.ID, "", "")
		if err != nil {
			return nil, err
		}
		carried := false
		for _, t := range all {
			if UseOf(t.Account) != "" && (t.Opening || t.Month < from) {
				out[t.Account] += t.Net()
			}
			carried = carried || t.Opening
		}
		if carried {
			return out, nil
		}
	}
	return out, nil
}

// opening are the journals that carry balances forward.
func (d *Desk) opening(ctx context.Context, r db.Reader, who base.Actor) (map[string]bool, error) {
	all, err := d.Ledger.Journals(ctx, r, who)
	out := map[string]bool{}
	for _, j := range all {
		out[j.Code] = j.Kind == ledger.Opening
	}
	return out, err
}

// entry writes what books a return, and finds whether it is booked.
func (d *Desk) entry(ctx context.Context, r db.Reader, who base.Actor, t Return) (ledger.Draft, ledger.EntryID, error) {
	draft := ledger.Draft{Day: t.To, Label: say(who, "vat.return_label", base.Args{"period": t.Name()})}
	var booked ledger.EntryID
	var err error
	if draft.Source, booked, err = d.Ledger.Turn(ctx, r, who, source+t.Name()); err != nil {
		return draft, "", err
	}
	if draft.Journal, err = d.journal(ctx, r, who); err != nil && base.KindOf(err) != base.Invalid {
		return draft, booked, err // a return is read without a journal, not booked
	}
	chart, err := d.Ledger.Accounts(ctx, r, who)
	if err != nil {
		return draft, booked, err
	}
	draft.Lines = t.Lines(accountsIn(chart))
	return draft, booked, nil
}

// accountsIn finds the accounts of a return's entry in the chart in use; one that is missing
// is named by its number, which the ledger then refuses by name.
func accountsIn(chart []ledger.Account) Accounts {
	find := func(prefixes ...string) string {
		for _, p := range prefixes {
			at := slices.IndexFunc(chart, func(a ledger.Account) bool { return a.ClosedOn == "" && strings.HasPrefix(a.Code, p) })
			if at >= 0 {
				return chart[at].Code
			}
		}
		return prefixes[0]
	}
	return Accounts{Payable: find(string(Payable)), Credit: find(string(Credit)), Asked: find(string(Asked)), Lost: find("635", "637"), Less: find("658"), More: find("758")}
}

// asked finds what a return that is booked asks back.
func (d *Desk) asked(ctx context.Context, r db.Reader, who base.Actor, t *Return) error {
	e, err := d.Ledger.Entry(ctx, who, t.Booked)
	if err != nil {
		return err
	}
	var sum money.Cents
	for _, l := range e.Lines {
		if UseOf(l.Account) == Asked {
			sum += l.Amount()
		}
	}
	if sum <= 0 || sum > t.Carried {
		return nil
	}
	return d.ask(ctx, r, who, t, sum)
}

// ask puts what is asked back in the boxes and in the entry of a return.
func (d *Desk) ask(ctx context.Context, r db.Reader, who base.Actor, t *Return, refund money.Cents) error {
	chart, err := d.Ledger.Accounts(ctx, r, who)
	t.Form.ask(refund)
	t.Entry.Lines = t.Lines(accountsIn(chart))
	return err
}

// Book posts the entry of a return, once; the period must be over. Of a credit, part or
// all may be asked back, in whole euros; the rest goes to the next return.
func (d *Desk) Book(ctx context.Context, who base.Actor, p Period, refund money.Cents) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "vat:"+string(who.Place)); err != nil {
			return err
		}
		t, err := d.Prepare(ctx, tx, who, p)
		if err != nil {
			return err
		}
		switch {
		case day.Of(tx.Now, who.Zone) <= p.To:
			return base.Refuse(base.Invalid, "vat.not_over", base.Args{"day": p.To})
		case t.Entry.Journal == "":
			return base.Refuse(base.Invalid, "vat.no_journal")
		case t.Booked != "":
			return base.Refuse(base.Conflict, "vat.booked_already")
		case len(t.Entry.Lines) == 0:
			return base.Refuse(base.Invalid, "vat.nothing")
		}
		if refund != 0 {
			if err := t.refundable(refund); err != nil {
				return err
			}
			if err := d.ask(ctx, tx, who, &t, refund); err != nil {
				return err
			}
		}
		if e, err = d.Ledger.Post(ctx, tx, t.Entry); err != nil {
			return err
		}
		return tx.Record(ctx, "vat", p.Name(), "return_booked", db.Detail{"due": t.Due, "carried": t.Carried, "asked": t.Asked})
	})
	return e, err
}

// Withdraw undoes the entry of a return, which may then be booked anew.
func (d *Desk) Withdraw(ctx context.Context, who base.Actor, p Period) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		_, booked, err := d.Ledger.Turn(ctx, tx, who, source+p.Name())
		if err != nil {
			return err
		}
		if booked == "" {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if _, err := d.Ledger.Undo(ctx, tx, booked, p.To); err != nil {
			return err
		}
		return tx.Record(ctx, "vat", p.Name(), "return_withdrawn", nil)
	})
}

// Duty is a return and where it stands.
type Duty struct {
	Period
	DueOn  day.Day
	Booked ledger.EntryID
}

// Late tells whether the return should have been booked by a day.
func (u Duty) Late(on day.Day) bool { return u.Booked == "" && on > u.DueOn }

// recalls are how many days before it is due a return is recalled.
var recalls = []int{7, 1}

// Recalled tells whether a return is to be recalled on a morning, where mornings up to last
// were seen to: it is over, and is not booked yet.
func (u Duty) Recalled(last, today day.Day) bool {
	if u.Booked != "" || today <= u.To || today > u.DueOn {
		return false
	}
	return slices.ContainsFunc(recalls, func(ahead int) bool {
		on := u.DueOn.Add(-ahead)
		return last < on && on <= today
	})
}

// dutiesShown is how many returns are looked back at.
const dutiesShown = 12

// Duties lists the latest returns of the real regime, the one that runs first.
func (d *Desk) Duties(ctx context.Context, r db.Reader, who base.Actor, on day.Day) ([]Duty, error) {
	all, err := regimes(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	var out []Duty
	for len(out) < dutiesShown {
		g, told := On(all, on)
		if !told || g.Kind != Real {
			break
		}
		p := PeriodOn(on, g.Filing)
		u := Duty{Period: p, DueOn: p.Deadline(g.DueDom)}
		if _, u.Booked, err = d.Ledger.Turn(ctx, r, who, source+p.Name()); err != nil {
			return nil, err
		}
		out = append(out, u)
		on = p.From.Add(-1)
	}
	return out, nil
}
