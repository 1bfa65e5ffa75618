package bank

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Faces are the notes and the coins of the euro, in cents, the largest first.
func Faces() []money.Cents {
	return []money.Cents{50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1}
}

// Count is a cash box counted coin by coin on an evening.
type Count struct {
	ID       base.ID[Count]
	Account  AccountID
	Day      day.Day
	Pieces   map[money.Cents]int // how many of each face
	Counted  money.Cents
	Expected money.Cents // what the books said
	Note     string      // why the two differ
	Entry    ledger.EntryID
	At       time.Time
	By       string
}

// Gap is what is in the box beyond what the books say.
func (c Count) Gap() money.Cents { return c.Counted - c.Expected }

// sum adds up the coins and the notes.
func (c Count) sum() (sum money.Cents) {
	for face, n := range c.Pieces {
		sum += face * money.Cents(n)
	}
	return sum
}

// Accounts of what a box lacks or has too much (plan comptable, 658 and 758).
const lackCode, excessCode = "658000", "758000"

// piecesMax is how many of one face a box holds at most: a typing error is more likely.
const piecesMax = 100_000

// Count keeps a count of a cash box. What it differs by from the books is booked at once,
// and needs a word of why.
func (d *Desk) Count(ctx context.Context, who base.Actor, c Count) (Count, error) {
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "bank:"+string(who.Place)); err != nil {
			return err
		}
		a, err := getAccount(ctx, tx, who.Place, c.Account)
		if err != nil {
			return err
		}
		if err := c.check(a, day.Of(tx.Now, who.Zone)); err != nil {
			return err
		}
		if c.Expected, err = d.heldOn(ctx, tx, who, a.Code, c.Day); err != nil {
			return err
		}
		c.ID, c.At, c.By, c.Counted = base.NewID[Count](tx.Now), tx.Now, who.Name, c.sum()
		if c.Gap() != 0 {
			if err := d.bookGap(ctx, tx, a, &c); err != nil {
				return err
			}
		}
		if err := insertCount(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, "bank", string(c.ID), "counted", db.Detail{"name": a.Name, "sum": c.Counted})
	})
	return c, err
}

func (c Count) check(a Account, today day.Day) error {
	var wrong base.Checks
	if a.Kind != Cash {
		return base.Refuse(base.Invalid, "bank.not_a_box")
	}
	if _, err := day.Parse(string(c.Day)); err != nil {
		wrong.Wrong("day", "base.not_a_day")
	} else if c.Day > today {
		wrong.Wrong("day", "bank.count_later")
	}
	for face, n := range c.Pieces {
		if n < 0 || n > piecesMax {
			wrong.Wrong(faceField(face), "bank.pieces")
		}
	}
	return wrong.Fault()
}

// heldOn is what an account holds at the end of a day, as the books say.
func (d *Desk) heldOn(ctx context.Context, r db.Reader, who base.Actor, code string, on day.Day) (sum money.Cents, err error) {
	y, found, err := d.Ledger.YearOn(ctx, r, who, on)
	if err != nil || !found {
		return 0, err
	}
	totals, err := d.Ledger.Between(ctx, r, who, y, y.From, on)
	for _, t := range totals {
		if t.Account == code {
			sum += t.Net()
		}
	}
	return sum, err
}

// bookGap books what a box differs by.
func (d *Desk) bookGap(ctx context.Context, tx *db.Tx, a Account, c *Count) error {
	gap := c.Gap()
	if c.Note == "" {
		return base.Wrong("note", gapKey(gap), base.Args{"gap": gap.Abs(), "expected": c.Expected, "counted": c.Counted})
	}
	other := excessCode
	if gap < 0 {
		other = lackCode
	}
	if err := d.need(ctx, tx, other); err != nil {
		return err
	}
	journal, err := d.journal(ctx, tx, Cash)
	if err != nil {
		return err
	}
	e, err := d.Ledger.Post(ctx, tx, ledger.Draft{Journal: journal, Day: c.Day, Piece: cut("C-"+string(c.Day), pieceMax),
		Label: cut(words.T(tx.Who.Lang, "bank.count_label", base.Args{"note": c.Note}), labelMax), Source: "count:" + string(c.ID),
		Lines: []ledger.Line{ledger.Side(a.Code, gap), ledger.Side(other, -gap)}})
	c.Entry = e.ID
	return err
}

func gapKey(gap money.Cents) string {
	if gap < 0 {
		return "bank.count_lacks"
	}
	return "bank.count_exceeds"
}

// need adds an account that the room books on, where the chart lacks it.
func (d *Desk) need(ctx context.Context, tx *db.Tx, code string) error {
	chart, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	for _, a := range chart {
		if a.Code == code {
			return nil
		}
	}
	return d.Ledger.Chart(ctx, tx, ledger.Account{Code: code, Label: words.T(tx.Who.Lang, "bank.account_"+code), Opened: code == chequesCode})
}

// Counts reads the counts of a box, the latest first.
func (d *Desk) Counts(ctx context.Context, who base.Actor, id AccountID) ([]Count, error) {
	return counts(ctx, d.DB, who.Place, id)
}
