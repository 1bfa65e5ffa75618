package certification

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
	// Place finds an organisation of this installation by its name in addresses, and Slug the name
	// of one; app fills them.
	Place func(ctx context.Context, slug string) (base.PlaceID, error)
	Slug  func(ctx context.Context, r db.Reader, id base.PlaceID) (string, error)
}

// List gives every certification that this installation knows.
func (d *Desk) List(ctx context.Context) ([]Certification, error) {
	return certifications(ctx, d.DB)
}

// Get gives a certification with its versions.
func (d *Desk) Get(ctx context.Context, r db.Reader, id base.ID[Certification]) (w Whole, err error) {
	if w.Certification, err = getCertification(ctx, r, id); err != nil {
		return w, err
	}
	w.Versions, err = versions(ctx, r, id)
	return w, err
}

// Find gives a certification by its number in the register.
func (d *Desk) Find(ctx context.Context, code string) (Whole, error) {
	c, found, err := byCode(ctx, d.DB, code)
	if err == nil && !found {
		err = base.Refuse(base.NotFound, "certification.code_unknown", base.Args{"code": code})
	}
	if err != nil {
		return Whole{}, err
	}
	return d.Get(ctx, d.DB, c.ID)
}

// Version gives a version.
func (d *Desk) Version(ctx context.Context, r db.Reader, id base.ID[Version]) (Version, error) {
	return getVersion(ctx, r, id)
}

// Mappings lists how the versions of a certification lead to each other.
func (d *Desk) Mappings(ctx context.Context, id base.ID[Certification]) ([]Mapping, error) {
	return mappings(ctx, d.DB, id)
}

// Keep makes the actor's organisation answer for a certification on this installation where
// nobody does yet, and refuses whoever is another: only its keeper delivers it or changes it.
// It joins a transaction.
func (d *Desk) Keep(ctx context.Context, tx *db.Tx, id base.ID[Certification]) (Certification, error) {
	if err := settle(ctx, tx); err != nil {
		return Certification{}, err
	}
	if err := tx.Lock(ctx, "certification:"+string(id)); err != nil {
		return Certification{}, err
	}
	c, err := getCertification(ctx, tx, id)
	switch {
	case err != nil || c.Keeper == tx.Who.Place:
		return c, err
	case c.Keeper != "":
		return c, base.Refuse(base.Forbidden, "certification.kept_by_another")
	}
	c.Keeper = tx.Who.Place
	if err := updateCertification(ctx, tx, c); err != nil {
		return c, err
	}
	return c, tx.Record(ctx, "certification", string(id), "kept", nil)
}

// change lets the keeper change a certification.
func (d *Desk) change(ctx context.Context, who base.Actor, id base.ID[Certification], do func(context.Context, *db.Tx, Certification) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c, err := d.Keep(ctx, tx, id)
		if err != nil {
			return err
		}
		return do(ctx, tx, c)
	})
}

// Set writes what stands in the register and the parameters. The revision is the one that
// the writer read.
func (d *Desk) Set(ctx context.Context, who base.Actor, c Certification) error {
	var checks checking
	checks.certification(c)
	if err := checks.wrong.Fault(); err != nil {
		return err
	}
	return d.change(ctx, who, c.ID, func(ctx context.Context, tx *db.Tx, was Certification) error {
		if was.Revision != c.Revision {
			return base.Refuse(base.Conflict, "certification.changed_meanwhile")
		}
		c.Keeper, c.Revision = was.Keeper, was.Revision+1
		if err := updateCertification(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(c.ID), "changed", nil)
	})
}

// Begin drafts a version out of another.
func (d *Desk) Begin(ctx context.Context, who base.Actor, of base.ID[Version], name string) (v Version, err error) {
	if v, err = getVersion(ctx, d.DB, of); err != nil {
		return v, err
	}
	v.Name = base.Tidy(name)
	var checks checking
	checks.text("name", v.Name, codeMax)
	if err := checks.wrong.Fault(); err != nil {
		return v, err
	}
	err = d.change(ctx, who, v.Certification, func(ctx context.Context, tx *db.Tx, c Certification) error {
		v.ID, v.Published, v.Digest, v.From = base.NewID[Version](tx.Now), false, "", ""
		if err := d.unique(ctx, tx, v); err != nil {
			return err
		}
		if err := insertVersion(ctx, tx, v); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(c.ID), "drafted", db.Detail{"name": v.Name})
	})
	return v, err
}

// unique refuses a second version of a name.
func (d *Desk) unique(ctx context.Context, tx *db.Tx, v Version) error {
	all, err := versions(ctx, tx, v.Certification)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.Name == v.Name && other.ID != v.ID {
			return base.Wrong("name", "certification.name_taken", base.Args{"name": v.Name})
		}
	}
	return nil
}

// draft lets the keeper change a version that is not published.
func (d *Desk) draft(ctx context.Context, who base.Actor, id base.ID[Version], do func(context.Context, *db.Tx, Version) error) error {
	v, err := getVersion(ctx, d.DB, id)
	if err != nil {
		return err
	}
	return d.change(ctx, who, v.Certification, func(ctx context.Context, tx *db.Tx, _ Certification) error {
		v, err := getVersion(ctx, tx, id)
		if err != nil {
			return err
		}
		if v.Published {
			return base.Refuse(base.Conflict, "certification.published_for_good")
		}
		return do(ctx, tx, v)
	})
}

// Write replaces what a draft asks for.
func (d *Desk) Write(ctx context.Context, who base.Actor, id base.ID[Version], content Content) error {
	var checks checking
	checks.content("", content)
	if err := checks.wrong.Fault(); err != nil {
		return err
	}
	return d.draft(ctx, who, id, func(ctx context.Context, tx *db.Tx, v Version) error {
		v.Content = content
		if err := updateVersion(ctx, tx, v); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(v.Certification), "written", db.Detail{"name": v.Name})
	})
}

// Publish freezes a version: who enrols from a day on does so under it, and nobody changes it
// any more.
func (d *Desk) Publish(ctx context.Context, who base.Actor, id base.ID[Version], from day.Day) error {
	if _, err := day.Parse(string(from)); err != nil {
		return base.Wrong("from", "base.not_a_day")
	}
	return d.draft(ctx, who, id, func(ctx context.Context, tx *db.Tx, v Version) error {
		v.From, v.Published, v.Digest = from, true, digest(v.Content)
		if err := updateVersion(ctx, tx, v); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(v.Certification), "published", db.Detail{"name": v.Name, "from": from, "digest": v.Digest})
	})
}

// Drop takes a draft away.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id base.ID[Version]) error {
	return d.draft(ctx, who, id, func(ctx context.Context, tx *db.Tx, v Version) error {
		if err := deleteVersion(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(v.Certification), "dropped", db.Detail{"name": v.Name})
	})
}

func digest(c Content) string {
	sum := sha256.Sum256([]byte(document(c)))
	return hex.EncodeToString(sum[:])
}

// Map says which competences of a version take up those of another.
func (d *Desk) Map(ctx context.Context, who base.Actor, m Mapping) error {
	from, err := getVersion(ctx, d.DB, m.From)
	if err != nil {
		return err
	}
	to, err := getVersion(ctx, d.DB, m.To)
	if err != nil {
		return err
	}
	if err := mapped(from, to, m.Pairs); err != nil {
		return err
	}
	return d.change(ctx, who, from.Certification, func(ctx context.Context, tx *db.Tx, _ Certification) error {
		if err := setMapping(ctx, tx, m); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(from.Certification), "mapped", db.Detail{"from": from.Name, "to": to.Name, "pairs": m.Pairs})
	})
}

// mapped refuses a mapping that names a competence which neither version asks for.
func mapped(from, to Version, pairs []Pair) error {
	var wrong base.Checks
	if from.Certification != to.Certification || from.ID == to.ID {
		wrong.Wrong("to", "certification.mapping_elsewhere")
	}
	for i, p := range pairs {
		if _, _, known := from.Competence(p.From); !known {
			wrong.Wrong(at("pairs", i, "from"), "certification.competence_unknown", base.Args{"code": p.From})
		}
		for _, code := range p.To {
			if _, _, known := to.Competence(code); !known {
				wrong.Wrong(at("pairs", i, "to"), "certification.competence_unknown", base.Args{"code": code})
			}
		}
	}
	return wrong.Fault()
}
