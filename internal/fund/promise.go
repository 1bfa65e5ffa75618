package fund

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Cofundings reads the grants that follow what is spent, the latest first.
func (d *Desk) Cofundings(ctx context.Context, r db.Reader, who base.Actor) ([]Cofunding, error) {
	return cofundings(ctx, r, who.Place)
}

// Cofunding reads one.
func (d *Desk) Cofunding(ctx context.Context, r db.Reader, who base.Actor, id CofundingID) (Cofunding, error) {
	return cofunding(ctx, r, who.Place, id)
}

// Promise enters what a funder promised to pay.
func (d *Desk) Promise(ctx context.Context, who base.Actor, t Terms) (Cofunding, error) {
	t.Label, t.Funder, t.Agreement = strings.TrimSpace(t.Label), strings.TrimSpace(t.Funder), strings.TrimSpace(t.Agreement)
	var c Cofunding
	if err := t.check(); err != nil {
		return c, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := d.projected(ctx, tx, t.Project); err != nil {
			return err
		}
		c = Cofunding{ID: base.NewID[Cofunding](tx.Now), Terms: t}
		if err := insertCofunding(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(c.ID), "promised", db.Detail{"label": c.Label, "ceiling": c.Ceiling})
	})
	return c, err
}

// projected refuses a project that the books do not know.
func (d *Desk) projected(ctx context.Context, tx *db.Tx, id ledger.AxisID) error {
	axes, err := d.Ledger.AxisValues(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(axes, func(v ledger.AxisValue) bool { return v.Axis == ledger.Project && v.ID == id }) {
		return base.Wrong("project", "fund.no_project")
	}
	return nil
}

func (t Terms) check() error {
	const whole = 100_00 // per cent
	wrong := base.Checks{}
	for field, text := range map[string]string{"label": t.Label, "agreement": t.Agreement, "funder": t.Funder, "project": string(t.Project)} {
		wrong.Require(field, text)
		if len([]rune(text)) > labelMax {
			wrong.Wrong(field, "base.too_long", base.Args{"max": labelMax})
		}
	}
	if t.Rate <= 0 || t.Rate > whole {
		wrong.Wrong("rate", "fund.rate_between")
	}
	if t.Ceiling <= 0 || t.Ceiling > money.Max {
		wrong.Wrong("ceiling", "fund.amount_positive")
	}
	for field, on := range map[string]day.Day{"from": t.From, "until": t.Until} {
		if _, err := day.Parse(string(on)); err != nil {
			wrong.Wrong(field, "fund.no_such_day")
		}
	}
	if t.Until < t.From {
		wrong.Wrong("until", "fund.until_before")
	}
	return wrong.Fault()
}

// Tell notes what a year brought: the spending that counts, the income booked. Its entry
// follows as long as it is a draft.
func (d *Desk) Tell(ctx context.Context, who base.Actor, id CofundingID, year ledger.YearID, a Actual) (Cofunding, error) {
	var c Cofunding
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := tx.Lock(ctx, "fund:"+string(id)); err != nil {
			return err
		}
		if c, err = cofunding(ctx, tx, who.Place, id); err != nil {
			return err
		}
		y, err := d.Ledger.Year(ctx, tx, who, year)
		if err != nil {
			return err
		}
		years, err := d.Ledger.Years(ctx, tx, who)
		if err != nil {
			return err
		}
		// Later years start from what this one leaves: none of them may be written for good.
		for _, later := range years {
			if later.From < y.From {
				continue
			}
			written, err := d.shares(ctx, tx, who, later, years, c)
			if err != nil {
				return err
			}
			if err := changeable(later, written); err != nil {
				return err
			}
		}
		c.Years[year] = a
		if err := a.check(c.Terms, y); err != nil {
			return err
		}
		if err := putActual(ctx, tx, id, year, a); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(id), "actual_said", db.Detail{"from": y.From, "spent": a.Spent, "booked": a.Booked})
	})
	return c, err
}

func (a Actual) check(t Terms, y ledger.Year) error {
	var wrong base.Checks
	if a.Spent < 0 || a.Spent > money.Max {
		wrong.Wrong("spent", "fund.not_negative")
	}
	if a.Spent != 0 && (y.To < t.From || y.From > t.Until) {
		wrong.Wrong("spent", "fund.not_counted_then", base.Args{"from": words.ShortDay(t.From), "until": words.ShortDay(t.Until)})
	}
	if a.Booked.Abs() > money.Max {
		wrong.Wrong("booked", "fund.too_much")
	}
	return wrong.Fault()
}

// Forget takes out a cofunding that was entered by mistake, with its drafts.
func (d *Desk) Forget(ctx context.Context, who base.Actor, id CofundingID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c, err := cofunding(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := d.Ledger.Withdraw(ctx, tx, func(y ledger.Year, years []ledger.Year) ([]ledger.Inventory, error) {
			return d.shares(ctx, tx, who, y, years, c)
		}); err != nil {
			return err
		}
		if err := removeCofunding(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(id), "promise_removed", db.Detail{"label": c.Label})
	})
}

// shares are the entries of a year for some cofundings, once what it brought is said.
func (d *Desk) shares(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, years []ledger.Year, all ...Cofunding) ([]ledger.Inventory, error) {
	var drafts []ledger.Draft
	for _, c := range all {
		if s, lives := c.In(y.ID, years); lives && s.Said {
			drafts = append(drafts, c.entry(s))
		}
	}
	return d.Ledger.Inventory(ctx, r, who, y, drafts...)
}

// onProject adds up the validated lines of a year for a project: what was spent, and
// what was booked as grants.
func (d *Desk) onProject(ctx context.Context, r db.Reader, who base.Actor, y ledger.YearID, project ledger.AxisID) (a Actual, err error) {
	totals, err := d.Ledger.Totals(ctx, r, who, y, "", "")
	for _, t := range totals {
		switch {
		case t.Project != project:
		case t.Account[0] == '6' && !strings.HasPrefix(t.Account, "689"):
			a.Spent += t.Net()
		case strings.HasPrefix(t.Account, "74"):
			a.Booked -= t.Net()
		}
	}
	return a, err
}
