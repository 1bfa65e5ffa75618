package app

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/jury"
	"pilotis/internal/quality"
)

// certified shows, of the standard of quality, what certifying proves by itself: who obtains
// what, and what it leads to (3), what was arranged for whom (10), what juries found (11), that
// somebody looks whether a candidate may come before one (16), and that appeals are answered
// (31).
func (h *House) certified(ctx context.Context, g quality.Ground) (map[int]quality.Shown, error) {
	candidates, err := h.everyCandidate(ctx, g.Who)
	if err != nil {
		return nil, err
	}
	needs, err := h.Candidates.Needs(ctx, g, g.Who)
	if err != nil {
		return nil, err
	}
	appeals, err := h.Juries.Appeals(ctx, g.Who)
	if err != nil {
		return nil, err
	}
	out := map[int]quality.Shown{10: arranged(g, needs), 16: examined(g, candidates), 31: appealed(g, appeals)}
	all, err := h.Certifications.List(ctx)
	for _, c := range all {
		if c.Keeper != g.Who.Place {
			continue
		}
		held, err := h.Juries.Held(ctx, g, g.Who, c.ID)
		if err != nil {
			return nil, err
		}
		out[3] = quality.Shown{Proofs: append(out[3].Proofs, obtention(g, c, held)...)}
		out[11] = quality.Shown{Proofs: append(out[11].Proofs, judgedBy(g, held)...)}
	}
	return out, err
}

func (h *House) everyCandidate(ctx context.Context, who base.Actor) (all []candidacy.Candidate, err error) {
	var f candidacy.Filter
	for {
		page, err := h.Candidates.List(ctx, who, f)
		if err != nil || len(page) == 0 {
			return all, err
		}
		all, f.After = append(all, page...), page[len(page)-1].ID
	}
}

// obtention leads to the figures of a certification, which are never without how many they are
// of, and to what it is alike.
func obtention(g quality.Ground, c certification.Certification, held []jury.Minutes) (out []quality.Proof) {
	at := "/certifications/" + string(c.ID)
	n, last := 0, day.Day("")
	for _, m := range held {
		if g.Fresh(m.Body.Day) && heard(m) > 0 {
			n, last = n+heard(m), m.Body.Day
		}
	}
	if n > 0 {
		out = append(out, quality.Proof{Key: "app.proof_obtained", Args: base.Args{"title": c.Title, "n": n}, Path: at + "/figures", On: last})
	}
	if len(c.Alike) > 0 {
		out = append(out, quality.Proof{Key: "app.proof_alike", Args: base.Args{"title": c.Title, "n": len(c.Alike)}, Path: at})
	}
	return out
}

// heard is how many candidates a jury heard.
func heard(m jury.Minutes) (n int) {
	for _, r := range m.Body.Results {
		if r.Outcome != candidacy.Excused && r.Outcome != candidacy.Absent {
			n++
		}
	}
	return n
}

// judgedBy leads to the juries whose members all signed what they found.
func judgedBy(g quality.Ground, held []jury.Minutes) (out []quality.Proof) {
	for _, m := range held {
		if n := heard(m); n > 0 && g.Fresh(m.Body.Day) {
			out = append(out, quality.Proof{Key: "app.proof_judged", Args: base.Args{"session": m.Body.Session, "n": n}, Path: "/juries/" + string(m.Session), On: m.Body.Day})
		}
	}
	return out
}

// arranged tells how many arrangements were granted, never to whom: a file for an auditor is
// no place for a name beside a need.
func arranged(g quality.Ground, needs map[base.ID[candidacy.Candidate]][]candidacy.Need) (s quality.Shown) {
	n, last := 0, day.Day("")
	for _, all := range needs {
		for _, need := range all {
			if on := day.Of(need.At, g.Who.Zone); need.Agreed && g.Fresh(on) {
				n, last = n+1, max(last, on)
			}
		}
	}
	if n > 0 {
		s.Proofs = []quality.Proof{{Key: "app.proof_arranged", Args: base.Args{"n": n}, Path: "/candidates", On: last}}
	}
	return s
}

// examined tells how many candidacies somebody looked at.
func examined(g quality.Ground, all []candidacy.Candidate) (s quality.Shown) {
	n, last := 0, day.Day("")
	for _, c := range all {
		if c.Verdict != candidacy.Waiting && g.Fresh(c.DecidedOn) {
			n, last = n+1, max(last, c.DecidedOn)
		}
	}
	if n > 0 {
		s.Proofs = []quality.Proof{{Key: "app.proof_examined", Args: base.Args{"n": n}, Path: "/candidates", On: last}}
	}
	return s
}

// appealed tells that what candidates contest is taken in and answered in time.
func appealed(g quality.Ground, all []jury.Appeal) (s quality.Shown) {
	all = slices.DeleteFunc(all, func(a jury.Appeal) bool { return a.Answered != "" && !g.Fresh(a.Received) })
	var last day.Day
	for _, a := range all {
		last = max(last, a.Received)
		if a.Late(g.Today) {
			s.Gaps = append(s.Gaps, quality.Gap{Key: "app.gap_appeal", Args: base.Args{"number": a.Number}, Path: "/appeals"})
		}
	}
	if len(all) > 0 {
		s.Proofs = []quality.Proof{{Key: "app.proof_appeals", Args: base.Args{"n": len(all)}, Path: "/appeals", On: last}}
	}
	return s
}
