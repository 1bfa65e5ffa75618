package jury

import (
	"context"
	"encoding/json"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

const sessionColumns = "s.id, s.certification_id, s.version_id, s.name, s.day, s.place_text, s.modality, s.convened_at, s.revision, s.partner_id, s.organiser"

func scanSession(r db.Row) (s Session, err error) {
	return s, r.Scan(&s.ID, &s.Certification, &s.Version, &s.Name, &s.Day, &s.Where, &s.Modality, &s.Convened, &s.Revision, &s.Partner, &s.Organiser)
}

func sessions(ctx context.Context, r db.Reader, place base.PlaceID) ([]Session, error) {
	return db.All(ctx, r, scanSession, "select "+sessionColumns+" from jury_session s where s.place_id = $1 order by s.day desc, s.id desc", place)
}

func sessionsOf(ctx context.Context, r db.Reader, place base.PlaceID, email string) ([]Session, error) {
	return db.All(ctx, r, scanSession, "select "+sessionColumns+` from jury_session s where s.place_id = $1
		and exists (select 1 from jury_member m where m.place_id = s.place_id and m.session_id = s.id and m.email = $2) order by s.day desc, s.id desc`, place, email)
}

// sessionsHearing gives those that hear a candidate, the last day first.
func sessionsHearing(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) ([]Session, error) {
	return db.All(ctx, r, scanSession, "select "+sessionColumns+` from jury_session s join jury_hearing h on h.place_id = s.place_id and h.session_id = s.id
		where s.place_id = $1 and h.candidate_id = $2 order by s.day desc, s.id desc`, place, of)
}

func getSession(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Session]) (Session, error) {
	return db.One(ctx, r, scanSession, "select "+sessionColumns+" from jury_session s where s.place_id = $1 and s.id = $2", place, id)
}

// progress tells how far each session of a place has come.
func progress(ctx context.Context, r db.Reader, place base.PlaceID) (map[base.ID[Session]]Progress, error) {
	type one struct {
		of base.ID[Session]
		Progress
	}
	all, err := db.All(ctx, r, func(r db.Row) (o one, err error) {
		return o, r.Scan(&o.of, &o.Called, &o.Members, &o.Signed)
	}, `select s.id, (select count(*) from jury_hearing h where h.place_id = s.place_id and h.session_id = s.id),
		(select count(*) from jury_member m where m.place_id = s.place_id and m.session_id = s.id),
		(select count(*) from jury_minutes p join jury_signature g on g.place_id = p.place_id and g.minutes_id = p.id where p.place_id = s.place_id and p.session_id = s.id
			and not exists (select 1 from jury_minutes q where q.place_id = p.place_id and q.session_id = p.session_id and q.number > p.number))
		from jury_session s where s.place_id = $1`, place)
	out := map[base.ID[Session]]Progress{}
	for _, o := range all {
		out[o.of] = o.Progress
	}
	return out, err
}

func insertSession(ctx context.Context, tx *db.Tx, s Session) error {
	_, err := tx.Exec(ctx, "insert into jury_session (place_id, id, certification_id, version_id, name, day, place_text, modality, convened_at, revision, partner_id, organiser) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		tx.Who.Place, s.ID, s.Certification, s.Version, s.Name, s.Day, s.Where, s.Modality, s.Convened, s.Revision, s.Partner, s.Organiser)
	return err
}

func convene(ctx context.Context, tx *db.Tx, id base.ID[Session]) error {
	return tx.ExecOne(ctx, "update jury_session set convened_at = $3 where place_id = $1 and id = $2", tx.Who.Place, id, tx.Now)
}

const memberColumns = "id, session_id, name, email, quality, seat, field, only_candidate, declared_at, declared_by"

func scanMember(r db.Row) (m Member, err error) {
	return m, r.Scan(&m.ID, &m.Session, &m.Name, &m.Email, &m.Quality, &m.Seat, &m.Field, &m.Only, &m.Declared, &m.By)
}

func members(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Member, error) {
	return db.All(ctx, r, scanMember, "select "+memberColumns+" from jury_member where place_id = $1 and session_id = $2 order by id", place, session)
}

func insertMember(ctx context.Context, tx *db.Tx, m Member) error {
	_, err := tx.Exec(ctx, "insert into jury_member (place_id, "+memberColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
		tx.Who.Place, m.ID, m.Session, m.Name, m.Email, m.Quality, m.Seat, m.Field, m.Only, m.Declared, m.By)
	return err
}

func declareMember(ctx context.Context, tx *db.Tx, m Member) error {
	return tx.ExecOne(ctx, "update jury_member set declared_at = $3, declared_by = $4 where place_id = $1 and id = $2", tx.Who.Place, m.ID, m.Declared, m.By)
}

func deleteMember(ctx context.Context, tx *db.Tx, id base.ID[Member]) error {
	if _, err := tx.Exec(ctx, "delete from jury_link where place_id = $1 and member_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from jury_member where place_id = $1 and id = $2", tx.Who.Place, id)
}

const linkColumns = "id, member_id, bond, candidate_id, until_day, computed"

func scanLink(r db.Row) (l Link, err error) {
	return l, r.Scan(&l.ID, &l.Member, &l.Bond, &l.Candidate, &l.Until, &l.Computed)
}

func links(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Link, error) {
	return db.All(ctx, r, scanLink, "select "+linkColumns+" from jury_link where place_id = $1 and session_id = $2 order by id", place, session)
}

func insertLink(ctx context.Context, tx *db.Tx, session base.ID[Session], l Link) error {
	_, err := tx.Exec(ctx, "insert into jury_link (place_id, session_id, "+linkColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, session, l.ID, l.Member, l.Bond, l.Candidate, l.Until, l.Computed)
	return err
}

const hearingColumns = "id, session_id, candidate_id, minute, minutes, presence, identity_at, checked_by, units"

func scanHearing(r db.Row) (h Hearing, err error) {
	var units string
	err = r.Scan(&h.ID, &h.Session, &h.Candidate, &h.Minute, &h.Minutes, &h.Presence, &h.Identity, &h.Checked, &units)
	h.Units = strings.Fields(units)
	return h, err
}

func hearings(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Hearing, error) {
	return db.All(ctx, r, scanHearing, "select "+hearingColumns+" from jury_hearing where place_id = $1 and session_id = $2 order by minute, id", place, session)
}

func insertHearing(ctx context.Context, tx *db.Tx, h Hearing) error {
	_, err := tx.Exec(ctx, "insert into jury_hearing (place_id, "+hearingColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, h.ID, h.Session, h.Candidate, h.Minute, h.Minutes, h.Presence, h.Identity, h.Checked, strings.Join(h.Units, " "))
	return err
}

func updateHearing(ctx context.Context, tx *db.Tx, h Hearing) error {
	return tx.ExecOne(ctx, "update jury_hearing set minute = $3, minutes = $4, presence = $5, identity_at = $6, checked_by = $7 where place_id = $1 and id = $2",
		tx.Who.Place, h.ID, h.Minute, h.Minutes, h.Presence, h.Identity, h.Checked)
}

func deleteHearing(ctx context.Context, tx *db.Tx, id base.ID[Hearing]) error {
	return tx.ExecOne(ctx, "delete from jury_hearing where place_id = $1 and id = $2", tx.Who.Place, id)
}

func insertIncident(ctx context.Context, tx *db.Tx, i Incident) error {
	_, err := tx.Exec(ctx, "insert into jury_incident (place_id, id, session_id, body_text, at, by_account) values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, i.ID, i.Session, i.Text, i.At, i.By)
	return err
}

func incidents(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Incident, error) {
	return db.All(ctx, r, func(r db.Row) (i Incident, err error) { return i, r.Scan(&i.ID, &i.Session, &i.Text, &i.At, &i.By) },
		"select id, session_id, body_text, at, by_account from jury_incident where place_id = $1 and session_id = $2 order by id", place, session)
}

// written reads a document.
func written[T any](text string) (v T, err error) { return v, json.Unmarshal([]byte(text), &v) }

func document(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // values of ours, without a cycle or a channel
	}
	return string(text)
}
