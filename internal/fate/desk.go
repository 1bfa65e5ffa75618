package fate

import (
	"context"
	"slices"

	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	Awards         *award.Desk
	Places         *place.Desk
	Post           *post.Desk
}

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// Kept lists the certifications that the actor's organisation delivers.
func (d *Desk) Kept(ctx context.Context, who base.Actor) ([]certification.Certification, error) {
	all, err := d.Certifications.List(ctx)
	return slices.DeleteFunc(all, func(c certification.Certification) bool { return who.Place == "" || c.Keeper != who.Place }), err
}

// own gives a certification to the organisation that delivers it; to any other it is not there.
func (d *Desk) own(ctx context.Context, r db.Reader, who base.Actor, id base.ID[certification.Certification]) (certification.Certification, error) {
	w, err := d.Certifications.Get(ctx, r, id)
	if err == nil && (w.Keeper != who.Place || who.Place == "") {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return w.Certification, err
}

// read puts the holders of a certification in each wave.
func (d *Desk) read(ctx context.Context, r db.Reader, who base.Actor, c certification.Certification) ([]Line, error) {
	holders, err := d.Awards.Standing(ctx, r, who, c.ID)
	if err != nil {
		return nil, err
	}
	asked, err := askings(ctx, r, who.Place, c.ID)
	if err != nil {
		return nil, err
	}
	silence, err := silences(ctx, r, who.Place)
	return lines(c.Terms.Waves, holders, asked, silence), err
}

// Sheet counts what became of those who hold a certification.
func (d *Desk) Sheet(ctx context.Context, r db.Reader, who base.Actor, of base.ID[certification.Certification], f Filter) (Sheet, error) {
	c, err := d.own(ctx, r, who, of)
	if err != nil {
		return Sheet{}, err
	}
	all, err := d.read(ctx, r, who, c)
	return count(c, all, f, d.today(who)), err
}

// Holder gives a holder in each wave.
func (d *Desk) Holder(ctx context.Context, who base.Actor, of base.ID[certification.Certification], candidate string) (c certification.Certification, out []Line, err error) {
	if c, err = d.own(ctx, d.DB, who, of); err != nil {
		return c, nil, err
	}
	all, err := d.read(ctx, d.DB, who, c)
	for _, l := range all {
		if l.Candidate == candidate && candidate != "" {
			out = append(out, l)
		}
	}
	if err == nil && len(out) == 0 {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return c, out, err
}

// Of gives what is kept about somebody by their address: what an access export must tell.
func (d *Desk) Of(ctx context.Context, who base.Actor, email string) (out []Asking, err error) {
	held, err := d.Awards.Of(ctx, d.DB, who, post.Address(email))
	for _, candidate := range candidates(held) {
		own, err := askingsOf(ctx, d.DB, who.Place, candidate)
		if err != nil {
			return nil, err
		}
		out = append(out, own...)
	}
	return out, err
}

// candidates names those to whom awards were given, once each.
func candidates(all []award.Award) (out []string) {
	for _, a := range all {
		if !slices.Contains(out, a.Candidate) {
			out = append(out, a.Candidate)
		}
	}
	return out
}
