package demo

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// purse is the account at the bank, as the books number it.
const purse = "512000"

// The bank tells of the running year month by month. What it told in the last days still
// waits to be sorted; what it told in the weeks before was sorted by hand, and is known again.
const waitingDays, handDays = 16, 50

// stranger is a move that no habit knows: it waits, unless somebody says what it is for.
type stranger struct {
	Label   string
	Amount  money.Cents
	Ago     int      // days
	Settles bool     // what the place owed, or was owed
	Parts   [][2]any // account and cents, of what a payout brings together
}

// held is an account at the bank, or a cash box.
type held struct{ Code, Name, Kind, IBAN string }

// telling is what the bank tells of a running year, in the order of days.
type telling struct {
	from, today day.Day
	opening     money.Cents
	moves       []ledger.Draft
	strangers   []stranger
	thirds      map[string]string
}

// purseSum is what an entry moves at the bank.
func purseSum(d ledger.Draft) (sum money.Cents) {
	for _, l := range d.Lines {
		if l.Account == purse {
			sum += l.Amount()
		}
	}
	return sum
}

// hand is the day from which moves are sorted by hand, rather than found in the books.
func (t telling) hand() day.Day { return max(t.from, t.today.Add(-handDays)) }

// tells parts what the bank tells of the running year from what the books hold before it does.
func (b accounts) tells(all []ledger.Draft, from, today day.Day) (t telling, kept []ledger.Draft) {
	t = telling{from: from, today: today, strangers: b.Strangers, thirds: b.Thirds}
	for _, d := range all {
		sum := purseSum(d)
		switch {
		case d.Day < from:
			t.opening += sum
		case sum != 0 && d.Day < today:
			t.moves = append(t.moves, d)
		}
		if sum == 0 || d.Day < t.hand() || d.Day == today {
			kept = append(kept, d)
		}
	}
	return t, kept
}

// bank brings the statements of the running year, and sorts what is not of the last days.
func (k *keeping) bank(ctx context.Context) error {
	t, f := k.told, k.filling
	balance := t.opening
	for month := t.from; month < t.today; month = month.AddMonths(1) {
		body, left, err := t.statement(month, balance)
		if err != nil {
			return err
		}
		balance = left
		r, err := f.house.Bank.Take(ctx, f.owner, bank.Taking{Code: purse, File: "releve-" + string(month[:7]) + ".ofx", Body: body})
		if err != nil || r.Refused {
			return fmt.Errorf("statement of %s: %v %w", month, r.Warnings, err)
		}
		if err := f.sort(ctx, t); err != nil {
			return fmt.Errorf("moves of %s: %w", month, err)
		}
	}
	return nil
}

//go:embed statement.ofx
var statementText string

var statementFile = template.Must(template.New("statement").Parse(statementText))

// written is a move as the bank writes it.
type written struct {
	Day, ID, Label string
	Sum            money.Cents
}

// statement is a month as the bank writes it, and what it leaves.
func (t telling) statement(month day.Day, before money.Cents) ([]byte, money.Cents, error) {
	compact := func(d day.Day) string { return strings.ReplaceAll(string(d), "-", "") }
	last := min(month.AddMonths(1), t.today).Add(-1)
	var moves []written
	tell := func(on day.Day, sum money.Cents, label string) {
		if month <= on && on <= last {
			moves = append(moves, written{compact(on), fmt.Sprint(compact(month), len(moves)), label, sum})
			before += sum
		}
	}
	for _, d := range t.moves {
		tell(d.Day, purseSum(d), t.worded(d))
	}
	for _, s := range t.strangers {
		tell(t.today.Add(-s.Ago), s.Amount, s.Label)
	}
	var out bytes.Buffer
	err := statementFile.Execute(&out, map[string]any{"From": compact(month), "To": compact(last), "Moves": moves, "Balance": before})
	return out.Bytes(), before, err
}

// worded is what the bank writes of an entry: who and which voucher where it pays one.
func (t telling) worded(d ledger.Draft) string {
	label := d.Label
	for _, l := range d.Lines {
		if l.Third != "" {
			label = t.thirds[l.Third] + " " + d.Piece
		}
	}
	way := "VIR SEPA "
	if purseSum(d) < 0 {
		way = "PRLV SEPA "
	}
	return way + strings.ToUpper(base.Fold(label))
}

// sort says yes to what the books hold already, then says what the others were for, but
// those of the last days.
func (f *filling) sort(ctx context.Context, t telling) error {
	moves, err := f.waiting(ctx)
	if err != nil {
		return err
	}
	found, err := f.house.Bank.Proposals(ctx, f.house.DB, f.owner, moves...)
	if err != nil {
		return err
	}
	var picks []bank.Pick
	for i, m := range moves {
		for _, p := range found[i] {
			if p.Why.Key == "bank.why_entered" && m.Day < t.hand() {
				picks = append(picks, bank.Pick{Move: m.ID, Key: p.Key()})
				break
			}
		}
	}
	if _, err := f.house.Bank.AcceptAll(ctx, f.owner, picks...); err != nil {
		return err
	}
	for _, m := range moves {
		if m.Day < t.hand() || m.Day >= t.today.Add(-waitingDays) {
			continue
		}
		if err := f.say(ctx, t, m); err != nil {
			return err
		}
	}
	return nil
}

// waiting are the moves that wait.
func (f *filling) waiting(ctx context.Context) ([]bank.Move, error) {
	moves, n, err := f.house.Bank.Waiting(ctx, f.owner)
	if err == nil && n > len(moves) {
		err = fmt.Errorf("%d moves wait, more than are shown", n)
	}
	return moves, err
}

// say sorts a move as the entry that it comes from: it settles what it pays, or is remembered.
func (f *filling) say(ctx context.Context, t telling, m bank.Move) error {
	at := slices.IndexFunc(t.moves, func(d ledger.Draft) bool {
		return d.Day == m.Day && purseSum(d) == m.Amount && t.worded(d) == m.Label
	})
	found, err := f.house.Bank.Proposals(ctx, f.house.DB, f.owner, m)
	if err != nil {
		return err
	}
	if at < 0 {
		return f.tell(ctx, t, m, found[0])
	}
	s := bank.Sorting{Learn: true}
	for _, l := range t.moves[at].Lines {
		if l.Account == purse {
			continue
		}
		s.Targets = append(s.Targets, bank.Target{Account: l.Account, Third: l.Third, Amount: -l.Amount(), Label: m.Label, Activity: l.Activity, Project: l.Project})
		if l.Third != "" && len(found[0]) > 0 && found[0][0].Targets[0].Third == l.Third {
			return f.house.Bank.Accept(ctx, f.owner, m.ID, found[0][0].Key())
		}
	}
	_, err = f.house.Bank.Sort(ctx, f.owner, m.ID, s)
	return err
}

// tell sorts a move that no habit knows: it pays an invoice, or is parted as its detail says.
func (f *filling) tell(ctx context.Context, t telling, m bank.Move, found []bank.Proposal) error {
	at := slices.IndexFunc(t.strangers, func(s stranger) bool { return s.Label == m.Label && s.Amount == m.Amount })
	if at < 0 {
		return nil
	}
	known := t.strangers[at]
	if known.Settles && len(found) > 0 {
		return f.house.Bank.Accept(ctx, f.owner, m.ID, found[0].Key())
	}
	if len(known.Parts) == 0 {
		return nil
	}
	var s bank.Sorting
	for _, p := range known.Parts {
		s.Targets = append(s.Targets, bank.Target{Account: p[0].(string), Amount: money.Cents(p[1].(float64)), Label: m.Label})
	}
	_, err := f.house.Bank.Sort(ctx, f.owner, m.ID, s)
	return err
}
