package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Broken is the first entry of a year whose hash is not what was sealed.
type Broken struct {
	Year   Year
	Entry  Entry
	Before bool // the chain breaks before it: an entry is missing
}

// Verify follows the chain of every year of a place and names the first broken
// entry of each: altered, missing, or out of its rank.
func (d *Desk) Verify(ctx context.Context, r db.Reader, place base.PlaceID) ([]Broken, error) {
	all, err := years(ctx, r, place)
	if err != nil {
		return nil, err
	}
	var broken []Broken
	for _, y := range all {
		w := &walk{}
		if err := eachSealed(ctx, []db.Reader{r}, place, y.ID, w.step); err != nil {
			return nil, err
		}
		if w.broken != nil {
			if err := named(ctx, r, place, y.ID, w.broken); err != nil {
				return nil, err
			}
			broken = append(broken, Broken{Year: y, Entry: *w.broken, Before: w.missing})
		}
	}
	return broken, nil
}

// named reads again an entry that lost the line beside which all of it is read.
func named(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, e *Entry) error {
	if e.ID != "" {
		return nil
	}
	found, err := db.One(ctx, r, scanEntry, "select "+entryColumns+" from entry e where e.place_id = $1 and e.year_id = $2 and e.rank = $3 and e.rank > 0", place, year, e.Rank)
	*e = found
	return err
}

// walk follows one chain.
type walk struct {
	seals   sealer
	end     tail
	broken  *Entry
	missing bool
}

func (w *walk) step(e Entry) error {
	if w.broken != nil {
		return nil
	}
	if e.Rank != w.end.rank+1 {
		w.broken, w.missing = &e, true
		return nil
	}
	if hash := w.seals.seal(w.end.hash, e); hash != e.Hash {
		w.broken = &e
	}
	w.end = tail{e.Rank, e.Hash}
	return nil
}
