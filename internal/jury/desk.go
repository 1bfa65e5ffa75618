package jury

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	Candidates     *candidacy.Desk
	Accounts       *account.Desk
	Post           *post.Desk
	// Bonds finds what binds somebody to the certifier and to candidates besides what they
	// declare: who works for whom, places that both work for. App fills it.
	Bonds func(ctx context.Context, tx *db.Tx, m Member, of []candidacy.Candidate) ([]Link, error)
	// Place gives the name of the organisation, for its letters, and its slug, for their links.
	Place func(ctx context.Context, r db.Reader, id base.PlaceID) (name, slug string, err error)

	// Signed is announced once the last member has signed.
	Signed db.Signal[Minutes]
}

// Open makes a session of a certification that the organisation delivers, under the version in
// force that day.
func (d *Desk) Open(ctx context.Context, who base.Actor, s Session) (Session, error) {
	s.Name, s.Where = base.Tidy(s.Name), base.Tidy(s.Where)
	var wrong base.Checks
	wrong.Require("name", s.Name)
	if _, err := day.Parse(string(s.Day)); err != nil {
		wrong.Wrong("day", "base.not_a_day")
	}
	if s.Modality == "" {
		s.Modality = OnSite
	}
	if !slices.Contains([]Modality{OnSite, AtRemote, Mixed}, s.Modality) {
		wrong.Wrong("modality", "base.not_a_choice")
	}
	if s.Modality != AtRemote {
		wrong.Require("where", s.Where)
	}
	if err := wrong.Fault(); err != nil {
		return s, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := d.Certifications.Keep(ctx, tx, s.Certification); err != nil {
			return err
		}
		if err := d.entrust(ctx, tx, &s); err != nil {
			return err
		}
		w, err := d.Certifications.Get(ctx, tx, s.Certification)
		if err != nil {
			return err
		}
		v, found := w.InForce(s.Day)
		if !found {
			return base.Refuse(base.Conflict, "candidacy.no_version")
		}
		s.ID, s.Version, s.Revision = base.NewID[Session](tx.Now), v.ID, 1
		if err := insertSession(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(s.ID), "opened", db.Detail{"name": s.Name, "day": s.Day})
	})
	return s, err
}

// entrust names the partner that organises a session, where its habilitation to assess runs on that
// day.
func (d *Desk) entrust(ctx context.Context, tx *db.Tx, s *Session) error {
	s.Organiser = ""
	if s.Partner == "" {
		return nil
	}
	p, err := d.Certifications.Partner(ctx, tx, tx.Who, s.Partner)
	switch {
	case base.KindOf(err) == base.NotFound || err == nil && (p.Keeper != tx.Who.Place || p.Certification != s.Certification):
		return base.Wrong("partner", "base.not_a_choice")
	case err == nil && !p.Holds(certification.Assess, s.Day):
		return base.Wrong("partner", "jury.not_habilitated", base.Args{"name": p.Name, "from": p.From, "to": p.Last()})
	}
	s.Organiser = p.Name
	return err
}

// List gives the sessions of the organisation, the last day first.
func (d *Desk) List(ctx context.Context, who base.Actor) ([]Session, error) {
	return sessions(ctx, d.DB, who.Place)
}

// Mine gives the sessions in which whoever acts sits.
func (d *Desk) Mine(ctx context.Context, who base.Actor) ([]Session, error) {
	email, err := d.Accounts.Address(ctx, who)
	if err != nil || email == "" {
		return nil, err
	}
	return sessionsOf(ctx, d.DB, who.Place, email)
}

// View is a session with all that is in it.
type View struct {
	Session
	Of         certification.Certification
	Asks       certification.Version
	Members    []Member
	Links      []Link
	Hearings   []Hearing
	Candidates map[base.ID[candidacy.Candidate]]candidacy.Candidate
	Needs      map[base.ID[candidacy.Candidate]][]candidacy.Need
	Minutes    []Minutes
	Incidents  []Incident
}

// Look gives a session to the staff, and to those who sit in it; to anybody else it is not
// there.
func (d *Desk) Look(ctx context.Context, who base.Actor, id base.ID[Session]) (View, error) {
	v, err := d.view(ctx, d.DB, who, id)
	if err != nil || who.May(base.Rule, "jury") {
		return v, err
	}
	if _, sits, err := d.seatOf(ctx, who, v.Members); err != nil || !sits {
		return View{}, absent(err)
	}
	return v, nil
}

func absent(err error) error {
	if err != nil {
		return err
	}
	return base.Refuse(base.NotFound, "base.not_found")
}

// seatOf finds the member that whoever acts is.
func (d *Desk) seatOf(ctx context.Context, who base.Actor, members []Member) (Member, bool, error) {
	email, err := d.Accounts.Address(ctx, who)
	if err != nil || email == "" {
		return Member{}, false, err
	}
	i := slices.IndexFunc(members, func(m Member) bool { return m.Email == email })
	if i < 0 {
		return Member{}, false, nil
	}
	return members[i], true, nil
}

func (d *Desk) view(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Session]) (v View, err error) {
	if v.Session, err = getSession(ctx, r, who.Place, id); err != nil {
		return v, err
	}
	w, err := d.Certifications.Get(ctx, r, v.Certification)
	if err != nil {
		return v, err
	}
	v.Of = w.Certification
	v.Asks, _ = w.Version(v.Session.Version)
	if v.Members, err = members(ctx, r, who.Place, id); err != nil {
		return v, err
	}
	if v.Links, err = links(ctx, r, who.Place, id); err != nil {
		return v, err
	}
	if v.Hearings, err = hearings(ctx, r, who.Place, id); err != nil {
		return v, err
	}
	var ids []base.ID[candidacy.Candidate]
	for _, h := range v.Hearings {
		ids = append(ids, h.Candidate)
	}
	if v.Candidates, err = d.Candidates.Some(ctx, r, who, ids...); err != nil {
		return v, err
	}
	if len(ids) > 0 {
		if v.Needs, err = d.Candidates.Needs(ctx, r, who, ids...); err != nil {
			return v, err
		}
	}
	if v.Minutes, err = minutes(ctx, r, who.Place, id); err != nil {
		return v, err
	}
	v.Incidents, err = incidents(ctx, r, who.Place, id)
	return v, err
}

// change lets the staff change a session whose minutes nobody has signed.
func (d *Desk) change(ctx context.Context, who base.Actor, id base.ID[Session], do func(context.Context, *db.Tx, View) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "jury:"+string(id)); err != nil {
			return err
		}
		v, err := d.view(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(v.Minutes, func(m Minutes) bool { return len(m.Signed) > 0 }) {
			return base.Refuse(base.Conflict, "jury.signed_already")
		}
		return do(ctx, tx, v)
	})
}

// Seating is what one says of a new member.
type Seating struct {
	Member
	Links []Link
}

// Seat lets somebody into a jury, or refuses them with the rule that keeps them out. What
// binds them to candidates makes them withdraw for those alone.
func (d *Desk) Seat(ctx context.Context, who base.Actor, id base.ID[Session], s Seating) (Member, error) {
	m := s.Member
	m.Name, m.Email, m.Quality = base.Tidy(m.Name), strings.ToLower(strings.TrimSpace(m.Email)), base.Tidy(m.Quality)
	var wrong base.Checks
	wrong.Require("person", m.Name)
	for i, l := range s.Links {
		if !slices.Contains(Bonds(), l.Bond) {
			wrong.Wrong(field("links", i, "bond"), "base.not_a_choice")
		}
		if _, err := day.Parse(string(l.Until)); err != nil && l.Until != "" {
			wrong.Wrong(field("links", i, "until"), "base.not_a_day")
		}
	}
	if err := wrong.Fault(); err != nil {
		return m, err
	}
	return m, d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		found, err := d.computed(ctx, tx, v, m)
		if err != nil {
			return err
		}
		s.Links = append(s.Links, found...)
		if err := admit(v.Asks.Jury, v.Members, m, s.Links, v.Of.Terms.ExternalFor, v.Day); err != nil {
			return err
		}
		seat, _ := seatFor(v.Asks.Jury, m.Seat)
		if m.Seat != seat.Code {
			m.Field = m.Seat
		}
		m.ID, m.Session, m.Seat = base.NewID[Member](tx.Now), id, seat.Code
		if err := insertMember(ctx, tx, m); err != nil {
			return err
		}
		for _, l := range s.Links {
			l.ID, l.Member = base.NewID[Link](tx.Now), m.ID
			if err := insertLink(ctx, tx, id, l); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "jury", string(id), "seated", db.Detail{"name": m.Name, "seat": m.Seat, "links": len(s.Links)})
	})
}

// computed are the bonds that the program knows of, to the certifier and to the candidates of
// a session.
func (d *Desk) computed(ctx context.Context, tx *db.Tx, v View, m Member) ([]Link, error) {
	if d.Bonds == nil {
		return nil, nil
	}
	var of []candidacy.Candidate
	for _, h := range v.Hearings {
		of = append(of, v.Candidates[h.Candidate])
	}
	found, err := d.Bonds(ctx, tx, m, of)
	for i := range found {
		found[i].Computed = true
	}
	return found, err
}

// Declare adds a bond of a member; they may do so themselves until the candidate is decided on.
func (d *Desk) Declare(ctx context.Context, who base.Actor, id base.ID[Session], l Link) error {
	if !slices.Contains(Bonds(), l.Bond) {
		return base.Wrong("bond", "base.not_a_choice")
	}
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		i := slices.IndexFunc(v.Members, func(m Member) bool { return m.ID == l.Member })
		if i < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := d.mayActFor(ctx, who, v.Members[i]); err != nil {
			return err
		}
		if l.Candidate == "" {
			if err := external(v.Asks.Jury, v.Members[i], []Link{l}, v.Of.Terms.ExternalFor, v.Day); err != nil {
				return err
			}
		} else if _, known := v.Candidates[l.Candidate]; !known {
			return base.Wrong("candidate", "base.not_a_choice")
		}
		l.ID = base.NewID[Link](tx.Now)
		if err := insertLink(ctx, tx, id, l); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "bond_declared", db.Detail{"member": v.Members[i].Name, "bond": l.Bond})
	})
}

// Affirm keeps that a member signed that nothing binds them but what was said.
func (d *Desk) Affirm(ctx context.Context, who base.Actor, id base.ID[Session], member base.ID[Member]) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		i := slices.IndexFunc(v.Members, func(m Member) bool { return m.ID == member })
		if i < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		m := v.Members[i]
		if err := d.mayActFor(ctx, who, m); err != nil {
			return err
		}
		m.Declared, m.By = tx.Now, tx.Who.Account
		if err := declareMember(ctx, tx, m); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "affirmed", db.Detail{"member": m.Name})
	})
}

// mayActFor lets a member act for themselves, and the staff record what a member did on paper.
func (d *Desk) mayActFor(ctx context.Context, who base.Actor, m Member) error {
	if who.May(base.Rule, "jury") {
		return nil
	}
	email, err := d.Accounts.Address(ctx, who)
	if err != nil || email == "" || email != m.Email {
		return absent(err)
	}
	return nil
}

// Unseat lets a member leave, with all that binds them; not once they have thought anything.
func (d *Desk) Unseat(ctx context.Context, who base.Actor, id base.ID[Session], member base.ID[Member]) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		i := slices.IndexFunc(v.Members, func(m Member) bool { return m.ID == member })
		if i < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if n, err := gridsOf(ctx, tx, member); err != nil {
			return err
		} else if n > 0 {
			return base.Refuse(base.Conflict, "jury.has_marked")
		}
		if err := deleteMember(ctx, tx, member); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "unseated", db.Detail{"name": v.Members[i].Name})
	})
}

// Note keeps what happened during a session.
func (d *Desk) Note(ctx context.Context, who base.Actor, id base.ID[Session], text string) error {
	text = strings.TrimSpace(text)
	var wrong base.Checks
	wrong.Require("incident", text)
	if base.Longer(text, reasonMax) {
		wrong.Wrong("incident", "base.too_long", base.Args{"max": reasonMax})
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		if err := insertIncident(ctx, tx, Incident{base.NewID[Incident](tx.Now), id, text, tx.Now, tx.Who.Account}); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "noted", nil)
	})
}

// field names one field of one row of a list.
func field(list string, i int, name string) string {
	return list + "[" + strconv.Itoa(i) + "]." + name
}
