package certification

import (
	"context"
	"encoding/json"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = "id, code, register, title, valid_from, valid_to, keeper, certifier, terms, alike, revision"

func scanCertification(r db.Row) (c Certification, err error) {
	var certifier, terms, alike string
	if err = r.Scan(&c.ID, &c.Code, &c.Register, &c.Title, &c.From, &c.To, &c.Keeper, &certifier, &terms, &alike, &c.Revision); err != nil {
		return c, err
	}
	err = read(certifier, &c.Certifier, terms, &c.Terms, alike, &c.Alike)
	c.Terms = c.Terms.settled()
	return c, err
}

// read reads documents: each text into what follows it.
func read(pairs ...any) error {
	for i := 0; i < len(pairs); i += 2 {
		if err := json.Unmarshal([]byte(pairs[i].(string)), pairs[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func document(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // values of ours, without a cycle or a channel
	}
	return string(text)
}

func certifications(ctx context.Context, r db.Reader) ([]Certification, error) {
	all, err := db.All(ctx, r, scanCertification, "select "+columns+" from certification where place_id = $1 order by code, id", base.Commons)
	if !slices.ContainsFunc(all, func(c Certification) bool { return c.ID == missionID }) {
		all = append(all, mission().Certification)
	}
	return all, err
}

func getCertification(ctx context.Context, r db.Reader, id base.ID[Certification]) (Certification, error) {
	c, found, err := db.Maybe(ctx, r, scanCertification, "select "+columns+" from certification where place_id = $1 and id = $2", base.Commons, id)
	switch {
	case err != nil || found:
		return c, err
	case id == missionID:
		return mission().Certification, nil
	}
	return c, base.Refuse(base.NotFound, "base.not_found")
}

func byCode(ctx context.Context, r db.Reader, code string) (Certification, bool, error) {
	c, found, err := db.Maybe(ctx, r, scanCertification, "select "+columns+" from certification where place_id = $1 and code = $2", base.Commons, code)
	if err == nil && !found && code == missionCode {
		return mission().Certification, true, nil
	}
	return c, found, err
}

func insertCertification(ctx context.Context, tx *db.Tx, c Certification) error {
	_, err := tx.Exec(ctx, "insert into certification (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		base.Commons, c.ID, c.Code, c.Register, c.Title, c.From, c.To, c.Keeper, document(c.Certifier), document(c.Terms), document(c.Alike), c.Revision)
	return err
}

func updateCertification(ctx context.Context, tx *db.Tx, c Certification) error {
	return tx.ExecOne(ctx, `update certification set code = $3, register = $4, title = $5, valid_from = $6, valid_to = $7, keeper = $8,
		certifier = $9, terms = $10, alike = $11, revision = $12 where place_id = $1 and id = $2`,
		base.Commons, c.ID, c.Code, c.Register, c.Title, c.From, c.To, c.Keeper, document(c.Certifier), document(c.Terms), document(c.Alike), c.Revision)
}

const versionColumns = "id, certification_id, name, from_day, content, digest, published"

func scanVersion(r db.Row) (v Version, err error) {
	var content string
	if err = r.Scan(&v.ID, &v.Certification, &v.Name, &v.From, &content, &v.Digest, &v.Published); err != nil {
		return v, err
	}
	return v, read(content, &v.Content)
}

func versions(ctx context.Context, r db.Reader, of base.ID[Certification]) ([]Version, error) {
	all, err := db.All(ctx, r, scanVersion, "select "+versionColumns+" from certification_version where place_id = $1 and certification_id = $2 order by published desc, from_day desc, id desc", base.Commons, of)
	if len(all) == 0 && of == missionID {
		all = mission().Versions
	}
	return all, err
}

func getVersion(ctx context.Context, r db.Reader, id base.ID[Version]) (Version, error) {
	v, found, err := db.Maybe(ctx, r, scanVersion, "select "+versionColumns+" from certification_version where place_id = $1 and id = $2", base.Commons, id)
	if err != nil || found {
		return v, err
	}
	if v, found = mission().Version(id); found {
		return v, nil
	}
	return v, base.Refuse(base.NotFound, "base.not_found")
}

func insertVersion(ctx context.Context, tx *db.Tx, v Version) error {
	_, err := tx.Exec(ctx, "insert into certification_version (place_id, "+versionColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8)",
		base.Commons, v.ID, v.Certification, v.Name, v.From, document(v.Content), v.Digest, v.Published)
	return err
}

func updateVersion(ctx context.Context, tx *db.Tx, v Version) error {
	return tx.ExecOne(ctx, "update certification_version set name = $3, from_day = $4, content = $5, digest = $6, published = $7 where place_id = $1 and id = $2",
		base.Commons, v.ID, v.Name, v.From, document(v.Content), v.Digest, v.Published)
}

func deleteVersion(ctx context.Context, tx *db.Tx, id base.ID[Version]) error {
	return tx.ExecOne(ctx, "delete from certification_version where place_id = $1 and id = $2", base.Commons, id)
}

const mappingColumns = "from_id, to_id, pairs"

func scanMapping(r db.Row) (m Mapping, err error) {
	var pairs string
	if err = r.Scan(&m.From, &m.To, &pairs); err != nil {
		return m, err
	}
	return m, read(pairs, &m.Pairs)
}

func mappings(ctx context.Context, r db.Reader, of base.ID[Certification]) ([]Mapping, error) {
	return db.All(ctx, r, scanMapping, `select m.from_id, m.to_id, m.pairs from certification_mapping m
		join certification_version v on v.place_id = m.place_id and v.id = m.from_id
		where m.place_id = $1 and v.certification_id = $2 order by m.from_id, m.to_id`, base.Commons, of)
}

func setMapping(ctx context.Context, tx *db.Tx, m Mapping) error {
	_, err := tx.Exec(ctx, `insert into certification_mapping (place_id, `+mappingColumns+`) values ($1, $2, $3, $4)
		on conflict (place_id, from_id, to_id) do update set pairs = excluded.pairs`, base.Commons, m.From, m.To, document(m.Pairs))
	return err
}

// settled tells whether a certification is kept in the database.
func settled(ctx context.Context, r db.Reader, id base.ID[Certification]) (bool, error) {
	n, err := db.One(ctx, r, func(r db.Row) (n int, err error) { return n, r.Scan(&n) }, "select count(*) from certification where place_id = $1 and id = $2", base.Commons, id)
	return n > 0, err
}
