package outset

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/words"
)

// Look reads an opening and judges each row against the books; nothing is written.
func (d *Desk) Look(ctx context.Context, who base.Actor, text string) (Reading, error) {
	return d.look(ctx, d.DB, who, text)
}

func (d *Desk) look(ctx context.Context, r db.Reader, who base.Actor, text string) (Reading, error) {
	out, err := Read(text)
	if err != nil {
		return out, err
	}
	accounts, err := d.Ledger.Accounts(ctx, r, who)
	if err != nil {
		return out, err
	}
	known := map[string]ledger.Account{}
	for _, a := range accounts {
		known[a.Code] = a
	}
	for i := range out.Rows {
		out.place(&out.Rows[i], known)
	}
	switch {
	case out.Result > 0:
		out.Credit += out.Result
	case out.Result < 0:
		out.Debit -= out.Result
	}
	return out, nil
}

// codeLength is the usual length of an account: shorter ones are filled up with zeros.
const codeLength = 6

// place finds the account of a row, and adds the row up.
func (out *Reading) place(r *Row, known map[string]ledger.Account) {
	if r.Verdict == Known {
		if _, there := known[r.Account]; !there {
			r.Account += strings.Repeat("0", max(0, codeLength-len(r.Account)))
		}
		a, there := known[r.Account]
		switch {
		case r.Account[0] == '6' || r.Account[0] == '7':
			r.Verdict = Gathered
			out.Result -= r.Amount
		case there && a.ClosedOn != "":
			r.wrong("outset.why_closed", base.Args{"code": r.Account})
		case !there && r.Label == "":
			r.wrong("outset.why_label", base.Args{"code": r.Account})
		case !there:
			r.Verdict = New
		}
		if there && r.Label == "" {
			r.Label = a.Label
		}
	}
	switch {
	case r.Verdict == Wrong:
		out.Wrong++
	case r.counts() && r.Amount > 0:
		out.Debit += r.Amount
	case r.counts():
		out.Credit -= r.Amount
	}
}

// Keep writes the opening of the first year as a draft, in place of the one kept before.
// With a row that is wrong, or a gap, it is refused; rest brings the gap forward.
func (d *Desk) Keep(ctx context.Context, who base.Actor, text string, rest bool) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "outset:"+string(who.Place)); err != nil {
			return err
		}
		s, err := d.Standing(ctx, tx, who)
		if err != nil {
			return err
		}
		reading, err := d.look(ctx, tx, who, text)
		if err != nil {
			return err
		}
		if err := s.refusal(reading, rest); err != nil {
			return err
		}
		if err := d.prepare(ctx, tx, &reading); err != nil {
			return err
		}
		e, err = d.write(ctx, tx, s, reading.lines(rest))
		return err
	})
	return e, err
}

// refusal says why an opening cannot be kept.
func (s Standing) refusal(r Reading, rest bool) error {
	switch {
	case !s.Begun():
		return base.Refuse(base.Conflict, "outset.not_begun")
	case s.Taken:
		return base.Refuse(base.Conflict, "outset.opened_already")
	case r.Wrong > 0:
		return base.Wrong("text", "outset.rows_wrong", base.Args{"n": r.Wrong})
	case len(r.lines(rest)) == 0:
		return base.Wrong("text", "outset.nothing")
	case r.Gap() != 0 && !rest:
		return base.Wrong("text", "outset.gap", base.Args{"gap": r.Gap().Abs(), "debit": r.Debit, "credit": r.Credit})
	}
	return nil
}

// prepare adds the accounts and the third parties that the opening names.
func (d *Desk) prepare(ctx context.Context, tx *db.Tx, r *Reading) error {
	var accounts []ledger.Account
	for _, row := range r.Rows {
		same := func(a ledger.Account) bool { return a.Code == row.Account }
		if row.Verdict == New && !slices.ContainsFunc(accounts, same) {
			accounts = append(accounts, ledger.Account{Code: row.Account, Label: row.Label, Opened: strings.HasPrefix(row.Account, "40") || strings.HasPrefix(row.Account, "41")})
		}
	}
	if len(accounts) > 0 {
		if err := d.Ledger.Chart(ctx, tx, accounts...); err != nil {
			return err
		}
	}
	return d.name(ctx, tx, r)
}

// name finds each third party by its code or its name, or adds it.
func (d *Desk) name(ctx context.Context, tx *db.Tx, r *Reading) error {
	have, err := d.Ledger.Thirds(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	var fresh []ledger.Third
	for i, row := range r.Rows {
		if !row.counts() || row.Third == "" {
			continue
		}
		at := slices.IndexFunc(have, func(t ledger.Third) bool {
			return t.Code == row.Third || base.Fold(t.Label) == base.Fold(row.Third)
		})
		if at < 0 {
			at = len(have)
			t := ledger.Third{Code: coded(row.Third, have), Label: row.Third}
			have, fresh = append(have, t), append(fresh, t)
		}
		r.Rows[i].Third = have[at].Code
	}
	if len(fresh) == 0 {
		return nil
	}
	return d.Ledger.Name(ctx, tx, fresh...)
}

// thirdMax is how long the code of a third party is.
const thirdMax = 16

// coded makes a code of a name that no other has.
func coded(name string, have []ledger.Third) string {
	root := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return '-'
	}, base.Fold(name))
	root = root[:min(len(root), thirdMax)]
	for n := 1; ; n++ {
		code := root
		if n > 1 {
			code += strconv.Itoa(n)
		}
		if !slices.ContainsFunc(have, func(t ledger.Third) bool { return t.Code == code }) {
			return code
		}
	}
}

func (d *Desk) write(ctx context.Context, tx *db.Tx, s Standing, lines []ledger.Line) (ledger.Entry, error) {
	journals, err := d.Ledger.Journals(ctx, tx, tx.Who)
	if err != nil {
		return ledger.Entry{}, err
	}
	at := slices.IndexFunc(journals, func(j ledger.Journal) bool { return j.Kind == ledger.Opening && j.ClosedOn == "" })
	if at < 0 {
		journals = ledger.Basics(tx.Who.Lang)
		at = slices.IndexFunc(journals, func(j ledger.Journal) bool { return j.Kind == ledger.Opening })
		if err := d.Ledger.Keep(ctx, tx, journals[at]); err != nil {
			return ledger.Entry{}, err
		}
	}
	draft := ledger.Draft{Journal: journals[at].Code, Day: s.Year.From, Piece: "AN", Label: words.T(tx.Who.Lang, "outset.label"), Source: source(s.Year.ID), Lines: lines}
	if s.Opening != "" {
		return d.Ledger.Redo(ctx, tx, s.Opening, draft)
	}
	return d.Ledger.Book(ctx, tx, draft)
}

// Accept validates the opening that was kept: from then on it does not change.
func (d *Desk) Accept(ctx context.Context, who base.Actor) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		s, err := d.Standing(ctx, tx, who)
		if err != nil {
			return err
		}
		if s.Opening == "" {
			return base.Refuse(base.Conflict, "outset.no_opening")
		}
		done, err := d.Ledger.Seal(ctx, tx, s.Opening)
		if err != nil {
			return err
		}
		e = done[0]
		return nil
	})
	return e, err
}
