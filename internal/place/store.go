package place

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
)

const columns = `id, slug, created_at, name, zone, insee, department, commune, postal_code, street, latitude, longitude,
	families, languages, form, siren, siret, rna, opened_on, indoor_m2, outdoor_m2, holding, held_until, staff, email, phone, site`

func scanPlace(r db.Row) (p Place, err error) {
	var families, languages string
	var lat, lon int64
	err = r.Scan(&p.ID, &p.Slug, &p.CreatedAt, &p.Name, &p.ZoneName, &p.Insee, &p.Department, &p.Commune, &p.PostalCode, &p.Street,
		&lat, &lon, &families, &languages, &p.Form, &p.Siren, &p.Siret, &p.RNA, &p.OpenedOn,
		&p.IndoorM2, &p.OutdoorM2, &p.Holding, &p.HeldUntil, &p.Staff, &p.Email, &p.Phone, &p.Site)
	if err != nil {
		return p, err
	}
	p.At, p.Families, p.Languages = territory.FromMicro(lat, lon), strings.Fields(families), strings.Fields(languages)
	p.Zone, err = time.LoadLocation(p.ZoneName)
	return p, err
}

// values are those of columns after the first three.
func (p Place) values() []any {
	lat, lon := p.At.Micro()
	return []any{p.Name, p.ZoneName, p.Insee, p.Department, p.Commune, p.PostalCode, p.Street, lat, lon,
		strings.Join(p.Families, " "), strings.Join(p.Languages, " "), p.Form, p.Siren, p.Siret, p.RNA, p.OpenedOn,
		p.IndoorM2, p.OutdoorM2, p.Holding, p.HeldUntil, p.Staff, p.Email, p.Phone, p.Site}
}

func bySlug(ctx context.Context, r db.Reader, slug string) (Place, error) {
	return db.One(ctx, r, scanPlace, "select "+columns+" from place where slug = $1", slug)
}

// byID reads a place whole, with its receptions and its lines of lists.
func byID(ctx context.Context, r db.Reader, id base.PlaceID) (Place, error) {
	p, err := db.One(ctx, r, scanPlace, "select "+columns+" from place where id = $1", id)
	if err != nil {
		return p, err
	}
	if p.Receptions, err = db.All(ctx, r, func(r db.Row) (x Reception, err error) {
		err = r.Scan(&x.Use, &x.Floor, &x.Public)
		return x, err
	}, "select use, floor, public from reception where place_id = $1 order by position", id); err != nil {
		return p, err
	}
	p.Listed, err = db.All(ctx, r, func(r db.Row) (x listing.Ref, err error) {
		err = r.Scan(&x.Source, &x.Number)
		return x, err
	}, "select source, ref from place_listed where place_id = $1 order by source, ref", id)
	return p, err
}

func freeSlug(ctx context.Context, r db.Reader, name, commune string) (string, error) {
	for slug := range slugs(name, commune) {
		n, err := db.Count(ctx, r, "select count(*) from place where slug = $1", slug)
		if err != nil || n == 0 {
			return slug, err
		}
	}
	return "", nil
}

func insert(ctx context.Context, tx *db.Tx, p Place) error {
	_, err := tx.Exec(ctx, "insert into place ("+columns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
		$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
		append([]any{p.ID, p.Slug, p.CreatedAt}, p.values()...)...)
	if err != nil {
		return err
	}
	for _, l := range p.Listed {
		if _, err := tx.Exec(ctx, "insert into place_listed (place_id, source, ref) values ($1, $2, $3)", p.ID, l.Source, l.Number); err != nil {
			return err
		}
	}
	return writeReceptions(ctx, tx, p)
}

func update(ctx context.Context, tx *db.Tx, p Place) error {
	err := tx.ExecOne(ctx, `update place set name = $2, zone = $3, insee = $4, department = $5, commune = $6, postal_code = $7,
		street = $8, latitude = $9, longitude = $10, families = $11, languages = $12, form = $13, siren = $14, siret = $15,
		rna = $16, opened_on = $17, indoor_m2 = $18, outdoor_m2 = $19, holding = $20, held_until = $21, staff = $22,
		email = $23, phone = $24, site = $25 where id = $1`, append([]any{p.ID}, p.values()...)...)
	if err != nil {
		return err
	}
	return writeReceptions(ctx, tx, p)
}

func writeReceptions(ctx context.Context, tx *db.Tx, p Place) error {
	if _, err := tx.Exec(ctx, "delete from reception where place_id = $1", p.ID); err != nil {
		return err
	}
	for i, x := range p.Receptions {
		if _, err := tx.Exec(ctx, "insert into reception (place_id, position, use, floor, public) values ($1, $2, $3, $4, $5)",
			p.ID, i, x.Use, x.Floor, x.Public); err != nil {
			return err
		}
	}
	return nil
}
