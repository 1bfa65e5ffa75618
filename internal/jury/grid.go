package jury

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// Mark keeps what a member thinks of a candidate, and submits it where asked: from then on it
// never changes. Marks that are not complete may be kept, never submitted.
func (d *Desk) Mark(ctx context.Context, who base.Actor, id base.ID[Session], g Grid, submit bool) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		h, m, err := d.marking(ctx, who, v, g)
		if err != nil {
			return err
		}
		was, found, err := grid(ctx, tx, g.Hearing, g.Member)
		switch {
		case err != nil:
			return err
		case found && !was.Submitted.IsZero():
			return base.Refuse(base.Conflict, "jury.submitted_already")
		}
		want := competences(v.Asks, h.Units)
		g.Marks = tidied(g.Marks)
		if submit {
			if err := complete(want, g.Marks); err != nil {
				return err
			}
			g.Submitted = tx.Now
		}
		if err := putGrid(ctx, tx, g); err != nil {
			return err
		}
		act := "marked"
		if submit {
			act = "submitted"
		}
		return tx.Record(ctx, "jury", string(id), act, db.Detail{"member": m.Name, "candidate": v.Candidates[h.Candidate].Name()})
	})
}

// marking finds the hearing and the member of a grid, and refuses who may not write it.
func (d *Desk) marking(ctx context.Context, who base.Actor, v View, g Grid) (h Hearing, m Member, err error) {
	h, known := v.hearing(g.Hearing)
	i := slices.IndexFunc(v.Members, func(m Member) bool { return m.ID == g.Member })
	if !known || i < 0 {
		return h, m, base.Refuse(base.NotFound, "base.not_found")
	}
	m = v.Members[i]
	if err := d.mayActFor(ctx, who, m); err != nil {
		return h, m, err
	}
	if err := v.ready(h, m); err != nil {
		return h, m, err
	}
	return h, m, nil
}

// ready refuses a mark of who withdrew, who has not declared, or of who has not been received.
func (v View) ready(h Hearing, m Member) error {
	p := PanelFor(v.Members, v.Links, h.Candidate)
	switch {
	case !slices.ContainsFunc(p.Hear, func(o Member) bool { return o.ID == m.ID }):
		return base.Refuse(base.Invalid, "jury.withdrew", base.Args{"name": m.Name})
	case len(Composed(v.Asks.Jury, p.Hear)) > 0:
		return base.Refuse(base.Conflict, "jury.panel_incomplete", base.Args{"name": v.Candidates[h.Candidate].Name()})
	case m.Declared.IsZero():
		return base.Refuse(base.Conflict, "jury.undeclared", base.Args{"name": m.Name})
	case h.Presence != Present:
		return base.Refuse(base.Conflict, "jury.not_received")
	}
	return nil
}

func tidied(all []Mark) []Mark {
	out := []Mark{}
	for _, m := range all {
		m.Reason = base.Tidy(m.Reason)
		if m.Level != "" || m.Reason != "" {
			out = append(out, m)
		}
	}
	return out
}

// Reading is what somebody may read of the grids of a candidate.
type Reading struct {
	Own      Grid   // the reader's, where they sit
	All      []Grid // everybody's, once all are in; empty before
	In       []base.ID[Member]
	Panel    Panel
	Proposed []Mark
	Decided  []Mark
}

// Complete tells whether every grid is in.
func (r Reading) Complete() bool { return len(r.Panel.Hear) > 0 && len(r.In) == len(r.Panel.Hear) }

// Read gives the grids of a candidate: one's own, and those of the others once all are in. Not
// even the staff reads them before.
func (d *Desk) Read(ctx context.Context, who base.Actor, id base.ID[Session], hearing base.ID[Hearing]) (r Reading, v View, err error) {
	if v, err = d.Look(ctx, who, id); err != nil {
		return r, v, err
	}
	h, known := v.hearing(hearing)
	if !known {
		return r, v, base.Refuse(base.NotFound, "base.not_found")
	}
	m, _, err := d.seatOf(ctx, who, v.Members)
	if err != nil {
		return r, v, err
	}
	r, err = d.reading(ctx, d.DB, who, v, h, m.ID)
	return r, v, err
}

func (d *Desk) reading(ctx context.Context, from db.Reader, who base.Actor, v View, h Hearing, own base.ID[Member]) (r Reading, err error) {
	r.Panel = PanelFor(v.Members, v.Links, h.Candidate)
	all, err := grids(ctx, from, who.Place, h.ID)
	if err != nil {
		return r, err
	}
	var in []Grid
	for _, g := range all {
		if g.Member == own {
			r.Own = g
		}
		if !g.Submitted.IsZero() && slices.ContainsFunc(r.Panel.Hear, func(m Member) bool { return m.ID == g.Member }) {
			r.In, in = append(r.In, g.Member), append(in, g)
		}
	}
	if r.Complete() {
		r.All = in
		r.Proposed = Proposed(competences(v.Asks, h.Units), in)
	}
	r.Decided, err = decisions(ctx, from, who.Place, h.ID)
	return r, err
}

// Decide keeps what the members decided together, once every grid is in.
func (d *Desk) Decide(ctx context.Context, who base.Actor, id base.ID[Session], hearing base.ID[Hearing], marks []Mark) error {
	marks = tidied(marks)
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		h, known := v.hearing(hearing)
		if !known {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		r, err := d.reading(ctx, tx, who, v, h, "")
		if err != nil {
			return err
		}
		if !r.Complete() {
			return base.Refuse(base.Conflict, "jury.grids_missing", base.Args{"n": len(r.Panel.Hear) - len(r.In)})
		}
		if err := complete(competences(v.Asks, h.Units), marks); err != nil {
			return err
		}
		if err := putDecision(ctx, tx, h.ID, marks); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "decided", db.Detail{"name": v.Candidates[h.Candidate].Name()})
	})
}

// result is what minutes say of a hearing: what was decided, or that nobody was heard.
func (v View) result(h Hearing, marks []Mark) (Ruling, error) {
	c := v.Candidates[h.Candidate]
	r := Ruling{Hearing: h.ID, Candidate: c.ID, Name: c.Name(), Marks: marks, Acquired: c.Kept, Missing: h.Units, Arranged: []string{}, Withdrew: []string{}}
	for _, m := range PanelFor(v.Members, v.Links, c.ID).Withdrew {
		r.Withdrew = append(r.Withdrew, m.Name)
	}
	for _, n := range v.Needs[c.ID] {
		if n.Agreed && n.Text != "" {
			r.Arranged = append(r.Arranged, n.Text)
		}
	}
	switch h.Presence {
	case Excused:
		r.Outcome = candidacy.Excused
	case Absent:
		r.Outcome = candidacy.Absent
	default:
		if len(marks) == 0 {
			return r, base.Refuse(base.Conflict, "jury.undecided", base.Args{"name": c.Name()})
		}
		r.Outcome, r.Acquired, r.Missing = Decided(v.Asks, c.Kept, h.Units, marks)
	}
	if r.Marks == nil {
		r.Marks = []Mark{}
	}
	return r, nil
}

// fingerprint is the SHA-256 of a grid as it was submitted.
func fingerprint(g Grid) string {
	text, err := json.Marshal(g)
	if err != nil {
		panic(err) // values of ours
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
