package listing

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/territory"
)

// digests reads what is known of a source: reference → digest of the line.
func digests(ctx context.Context, r db.Reader, source string) (map[string]string, error) {
	known := map[string]string{}
	_, err := db.All(ctx, r, func(r db.Row) (struct{}, error) {
		var ref, digest string
		err := r.Scan(&ref, &digest)
		known[ref] = digest
		return struct{}{}, err
	}, "select ref, digest from listed where source = $1", source)
	return known, err
}

func writeList(ctx context.Context, tx *db.Tx, src Source, l list, known map[string]string, pairs []Twin) error {
	if err := writeSource(ctx, tx, src, l); err != nil {
		return err
	}
	for _, x := range l.lines {
		before, found := known[x.Ref]
		var err error
		switch {
		case found && before == x.Digest:
			_, err = tx.Exec(ctx, "update listed set seen_at = $3 where source = $1 and ref = $2", src.Key(), x.Ref, tx.Now)
		case found:
			err = replaceEntry(ctx, tx, src.Key(), x)
		default:
			err = insertEntry(ctx, tx, src.Key(), x)
		}
		if err != nil {
			return err
		}
	}
	return writeTwins(ctx, tx, src.Key(), pairs)
}

func writeSource(ctx context.Context, tx *db.Tx, src Source, l list) error {
	if _, err := tx.Exec(ctx, "delete from list_source where source = $1", src.Key()); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "insert into list_source (source, name, licence, credit, url) values ($1, $2, $3, $4, $5)",
		src.Key(), src.Name, src.Licence, src.Credit, src.URL); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "insert into list_edition (source, imported_at, edition, digest, rows) values ($1, $2, $3, $4, $5)",
		src.Key(), tx.Now, src.Edition, l.digest, len(l.lines))
	return err
}

func insertEntry(ctx context.Context, tx *db.Tx, source string, x Entry) error {
	lat, lon := x.At.Micro()
	_, err := tx.Exec(ctx, `insert into listed (source, ref, name, search, street, postal_code, insee, commune, department,
		latitude, longitude, kind, site, raw, digest, seen_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		source, x.Ref, x.Name, " "+base.Fold(x.Name+" "+x.Commune+" "+x.PostalCode), x.Street, x.PostalCode, x.Insee,
		x.Commune, x.Department, lat, lon, x.Kind, x.Site, x.Raw, x.Digest, tx.Now)
	return err
}

// replaceEntry keeps what the line said, then writes it anew.
func replaceEntry(ctx context.Context, tx *db.Tx, source string, x Entry) error {
	if _, err := tx.Exec(ctx, `insert into listed_past (source, ref, until, raw)
		select source, ref, $3, raw from listed where source = $1 and ref = $2`, source, x.Ref, tx.Now); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "delete from listed where source = $1 and ref = $2", source, x.Ref); err != nil {
		return err
	}
	return insertEntry(ctx, tx, source, x)
}

func writeTwins(ctx context.Context, tx *db.Tx, source string, pairs []Twin) error {
	if _, err := tx.Exec(ctx, "delete from listed_twin where source = $1", source); err != nil {
		return err
	}
	for _, t := range pairs {
		if _, err := tx.Exec(ctx, "insert into listed_twin (source, ref, other, metres, likeness) values ($1, $2, $3, $4, $5)",
			source, t.Ref, t.Other, t.Metres, t.Likeness); err != nil {
			return err
		}
	}
	return nil
}

const columns = "source, ref, name, street, postal_code, insee, commune, department, latitude, longitude, kind, site"

func scanEntry(r db.Row) (x Entry, err error) {
	var lat, lon int64
	err = r.Scan(&x.Source, &x.Ref, &x.Name, &x.Street, &x.PostalCode, &x.Insee, &x.Commune, &x.Department, &lat, &lon, &x.Kind, &x.Site)
	x.At = territory.FromMicro(lat, lon)
	return x, err
}
