package certification

import (
	"context"
	"net/mail"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Partners gives those of the organisation for a certification, or for all where it is "": those
// that run first.
func (d *Desk) Partners(ctx context.Context, r db.Reader, who base.Actor, of base.ID[Certification]) ([]Partner, error) {
	all, err := partners(ctx, r, who.Place, of)
	byState(all, d.today(who))
	return all, err
}

// Received gives the habilitations that others gave the organisation.
func (d *Desk) Received(ctx context.Context, r db.Reader, who base.Actor) ([]Partner, error) {
	all, err := partnersOf(ctx, r, who.Place)
	byState(all, d.today(who))
	return all, err
}

// Partner gives a habilitation to who gave it and to who has it; to anybody else it is not there.
func (d *Desk) Partner(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Partner]) (Partner, error) {
	return getPartner(ctx, r, who.Place, id)
}

// Habilitated tells whether an organisation may do something towards a certification on a day: its
// keeper may, and whom the keeper habilitates. Where no organisation of this installation keeps the
// certification, the habilitation is written elsewhere and nobody is refused.
func (d *Desk) Habilitated(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Certification], asked Scope, on day.Day) (bool, error) {
	c, err := getCertification(ctx, r, of)
	if err != nil || c.Keeper == "" || c.Keeper == place {
		return err == nil, err
	}
	all, err := partnersOf(ctx, r, place)
	for _, p := range all {
		if p.Certification == of && p.Keeper == c.Keeper && p.Holds(asked, on) {
			return true, err
		}
	}
	return false, err
}

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

func (p *Partner) tidy() {
	p.Name, p.Siret, p.Email = base.Tidy(p.Name), strings.ReplaceAll(p.Siret, " ", ""), strings.ToLower(strings.TrimSpace(p.Email))
}

func (p Partner) check() error {
	var checks checking
	checks.text("name", p.Name, 255)
	checks.that(p.Siret == "" || len(p.Siret) == 14 && base.Digits(p.Siret), "siret", "certification.siret_wrong")
	checks.that(p.Siret != "" || p.Organisation != "", "siret", "certification.partner_unknown")
	if p.Email != "" {
		_, err := mail.ParseAddress(p.Email)
		checks.that(err == nil, "email", "certification.email_wrong")
	}
	checks.that(p.Scope == Train || p.Scope == Assess || p.Scope == Both, "scope", "base.not_a_choice")
	for field, on := range map[string]day.Day{"from": p.From, "to": p.To, "signed_on": p.Signed} {
		_, err := day.Parse(string(on))
		checks.that(err == nil || field == "signed_on" && on == "", field, "base.not_a_day")
	}
	checks.that(p.From <= p.To, "to", "certification.days_order")
	return checks.wrong.Fault()
}

// Habilitate writes a habilitation: a new one where it has no identifier. Its revision is the one
// that the writer read. An organisation has one at a time for a certification; one that was
// withdrawn stays as it was.
func (d *Desk) Habilitate(ctx context.Context, who base.Actor, p Partner) (Partner, error) {
	p.tidy()
	if err := p.check(); err != nil {
		return p, err
	}
	err := d.change(ctx, who, p.Certification, func(ctx context.Context, tx *db.Tx, c Certification) error {
		if p.Organisation == c.Keeper {
			return base.Wrong("organisation", "certification.partner_self")
		}
		act, was := "habilitated", Partner{}
		if p.ID == "" {
			p.ID = base.NewID[Partner](tx.Now)
		} else {
			var err error
			if was, err = ownPartner(ctx, tx, p.ID); err != nil {
				return err
			}
			act = "habilitation_changed"
		}
		switch {
		case was.Revision != p.Revision:
			return base.Refuse(base.Conflict, "certification.partner_meanwhile")
		case was.Withdrawn != "":
			return base.Refuse(base.Conflict, "certification.partner_withdrawn")
		}
		p.Keeper, p.Convention, p.Revision = c.Keeper, was.Convention, was.Revision+1
		if err := alone(ctx, tx, p); err != nil {
			return err
		}
		return d.writePartner(ctx, tx, p, act, db.Detail{"name": p.Name, "scope": p.Scope, "from": p.From, "to": p.To})
	})
	return p, err
}

// alone refuses a habilitation that runs beside another one of the same organisation.
func alone(ctx context.Context, tx *db.Tx, p Partner) error {
	all, err := partners(ctx, tx, tx.Who.Place, p.Certification)
	for _, other := range all {
		if p.overlaps(other) {
			return base.Wrong("from", "certification.partner_overlaps", base.Args{"from": other.From, "to": other.Last()})
		}
	}
	return err
}

func (d *Desk) writePartner(ctx context.Context, tx *db.Tx, p Partner, act string, detail db.Detail) error {
	if err := putPartner(ctx, tx, p); err != nil {
		return err
	}
	return tx.Record(ctx, "certification", string(p.ID), act, detail)
}

// rewritePartner lets the keeper change one of its habilitations.
func (d *Desk) rewritePartner(ctx context.Context, who base.Actor, id base.ID[Partner], act string, detail db.Detail, do func(context.Context, *db.Tx, *Partner) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "partner:"+string(id)); err != nil {
			return err
		}
		p, err := ownPartner(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := do(ctx, tx, &p); err != nil {
			return err
		}
		p.Revision++
		return d.writePartner(ctx, tx, p, act, detail)
	})
}

// Withdraw ends a habilitation before its term, from a day that is not past, for a reason that is
// kept: what was done under it stays.
func (d *Desk) Withdraw(ctx context.Context, who base.Actor, id base.ID[Partner], from day.Day, why string) error {
	var checks checking
	why = base.Tidy(why)
	checks.text("why", why, textMax)
	if _, err := day.Parse(string(from)); err != nil {
		checks.that(false, "withdrawn_on", "base.not_a_day")
	} else {
		checks.that(from >= d.today(who), "withdrawn_on", "certification.withdrawal_past")
	}
	if err := checks.wrong.Fault(); err != nil {
		return err
	}
	return d.rewritePartner(ctx, who, id, "habilitation_withdrawn", db.Detail{"from": from, "why": why}, func(_ context.Context, _ *db.Tx, p *Partner) error {
		switch {
		case p.Withdrawn != "":
			return base.Refuse(base.Conflict, "certification.partner_withdrawn")
		case from > p.To:
			return base.Wrong("withdrawn_on", "certification.withdrawal_late", base.Args{"to": p.To})
		}
		p.Withdrawn, p.WithdrawnWhy = from, why
		return nil
	})
}
