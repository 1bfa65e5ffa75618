package bank

import (
	"context"
	"slices"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// chequesCode is the account of the cheques that were received and not yet taken to the bank.
const chequesCode = "511200"

// Deposit is cheques taken to the bank together, with one slip.
type Deposit struct {
	ID      base.ID[Deposit]
	Account AccountID
	Number  int
	Day     day.Day
	Amount  money.Cents
	Cheques int
	Entry   ledger.EntryID
	Seen    bool // the bank told of it
	At      time.Time
	By      string
}

// Cheques reads those that wait to be taken to the bank, the oldest first.
func (d *Desk) Cheques(ctx context.Context, r db.Reader, who base.Actor) ([]ledger.Placed, error) {
	all, err := d.Ledger.Open(ctx, r, who, chequesCode, "")
	return slices.DeleteFunc(all, func(l ledger.Placed) bool { return l.Amount() <= 0 }), err
}

// Deposit takes cheques to the bank: one line at the bank, one for each cheque, which
// settles the line that received it. The move of the bank is found by its sum later.
func (d *Desk) Deposit(ctx context.Context, who base.Actor, to AccountID, on day.Day, cheques ...ledger.At) (Deposit, error) {
	s := Deposit{Account: to, Day: on, Cheques: len(cheques)}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "bank:"+string(who.Place)); err != nil {
			return err
		}
		a, err := getAccount(ctx, tx, who.Place, to)
		if err != nil {
			return err
		}
		lines, err := d.bundle(ctx, tx, a, cheques)
		if err != nil {
			return err
		}
		last, err := lastDeposit(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		s.ID, s.Number, s.At, s.By = base.NewID[Deposit](tx.Now), last+1, tx.Now, who.Name
		if err := d.bookDeposit(ctx, tx, a, &s, lines); err != nil {
			return err
		}
		if err := insertDeposit(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "bank", string(s.ID), "deposited", db.Detail{"number": s.Number, "sum": s.Amount})
	})
	return s, err
}

// bundle finds the lines of the cheques asked for, which all must wait.
func (d *Desk) bundle(ctx context.Context, tx *db.Tx, a Account, cheques []ledger.At) (out []ledger.Placed, err error) {
	if a.Kind != AtBank {
		return nil, base.Wrong("account", "bank.not_a_bank")
	}
	if len(cheques) == 0 {
		return nil, base.Wrong("cheques", "bank.tick_cheques")
	}
	waiting, err := d.Cheques(ctx, tx, tx.Who)
	if err != nil {
		return nil, err
	}
	for _, at := range cheques {
		i := slices.IndexFunc(waiting, func(l ledger.Placed) bool { return l.At == at })
		if i < 0 {
			return nil, base.Refuse(base.Conflict, "bank.cheque_gone")
		}
		out = append(out, waiting[i])
		waiting = slices.Delete(waiting, i, i+1)
	}
	return out, nil
}

func (d *Desk) bookDeposit(ctx context.Context, tx *db.Tx, a Account, s *Deposit, cheques []ledger.Placed) error {
	journal, err := d.journal(ctx, tx, AtBank)
	if err != nil {
		return err
	}
	draft := ledger.Draft{Journal: journal, Day: s.Day, Piece: "REM-" + strconv.Itoa(s.Number), Source: "deposit:" + string(s.ID),
		Label: words.T(tx.Who.Lang, "bank.deposit_label", base.Args{"number": s.Number}), Lines: []ledger.Line{{}}}
	for _, l := range cheques {
		s.Amount += l.Amount()
		line := ledger.Side(chequesCode, -l.Amount())
		line.Third, line.Piece, line.Label = l.Third, pieceOf(l), cut(l.Said(), labelMax)
		draft.Lines = append(draft.Lines, line)
	}
	draft.Lines[0] = ledger.Side(a.Code, s.Amount)
	e, err := d.Ledger.Post(ctx, tx, draft)
	if err != nil {
		return err
	}
	s.Entry = e.ID
	for i, l := range cheques {
		if _, err := d.Ledger.Settle(ctx, tx, false, l.At, ledger.At{Entry: e.ID, Position: i + 1}); err != nil {
			return err
		}
	}
	return nil
}

// Deposits reads the slips, the latest first.
func (d *Desk) Deposits(ctx context.Context, who base.Actor) ([]Deposit, error) {
	return deposits(ctx, d.DB, who.Place)
}
