package app

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/fate"
	"pilotis/internal/quality"
)

// became shows what holders became: results that are told (2), and what the certification leads
// to (3).
func (h *House) became(ctx context.Context, g quality.Ground) (map[int]quality.Shown, error) {
	kept, err := h.Fates.Kept(ctx, g.Who)
	if err != nil {
		return nil, err
	}
	out := shown{}
	for _, c := range kept {
		s, err := h.Fates.Sheet(ctx, g, g.Who, c.ID, fate.Filter{})
		if err != nil {
			return nil, err
		}
		for _, t := range s.Told {
			if t.Last == "" || !g.Fresh(t.Last) {
				continue
			}
			args := base.Args{"title": c.Title, "months": t.Months, "n": t.Answered, "asked": t.Asked}
			for _, indicator := range []int{2, 3} {
				out.tell(indicator, true, "app.proof_became", "", args, "/fates?certification="+string(c.ID), t.Last)
			}
		}
	}
	return out, nil
}
