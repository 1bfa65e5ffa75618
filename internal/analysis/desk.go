package analysis

import (
	"context"
	"strings"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/space"
	"pilotis/internal/statement"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Ledger     *ledger.Desk
	Statements *statement.Desk
	Activities *activity.Desk
	Spaces     *space.Desk
}

// Stand is how a place stood over a stretch of a year: its books, and what ratios ask besides.
type Stand struct {
	statement.Period
	Books
	Stretch
}

// Ratios draws the ratios of the stretch.
func (s Stand) Ratios() []Ratio { return s.Books.Ratios(s.Stretch) }

// Read reads the books of a stretch of a year.
func (d *Desk) Read(ctx context.Context, who base.Actor, p statement.Period) (Stand, error) {
	s := Stand{Period: p, Books: Books{Chart: chart.ID(p.Year.Chart)}, Stretch: Stretch{Days: p.To.Sub(p.From) + 1}}
	var err error
	if s.Held, s.Earlier, err = d.Statements.Held(ctx, who, p); err != nil {
		return s, err
	}
	s.Repaid, err = d.repaid(ctx, who, p)
	return s, err
}

// Beside reads a stretch and the same one a year before; the latter is nil where the books
// do not have it.
func (d *Desk) Beside(ctx context.Context, who base.Actor, p statement.Period) (now Stand, last *Stand, err error) {
	if now, err = d.Read(ctx, who, p); err != nil {
		return now, nil, err
	}
	past, known := p.Past()
	if !known {
		return now, nil, nil
	}
	was, err := d.Read(ctx, who, past)
	return now, &was, err
}

// repaid is the principal of loans that was paid back; interest that ran up is no principal.
func (d *Desk) repaid(ctx context.Context, who base.Actor, p statement.Period) (sum money.Cents, err error) {
	all, err := d.Ledger.ByAccount(ctx, d.DB, who, p.Year, p.From, p.To)
	for _, t := range all {
		if !t.Opening && loans.holds(t.Account) && !strings.HasPrefix(t.Account, "1688") {
			sum += t.Debit
		}
	}
	return sum, err
}
