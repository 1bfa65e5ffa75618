package statement

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Teller is told a book from the first section to the last.
type Teller interface {
	Begin(s Section) error
	Line(s Section, l ledger.Ranked, balance money.Cents) error
	End(s Section) error
}

// Tell tells a whole book, whatever its length: sections from totals, lines one at a time.
func (d *Desk) Tell(ctx context.Context, who base.Actor, p Period, b ledger.Book, to Teller) error {
	return d.DB.Snapshot(ctx, func(ctx context.Context, r db.Reader) error {
		sections, err := d.Sections(ctx, r, who, p, b)
		if err != nil {
			return err
		}
		w := &walk{sections: sections, at: -1, to: to, apart: b.Apart()}
		if err := d.Ledger.EachLine(ctx, r, who, b, w.line); err != nil {
			return err
		}
		for w.at < len(sections) {
			if err := w.next(); err != nil {
				return err
			}
		}
		return nil
	})
}

// walk is where one stands among the sections.
type walk struct {
	sections []Section
	at       int
	balance  money.Cents
	apart    bool
	to       Teller
}

// next ends the section at hand and begins the one that follows.
func (w *walk) next() error {
	if w.at >= 0 {
		if err := w.to.End(w.sections[w.at]); err != nil {
			return err
		}
	}
	if w.at++; w.at == len(w.sections) {
		return nil
	}
	w.balance = w.sections[w.at].Before
	return w.to.Begin(w.sections[w.at])
}

// line goes on to the section of a line, past those without any.
func (w *walk) line(l ledger.Ranked) error {
	for w.at < 0 || keyOf(l, w.apart) != (key{w.sections[w.at].Account, w.sections[w.at].Third}) {
		if err := w.next(); err != nil {
			return err
		}
		if w.at == len(w.sections) {
			return base.Refuse(base.Internal, "base.internal") // totals and lines tell different accounts
		}
	}
	w.balance += l.Amount()
	return w.to.Line(w.sections[w.at], l, w.balance)
}

// keyOf is the section of a line.
func keyOf(l ledger.Ranked, apart bool) key {
	if apart {
		return key{l.Account, l.Third}
	}
	return key{account: l.Account}
}

// shown is a section as a page shows it.
type shown struct {
	Section
	Start money.Cents // the balance before the first line shown
	Later bool        // its first lines are on the page before
	More  bool        // its last lines are on the page after
	Lines []ledger.Ranked
}

// sectionsMax bounds the sections of a page, which may have no lines.
const sectionsMax = 150

// weave puts the lines of a page among the sections, from a mark on; more tells that
// other lines follow. It gives the mark of the page after, if there is one.
func weave(sections []Section, lines []ledger.Ranked, from ledger.Mark, more, apart bool) (out []shown, next ledger.Mark) {
	of := map[key][]ledger.Ranked{}
	for _, l := range lines {
		of[keyOf(l, apart)] = append(of[keyOf(l, apart)], l)
	}
	last := key{}
	if more {
		last = keyOf(lines[len(lines)-1], apart)
		next = lines[len(lines)-1].Mark()
	}
	begun := from.Account == ""
	for _, s := range sections {
		k := key{s.Account, s.Third}
		later := !begun && k == keyOf(ledger.Ranked{Placed: ledger.Placed{Line: ledger.Line{Account: from.Account, Third: from.Third}}}, apart)
		if begun = begun || later; !begun || later && len(of[k]) == 0 {
			continue
		}
		if len(out) == sectionsMax {
			end := out[sectionsMax-1]
			return out, ledger.Mark{Account: end.Account, Third: end.Third, Day: lastDay}
		}
		out = append(out, shown{Section: s, Start: s.Before, Later: later, More: more && k == last, Lines: of[k]})
		if more && k == last {
			break
		}
	}
	return out, next
}

// lastDay is after every day of the books.
const lastDay = "9999-12-31"
