package bank

import (
	"context"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Proposals finds what some moves may be for, in one reading of the books.
func (d *Desk) Proposals(ctx context.Context, r db.Reader, who base.Actor, moves ...Move) ([][]Proposal, error) {
	b, err := d.books(ctx, r, who, moves)
	if err != nil {
		return nil, err
	}
	out := make([][]Proposal, len(moves))
	for i, m := range moves {
		out[i] = b.propose(m)
	}
	return out, nil
}

// returnMonths is how long after a payment it may come back: thirteen months without a mandate.
const returnMonths = 14

func (d *Desk) books(ctx context.Context, r db.Reader, who base.Actor, moves []Move) (b books, err error) {
	b = books{thirds: map[string]string{}, loose: map[AccountID][]ledger.Placed{}}
	if len(moves) == 0 {
		return b, nil
	}
	if b.rules, err = rules(ctx, r, who.Place); err != nil {
		return b, err
	}
	if b.chart, err = d.Ledger.Accounts(ctx, r, who); err != nil {
		return b, err
	}
	first, last := moves[0].Day, moves[0].Day
	back := false
	for _, m := range moves {
		first, last, back = min(first, m.Day), max(last, m.Day), back || m.Reason != ""
	}
	for _, a := range b.chart {
		if !a.Opened {
			continue
		}
		open, err := d.Ledger.Open(ctx, r, who, a.Code, "")
		if err != nil {
			return b, err
		}
		b.open = append(b.open, open...)
		if !back {
			continue
		}
		lines, err := d.Ledger.Lines(ctx, r, who, a.Code, first.AddMonths(-returnMonths), last)
		if err != nil {
			return b, err
		}
		for _, l := range lines {
			if l.Letter != "" {
				b.settled = append(b.settled, l)
			}
		}
	}
	thirds, err := d.Ledger.Thirds(ctx, r, who)
	if err != nil {
		return b, err
	}
	for _, t := range thirds {
		b.thirds[t.Code] = t.Label
	}
	return b, d.loose(ctx, r, who, &b, first.Add(-nearDays), last.Add(nearDays))
}

// loose reads the lines of the accounts that no move is linked to.
func (d *Desk) loose(ctx context.Context, r db.Reader, who base.Actor, b *books, from, to day.Day) error {
	all, err := accounts(ctx, r, who.Place)
	if err != nil {
		return err
	}
	for _, a := range all {
		lines, err := d.Ledger.Lines(ctx, r, who, a.Code, from, to)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			continue
		}
		links, err := linked(ctx, r, who.Place, a.ID)
		if err != nil {
			return err
		}
		seen := func(e ledger.EntryID) bool { _, is := links[e]; return is }
		gone := undone(lines, seen)
		for _, l := range lines {
			if !seen(l.Entry) && !gone[l.Entry] {
				b.loose[a.ID] = append(b.loose[a.ID], l)
			}
		}
	}
	return nil
}

// Sorting says what a move was for.
type Sorting struct {
	Targets []Target
	Learn   bool // remember it for moves of the same words
}

// Sort books a move as somebody says, and settles what it pays.
func (d *Desk) Sort(ctx context.Context, who base.Actor, id MoveID, s Sorting) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		m, a, err := d.toSort(ctx, tx, id)
		if err != nil {
			return err
		}
		if e, err = d.book(ctx, tx, a, m, s.Targets); err != nil {
			return err
		}
		if s.Learn && len(s.Targets) == 1 && s.Targets[0].Settles == nil && s.Targets[0].Reopens == nil {
			return learn(ctx, tx, m, s.Targets[0])
		}
		return nil
	})
	return e, err
}

// Accept books a move as one of its proposals says.
func (d *Desk) Accept(ctx context.Context, who base.Actor, id MoveID, key string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		m, a, err := d.toSort(ctx, tx, id)
		if err != nil {
			return err
		}
		found, err := d.Proposals(ctx, tx, who, m)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(found[0], func(p Proposal) bool { return p.Key() == key })
		if at < 0 {
			return base.Refuse(base.Conflict, "bank.proposal_gone")
		}
		return d.accept(ctx, tx, a, m, found[0][at])
	})
}

func (d *Desk) accept(ctx context.Context, tx *db.Tx, a Account, m Move, p Proposal) error {
	if p.Entry == "" {
		_, err := d.book(ctx, tx, a, m, p.Targets)
		return err
	}
	if err := bookMove(ctx, tx, m.ID, p.Entry, false, m.Turns); err != nil {
		return err
	}
	return tx.Record(ctx, "bank", string(m.ID), "linked", db.Detail{"label": m.Label, "amount": m.Amount})
}

// auto books what the rules book without asking; what cannot be booked waits.
func (d *Desk) auto(ctx context.Context, tx *db.Tx, a Account, fresh []Move) error {
	all, err := rules(ctx, tx, tx.Who.Place)
	if err != nil || !slices.ContainsFunc(all, func(r Rule) bool { return r.Auto }) {
		return err
	}
	found, err := d.Proposals(ctx, tx, tx.Who, fresh...)
	if err != nil {
		return err
	}
	for i, m := range fresh {
		if m.Doubtful || len(found[i]) == 0 || !found[i][0].Auto {
			continue
		}
		err := tx.Try(ctx, func() error { return d.accept(ctx, tx, a, m, found[i][0]) })
		if err != nil && base.KindOf(err) == base.Internal {
			return err
		}
	}
	return nil
}

func (d *Desk) toSort(ctx context.Context, tx *db.Tx, id MoveID) (Move, Account, error) {
	if err := tx.Lock(ctx, "bank:"+string(tx.Who.Place)); err != nil {
		return Move{}, Account{}, err
	}
	m, err := getMove(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return m, Account{}, err
	}
	if !m.Waits() {
		return m, Account{}, base.Refuse(base.Conflict, "bank.booked_already")
	}
	a, err := getAccount(ctx, tx, tx.Who.Place, m.Account)
	return m, a, err
}

// book writes the entry of a move, validated at once, and settles what it pays.
func (d *Desk) book(ctx context.Context, tx *db.Tx, a Account, m Move, targets []Target) (ledger.Entry, error) {
	if err := m.whole(targets); err != nil {
		return ledger.Entry{}, err
	}
	journal, err := d.journal(ctx, tx, a.Kind)
	if err != nil {
		return ledger.Entry{}, err
	}
	e, err := d.Ledger.Post(ctx, tx, m.draft(a, journal, tx.Who.Lang, targets))
	if err != nil {
		return e, err
	}
	for i, t := range targets {
		if err := d.settle(ctx, tx, t, ledger.At{Entry: e.ID, Position: i + 1}); err != nil {
			return e, err
		}
	}
	if err := bookMove(ctx, tx, m.ID, e.ID, true, m.Turns); err != nil {
		return e, err
	}
	return e, tx.Record(ctx, "bank", string(m.ID), "sorted", db.Detail{"label": m.Label, "amount": m.Amount})
}

// whole refuses parts that do not add up to the move.
func (m Move) whole(targets []Target) error {
	var wrong base.Checks
	var sum money.Cents
	for i, t := range targets {
		wrong.Require("targets["+strconv.Itoa(i)+"].account", t.Account)
		sum += t.Amount
	}
	if sum != m.Amount || len(targets) == 0 {
		wrong.Wrong("targets", "bank.parts_differ", base.Args{"gap": (m.Amount - sum).Abs(), "amount": m.Amount.Abs()})
	}
	return wrong.Fault()
}

// Sizes that the ledger takes.
const labelMax, pieceMax = 200, 60

func (m Move) draft(a Account, journal, lang string, targets []Target) ledger.Draft {
	d := ledger.Draft{Journal: journal, Day: m.Day, Piece: m.piece(), Label: cut(m.Label, labelMax), Source: "bank:" + string(m.ID)}
	if m.Turns > 0 {
		d.Source += ":" + strconv.Itoa(m.Turns)
	}
	if d.Label == "" {
		d.Label = words.T(lang, "bank.way_"+string(m.Way()))
	}
	d.Lines = append(d.Lines, ledger.Side(a.Code, m.Amount))
	for _, t := range targets {
		l := ledger.Side(t.Account, -t.Amount)
		l.Third, l.Label = t.Third, cut(t.Label, labelMax)
		l.Activity, l.Project, l.Split = t.Activity, t.Project, t.Split
		for _, of := range []*ledger.Placed{t.Settles, t.Reopens} {
			if of != nil {
				l.Piece = pieceOf(*of)
			}
		}
		d.Lines = append(d.Lines, l)
	}
	return d
}

// piece is the reference that the entry bears: the bank's, for the statement is its voucher.
func (m Move) piece() string {
	for _, ref := range []string{m.Reference, m.Ref} {
		if ref != "" {
			return cut(ref, pieceMax)
		}
	}
	return "BQ-" + string(m.Day)
}

func cut(text string, limit int) string {
	r := []rune(text)
	return string(r[:min(len(r), limit)])
}

// settle letters what a line pays, or opens again what it takes back.
func (d *Desk) settle(ctx context.Context, tx *db.Tx, t Target, at ledger.At) error {
	switch {
	case t.Settles != nil:
		_, err := d.Ledger.Settle(ctx, tx, t.Settles.Amount() != t.Amount, t.Settles.At, at)
		return err
	case t.Reopens != nil:
		if err := d.Ledger.Unsettle(ctx, tx, t.Reopens.Account, t.Reopens.Letter); err != nil {
			return err
		}
		_, err := d.Ledger.Settle(ctx, tx, false, t.Reopens.At, at)
		return err
	}
	return nil
}

// journal finds the journal of a kind of account, and makes the usual ones where there is none.
func (d *Desk) journal(ctx context.Context, tx *db.Tx, k Kind) (string, error) {
	kind := ledger.Bank
	if k == Cash {
		kind = ledger.Cash
	}
	fits := func(j ledger.Journal) bool { return j.Kind == kind && j.ClosedOn == "" }
	all, err := d.Ledger.Journals(ctx, tx, tx.Who)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(all, fits)
	if at < 0 {
		all = ledger.Basics(tx.Who.Lang)
		at = slices.IndexFunc(all, fits)
		if err := d.Ledger.Keep(ctx, tx, all[at]); err != nil {
			return "", err
		}
	}
	return all[at].Code, nil
}

func learn(ctx context.Context, tx *db.Tx, m Move, t Target) error {
	r, worth := ruleOf(m, t)
	if !worth {
		return nil
	}
	r.ID = base.NewID[Rule](tx.Now)
	if err := putRule(ctx, tx, r); err != nil {
		return err
	}
	return tx.Record(ctx, "bank", string(r.ID), "learnt", db.Detail{"words": r.Words, "account": r.Account})
}
