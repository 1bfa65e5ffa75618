package bank

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

const accountColumns = "id, code, name, kind, number, profile, closed_on"

func scanAccount(r db.Row) (a Account, err error) {
	var profile string
	if err = r.Scan(&a.ID, &a.Code, &a.Name, &a.Kind, &a.Number, &profile, &a.ClosedOn); err != nil {
		return a, err
	}
	return a, json.Unmarshal([]byte(profile), &a.Profile)
}

func accounts(ctx context.Context, r db.Reader, place base.PlaceID) ([]Account, error) {
	return db.All(ctx, r, scanAccount, "select "+accountColumns+" from bank_account where place_id = $1 order by code", place)
}

func getAccount(ctx context.Context, r db.Reader, place base.PlaceID, id AccountID) (Account, error) {
	return db.One(ctx, r, scanAccount, "select "+accountColumns+" from bank_account where place_id = $1 and id = $2", place, id)
}

func accountCoded(ctx context.Context, r db.Reader, place base.PlaceID, code string) (Account, bool, error) {
	return db.Maybe(ctx, r, scanAccount, "select "+accountColumns+" from bank_account where place_id = $1 and code = $2", place, code)
}

func putAccount(ctx context.Context, tx *db.Tx, a Account) error {
	profile, err := json.Marshal(a.Profile)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into bank_account (place_id, id, code, name, kind, number, profile, closed_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
		on conflict (place_id, id) do update set name = excluded.name, number = excluded.number, profile = excluded.profile, closed_on = excluded.closed_on`,
		tx.Who.Place, a.ID, a.Code, a.Name, a.Kind, a.Number, string(profile), a.ClosedOn)
	return err
}

const statementColumns = "id, account_id, file, format, from_day, to_day, opening, closing, taken_at, taken_by"

func scanStatement(r db.Row) (s Statement, err error) {
	return s, r.Scan(&s.ID, &s.Account, &s.File, &s.Format, &s.From, &s.To, &s.Opening, &s.Closing, &s.At, &s.By)
}

// statementsShown bounds a list that grows by a few a month.
const statementsShown = 60

func statements(ctx context.Context, r db.Reader, place base.PlaceID, account AccountID) ([]Statement, error) {
	return db.All(ctx, r, scanStatement, "select "+statementColumns+` from bank_statement where place_id = $1 and account_id = $2
		order by to_day desc, taken_at desc, id desc limit $3`, place, account, statementsShown)
}

// reaches reads how far the statements of each account at a bank lead, "" where it has none.
func reaches(ctx context.Context, r db.Reader, place base.PlaceID) ([]day.Day, error) {
	return db.All(ctx, r, db.Col[day.Day], `select coalesce(max(s.to_day), '') from bank_account a
		left join bank_statement s on s.place_id = a.place_id and s.account_id = a.id
		where a.place_id = $1 and a.kind = $2 and a.closed_on = '' group by a.id`, place, AtBank)
}

// firstTold is the first day that a statement tells of, "" where there is no statement.
func firstTold(ctx context.Context, r db.Reader, place base.PlaceID) (day.Day, error) {
	return db.One(ctx, r, db.Col[day.Day], "select coalesce(min(from_day), '') from bank_statement where place_id = $1 and from_day <> ''", place)
}

// lastStatement is the one that leads furthest.
func lastStatement(ctx context.Context, r db.Reader, place base.PlaceID, account AccountID) (Statement, bool, error) {
	return db.Maybe(ctx, r, scanStatement, "select "+statementColumns+` from bank_statement where place_id = $1 and account_id = $2
		order by to_day desc, taken_at desc, id desc limit 1`, place, account)
}

// firstStatement is the one that begins earliest.
func firstStatement(ctx context.Context, r db.Reader, place base.PlaceID, account AccountID) (Statement, bool, error) {
	return db.Maybe(ctx, r, scanStatement, "select "+statementColumns+` from bank_statement where place_id = $1 and account_id = $2
		order by from_day, taken_at, id limit 1`, place, account)
}

func insertStatement(ctx context.Context, tx *db.Tx, s Statement) error {
	_, err := tx.Exec(ctx, `insert into bank_statement (place_id, id, account_id, file, format, from_day, to_day, opening, closing, taken_at, taken_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.Who.Place, s.ID, s.Account, s.File, s.Format, s.From, s.To, s.Opening, s.Closing, s.At, s.By)
	return err
}

const moveColumns = "id, account_id, statement_id, mark, bank_ref, day, value_day, amount, label, detail, party, reference, reason, parts, doubtful, entry_id, posted, turns"

func scanMove(r db.Row) (m Move, err error) {
	var parts string
	if err = r.Scan(&m.ID, &m.Account, &m.Statement, &m.Mark, &m.Ref, &m.Day, &m.Value, &m.Amount, &m.Label, &m.Detail, &m.Party,
		&m.Reference, &m.Reason, &parts, &m.Doubtful, &m.Entry, &m.Posted, &m.Turns); err != nil {
		return m, err
	}
	return m, json.Unmarshal([]byte(parts), &m.Parts)
}

func getMove(ctx context.Context, r db.Reader, place base.PlaceID, id MoveID) (Move, error) {
	return db.One(ctx, r, scanMove, "select "+moveColumns+" from bank_move where place_id = $1 and id = $2", place, id)
}

// movesBetween reads the moves of an account on some days, both included.
func movesBetween(ctx context.Context, r db.Reader, place base.PlaceID, account AccountID, from, to day.Day) ([]Move, error) {
	return db.All(ctx, r, scanMove, "select "+moveColumns+` from bank_move where place_id = $1 and account_id = $2 and day >= $3 and day <= $4
		order by day, id`, place, account, from, to)
}

// movesBooked reads the moves that an entry books.
func movesBooked(ctx context.Context, r db.Reader, place base.PlaceID, entry ledger.EntryID) ([]Move, error) {
	return db.All(ctx, r, scanMove, "select "+moveColumns+" from bank_move where place_id = $1 and entry_id = $2 order by id", place, entry)
}

func waiting(ctx context.Context, r db.Reader, place base.PlaceID, limit int) ([]Move, error) {
	return db.All(ctx, r, scanMove, "select "+moveColumns+" from bank_move where place_id = $1 and entry_id = '' order by day, id limit $2", place, limit)
}

func waitingCount(ctx context.Context, r db.Reader, place base.PlaceID) (int, error) {
	return db.Count(ctx, r, "select count(*) from bank_move where place_id = $1 and entry_id = ''", place)
}

func insertMove(ctx context.Context, tx *db.Tx, m Move) error {
	parts, err := json.Marshal(m.Parts)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into bank_move (place_id, id, account_id, statement_id, mark, bank_ref, day, value_day, amount, label, detail, party,
		reference, reason, parts, doubtful, entry_id, posted, turns) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', 0, 0)`,
		tx.Who.Place, m.ID, m.Account, m.Statement, m.Mark, m.Ref, m.Day, m.Value, m.Amount, m.Label, m.Detail, m.Party,
		m.Reference, m.Reason, string(parts), m.Doubtful)
	return err
}

func deleteMove(ctx context.Context, tx *db.Tx, id MoveID) error {
	return tx.ExecOne(ctx, "delete from bank_move where place_id = $1 and id = $2", tx.Who.Place, id)
}

// bookMove notes the entry of a move that waits, or ("") that it waits again.
func bookMove(ctx context.Context, tx *db.Tx, id MoveID, entry ledger.EntryID, posted bool, turns int) error {
	return tx.ExecOne(ctx, "update bank_move set entry_id = $3, posted = $4, turns = $5, doubtful = 0 where place_id = $1 and id = $2",
		tx.Who.Place, id, entry, posted, turns)
}

// linked reads the entries that book moves of an account up to a day, with the day of the move.
func linked(ctx context.Context, r db.Reader, place base.PlaceID, account AccountID) (map[ledger.EntryID]day.Day, error) {
	type link struct {
		entry ledger.EntryID
		day   day.Day
	}
	all, err := db.All(ctx, r, func(r db.Row) (l link, err error) { return l, r.Scan(&l.entry, &l.day) },
		"select entry_id, day from bank_move where place_id = $1 and account_id = $2 and entry_id <> ''", place, account)
	out := map[ledger.EntryID]day.Day{}
	for _, l := range all {
		out[l.entry] = l.day
	}
	return out, err
}

func rules(ctx context.Context, r db.Reader, place base.PlaceID) ([]Rule, error) {
	return db.All(ctx, r, func(r db.Row) (u Rule, err error) {
		return u, r.Scan(&u.ID, &u.Words, &u.Way, &u.Account, &u.Third, &u.Activity, &u.Project, &u.Auto, &u.Rank, &u.FromLabel, &u.FromDay)
	}, `select id, words, way, account, third, activity_id, project_id, auto, rank, from_label, from_day from bank_rule where place_id = $1
		order by rank, length(words) desc, words`, place)
}

// putRule adds a rule, or changes what the one of the same words says.
func putRule(ctx context.Context, tx *db.Tx, u Rule) error {
	_, err := tx.Exec(ctx, `insert into bank_rule (place_id, id, words, way, account, third, activity_id, project_id, auto, rank, from_label, from_day)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		on conflict (place_id, words, way) do update set account = excluded.account, third = excluded.third, activity_id = excluded.activity_id, project_id = excluded.project_id,
		from_label = excluded.from_label, from_day = excluded.from_day`,
		tx.Who.Place, u.ID, u.Words, u.Way, u.Account, u.Third, u.Activity, u.Project, u.Auto, u.Rank, u.FromLabel, u.FromDay)
	return err
}

func setRule(ctx context.Context, tx *db.Tx, id RuleID, auto bool, rank int) error {
	return tx.ExecOne(ctx, "update bank_rule set auto = $3, rank = $4 where place_id = $1 and id = $2", tx.Who.Place, id, auto, rank)
}

func deleteRule(ctx context.Context, tx *db.Tx, id RuleID) error {
	return tx.ExecOne(ctx, "delete from bank_rule where place_id = $1 and id = $2", tx.Who.Place, id)
}
