package training

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/paper"
)

// Organisation is one that trains, as strangers find it.
type Organisation struct {
	ID   base.PlaceID
	Name string
	Zone *time.Location
}

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	Law            *law.Desk
	// Department gives that of the organisation, for its public holidays; app fills it.
	Department func(ctx context.Context, r db.Reader, place base.PlaceID) (string, error)
	// Place finds an organisation by its name in addresses; app fills it.
	Place func(ctx context.Context, slug string) (Organisation, error)
	// Followed gives the minutes that each trainee of a session truly followed between two days;
	// nil where nobody keeps attendance, and what was planned counts then. App fills it.
	Followed func(ctx context.Context, who base.Actor, session base.ID[Session], from, to day.Day) (map[base.ID[Trainee]]int, error)
	// Head gives how the organisation signs its letters; app fills it.
	Head func(ctx context.Context, r db.Reader, place base.PlaceID) (Head, error)
	// Venue tells, for a convocation, how one comes to where a session is held and how to be safe
	// there; nothing where its place is only written in words. App fills it.
	Venue func(ctx context.Context, who base.Actor, session base.ID[Session]) ([]paper.Chapter, error)
}

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// Programmes gives those of the organisation, by title.
func (d *Desk) Programmes(ctx context.Context, r db.Reader, who base.Actor) ([]Programme, error) {
	return programmes(ctx, r, who.Place)
}

// Programme gives one, with the competences that it must prepare.
func (d *Desk) Programme(ctx context.Context, who base.Actor, id base.ID[Programme]) (Programme, []certification.Competence, error) {
	p, err := getProgramme(ctx, d.DB, who.Place, id)
	if err != nil || p.Version == "" {
		return p, nil, err
	}
	v, err := d.Certifications.Version(ctx, d.DB, p.Version)
	return p, v.Competences(), err
}

// Bounds of what is taken in.
const (
	titleMax   = 200
	textMax    = 4000
	modulesMax = 60
	minutesMax = 60 * 24 * 60
)

func (o *Offer) tidy() {
	for _, text := range []*string{&o.Title, &o.Delay} {
		*text = base.Tidy(*text)
	}
	for _, text := range []*string{&o.Prerequisites, &o.Access, &o.Priced, &o.Contacts, &o.Methods, &o.Assessment, &o.Accessibility} {
		*text = strings.TrimSpace(strings.ReplaceAll(*text, "\r\n", "\n"))
	}
	o.Objectives = slices.DeleteFunc(o.Objectives, func(s string) bool { return base.Tidy(s) == "" })
	o.Modules = slices.DeleteFunc(o.Modules, func(m Module) bool { return base.Tidy(m.Title) == "" && m.Minutes == 0 })
	for i := range o.Modules {
		o.Modules[i].Title = base.Tidy(o.Modules[i].Title)
		slices.Sort(o.Modules[i].Competences)
		o.Modules[i].Competences = append([]string{}, slices.Compact(o.Modules[i].Competences)...)
	}
	if o.Objectives == nil {
		o.Objectives = []string{}
	}
	if o.Modules == nil {
		o.Modules = []Module{}
	}
}

func (o Offer) check(wrong *base.Checks, asked []certification.Competence) {
	wrong.Require("title", o.Title)
	for field, text := range map[string]string{"title": o.Title, "access_delay": o.Delay} {
		if base.Longer(text, titleMax) {
			wrong.Wrong(field, "base.too_long", base.Args{"max": titleMax})
		}
	}
	for field, text := range map[string]string{"objectives": strings.Join(o.Objectives, "\n"), "prerequisites": o.Prerequisites, "access": o.Access, "price_terms": o.Priced, "contacts": o.Contacts, "methods": o.Methods, "assessment": o.Assessment, "accessibility": o.Accessibility} {
		if base.Longer(text, textMax) {
			wrong.Wrong(field, "base.too_long", base.Args{"max": textMax})
		}
	}
	if o.Price < 0 {
		wrong.Wrong("price_cents", "training.negative")
	}
	if len(o.Modules) > modulesMax {
		wrong.Wrong("modules", "training.too_many", base.Args{"max": modulesMax})
	}
	for i, m := range o.Modules {
		wrong.Require(at("modules", i, "title"), m.Title)
		if m.Minutes < 1 || m.Minutes > minutesMax {
			wrong.Wrong(at("modules", i, "minutes"), "training.no_time")
		}
		for _, code := range m.Competences {
			if !slices.ContainsFunc(asked, func(k certification.Competence) bool { return k.Code == code }) {
				wrong.Wrong(at("modules", i, "competences"), "training.no_such_competence", base.Args{"code": code})
			}
		}
	}
}

// Write keeps an offer: a new programme where it has no identifier. What is in the catalogue
// must stay whole.
func (d *Desk) Write(ctx context.Context, who base.Actor, p Programme) (Programme, error) {
	p.Offer.tidy()
	asked, err := d.asked(ctx, p.Version)
	if err != nil {
		return p, err
	}
	var wrong base.Checks
	p.Offer.check(&wrong, asked)
	if err := wrong.Fault(); err != nil {
		return p, err
	}
	return p, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		act := "programme_changed"
		if p.ID == "" {
			p.ID, act, p.Published = base.NewID[Programme](tx.Now), "programme_made", ""
		} else {
			was, err := d.locked(ctx, tx, p.ID)
			if err != nil {
				return err
			}
			if was.Revision != p.Revision {
				return base.Refuse(base.Conflict, "training.changed_meanwhile")
			}
			p.Published = was.Published
		}
		if p.Published != "" {
			if err := complete(p.Offer, asked); err != nil {
				return err
			}
		}
		p.Updated, p.Revision = day.Of(tx.Now, who.Zone), p.Revision+1
		if err := putProgramme(ctx, tx, p); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(p.ID), act, db.Detail{"title": p.Title})
	})
}

func (d *Desk) asked(ctx context.Context, version base.ID[certification.Version]) ([]certification.Competence, error) {
	if version == "" {
		return nil, nil
	}
	v, err := d.Certifications.Version(ctx, d.DB, version)
	if base.KindOf(err) == base.NotFound {
		err = base.Wrong("version", "base.not_a_choice")
	}
	return v.Competences(), err
}

func (d *Desk) locked(ctx context.Context, tx *db.Tx, id base.ID[Programme]) (Programme, error) {
	if err := tx.Lock(ctx, "programme:"+string(id)); err != nil {
		return Programme{}, err
	}
	return getProgramme(ctx, tx, tx.Who.Place, id)
}

// complete refuses a programme of which the public would not find all, or that leaves a competence
// out.
func complete(o Offer, asked []certification.Competence) error {
	var wrong base.Checks
	for _, item := range o.Lacks() {
		wrong.Wrong(item, "training.lacks_"+item)
	}
	for _, k := range o.Uncovered(asked) {
		wrong.Wrong("modules", "training.uncovered", base.Args{"code": k.Code, "title": k.Title})
	}
	return wrong.Fault()
}

// Publish puts a programme in the catalogue, or takes it out.
func (d *Desk) Publish(ctx context.Context, who base.Actor, id base.ID[Programme], public bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		p, err := d.locked(ctx, tx, id)
		if err != nil {
			return err
		}
		asked, err := d.asked(ctx, p.Version)
		if err != nil {
			return err
		}
		act := "unpublished"
		if p.Published = ""; public {
			if err := complete(p.Offer, asked); err != nil {
				return err
			}
			may, err := d.habilitated(ctx, tx, who.Place, p, day.Of(tx.Now, who.Zone))
			if err == nil && !may {
				err = base.Refuse(base.Forbidden, "training.not_habilitated")
			}
			if err != nil {
				return err
			}
			act, p.Published = "published", day.Of(tx.Now, who.Zone)
		}
		p.Revision++
		if err := putProgramme(ctx, tx, p); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(id), act, db.Detail{"title": p.Title})
	})
}

// habilitated tells whether an organisation may prepare for the certification of a programme on a
// day; what prepares for none needs nobody's leave.
func (d *Desk) habilitated(ctx context.Context, r db.Reader, place base.PlaceID, p Programme, on day.Day) (bool, error) {
	if p.Certification == "" {
		return true, nil
	}
	return d.Certifications.Habilitated(ctx, r, place, p.Certification, certification.Train, on)
}

// Catalogue is what the public may read of an organisation: what it published and may still give.
func (d *Desk) Catalogue(ctx context.Context, of Organisation) (out []Programme, err error) {
	all, err := programmes(ctx, d.DB, of.ID)
	if err != nil {
		return nil, err
	}
	lost, err := d.lost(ctx, d.DB, of.ID, all, day.Of(d.DB.Now(), of.Zone))
	for _, p := range all {
		if p.Published != "" && !lost[p.ID] {
			out = append(out, p)
		}
	}
	return out, err
}

// lost are the published programmes that the public no longer finds, because the habilitation to
// prepare for their certification does not run on a day.
func (d *Desk) lost(ctx context.Context, r db.Reader, place base.PlaceID, all []Programme, on day.Day) (map[base.ID[Programme]]bool, error) {
	may, out := map[base.ID[certification.Certification]]bool{}, map[base.ID[Programme]]bool{}
	for _, p := range all {
		if p.Published == "" {
			continue
		}
		if _, known := may[p.Certification]; !known {
			var err error
			if may[p.Certification], err = d.habilitated(ctx, r, place, p, on); err != nil {
				return nil, err
			}
		}
		out[p.ID] = !may[p.Certification]
	}
	return out, nil
}

// rules are those of the law on a day.
func (d *Desk) rules(ctx context.Context, r db.Reader, who base.Actor, on day.Day) (out Rules, err error) {
	for _, key := range []struct {
		name string
		set  func(law.Value)
	}{
		{"training_withdrawal_site", func(v law.Value) { out.OnSite = int(v.Int()) }},
		{"training_withdrawal_remote", func(v law.Value) { out.AtRemote = int(v.Int()) }},
		{"training_deposit", func(v law.Value) { out.Deposit = money.Rate(v.Rate()) }},
		{"training_declare_days", func(v law.Value) { out.Declare = int(v.Int()) }},
	} {
		known, err := d.Law.On(ctx, r, who, key.name, on)
		if err != nil {
			return out, err
		}
		key.set(known.Value)
	}
	return out, nil
}

// at names a field of a list: "modules[2].title".
func at(list string, i int, field string) string {
	return list + "[" + strconv.Itoa(i) + "]." + field
}
