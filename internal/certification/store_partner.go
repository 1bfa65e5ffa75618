package certification

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const partnerColumns = `place_id, id, certification_id, name, siret, email, organisation, scope, from_day, to_day, signed_on, withdrawn_on, withdrawn_why,
	file_name, media, sum, revision`

func scanPartner(r db.Row) (p Partner, err error) {
	return p, r.Scan(&p.Keeper, &p.ID, &p.Certification, &p.Name, &p.Siret, &p.Email, &p.Organisation, &p.Scope, &p.From, &p.To, &p.Signed, &p.Withdrawn, &p.WithdrawnWhy,
		&p.Convention.Name, &p.Convention.Media, &p.Convention.Sum, &p.Revision)
}

func partners(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Certification]) ([]Partner, error) {
	return db.All(ctx, r, scanPartner, "select "+partnerColumns+" from certification_partner where place_id = $1 and ($2 = '' or certification_id = $2) order by id", place, of)
}

// partnersOf are the habilitations of an organisation, whoever gave them.
func partnersOf(ctx context.Context, r db.Reader, organisation base.PlaceID) ([]Partner, error) {
	return db.All(ctx, r, scanPartner, "select "+partnerColumns+" from certification_partner where organisation = $1 order by place_id, id", organisation)
}

func getPartner(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Partner]) (Partner, error) {
	return db.One(ctx, r, scanPartner, "select "+partnerColumns+" from certification_partner where (place_id = $1 or organisation = $1) and id = $2", place, id)
}

func ownPartner(ctx context.Context, tx *db.Tx, id base.ID[Partner]) (Partner, error) {
	return db.One(ctx, tx, scanPartner, "select "+partnerColumns+" from certification_partner where place_id = $1 and id = $2", tx.Who.Place, id)
}

func putPartner(ctx context.Context, tx *db.Tx, p Partner) error {
	_, err := tx.Exec(ctx, "insert into certification_partner ("+partnerColumns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
		on conflict (place_id, id) do update set name = excluded.name, siret = excluded.siret, email = excluded.email, organisation = excluded.organisation,
		scope = excluded.scope, from_day = excluded.from_day, to_day = excluded.to_day, signed_on = excluded.signed_on, withdrawn_on = excluded.withdrawn_on,
		withdrawn_why = excluded.withdrawn_why, file_name = excluded.file_name, media = excluded.media, sum = excluded.sum, revision = excluded.revision`,
		tx.Who.Place, p.ID, p.Certification, p.Name, p.Siret, p.Email, p.Organisation, p.Scope, p.From, p.To, p.Signed, p.Withdrawn, p.WithdrawnWhy,
		p.Convention.Name, p.Convention.Media, p.Convention.Sum, p.Revision)
	return err
}

// keepConvention keeps bytes under their digest, once.
func keepConvention(ctx context.Context, tx *db.Tx, sum string, content []byte) error {
	_, err := tx.Exec(ctx, "insert into certification_convention (place_id, sum, content) values ($1, $2, $3) on conflict (place_id, sum) do nothing", tx.Who.Place, sum, content)
	return err
}

// dropConvention takes bytes away that no other habilitation bears.
func dropConvention(ctx context.Context, tx *db.Tx, sum string, of base.ID[Partner]) error {
	_, err := tx.Exec(ctx, `delete from certification_convention where place_id = $1 and sum = $2
		and not exists (select 1 from certification_partner p where p.place_id = $1 and p.sum = $2 and p.id <> $3)`, tx.Who.Place, sum, of)
	return err
}

func getConvention(ctx context.Context, r db.Reader, keeper base.PlaceID, sum string) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select content from certification_convention where place_id = $1 and sum = $2", keeper, sum)
}

// controls are those of a partner, or of all where it is "", the last first.
func controls(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Partner]) ([]Control, error) {
	return db.All(ctx, r, func(r db.Row) (c Control, err error) {
		return c, r.Scan(&c.ID, &c.Partner, &c.On, &c.Subject, &c.Finding, &c.Met, &c.Author)
	}, `select id, partner_id, on_day, subject, finding, met, author from certification_control
		where place_id = $1 and ($2 = '' or partner_id = $2) order by on_day desc, id desc`, place, of)
}

func insertControl(ctx context.Context, tx *db.Tx, c Control) error {
	_, err := tx.Exec(ctx, "insert into certification_control (place_id, id, partner_id, on_day, subject, finding, met, author) values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, c.ID, c.Partner, c.On, c.Subject, c.Finding, c.Met, c.Author)
	return err
}
