package board

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
)

// Compared is some months that were closed, side by side.
type Compared struct {
	To     forecast.Month // up to which they were looked for
	Closed []closed       // the oldest first
	Rows   []Row
	More   bool // others were closed before
}

// Row is an indicator over the months that were closed.
type Row struct {
	Last Indicator // as it last was
	In   map[forecast.Month]Line
}

// shown is how many months are compared at a time.
const shown = 6

// Compare reads the last months that were closed up to one, as they were kept.
func (d *Desk) Compare(ctx context.Context, who base.Actor, to forecast.Month) (Compared, error) {
	c := Compared{To: to}
	all, err := closures(ctx, d.DB, who.Place, "", to)
	if err != nil || len(all) == 0 {
		return c, err
	}
	c.Closed, c.More = all[max(0, len(all)-shown):], len(all) > shown
	kept, err := values(ctx, d.DB, who.Place, c.Closed[0].Month, to)
	c.Rows = rows(kept)
	return c, err
}

// rows gathers what was kept by indicator, in the order of the last board that bore each.
func rows(kept []frozen) []Row {
	at := map[IndicatorID]int{}
	var out []Row
	for _, f := range kept {
		i, there := at[f.ID]
		if !there {
			i = len(out)
			at[f.ID], out = i, append(out, Row{In: map[forecast.Month]Line{}})
		}
		out[i].Last, out[i].In[f.Month] = f.Indicator, f.Line
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.Last.Slot, b.Last.Slot), cmp.Compare(a.Last.Name, b.Last.Name))
	})
	return out
}
