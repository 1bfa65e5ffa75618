package app

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/quality"
)

// equipped shows that trainees have resources, and make them their own (19).
func (h *House) equipped(ctx context.Context, g quality.Ground) (map[int]quality.Shown, error) {
	all, err := h.Studies.Uses(ctx, g.Who, g.Today.Add(-g.FreshDays))
	out := shown{}
	for _, u := range all {
		args := base.Args{"name": u.Name, "tools": u.Tools, "n": u.Readers, "of": u.Trainees}
		gap := "app.gap_unopened"
		if u.Tools == 0 {
			gap = "app.gap_no_tools"
		}
		out.tell(19, u.Readers > 0, "app.proof_opened", gap, args, "/study/sessions/"+string(u.ID), u.Last)
	}
	return out, err
}
