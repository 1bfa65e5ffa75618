package portfolio

import (
	"context"
	"encoding/json"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// work is what a candidate writes beside the pieces.
type work struct {
	About    string
	Revision int
}

func getWork(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) (work, error) {
	w, _, err := db.Maybe(ctx, r, func(r db.Row) (w work, err error) {
		return w, r.Scan(&w.About, &w.Revision)
	}, "select about, revision from portfolio where place_id = $1 and candidate_id = $2", place, of)
	return w, err
}

func putWork(ctx context.Context, tx *db.Tx, of base.ID[candidacy.Candidate], w work) error {
	_, err := tx.Exec(ctx, `insert into portfolio (place_id, candidate_id, about, revision) values ($1, $2, $3, $4)
		on conflict (place_id, candidate_id) do update set about = excluded.about, revision = excluded.revision`, tx.Who.Place, of, w.About, w.Revision)
	return err
}

const pieceColumns = "id, candidate_id, kind, title, source, on_day, mine, ours, shown, competences, name, media, size, sum, added_at"

func scanPiece(r db.Row) (p Piece, err error) {
	var codes string
	err = r.Scan(&p.ID, &p.Candidate, &p.Kind, &p.Title, &p.Source, &p.On, &p.Mine, &p.Ours, &p.Shown, &codes, &p.File.Name, &p.File.Media, &p.File.Size, &p.File.Sum, &p.Added)
	p.Competences = append([]string{}, strings.Fields(codes)...)
	return p, err
}

func pieces(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) ([]Piece, error) {
	return db.All(ctx, r, scanPiece, "select "+pieceColumns+" from portfolio_piece where place_id = $1 and candidate_id = $2 order by id", place, of)
}

func getPiece(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Piece]) (Piece, error) {
	return db.One(ctx, r, scanPiece, "select "+pieceColumns+" from portfolio_piece where place_id = $1 and id = $2", place, id)
}

func insertPiece(ctx context.Context, tx *db.Tx, p Piece) error {
	_, err := tx.Exec(ctx, "insert into portfolio_piece (place_id, "+pieceColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
		tx.Who.Place, p.ID, p.Candidate, p.Kind, p.Title, p.Source, p.On, p.Mine, p.Ours, p.Shown, strings.Join(p.Competences, " "), p.File.Name, p.File.Media, p.File.Size, p.File.Sum, p.Added)
	return err
}

// updatePiece writes what is said of a piece; the file stays.
func updatePiece(ctx context.Context, tx *db.Tx, p Piece) error {
	return tx.ExecOne(ctx, "update portfolio_piece set kind = $3, title = $4, source = $5, on_day = $6, mine = $7, ours = $8, shown = $9, competences = $10 where place_id = $1 and id = $2",
		tx.Who.Place, p.ID, p.Kind, p.Title, p.Source, p.On, p.Mine, p.Ours, p.Shown, strings.Join(p.Competences, " "))
}

func deletePiece(ctx context.Context, tx *db.Tx, id base.ID[Piece]) error {
	return tx.ExecOne(ctx, "delete from portfolio_piece where place_id = $1 and id = $2", tx.Who.Place, id)
}

// keepFile keeps bytes under their digest, once.
func keepFile(ctx context.Context, tx *db.Tx, sum string, content []byte) error {
	_, err := tx.Exec(ctx, "insert into portfolio_file (place_id, sum, content) values ($1, $2, $3) on conflict (place_id, sum) do nothing", tx.Who.Place, sum, content)
	return err
}

func getFile(ctx context.Context, r db.Reader, place base.PlaceID, sum string) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select content from portfolio_file where place_id = $1 and sum = $2", place, sum)
}

// dropFile takes bytes away that no piece and no sending needs any more.
func dropFile(ctx context.Context, tx *db.Tx, sum string) error {
	_, err := tx.Exec(ctx, `delete from portfolio_file where place_id = $1 and sum = $2
		and not exists (select 1 from portfolio_piece p where p.place_id = $1 and p.sum = $2)
		and not exists (select 1 from portfolio_sent_file s where s.place_id = $1 and s.sum = $2)`, tx.Who.Place, sum)
	return err
}

const sendingColumns = "id, candidate_id, number, version_id, name, content, digest, paper_name, paper_size, paper_sum, pages, at"

func scanSending(r db.Row) (s Sending, err error) {
	var content string
	s.Paper.Media = paperMedia
	if err = r.Scan(&s.ID, &s.Candidate, &s.Number, &s.Version, &s.Name, &content, &s.Digest, &s.Paper.Name, &s.Paper.Size, &s.Paper.Sum, &s.Pages, &s.At); err != nil {
		return s, err
	}
	return s, json.Unmarshal([]byte(content), &s.Content)
}

// sendings gives those of a candidate, the last first.
func sendings(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) ([]Sending, error) {
	return db.All(ctx, r, scanSending, "select "+sendingColumns+" from portfolio_sending where place_id = $1 and candidate_id = $2 order by number desc", place, of)
}

func insertSending(ctx context.Context, tx *db.Tx, s Sending) error {
	content, err := json.Marshal(s.Content)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "insert into portfolio_sending (place_id, "+sendingColumns+", by_account) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
		tx.Who.Place, s.ID, s.Candidate, s.Number, s.Version, s.Name, string(content), s.Digest, s.Paper.Name, s.Paper.Size, s.Paper.Sum, s.Pages, s.At, tx.Who.Account); err != nil {
		return err
	}
	for _, sum := range s.sums() {
		if _, err := tx.Exec(ctx, "insert into portfolio_sent_file (place_id, sending_id, sum) values ($1, $2, $3)", tx.Who.Place, s.ID, sum); err != nil {
			return err
		}
	}
	return nil
}

func comments(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) ([]Comment, error) {
	return db.All(ctx, r, func(r db.Row) (c Comment, err error) {
		return c, r.Scan(&c.ID, &c.Competence, &c.Text, &c.Author, &c.At)
	}, "select id, competence, body_text, author, at from portfolio_comment where place_id = $1 and candidate_id = $2 order by id", place, of)
}

func insertComment(ctx context.Context, tx *db.Tx, of base.ID[candidacy.Candidate], c Comment) error {
	_, err := tx.Exec(ctx, "insert into portfolio_comment (place_id, id, candidate_id, competence, body_text, author, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, c.ID, of, c.Competence, c.Text, c.Author, tx.Who.Account, c.At)
	return err
}

func rehearsals(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) ([]Rehearsal, error) {
	return db.All(ctx, r, func(r db.Row) (h Rehearsal, err error) {
		return h, r.Scan(&h.ID, &h.Began, &h.Ended)
	}, "select id, began_at, ended_at from portfolio_rehearsal where place_id = $1 and candidate_id = $2 order by id desc limit $3", place, of, rehearsalsShown)
}

func insertRehearsal(ctx context.Context, tx *db.Tx, of base.ID[candidacy.Candidate], h Rehearsal) error {
	_, err := tx.Exec(ctx, "insert into portfolio_rehearsal (place_id, id, candidate_id, began_at, ended_at) values ($1, $2, $3, $4, $5)", tx.Who.Place, h.ID, of, h.Began, h.Ended)
	return err
}

func endRehearsals(ctx context.Context, tx *db.Tx, of base.ID[candidacy.Candidate]) error {
	_, err := tx.Exec(ctx, "update portfolio_rehearsal set ended_at = $3 where place_id = $1 and candidate_id = $2 and ended_at = ''", tx.Who.Place, of, tx.Now)
	return err
}
