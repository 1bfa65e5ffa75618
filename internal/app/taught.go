package app

import (
	"context"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/quality"
	"pilotis/internal/territory"
	"pilotis/internal/training"
)

// department tells where an organisation is, for the public holidays that are its own.
func (h *House) department(ctx context.Context, r db.Reader, id base.PlaceID) (string, error) {
	p, err := h.Places.Get(ctx, r, id)
	return territory.DepartmentOf(p.Insee), err
}

// named finds an organisation by its name in addresses.
func (h *House) named(ctx context.Context, slug string) (training.Organisation, error) {
	p, err := h.Places.BySlug(ctx, h.DB, slug)
	return training.Organisation{ID: p.ID, Name: p.Name, Zone: p.Zone}, err
}

// placed finds an organisation by its name in addresses.
func (h *House) placed(ctx context.Context, slug string) (base.PlaceID, error) {
	p, err := h.Places.BySlug(ctx, h.DB, slug)
	return p.ID, err
}

// head is how an organisation signs its letters.
func (h *House) head(ctx context.Context, r db.Reader, id base.PlaceID) (training.Head, error) {
	p, err := h.Places.Get(ctx, r, id)
	return training.Head{Name: p.Name, Email: p.Email, URL: h.url() + "/p/" + p.Slug}, err
}

// taught shows, of the standard of quality, what trainings prove: what the public finds (1), that
// needs were analysed (4), that programmes have objectives (5) and leave no competence out (7),
// that people were placed at entry (8) and
// told what to expect (9), who trains and when that was checked (21).
func (h *House) taught(ctx context.Context, g quality.Ground) (map[int]quality.Shown, error) {
	programmes, err := h.Trainings.Programmes(ctx, g, g.Who)
	if err != nil {
		return nil, err
	}
	given, err := h.Trainings.Sessions(ctx, g, g.Who)
	if err != nil {
		return nil, err
	}
	everybody, err := h.Trainings.Trainees(ctx, g, g.Who, "")
	if err != nil {
		return nil, err
	}
	trainers, err := h.Trainings.Trainers(ctx, g, g.Who)
	if err != nil {
		return nil, err
	}
	rules, err := h.Trainings.Regulations(ctx, g, g.Who.Place)
	if err != nil {
		return nil, err
	}
	called, err := h.Trainings.Convocations(ctx, g, g.Who, "")
	if err != nil {
		return nil, err
	}
	out := shown{}
	for _, s := range given {
		out.welcomed(g.Today, s, everybody, called)
	}
	if len(everybody) > 0 {
		now := training.InForce(rules, g.Today)
		out.tell(9, now.Number > 0, "app.proof_rules", "app.gap_rules", base.Args{"number": now.Number}, "/trainings/rules", now.From)
	}
	for _, p := range programmes {
		if p.Published != "" || slices.ContainsFunc(given, func(s training.Session) bool { return s.Programme == p.ID }) {
			out.programme(p)
		}
	}
	for _, t := range everybody {
		out.trainee(t)
	}
	for _, t := range trainers {
		at, args := "/trainers", base.Args{"name": t.Name}
		out.tell(21, t.Reviewed != "", "app.proof_trainer", "app.gap_trainer", args, at, t.Reviewed)
	}
	return out, nil
}

// shown gathers proofs and gaps by indicator.
type shown map[int]quality.Shown

func (s shown) tell(indicator int, proved bool, proof, gap string, args base.Args, path string, on day.Day) {
	one := s[indicator]
	if proved {
		one.Proofs = append(one.Proofs, quality.Proof{Key: proof, Args: args, Path: path, On: on})
	} else {
		one.Gaps = append(one.Gaps, quality.Gap{Key: gap, Args: args, Path: path})
	}
	s[indicator] = one
}

func (s shown) programme(p training.Programme) {
	at, args := "/trainings/"+string(p.ID), base.Args{"title": p.Title, "n": len(p.Lacks())}
	s.tell(1, true, "app.proof_public", "", args, at, p.Updated)
	if len(p.Lacks()) > 0 {
		s.tell(1, false, "", "app.gap_public", args, at, p.Updated)
	}
	s.tell(5, len(p.Objectives) > 0, "app.proof_objectives", "app.gap_public", args, at, p.Updated)
	if p.Version != "" && p.Published != "" { // what is in the catalogue leaves no competence out
		s.tell(7, true, "app.proof_matrix", "", args, at, p.Updated)
	}
}

// welcomed tells whether those who begin were told in time what to expect.
func (s shown) welcomed(today day.Day, of training.Session, everybody []training.Trainee, called map[base.ID[training.Trainee]]training.Convocation) {
	at, own := "/sessions/"+string(of.ID), slices.DeleteFunc(slices.Clone(everybody), func(t training.Trainee) bool { return t.Session != of.ID })
	n, last := 0, day.Day("")
	for _, t := range own {
		if c, had := called[t.ID]; had {
			n, last = n+1, max(last, day.Of(c.At, time.UTC))
		}
	}
	if n > 0 {
		s.tell(9, true, "app.proof_convoked", "", base.Args{"name": of.Name, "n": n}, at, last)
	}
	if late := len(of.Uncalled(own, called, today)); late > 0 {
		s.tell(9, false, "", "app.gap_convoked", base.Args{"name": of.Name, "n": late}, at, "")
	}
}

func (s shown) trainee(t training.Trainee) {
	at, args := "/trainees/"+string(t.ID), base.Args{"name": t.Name}
	s.tell(4, t.Needs != "", "app.proof_needs", "app.gap_needs", args, at, t.NeedsOn)
	s.tell(8, t.Placed(), "app.proof_placed", "app.gap_placed", args, at, t.EnrolledOn)
}
