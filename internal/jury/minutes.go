package jury

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// Draw writes the minutes of a session in which every candidate is decided on. Minutes that
// nobody has signed are replaced.
func (d *Desk) Draw(ctx context.Context, who base.Actor, id base.ID[Session]) (m Minutes, err error) {
	err = d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		if len(v.Hearings) == 0 {
			return base.Refuse(base.Conflict, "jury.nobody_called")
		}
		if broken := Composed(v.Asks.Jury, regular(v.Members)); len(broken) > 0 {
			return broken[0].fault()
		}
		for _, old := range v.Minutes {
			if err := deleteMinutes(ctx, tx, old.ID); err != nil {
				return err
			}
		}
		if m, err = d.account(ctx, tx, who, v, Minutes{Number: 1}); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "drawn_up", db.Detail{"digest": m.Digest})
	})
	return m, err
}

// Correction is what minutes that rectify decide of a candidate.
type Correction struct {
	Hearing base.ID[Hearing]
	Marks   []Mark
}

// Rectify writes minutes that correct signed ones, with the reason: both stay, and all sign
// again. Candidates that no correction names are decided as they were.
func (d *Desk) Rectify(ctx context.Context, who base.Actor, id base.ID[Session], motive string, corrections []Correction) (m Minutes, err error) {
	if motive = base.Tidy(motive); motive == "" {
		return m, base.Wrong("motive", "base.required")
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "jury:"+string(id)); err != nil {
			return err
		}
		v, err := d.view(ctx, tx, who, id)
		if err != nil {
			return err
		}
		last := v.last()
		if !last.Whole() {
			return base.Refuse(base.Conflict, "jury.not_signed_yet")
		}
		for _, c := range corrections {
			h, known := v.hearing(c.Hearing)
			if !known {
				return base.Refuse(base.NotFound, "base.not_found")
			}
			if err := latest(ctx, tx, id, v.Candidates[h.Candidate]); err != nil {
				return err
			}
		}
		m, err = d.account(ctx, tx, who, v, Minutes{Number: last.Number + 1, Rectifies: last.ID, Motive: motive,
			Body: Account{Rectifies: last.Digest, Motive: motive, Results: last.Body.Results}}, corrections...)
		if err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "rectified", db.Detail{"digest": m.Digest, "rectifies": last.Digest})
	})
	return m, err
}

// last are the minutes that hold: the latest.
func (v View) last() Minutes {
	if len(v.Minutes) == 0 {
		return Minutes{}
	}
	return v.Minutes[len(v.Minutes)-1]
}

// account fills minutes with what a session was, prints them, and keeps both.
func (d *Desk) account(ctx context.Context, tx *db.Tx, who base.Actor, v View, m Minutes, corrections ...Correction) (Minutes, error) {
	body := Account{Certification: v.Of.Title + " (" + v.Of.Code + ")", ID: v.Of.ID, Version: v.Asks.ID, VersionName: v.Asks.Name, Certifier: v.Of.Certifier.Name,
		Session: v.Name, Day: v.Day, Where: v.Where, Modality: v.Modality, Members: []Sitting{}, Incidents: []string{}, Grids: []string{}, Rectifies: m.Body.Rectifies, Motive: m.Motive}
	for _, member := range v.Members {
		body.Members = append(body.Members, Sitting{member.ID, member.Name, member.Quality, member.Seat, member.Declared})
	}
	for _, i := range v.Incidents {
		body.Incidents = append(body.Incidents, i.Text)
	}
	for _, h := range v.Hearings {
		r, err := d.settled(ctx, tx, who, v, h, m.Body.Results, corrections)
		if err != nil {
			return m, err
		}
		body.Results = append(body.Results, r)
		all, err := grids(ctx, tx, who.Place, h.ID)
		if err != nil {
			return m, err
		}
		for _, g := range all {
			body.Grids = append(body.Grids, fingerprint(g))
		}
	}
	m.ID, m.Session, m.Body, m.MadeAt = base.NewID[Minutes](tx.Now), v.ID, body, tx.Now
	var paper bytes.Buffer
	if err := m.print(v, who.Lang).Write(&paper); err != nil {
		return m, err
	}
	sum := sha256.Sum256(paper.Bytes())
	m.Digest = hex.EncodeToString(sum[:])
	return m, insertMinutes(ctx, tx, m, paper.Bytes())
}

// settled is what minutes say of a hearing: as corrected, as it was before, or as decided.
func (d *Desk) settled(ctx context.Context, tx *db.Tx, who base.Actor, v View, h Hearing, before []Ruling, corrections []Correction) (Ruling, error) {
	was := slices.IndexFunc(before, func(r Ruling) bool { return r.Hearing == h.ID })
	i := slices.IndexFunc(corrections, func(c Correction) bool { return c.Hearing == h.ID })
	switch {
	case i >= 0 && was >= 0:
		if err := complete(competences(v.Asks, h.Units), corrections[i].Marks); err != nil {
			return Ruling{}, err
		}
		return v.rectified(h, before[was], tidied(corrections[i].Marks)), nil
	case was >= 0:
		return before[was], nil
	}
	marks, err := decisions(ctx, tx, who.Place, h.ID)
	if err != nil {
		return Ruling{}, err
	}
	return v.result(h, marks)
}

// rectified decides a candidate anew from other marks: what they had kept before this session
// is what it did not hear them on.
func (v View) rectified(h Hearing, r Ruling, marks []Mark) Ruling {
	var kept []string
	for _, u := range v.Asks.Units {
		if !slices.Contains(h.Units, u.Code) {
			kept = append(kept, u.Code)
		}
	}
	r.Marks = marks
	r.Outcome, r.Acquired, r.Missing = Decided(v.Asks, kept, h.Units, marks)
	return r
}

// Sign binds a member, the instant and the paper. The last signature closes the minutes, and
// what they decide takes effect.
func (d *Desk) Sign(ctx context.Context, who base.Actor, id base.ID[Minutes], member base.ID[Member]) (m Minutes, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if m, err = getMinutes(ctx, tx, who.Place, id); err != nil {
			return err
		}
		if err := tx.Lock(ctx, "jury:"+string(m.Session)); err != nil {
			return err
		}
		v, err := d.view(ctx, tx, who, m.Session)
		if err != nil {
			return err
		}
		if m = v.last(); m.ID != id {
			return base.Refuse(base.Conflict, "jury.replaced")
		}
		i := slices.IndexFunc(v.Members, func(o Member) bool { return o.ID == member })
		if i < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := d.mayActFor(ctx, who, v.Members[i]); err != nil {
			return err
		}
		if slices.ContainsFunc(m.Signed, func(s Signature) bool { return s.Member == member }) {
			return base.Refuse(base.Conflict, "jury.signs_once")
		}
		s := Signature{member, v.Members[i].Name, tx.Now, m.Digest, tx.Who.Account}
		if err := insertSignature(ctx, tx, id, s); err != nil {
			return err
		}
		if err := tx.Record(ctx, "jury", string(m.Session), "signed", db.Detail{"name": s.Name, "digest": s.Digest}); err != nil {
			return err
		}
		if m.Signed = append(m.Signed, s); !m.Whole() {
			return nil
		}
		return d.Signed.Announce(ctx, tx, m)
	})
	return m, err
}

// Paper gives the minutes as they were signed, bit for bit, to the staff and to those who sit.
func (d *Desk) Paper(ctx context.Context, who base.Actor, id base.ID[Minutes]) ([]byte, Minutes, error) {
	m, err := getMinutes(ctx, d.DB, who.Place, id)
	if err != nil {
		return nil, m, err
	}
	if _, err := d.Look(ctx, who, m.Session); err != nil {
		return nil, m, err
	}
	paper, err := minutesPaper(ctx, d.DB, who.Place, id)
	return paper, m, err
}

// Ruling gives what the last signed minutes of a candidate decided, where there are some.
func (d *Desk) Result(ctx context.Context, who base.Actor, of base.ID[candidacy.Candidate]) (r Ruling, m Minutes, found bool, err error) {
	all, err := minutesAbout(ctx, d.DB, who.Place, of)
	for _, m := range all {
		i := slices.IndexFunc(m.Body.Results, func(r Ruling) bool { return r.Candidate == of })
		if i >= 0 && m.Whole() {
			return m.Body.Results[i], m, true, nil
		}
	}
	return r, m, false, err
}
