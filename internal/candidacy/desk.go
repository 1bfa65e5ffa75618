package candidacy

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	// Address gives the address of mail of whoever acts; app fills it.
	Address func(context.Context, base.Actor) (string, error)

	Enrolled db.Signal[Candidate]
	Judged   db.Signal[Candidate]
}

// Enrolment is what one says of a new candidate.
type Enrolment struct {
	Certification base.ID[certification.Certification]
	Route         certification.Route
	Civil
	Email     string
	PlaceName string
	Partner   base.ID[certification.Partner] // who trains them; "" for the school itself
}

// Enrol takes in a candidate under the version in force. A route that the certification does
// not allow is refused, as is somebody whom the rules of the year keep out.
func (d *Desk) Enrol(ctx context.Context, who base.Actor, e Enrolment) (c Candidate, err error) {
	e.tidy()
	e.Email = strings.ToLower(strings.TrimSpace(e.Email))
	today := day.Of(d.DB.Clock(), who.Zone)
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		kept, err := d.Certifications.Keep(ctx, tx, e.Certification)
		if err != nil {
			return err
		}
		version, err := d.version(ctx, tx, e, today)
		if err != nil {
			return err
		}
		var wrong base.Checks
		e.check(&wrong, today)
		checkEmail(&wrong, e.Email)
		partner, err := d.trainedBy(ctx, tx, e, &wrong, today)
		if err != nil {
			return err
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		c = Candidate{ID: base.NewID[Candidate](tx.Now), Certification: e.Certification, Version: version.ID, Route: e.Route, Civil: e.Civil, Email: e.Email,
			PlaceName: base.Tidy(e.PlaceName), Partner: partner.Name, PartnerID: partner.ID, Enrolled: today, Kept: []string{}, Revision: 1}
		if err := d.admits(ctx, tx, c, kept.Terms); err != nil {
			return err
		}
		if err := insertCandidate(ctx, tx, c); err != nil {
			return err
		}
		if err := tx.Record(ctx, "candidacy", string(c.ID), "enrolled", db.Detail{"route": c.Route, "version": version.Name}); err != nil {
			return err
		}
		return d.Enrolled.Announce(ctx, tx, c)
	})
	return c, err
}

// trainedBy is the partner named, where its habilitation to train runs; none where none is named.
func (d *Desk) trainedBy(ctx context.Context, tx *db.Tx, e Enrolment, wrong *base.Checks, today day.Day) (certification.Partner, error) {
	if e.Partner == "" {
		return certification.Partner{}, nil
	}
	p, err := d.Certifications.Partner(ctx, tx, tx.Who, e.Partner)
	switch {
	case base.KindOf(err) == base.NotFound || err == nil && (p.Keeper != tx.Who.Place || p.Certification != e.Certification):
		wrong.Wrong("partner", "base.not_a_choice")
		return certification.Partner{}, nil
	case err == nil && !p.Holds(certification.Train, today):
		wrong.Wrong("partner", "candidacy.not_habilitated", base.Args{"name": p.Name, "from": p.From, "to": p.Last()})
	}
	return p, err
}

// version is the one in force, where it opens the route.
func (d *Desk) version(ctx context.Context, tx *db.Tx, e Enrolment, today day.Day) (certification.Version, error) {
	w, err := d.Certifications.Get(ctx, tx, e.Certification)
	if err != nil {
		return certification.Version{}, err
	}
	v, found := w.InForce(today)
	switch {
	case !found:
		return v, base.Refuse(base.Conflict, "candidacy.no_version")
	case !slices.Contains(certification.Routes(), e.Route):
		return v, base.Wrong("route", "base.not_a_choice")
	case !v.Opens(e.Route, today.Year()):
		return v, base.Wrong("route", "candidacy.route_refused")
	}
	return v, nil
}

// admits holds a candidate against the earlier candidacies of the same person.
func (d *Desk) admits(ctx context.Context, tx *db.Tx, c Candidate, terms certification.Terms) error {
	if err := tx.Lock(ctx, "candidacy:"+c.key()); err != nil {
		return err
	}
	before, err := ofPerson(ctx, tx, c.key())
	if err != nil {
		return err
	}
	return earlier(before, c, terms)
}

// Correct writes a candidate's identity anew, as their paper has it. Nothing of it changes
// once a jury has given the certification: the parchment bears it.
func (d *Desk) Correct(ctx context.Context, who base.Actor, id base.ID[Candidate], civil Civil, email string, revision int) error {
	civil.tidy()
	email = strings.ToLower(strings.TrimSpace(email))
	var wrong base.Checks
	civil.check(&wrong, day.Of(d.DB.Clock(), who.Zone))
	checkEmail(&wrong, email)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.change(ctx, who, id, "corrected", nil, func(c *Candidate) error {
		switch {
		case c.Revision != revision:
			return base.Refuse(base.Conflict, "candidacy.changed_meanwhile")
		case c.Outcome == Total:
			return base.Refuse(base.Conflict, "candidacy.settled")
		}
		c.Civil, c.Email = civil, email
		return nil
	})
}

// Decide says whether a candidate may come before a jury, and why not.
func (d *Desk) Decide(ctx context.Context, who base.Actor, id base.ID[Candidate], v Verdict, motive string) error {
	motive = base.Tidy(motive)
	if v != Admissible && v != Inadmissible {
		return base.Wrong("verdict", "base.not_a_choice")
	}
	if v == Inadmissible && motive == "" {
		return base.Wrong("motive", "candidacy.motive_missing")
	}
	return d.change(ctx, who, id, string(v), db.Detail{"motive": motive}, func(c *Candidate) error {
		if c.Outcome != Unjudged {
			return base.Refuse(base.Conflict, "candidacy.judged_already")
		}
		c.Verdict, c.Motive, c.DecidedOn = v, motive, day.Of(d.DB.Clock(), who.Zone)
		return nil
	})
}

// Settle says which place of this installation a candidate steers, so that they may show what
// lives there.
func (d *Desk) Settle(ctx context.Context, who base.Actor, id base.ID[Candidate], place base.PlaceID, name string) error {
	return d.change(ctx, who, id, "settled", db.Detail{"place": name}, func(c *Candidate) error {
		c.Steered, c.PlaceName = place, name
		return nil
	})
}

// Migrate moves a candidate whom no jury has heard to another version of the certification.
func (d *Desk) Migrate(ctx context.Context, who base.Actor, id base.ID[Candidate], to base.ID[certification.Version]) error {
	v, err := d.Certifications.Version(ctx, d.DB, to)
	if err != nil {
		return err
	}
	return d.change(ctx, who, id, "migrated", db.Detail{"to": v.Name}, func(c *Candidate) error {
		switch {
		case v.Certification != c.Certification || !v.Published:
			return base.Wrong("version", "base.not_a_choice")
		case c.Outcome != Unjudged:
			return base.Refuse(base.Conflict, "candidacy.judged_already")
		}
		c.Version = v.ID
		return nil
	})
}

// Judgement is what the minutes of a jury say of a candidate.
type Judgement struct {
	Outcome  Outcome
	Acquired []string // codes of the units that they give
	Lost     []string // codes of those that they take back: they rectify others
	On       day.Day
}

// Judge keeps what the minutes of a jury say of a candidate. Units are kept from one passage to
// the next, but for those that minutes take back. It joins a transaction.
func (d *Desk) Judge(ctx context.Context, tx *db.Tx, id base.ID[Candidate], j Judgement) (Candidate, error) {
	c, err := get(ctx, tx, id)
	if err != nil {
		return c, err
	}
	c.Outcome, c.JudgedOn = j.Outcome, j.On
	c.Kept = slices.DeleteFunc(c.Kept, func(unit string) bool { return slices.Contains(j.Lost, unit) })
	for _, unit := range j.Acquired {
		if !slices.Contains(c.Kept, unit) {
			c.Kept = append(c.Kept, unit)
		}
	}
	if err := d.write(ctx, tx, c, "judged", db.Detail{"outcome": c.Outcome, "units": c.Kept}); err != nil {
		return c, err
	}
	return c, d.Judged.Announce(ctx, tx, c)
}

func (d *Desk) change(ctx context.Context, who base.Actor, id base.ID[Candidate], act string, detail db.Detail, do func(*Candidate) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "candidate:"+string(id)); err != nil {
			return err
		}
		c, err := get(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := do(&c); err != nil {
			return err
		}
		return d.write(ctx, tx, c, act, detail)
	})
}

func (d *Desk) write(ctx context.Context, tx *db.Tx, c Candidate, act string, detail db.Detail) error {
	c.Revision++
	if err := updateCandidate(ctx, tx, c); err != nil {
		return err
	}
	return tx.Record(ctx, "candidacy", string(c.ID), act, detail)
}
