package ledger

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// At names one line of the books.
type At struct {
	Entry    EntryID
	Position int
}

// Placed is a line where it stands.
type Placed struct {
	At
	Day       day.Day
	Number    string // empty in a draft
	EntryText string // label of the entry
	Voucher   string // reference of the entry's voucher
	Journal   string
	Reverses  EntryID // the entry that its entry undoes
	Line
}

// Settlement is lines of one account, and of one third party, that settle each other
// under a letter: in lower case where they do so in part only.
type Settlement struct {
	Account, Letter string
	Lines           []Placed
}

// Whole tells whether the lines balance.
func (s Settlement) Whole() bool { return s.Letter == strings.ToUpper(s.Letter) }

// Said is what the line says, or its entry where it says nothing.
func (p Placed) Said() string {
	if p.Label != "" {
		return p.Label
	}
	return p.EntryText
}

// Ref is the reference of the line's voucher, or its entry's.
func (p Placed) Ref() string {
	if p.Piece != "" {
		return p.Piece
	}
	return p.Voucher
}

// Open reads the lines of an account that wait to be lettered, of one third party
// or (third empty) of all, the oldest first.
func (d *Desk) Open(ctx context.Context, r db.Reader, who base.Actor, account, third string) ([]Placed, error) {
	return openLines(ctx, r, who.Place, account, third)
}

// Letter marks validated lines of one account and one third party as settling each
// other: by upper case where they balance; by lower case where partial is meant and
// they do not, in which case they stay open (and the file of entries does not tell).
func (d *Desk) Letter(ctx context.Context, who base.Actor, partial bool, lines ...At) (string, error) {
	var letter string
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		letter, err = d.Settle(ctx, tx, partial, lines...)
		return err
	})
	return letter, err
}

// Settle letters within a transaction.
func (d *Desk) Settle(ctx context.Context, tx *db.Tx, partial bool, lines ...At) (string, error) {
	if err := lock(ctx, tx); err != nil {
		return "", err
	}
	all, gap, err := settling(ctx, tx, lines)
	if err != nil {
		return "", err
	}
	if gap != 0 && !partial {
		return "", base.Refuse(base.Invalid, "ledger.letter_unbalanced", base.Args{"gap": gap.Abs()})
	}
	last, err := lastLetter(ctx, tx, tx.Who.Place, all[0].Account)
	if err != nil {
		return "", err
	}
	letter := nextLetter(last)
	if gap != 0 {
		letter = strings.ToLower(letter)
	}
	for _, l := range all {
		if err := setLetter(ctx, tx, l, letter, day.Of(tx.Now, tx.Who.Zone), gap != 0); err != nil {
			return "", err
		}
	}
	if err := d.Settled.Announce(ctx, tx, Settlement{all[0].Account, letter, all}); err != nil {
		return "", err
	}
	return letter, tx.Record(ctx, "ledger", all[0].Account, "lettered", db.Detail{"letter": letter, "lines": len(all)})
}

// settling reads the lines to letter, refuses those that do not go together, and adds them up.
func settling(ctx context.Context, tx *db.Tx, lines []At) ([]Placed, money.Cents, error) {
	if len(lines) < 2 {
		return nil, 0, base.Refuse(base.Invalid, "ledger.letter_two")
	}
	var all []Placed
	var gap money.Cents
	for _, at := range lines {
		l, err := lineAt(ctx, tx, tx.Who.Place, at)
		if err != nil {
			return nil, 0, err
		}
		switch {
		case l.Number == "":
			return nil, 0, base.Refuse(base.Invalid, "ledger.letter_draft")
		case l.Letter != "" && l.Letter == strings.ToUpper(l.Letter):
			return nil, 0, base.Refuse(base.Conflict, "ledger.lettered_already", base.Args{"letter": l.Letter, "day": words.Day(l.Lettered)})
		case len(all) > 0 && (l.Account != all[0].Account || l.Third != all[0].Third):
			return nil, 0, base.Refuse(base.Invalid, "ledger.letter_one_account")
		}
		all, gap = append(all, l), gap+l.Amount()
	}
	return all, gap, nil
}

// Unletter opens again the lines that a letter of an account holds together.
func (d *Desk) Unletter(ctx context.Context, who base.Actor, account, letter string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.Unsettle(ctx, tx, account, letter) })
}

// Unsettle opens lines again within a transaction.
func (d *Desk) Unsettle(ctx context.Context, tx *db.Tx, account, letter string) error {
	if err := lock(ctx, tx); err != nil {
		return err
	}
	n, err := clearLetter(ctx, tx, account, letter)
	if err != nil {
		return err
	}
	if n == 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	if err := d.Reopened.Announce(ctx, tx, Settlement{Account: account, Letter: letter}); err != nil {
		return err
	}
	return tx.Record(ctx, "ledger", account, "unlettered", db.Detail{"letter": letter, "lines": n})
}

// nextLetter follows A…Z by AA…ZZ, AAA and on.
func nextLetter(last string) string {
	b := []byte(strings.ToUpper(last))
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 'Z' {
			b[i]++
			return string(b)
		}
		b[i] = 'A'
	}
	return "A" + string(b)
}
