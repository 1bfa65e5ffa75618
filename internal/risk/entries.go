package risk

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Work tells what a year writes for the risks, which of them wait for somebody to say
// how much may be lost, and what is foreseen in all.
func (d *Desk) Work(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (ledger.Work, error) {
	all, err := list(ctx, r, who.Place)
	if err != nil {
		return ledger.Work{}, err
	}
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return ledger.Work{}, err
	}
	w := ledger.Work{Accounts: []string{"15", "491"}}
	for _, row := range TableOf(all, y.ID, years).Rows {
		w.Held -= row.Closing
		if !row.Said {
			w.Waits++
		}
	}
	w.Entries, err = d.entries(ctx, r, who, y, years, all...)
	return w, err
}

func (d *Desk) entries(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, years []ledger.Year, all ...Risk) ([]ledger.Inventory, error) {
	var drafts []ledger.Draft
	for _, risk := range all {
		if m, alive := risk.In(y.ID, years); alive {
			drafts = append(drafts, risk.entries(m)...)
		}
	}
	return d.Ledger.Inventory(ctx, r, who, y, drafts...)
}

// Book writes what is due in a year as drafts, and tells how many it touched.
func (d *Desk) Book(ctx context.Context, who base.Actor, id ledger.YearID) (int, error) {
	return d.Ledger.Prepare(ctx, who, id, d.Work)
}

// lateDays is after how long a debt is worth a question.
const lateDays = 90

// late finds the customers who owe something for long, and are not noted yet.
func (d *Desk) late(ctx context.Context, r db.Reader, who base.Actor, on day.Day, noted []Risk) ([]ledger.Aged, error) {
	all, err := d.Ledger.AgedBalance(ctx, r, who, on)
	known := map[string]bool{}
	for _, risk := range noted {
		known[risk.Third] = risk.EndedOn == ""
	}
	var out []ledger.Aged
	for _, a := range all {
		if strings.HasPrefix(a.Account, "411") && a.Third != "" && !known[a.Third] && a.Total() > 0 && on.Sub(a.Oldest) > lateDays {
			out = append(out, a)
		}
	}
	return out, err
}
