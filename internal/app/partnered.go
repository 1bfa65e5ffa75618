package app

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/quality"
)

// partnered shows that the organisations to which the school entrusts trainings or assessments are
// checked (27): the last check of each whose habilitation runs.
func (h *House) partnered(ctx context.Context, g quality.Ground) (map[int]quality.Shown, error) {
	partners, err := h.Certifications.Partners(ctx, g, g.Who, "")
	if err != nil {
		return nil, err
	}
	checked, err := h.Certifications.Controls(ctx, g, g.Who, "")
	out := shown{}
	for _, p := range partners {
		if g.Today < p.From || g.Today > p.Last() {
			continue
		}
		last := slices.IndexFunc(checked, func(c certification.Control) bool { return c.Partner == p.ID && g.Fresh(c.On) })
		at, args := "/partners/"+string(p.ID), base.Args{"name": p.Name}
		switch {
		case last < 0:
			out.tell(27, false, "", "app.gap_partner_unchecked", args, at, "")
		case !checked[last].Met:
			out.tell(27, false, "", "app.gap_partner_to_mend", args, at, "")
		default:
			out.tell(27, true, "app.proof_partner", "", args, at, checked[last].On)
		}
	}
	return out, err
}
