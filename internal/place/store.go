package place

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = `id, slug, name, zone, insee, department, commune, postal_code, street, latitude, longitude,
	families, languages, form, siren, siret, rna, opened_on, indoor_m2, outdoor_m2, holding, held_until, staff,
	email, phone, site, created_at`

func scanPlace(r db.Row) (p Place, err error) {
	var families, languages string
	err = r.Scan(&p.ID, &p.Slug, &p.Name, &p.ZoneName, &p.Insee, &p.Department, &p.Commune, &p.PostalCode, &p.Street,
		&p.Latitude, &p.Longitude, &families, &languages, &p.Form, &p.Siren, &p.Siret, &p.RNA, &p.OpenedOn,
		&p.IndoorM2, &p.OutdoorM2, &p.Holding, &p.HeldUntil, &p.Staff, &p.Email, &p.Phone, &p.Site, &p.CreatedAt)
	if err != nil {
		return p, err
	}
	p.Families, p.Languages = strings.Fields(families), strings.Fields(languages)
	p.Zone, err = time.LoadLocation(p.ZoneName)
	return p, err
}

func bySlug(ctx context.Context, r db.Reader, slug string) (Place, error) {
	return db.One(ctx, r, scanPlace, "select "+columns+" from place where slug = $1", slug)
}

func byID(ctx context.Context, r db.Reader, id base.PlaceID) (Place, error) {
	p, err := db.One(ctx, r, scanPlace, "select "+columns+" from place where id = $1", id)
	if err != nil {
		return p, err
	}
	p.Receptions, err = db.All(ctx, r, scanReception, "select use, floor, public from reception where place_id = $1 order by position", id)
	return p, err
}

func scanReception(r db.Row) (x Reception, err error) {
	err = r.Scan(&x.Use, &x.Floor, &x.Public)
	return x, err
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
		p.ID, p.Slug, p.Name, p.ZoneName, p.Insee, p.Department, p.Commune, p.PostalCode, p.Street, p.Latitude, p.Longitude,
		strings.Join(p.Families, " "), strings.Join(p.Languages, " "), p.Form, p.Siren, p.Siret, p.RNA, p.OpenedOn,
		p.IndoorM2, p.OutdoorM2, p.Holding, p.HeldUntil, p.Staff, p.Email, p.Phone, p.Site, p.CreatedAt)
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
