package bank

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/wire"
	"pilotis/internal/words"
)

// Taking is a file to take in.
type Taking struct {
	Code    string // the account of the books; made where it is missing
	File    string // its name
	Body    []byte
	Hints   wire.Hints
	Confirm bool // take it in although its balance does not follow the last one
	DryRun  bool // report and write nothing
	Learn   bool // keep Hints.CSV: the next file of the account is read by it
}

// Report is what a file holds, and what it did.
type Report struct {
	New        int         `json:"new"`
	Duplicates int         `json:"duplicates"`
	Doubtful   int         `json:"doubtful"`
	Opening    money.Cents `json:"opening_cents"`
	Closing    money.Cents `json:"closing_cents"`
	Warnings   []string    `json:"warnings"`
	Refused    bool        `json:"-"` // for a gap that nobody confirmed: nothing was written

	Account  Account `json:"-"` // where it goes
	From, To day.Day `json:"-"` // of the moves
	Fresh    []Move  `json:"-"` // those that are not there yet
}

// Take takes a file in, whole or not at all: moves that are there already are left
// out, and a gap between two statements is taken in only where that is confirmed.
func (d *Desk) Take(ctx context.Context, who base.Actor, t Taking) (Report, error) {
	all, err := d.read(ctx, who, t)
	if err != nil {
		return Report{}, err
	}
	take := taking{Taking: t, desk: d, lang: who.Lang, report: Report{Warnings: []string{}}}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "bank:"+string(who.Place)); err != nil {
			return err
		}
		if err := take.all(ctx, tx, all); err != nil {
			return err
		}
		take.report.Refused = take.gap && !t.Confirm
		if take.report.Refused || t.DryRun {
			return errKeepNothing
		}
		return nil
	})
	if errors.Is(err, errKeepNothing) {
		err = nil
	}
	return take.report, err
}

// read reads a file by the columns said, or else learnt on the account, or else guessed:
// a bank may change how it writes its tables.
func (d *Desk) read(ctx context.Context, who base.Actor, t Taking) ([]wire.Statement, error) {
	if !t.Hints.CSV.Zero() {
		return wire.Read(t.Body, t.Hints)
	}
	a, found, err := accountCoded(ctx, d.DB, who.Place, t.Code)
	if err != nil {
		return nil, err
	}
	if found && !a.Profile.Zero() {
		learnt := t.Hints
		learnt.CSV = a.Profile
		if all, err := wire.Read(t.Body, learnt); err == nil {
			return all, nil
		}
	}
	return wire.Read(t.Body, t.Hints)
}

// errKeepNothing undoes a transaction that only had to be tried.
var errKeepNothing = errors.New("kept nothing")

// taking is a file being taken in.
type taking struct {
	Taking
	desk    *Desk
	lang    string
	account Account
	report  Report
	known   *known
	gap     bool
}

func (t *taking) warn(key string, args ...base.Args) {
	t.report.Warnings = append(t.report.Warnings, words.T(t.lang, key, args...))
}

func (t *taking) all(ctx context.Context, tx *db.Tx, all []wire.Statement) (err error) {
	if t.account, err = t.desk.account(ctx, tx, t.Code); err != nil {
		return err
	}
	if t.Learn {
		t.account.Profile = t.Hints.CSV
		if err := putAccount(ctx, tx, t.account); err != nil {
			return err
		}
	}
	all = t.ours(all)
	t.report.From, t.report.To = span(all)
	stored, err := movesBetween(ctx, tx, tx.Who.Place, t.account.ID, t.report.From, t.report.To)
	if err != nil {
		return err
	}
	t.known = knownOf(stored)
	if err := t.number(ctx, tx, all[0]); err != nil {
		return err
	}
	for i, s := range all {
		if err := t.one(ctx, tx, s, i == 0); err != nil {
			return err
		}
	}
	if err := tx.Record(ctx, "bank", string(t.account.ID), "taken_in", db.Detail{"file": t.File, "new": t.report.New}); err != nil {
		return err
	}
	t.report.Account = t.account
	return t.desk.auto(ctx, tx, t.account, t.report.Fresh)
}

// ours leaves out the statements of other accounts, unless the balances tell that they
// are one account, renumbered.
func (t *taking) ours(all []wire.Statement) []wire.Statement {
	number := t.account.Number
	if number == "" || !slices.ContainsFunc(all, func(s wire.Statement) bool { return sameNumber(s.Account, number) }) {
		number = all[0].Account
	}
	var out []wire.Statement
	var left []string
	for _, s := range all {
		follows := len(out) > 0 && out[len(out)-1].Closing != nil && s.Opening != nil && out[len(out)-1].Closing.Amount == s.Opening.Amount
		if sameNumber(s.Account, number) || follows {
			out = append(out, s)
		} else {
			left = append(left, s.Account)
		}
	}
	for _, other := range slices.Compact(left) {
		t.warn("bank.other_account_left", base.Args{"number": other})
	}
	return out
}

// number notes the number of an account at its first statement, and warns of another.
func (t *taking) number(ctx context.Context, tx *db.Tx, s wire.Statement) error {
	switch {
	case s.Account == "" || sameNumber(s.Account, t.account.Number) && t.account.Number != "":
		return nil
	case t.account.Number != "":
		t.warn("bank.other_account", base.Args{"number": s.Account, "known": t.account.Number})
		return nil
	}
	t.account.Number = s.Account
	return putAccount(ctx, tx, t.account)
}

// one takes one statement in.
func (t *taking) one(ctx context.Context, tx *db.Tx, s wire.Statement, first bool) error {
	before, found, err := lastStatement(ctx, tx, tx.Who.Place, t.account.ID)
	if err != nil {
		return err
	}
	for _, n := range s.Notes {
		t.warn(n.Key, n.Args)
	}
	id := base.NewID[Statement](tx.Now)
	added, err := t.moves(ctx, tx, s, id)
	if err != nil {
		return err
	}
	kept := Statement{ID: id, Account: t.account.ID, File: t.File, Format: s.Format, At: tx.Now, By: tx.Who.Name}
	kept.From, kept.To = s.Span()
	if s.Closing != nil {
		kept.To = max(kept.To, s.Closing.On)
	}
	kept.From = cmp.Or(kept.From, kept.To)
	kept.balances(s, before.Closing, added)
	if found && kept.To >= before.To {
		t.follow(kept, s, before, added)
	}
	if first {
		t.report.Opening = kept.Opening
	}
	t.report.Closing = kept.Closing
	return insertStatement(ctx, tx, kept)
}

// balances tells where the statement begins and ends, from what it says of it.
func (s *Statement) balances(w wire.Statement, before, added money.Cents) {
	switch {
	case w.Closing != nil && w.Opening != nil:
		s.Opening, s.Closing = w.Opening.Amount, w.Closing.Amount
	case w.Closing != nil:
		s.Closing = w.Closing.Amount
		s.Opening = s.Closing - w.Sum()
	case w.Opening != nil:
		s.Opening = w.Opening.Amount
		s.Closing = s.Opening + w.Sum()
	default:
		s.Closing = before + added
		s.Opening = s.Closing - w.Sum()
	}
}

// follow compares where the statement leads with what was known and what it adds.
func (t *taking) follow(s Statement, w wire.Statement, before Statement, added money.Cents) {
	gap := s.Opening + w.Sum() - (before.Closing + added)
	if gap == 0 {
		return
	}
	t.gap = true
	t.warn("bank.gap", base.Args{"gap": gap.Abs(), "known": before.Closing, "day": words.Day(before.To), "opening": s.Opening})
}

// moves adds those that are not there yet, and tells their sum.
func (t *taking) moves(ctx context.Context, tx *db.Tx, s wire.Statement, id StatementID) (sum money.Cents, err error) {
	k := marks{}
	var fresh []*Move
	for _, w := range s.Moves {
		m := moveOf(w, t.account.ID, id, k.of(w))
		m.ID = base.NewID[Move](tx.Now)
		if t.known.marks[m.Mark] {
			t.report.Duplicates++
			t.known.seen[t.known.byKey[m.Mark]] = true
			continue
		}
		fresh = append(fresh, &m)
	}
	shared := reusedRefs(fresh)
	for _, m := range fresh {
		switch {
		case t.known.reused(*m) || shared[m.Ref]:
			m.Doubtful = true
			t.warn("bank.ref_reused", base.Args{"ref": m.Ref, "label": m.Label, "amount": m.Amount})
		case t.known.retold(*m):
			m.Doubtful = true
			t.warn("bank.maybe_twice", base.Args{"day": words.Day(m.Day), "label": m.Label, "amount": m.Amount})
		}
		if m.Doubtful {
			t.report.Doubtful++
		}
		if err := insertMove(ctx, tx, *m); err != nil {
			return 0, err
		}
		t.report.New++
		sum += m.Amount
		t.report.Fresh = append(t.report.Fresh, *m)
	}
	for _, m := range fresh {
		t.known.add(m)
	}
	return sum, nil
}

// reusedRefs finds identifiers that one statement gives to different moves.
func reusedRefs(moves []*Move) map[string]bool {
	first, out := map[string]sameAs{}, map[string]bool{}
	for _, m := range moves {
		s := sameAs{day: m.Day, amount: m.Amount}
		if was, used := first[m.Ref]; m.Ref != "" && used && was != s {
			out[m.Ref] = true
		}
		first[m.Ref] = s
	}
	return out
}

func moveOf(w wire.Move, account AccountID, statement StatementID, mark string) Move {
	return Move{Account: account, Statement: statement, Mark: mark, Ref: w.ID, Day: w.Day, Value: w.Value, Amount: w.Amount,
		Label: w.Label, Detail: w.Detail, Party: w.Party, Reference: w.Reference, Reason: w.Reason, Parts: w.Parts}
}

func span(all []wire.Statement) (from, to day.Day) {
	for _, s := range all {
		f, t := s.Span()
		if f != "" && (from == "" || f < from) {
			from = f
		}
		to = max(to, t)
	}
	return from, to
}

// sameNumber compares account numbers: an IBAN holds the number that other formats write.
func sameNumber(a, b string) bool {
	a, b = base.Fold(a), base.Fold(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= 8 && strings.Contains(b, a)
}

// account finds the account of a code, and makes it where it is missing, in the books too.
func (d *Desk) account(ctx context.Context, tx *db.Tx, code string) (Account, error) {
	a, found, err := accountCoded(ctx, tx, tx.Who.Place, code)
	if err != nil || found {
		return a, err
	}
	return d.Hold(ctx, tx, Account{Code: code, Kind: kindOf(code)})
}

// Hold adds an account within a transaction, and to the books where they lack it. One that a
// statement made already is named as asked.
func (d *Desk) Hold(ctx context.Context, tx *db.Tx, a Account) (Account, error) {
	known, found, err := accountCoded(ctx, tx, tx.Who.Place, a.Code)
	if err != nil {
		return a, err
	}
	if found {
		known.Name, known.Number = cmp.Or(a.Name, known.Name), cmp.Or(a.Number, known.Number)
		return known, keep(ctx, tx, known)
	}
	chart, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return a, err
	}
	at := slices.IndexFunc(chart, func(l ledger.Account) bool { return l.Code == a.Code })
	switch {
	case at >= 0 && a.Name == "":
		a.Name = chart[at].Label
	case a.Name == "":
		a.Name = words.T(tx.Who.Lang, "bank.kind_"+string(a.Kind))
	}
	if at < 0 {
		if err := d.Ledger.Chart(ctx, tx, ledger.Account{Code: a.Code, Label: a.Name}); err != nil {
			return a, err
		}
	}
	a.ID = base.NewID[Account](tx.Now)
	return a, keep(ctx, tx, a)
}

func keep(ctx context.Context, tx *db.Tx, a Account) error {
	if err := putAccount(ctx, tx, a); err != nil {
		return err
	}
	return tx.Record(ctx, "bank", string(a.ID), "account_set", db.Detail{"name": a.Name})
}

// kindOf tells a cash box by its account: class 53.
func kindOf(code string) Kind {
	if len(code) > 1 && code[:2] == "53" {
		return Cash
	}
	return AtBank
}
