package stock

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

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
}

const (
	labelMax    = 120
	unitMax     = 20
	quantityMax = Quantity(1e11)
)

// List reads the stocks by name.
func (d *Desk) List(ctx context.Context, r db.Reader, who base.Actor) ([]Stock, error) {
	return list(ctx, r, who.Place)
}

// Get reads one stock.
func (d *Desk) Get(ctx context.Context, r db.Reader, who base.Actor, id ID) (Stock, error) {
	return get(ctx, r, who.Place, id)
}

// Receipts reads what came in, the latest first.
func (d *Desk) Receipts(ctx context.Context, r db.Reader, who base.Actor, id ID) ([]Receipt, error) {
	return receipts(ctx, r, who.Place, id)
}

// Add notes that there is such a stock.
func (d *Desk) Add(ctx context.Context, who base.Actor, draft Draft) (Stock, error) {
	draft.Label, draft.Unit = strings.TrimSpace(draft.Label), strings.TrimSpace(draft.Unit)
	var s Stock
	if err := draft.check(); err != nil {
		return s, err
	}
	if err := d.Ledger.AxesKnown(ctx, who, draft.Axes); err != nil {
		return s, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		s = Stock{ID: base.NewID[Stock](tx.Now), Draft: draft}
		if err := insert(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "stock", string(s.ID), "added", db.Detail{"label": s.Label})
	})
	return s, err
}

func (d Draft) check() error {
	var wrong base.Checks
	wrong.Require("label", d.Label)
	if len([]rune(d.Label)) > labelMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": labelMax})
	}
	if len([]rune(d.Unit)) > unitMax {
		wrong.Wrong("unit", "base.too_long", base.Args{"max": unitMax})
	}
	if !slices.Contains(Kinds(), d.Kind) {
		wrong.Wrong("kind", "stock.no_such_kind")
	}
	if d.Earlier < 0 || d.Earlier > money.Max {
		wrong.Wrong("earlier", "stock.not_negative")
	}
	return wrong.Fault()
}

// Receive notes what came in, and what it cost: paying it is an entry of its own.
func (d *Desk) Receive(ctx context.Context, who base.Actor, id ID, r Receipt) (Receipt, error) {
	var wrong base.Checks
	if _, err := day.Parse(string(r.Day)); err != nil {
		wrong.Wrong("day", "stock.no_such_day")
	}
	if r.Quantity <= 0 || r.Quantity > quantityMax {
		wrong.Wrong("quantity", "stock.quantity_positive")
	}
	if r.Amount < 0 || r.Amount > money.Max {
		wrong.Wrong("amount", "stock.not_negative")
	}
	if err := wrong.Fault(); err != nil {
		return r, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := get(ctx, tx, who.Place, id); err != nil {
			return err
		}
		r.ID = base.NewID[Receipt](tx.Now)
		if err := insertReceipt(ctx, tx, id, r); err != nil {
			return err
		}
		return tx.Record(ctx, "stock", string(id), "received", db.Detail{"day": r.Day, "amount": r.Amount})
	})
	return r, err
}

// Count notes what was found at the end of a year. Without a worth, it is the quantity at
// its average cost. Its entry follows as long as it is a draft.
func (d *Desk) Count(ctx context.Context, who base.Actor, id ID, year ledger.YearID, c Count) (Stock, error) {
	var s Stock
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := tx.Lock(ctx, "stock:"+string(id)); err != nil {
			return err
		}
		if s, err = get(ctx, tx, who.Place, id); err != nil {
			return err
		}
		y, years, err := d.changeable(ctx, tx, s, year)
		if err != nil {
			return err
		}
		in, err := receipts(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if c, err = c.priced(AverageOf(s.In(year, years).Before, in, y)); err != nil {
			return err
		}
		s.Counts[year] = c
		if err := putCount(ctx, tx, id, year, c); err != nil {
			return err
		}
		return tx.Record(ctx, "stock", string(id), "counted", db.Detail{"from": y.From, "worth": c.Worth})
	})
	return s, err
}

// priced gives a count its worth.
func (c Count) priced(a Average) (Count, error) {
	var wrong base.Checks
	if c.Quantity < 0 || c.Quantity > quantityMax {
		wrong.Wrong("quantity", "stock.not_negative")
	}
	if c.Worth < 0 || c.Worth > money.Max {
		wrong.Wrong("worth", "stock.not_negative")
	}
	if c.Worth == 0 && c.Quantity > 0 {
		if c.Worth = a.Worth(c.Quantity); !a.Known() {
			wrong.Wrong("worth", "stock.worth_unknown")
		}
	}
	return c, wrong.Fault()
}

// changeable refuses to change what a closed year or a validated entry holds.
func (d *Desk) changeable(ctx context.Context, tx *db.Tx, s Stock, id ledger.YearID) (ledger.Year, []ledger.Year, error) {
	y, err := d.Ledger.Year(ctx, tx, tx.Who, id)
	if err != nil {
		return y, nil, err
	}
	if y.Closed() {
		return y, nil, base.Refuse(base.Conflict, "stock.year_closed", base.Args{"day": words.ShortDay(y.ClosedOn)})
	}
	years, err := d.Ledger.Years(ctx, tx, tx.Who)
	if err != nil {
		return y, nil, err
	}
	written, err := d.entries(ctx, tx, tx.Who, y, years, s)
	for _, e := range written {
		if e.Number != "" {
			return y, nil, base.Refuse(base.Conflict, "stock.validated", base.Args{"number": e.Number})
		}
	}
	return y, years, err
}

// Remove takes out a stock that was noted by mistake, with its drafts; one whose entries
// are validated stays.
func (d *Desk) Remove(ctx context.Context, who base.Actor, id ID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		s, err := get(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := d.Ledger.Withdraw(ctx, tx, func(y ledger.Year, years []ledger.Year) ([]ledger.Inventory, error) {
			return d.entries(ctx, tx, who, y, years, s)
		}); err != nil {
			return err
		}
		if err := remove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "stock", string(id), "removed", db.Detail{"label": s.Label})
	})
}

// Work tells what a year writes for the stocks, which of them are not counted yet, and
// what they are worth.
func (d *Desk) Work(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (ledger.Work, error) {
	all, err := list(ctx, r, who.Place)
	if err != nil {
		return ledger.Work{}, err
	}
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return ledger.Work{}, err
	}
	w := ledger.Work{Accounts: []string{"31", "32", "37"}}
	for _, s := range all {
		m := s.In(y.ID, years)
		w.Held += m.Closing
		if !m.Said {
			w.Waits++
		}
	}
	w.Entries, err = d.entries(ctx, r, who, y, years, all...)
	return w, err
}

func (d *Desk) entries(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, years []ledger.Year, all ...Stock) ([]ledger.Inventory, error) {
	var drafts []ledger.Draft
	for _, s := range all {
		if m := s.In(y.ID, years); m.Said {
			drafts = append(drafts, s.entry(m))
		}
	}
	return d.Ledger.Inventory(ctx, r, who, y, drafts...)
}

// Book writes what is due in a year as drafts, and tells how many it touched.
func (d *Desk) Book(ctx context.Context, who base.Actor, id ledger.YearID) (int, error) {
	return d.Ledger.Prepare(ctx, who, id, d.Work)
}
