package fund

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// TransferID names a transfer.
type TransferID = base.ID[Transfer]

// Transfer moves a part of a fund to another, as the funder agreed in writing: a column of the
// table of the annex (ANC 2018-06, art. 431-6).
type Transfer struct {
	ID        TransferID
	From, To  ID
	Year      ledger.YearID
	Cents     money.Cents
	Agreement string
	Other     side // the fund at the other end, of the one that it is read with
}

// side is what a transfer needs of a fund.
type side struct {
	Label   string
	Origin  Origin
	Project ledger.AxisID
}

// moved is what transfers bring to a fund in a year, less what they take.
func (f Fund) moved(year ledger.YearID) (sum money.Cents) {
	for _, t := range f.Transfers {
		switch {
		case t.Year != year:
		case t.To == f.ID:
			sum += t.Cents
		default:
			sum -= t.Cents
		}
	}
	return sum
}

// sent are the lines of what a fund sends in a year: its end writes them, once, with the sender.
func (f Fund) sent(year ledger.YearID) (out []ledger.Line) {
	for _, t := range f.Transfers {
		if t.Year != year || t.From != f.ID {
			continue
		}
		from, to := ledger.Side("19"+f.Origin.figure(), t.Cents), ledger.Side("19"+t.Other.Origin.figure(), -t.Cents)
		from.Project, to.Project = f.Project, t.Other.Project
		out = append(out, from, to)
	}
	return out
}

// Transfer moves a part of what is left of a fund to another.
func (d *Desk) Transfer(ctx context.Context, who base.Actor, t Transfer) (Fund, error) {
	t.Agreement = strings.TrimSpace(t.Agreement)
	var f Fund
	if err := t.check(); err != nil {
		return f, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		y, years, err := d.movable(ctx, tx, who, t)
		if err != nil {
			return err
		}
		to, err := get(ctx, tx, who.Place, t.To)
		if base.KindOf(err) == base.NotFound {
			return base.Wrong("to", "fund.no_such_fund")
		}
		if err != nil {
			return err
		}
		if _, alive := to.In(t.Year, years); !alive {
			return base.Wrong("to", "fund.before_given", base.Args{"day": words.ShortDay(to.GivenOn)})
		}
		t.ID = base.NewID[Transfer](tx.Now)
		if err := insertTransfer(ctx, tx, t); err != nil {
			return err
		}
		if f, err = get(ctx, tx, who.Place, t.From); err != nil {
			return err
		}
		if err := f.overdrawn("cents", t.Cents, y, years); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(t.From), "transferred", db.Detail{"to": to.Label, "cents": t.Cents})
	})
	return f, err
}

func (t Transfer) check() error {
	var wrong base.Checks
	if t.To == "" || t.To == t.From {
		wrong.Wrong("to", "fund.no_such_fund")
	}
	if t.Cents <= 0 || t.Cents > money.Max {
		wrong.Wrong("cents", "fund.amount_positive")
	}
	if t.Agreement == "" {
		wrong.Wrong("agreement", "fund.no_consent")
	} else if len([]rune(t.Agreement)) > labelMax {
		wrong.Wrong("agreement", "base.too_long", base.Args{"max": labelMax})
	}
	return wrong.Fault()
}

// movable locks both ends of a transfer and refuses one that a closed year or a validated entry holds.
func (d *Desk) movable(ctx context.Context, tx *db.Tx, who base.Actor, t Transfer) (y ledger.Year, years []ledger.Year, err error) {
	for _, id := range []ID{min(t.From, t.To), max(t.From, t.To)} {
		if err := tx.Lock(ctx, "fund:"+string(id)); err != nil {
			return y, nil, err
		}
	}
	from, err := get(ctx, tx, who.Place, t.From)
	if err != nil {
		return y, nil, err
	}
	if y, err = d.Ledger.Year(ctx, tx, who, t.Year); err != nil {
		return y, nil, err
	}
	if years, err = d.Ledger.Years(ctx, tx, who); err != nil {
		return y, nil, err
	}
	written, err := d.entries(ctx, tx, who, y, years, from)
	if err != nil {
		return y, nil, err
	}
	return y, years, changeable(y, written)
}

// Untransfer takes back a transfer of a year that is open, unless what it brought is used already.
func (d *Desk) Untransfer(ctx context.Context, who base.Actor, id TransferID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		t, err := getTransfer(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		y, years, err := d.movable(ctx, tx, who, t)
		if err != nil {
			return err
		}
		if err := deleteTransfer(ctx, tx, id); err != nil {
			return err
		}
		to, err := get(ctx, tx, who.Place, t.To)
		if err != nil {
			return err
		}
		if to.overdrawn("", 0, y, years) != nil {
			return base.Refuse(base.Conflict, "fund.transfer_used", base.Args{"label": to.Label})
		}
		return tx.Record(ctx, "fund", string(t.From), "transfer_undone", db.Detail{"to": to.Label, "cents": t.Cents})
	})
}
