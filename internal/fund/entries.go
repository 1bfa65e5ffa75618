package fund

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Work tells what the end of a year writes for the funds and the cofundings, which of them wait for somebody
// to say what was spent, and what they leave.
func (d *Desk) Work(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (ledger.Work, error) {
	all, err := list(ctx, r, who.Place)
	if err != nil {
		return ledger.Work{}, err
	}
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return ledger.Work{}, err
	}
	w := ledger.Work{Accounts: []string{"194", "195", "196"}}
	for _, row := range TableOf(all, y.ID, years).Rows {
		w.Held -= row.Closing()
		if row.Waits() {
			w.Waits++
		}
	}
	if w.Entries, err = d.entries(ctx, r, who, y, years, all...); err != nil {
		return w, err
	}
	promised, err := cofundings(ctx, r, who.Place)
	if err != nil {
		return w, err
	}
	for _, c := range promised {
		if s, lives := c.In(y.ID, years); lives && s.Waits() {
			w.Waits++
		}
	}
	further, err := d.shares(ctx, r, who, y, years, promised...)
	w.Entries = append(w.Entries, further...)
	return w, err
}

// entries are those of a year for some funds, once what was spent is said.
func (d *Desk) entries(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, years []ledger.Year, funds ...Fund) ([]ledger.Inventory, error) {
	var drafts []ledger.Draft
	for _, f := range funds {
		if m, alive := f.In(y.ID, years); alive && (m.Said || len(f.sent(y.ID)) > 0) {
			drafts = append(drafts, f.entry(m))
		}
	}
	return d.Ledger.Inventory(ctx, r, who, y, drafts...)
}

// Book writes what is due at the end of a year as drafts, and tells how many it touched.
func (d *Desk) Book(ctx context.Context, who base.Actor, id ledger.YearID) (int, error) {
	return d.Ledger.Prepare(ctx, who, id, d.Work)
}

// spentOn adds up the validated expenses of a year project by project: what was set aside
// is none, and what a split key shares out is not counted.
func (d *Desk) spentOn(ctx context.Context, r db.Reader, who base.Actor, y ledger.YearID) (map[ledger.AxisID]money.Cents, error) {
	totals, err := d.Ledger.Totals(ctx, r, who, y, "", "")
	out := map[ledger.AxisID]money.Cents{}
	for _, t := range totals {
		if t.Project != "" && t.Account[0] == '6' && !strings.HasPrefix(t.Account, "689") {
			out[t.Project] += t.Net()
		}
	}
	return out, err
}
