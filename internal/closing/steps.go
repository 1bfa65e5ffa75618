package closing

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Steps tells where the closing of a year stands: what the books say by themselves, and
// what a person noted as done.
func (d *Desk) Steps(ctx context.Context, who base.Actor, id ledger.YearID) ([]Step, error) {
	return d.steps(ctx, d.DB, who, id)
}

func (d *Desk) steps(ctx context.Context, r db.Reader, who base.Actor, id ledger.YearID) ([]Step, error) {
	y, err := d.Ledger.Year(ctx, r, who, id)
	if err != nil {
		return nil, err
	}
	g := ground{Year: y}
	if g.Balance, err = d.balance(ctx, r, who, id); err != nil {
		return nil, err
	}
	if g.Drafts, err = d.Ledger.Drafts(ctx, r, who, id); err != nil {
		return nil, err
	}
	if g.Noted, err = noted(ctx, r, who.Place, id); err != nil {
		return nil, err
	}
	if !y.Closed() {
		if g.Works, err = d.works(ctx, r, who, y); err != nil {
			return nil, err
		}
		if g.Proofs, err = d.proofs(ctx, r, who, y, g.Balance); err != nil {
			return nil, err
		}
	}
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return nil, err
	}
	for _, other := range years {
		if other.To < y.From && !other.Closed() {
			g.Before = append(g.Before, other)
		}
	}
	_, g.Used, err = d.Ledger.Booked(ctx, r, who, resultSource(id))
	return g.steps(), err
}

// ground is what the steps are computed from.
type ground struct {
	Year    ledger.Year
	Balance map[string]money.Cents
	Drafts  int64
	Works   map[string]ledger.Work // by step; none of a closed year
	Proofs  map[string]proof       // by step; none of a closed year
	Before  []ledger.Year          // years before this one, still open
	Noted   map[string]bool        // steps that a person noted
	Used    bool                   // the result is appropriated
}

func (g ground) steps() []Step {
	all := []Step{g.hand("bank", "/bank", "512"), g.hand("thirds", "/ledger/thirds", "40", "41"), g.transit()}
	for _, w := range worked {
		all = append(all, g.work(w))
	}
	return append(all, g.hand("vat", "/vat", "445"), g.hand("payroll", "", "42", "43"), g.hand("volunteers", "/ledger/volunteering", "864", "875"),
		g.hand("tax", "", "444", "695"), g.hand("statements", "/money"), g.drafts(), g.lock(), g.assembly(), g.appropriation())
}

// hand is a step that a person says is done, where nothing proves it; the accounts that it
// is about are shown.
func (g ground) hand(key, reading string, prefixes ...string) Step {
	s := Step{Key: key, State: Todo, ByHand: true, Reason: "closing.check_" + key, Lines: starting(g.Balance, prefixes...), Reading: reading}
	p, there := g.Proofs[key]
	if there {
		s.Reason, s.Args, s.ByHand = p.reason, p.args, !p.holds
	}
	if g.Noted[key] || p.holds {
		s.State = Done
	}
	return s
}

// transit is the accounts that hold nothing at the end: what waits there is not sorted yet.
func (g ground) transit() Step {
	lines := starting(g.Balance, "471", "472", "58")
	if len(lines) == 0 {
		return Step{Key: "transit", State: Done, Reason: "closing.transit_empty"}
	}
	return Step{Key: "transit", State: Blocked, Reason: "closing.transit_left", Reading: "/ledger/accounts/" + lines[0].Account, Lines: lines, Args: base.Args{"n": len(lines), "sum": sum(lines).Abs()}}
}

func (g ground) drafts() Step {
	if g.Drafts == 0 {
		return Step{Key: "drafts", State: Done, Reason: "closing.drafts_none"}
	}
	return Step{Key: "drafts", State: Blocked, Reason: "closing.drafts_left", Reading: "/ledger/entries?state=draft", Args: base.Args{"n": int(g.Drafts)}}
}

func (g ground) lock() Step {
	switch {
	case g.Year.Closed():
		return Step{Key: "lock", State: Done, Reason: "closing.locked", Args: base.Args{"day": words.ShortDay(g.Year.ClosedOn)}}
	case len(g.Before) > 0:
		last := g.Before[0]
		return Step{Key: "lock", State: Blocked, Reason: "closing.before_open", Args: base.Args{"from": words.ShortDay(last.From), "to": words.ShortDay(last.To)}}
	}
	return Step{Key: "lock", State: Todo, Reason: "closing.lock_ready"}
}

// assembly is done once it said what becomes of the result.
func (g ground) assembly() Step {
	s := g.hand("assembly", "")
	if g.Used {
		s.State, s.ByHand, s.Reason = Done, false, "closing.assembly_held"
	}
	return s
}

func (g ground) appropriation() Step {
	result := base.Args{"result": ledger.Result(g.Balance)}
	if g.Used || ledger.Result(g.Balance) == 0 {
		return Step{Key: "appropriation", State: Done, Reason: "closing.appropriated", Args: result}
	}
	return Step{Key: "appropriation", State: Todo, Reason: "closing.appropriate_due", Args: result}
}

// Note notes that a step is done by hand, or no longer is.
func (d *Desk) Note(ctx context.Context, who base.Actor, id ledger.YearID, key string, done bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := d.steps(ctx, tx, who, id)
		if err != nil {
			return err
		}
		for _, s := range all {
			if s.Key != key || !s.ByHand {
				continue
			}
			if err := setNoted(ctx, tx, id, key, done); err != nil {
				return err
			}
			return tx.Record(ctx, "closing", string(id), "step_noted", db.Detail{"step": key, "done": done})
		}
		return base.Refuse(base.NotFound, "base.not_found")
	})
}
