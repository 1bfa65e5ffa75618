package people

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Authorisation is a training that opens the use of a machine until a day.
type Authorisation struct {
	ID          base.ID[Authorisation]
	Person      base.PersonID
	Skill       SkillID
	From        day.Day
	Until       day.Day // "" for always
	GrantedBy   string
	Remark      string
	Withdrawn   day.Day
	WithdrawnBy string
	Reason      string // of the withdrawal
}

// On tells whether the authorisation opens the machine on a day.
func (a Authorisation) On(d day.Day) bool {
	return a.Withdrawn == "" && a.From <= d && (a.Until == "" || d <= a.Until)
}

const remarkMax = 300

func authorisedOn(granted []Authorisation, on day.Day) (until day.Day, ok bool) {
	always := false
	for _, a := range granted {
		switch {
		case a.On(on):
			if !ok {
				until = ""
			}
			ok, always = true, always || a.Until == ""
			until = max(until, a.Until)
		case !ok && a.Withdrawn == "" && a.Until != "" && a.Until < on:
			until = max(until, a.Until)
		}
	}
	if always {
		until = ""
	}
	return until, ok
}

// Trainings is all that somebody was authorised to use, and the names of the skills.
type Trainings struct {
	names   map[SkillID]string
	granted []Authorisation
}

// TrainingsOf reads the trainings of somebody ("" for somebody without a record).
func TrainingsOf(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID) (t Trainings, err error) {
	if person != "" {
		if t.granted, err = authorisations(ctx, r, place, person); err != nil {
			return t, err
		}
	}
	t.names, err = skillNames(ctx, r, place)
	return t, err
}

// On tells whether they open a skill on a day, and until when: "" for always where
// ok. Where not, until is the last day of the newest authorisation that has ended,
// "" where there was none.
func (t Trainings) On(skill SkillID, d day.Day) (until day.Day, ok bool) {
	return authorisedOn(slices.DeleteFunc(slices.Clone(t.granted), func(a Authorisation) bool { return a.Skill != skill }), d)
}

// Name gives a skill's name, its identifier where the place has forgotten it.
func (t Trainings) Name(skill SkillID) string {
	if name, known := t.names[skill]; known {
		return name
	}
	return string(skill)
}

// Authorise grants somebody the use of a machine. Without an end, the skill's own
// length of validity gives it. A renewal is another grant.
func (d *Desk) Authorise(ctx context.Context, who base.Actor, a Authorisation) error {
	return d.about(ctx, who, a.Person, func(ctx context.Context, tx *db.Tx, p Person) error {
		if a.From == "" {
			a.From = todayIn(tx)
		}
		a.Remark = strings.TrimSpace(a.Remark)
		var wrong base.Checks
		if p.Kind != Human {
			wrong.Wrong("skill", "people.not_for_organisations")
		}
		if base.Longer(a.Remark, remarkMax) {
			wrong.Wrong("remark", "base.too_long", base.Args{"max": remarkMax})
		}
		checkSpan("valid_from", a.From, "valid_until", a.Until, &wrong)
		known, err := skills(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(known, func(s Skill) bool { return s.ID == a.Skill })
		if at < 0 {
			wrong.Wrong("skill", "base.not_a_choice")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if a.Until == "" && known[at].Months > 0 {
			a.Until = lasting(a.From, known[at].Months)
		}
		b := newBatch(tx)
		b.Add(authorisationRows, base.NewID[Authorisation](tx.Now), a.Person, a.Skill, a.From, a.Until, who.Name, a.Remark, "", "", "")
		if err := b.Write(ctx); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(a.Person), "authorised", db.Detail{"skill": a.Skill, "from": a.From, "until": a.Until})
	})
}

// Renew grants an authorisation anew: from the day after it ends, or from today
// where it has ended or never does.
func (d *Desk) Renew(ctx context.Context, who base.Actor, id base.PersonID, old base.ID[Authorisation]) error {
	held, err := authorisations(ctx, d.DB, who.Place, id)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(held, func(a Authorisation) bool { return a.ID == old })
	if at < 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	from := d.today(who)
	if a := held[at]; a.Withdrawn == "" && a.Until >= from {
		from = a.Until.Add(1)
	}
	return d.Authorise(ctx, who, Authorisation{Person: id, Skill: held[at].Skill, From: from})
}

// Deauthorise withdraws an authorisation from today on, for a reason that its holder may ask for.
func (d *Desk) Deauthorise(ctx context.Context, who base.Actor, id base.PersonID, a base.ID[Authorisation], reason string) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		var wrong base.Checks
		wrong.Require("reason", reason)
		if base.Longer(reason, remarkMax) {
			wrong.Wrong("reason", "base.too_long", base.Args{"max": remarkMax})
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := withdrawAuthorisation(ctx, tx, id, a, reason); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "deauthorised", db.Detail{"authorisation": a})
	})
}

// Expiring lists the authorisations that end between two days and were not
// renewed, soonest first, at most PageMax.
func (d *Desk) Expiring(ctx context.Context, who base.Actor, from, until day.Day) ([]Expiry, error) {
	return expiring(ctx, d.DB, who.Place, from, until)
}

// Expiry is an authorisation about to end.
type Expiry struct {
	Authorisation
	Name      string // of the person
	SkillName string
}

// lasting gives the last day of a stretch of whole months: what begins on 29
// February for a year ends on 28 February.
func lasting(from day.Day, months int) day.Day {
	end := from.AddMonths(months)
	if end.Dom() < from.Dom() {
		return end
	}
	return end.Add(-1)
}
