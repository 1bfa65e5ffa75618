package vat

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

func regimes(ctx context.Context, r db.Reader, place base.PlaceID) ([]Regime, error) {
	return db.All(ctx, r, func(r db.Row) (g Regime, err error) {
		return g, r.Scan(&g.From, &g.Kind, &g.Filing, &g.Debits, &g.DueDom, &g.Taxed, &g.Turnover)
	}, "select from_day, kind, filing, debits, due_dom, taxed, turnover from vat_regime where place_id = $1 order by from_day desc", place)
}

func putRegime(ctx context.Context, tx *db.Tx, g Regime) error {
	_, err := tx.Exec(ctx, `insert into vat_regime (place_id, from_day, kind, filing, debits, due_dom, taxed, turnover, set_at, set_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		on conflict (place_id, from_day) do update set kind = excluded.kind, filing = excluded.filing, debits = excluded.debits,
			due_dom = excluded.due_dom, taxed = excluded.taxed, turnover = excluded.turnover, set_at = excluded.set_at, set_by = excluded.set_by`,
		tx.Who.Place, g.From, g.Kind, g.Filing, g.Debits, g.DueDom, g.Taxed, g.Turnover, tx.Now, tx.Who.Account)
	return err
}

// rates are those that the place gave to accounts.
func rates(ctx context.Context, r db.Reader, place base.PlaceID) (map[string]money.Rate, error) {
	out := map[string]money.Rate{}
	err := db.Each(ctx, r, func(r db.Row) error {
		var account string
		var rate money.Rate
		if err := r.Scan(&account, &rate); err != nil {
			return err
		}
		out[account] = rate
		return nil
	}, "select account, rate from vat_account where place_id = $1", place)
	return out, err
}

func putRate(ctx context.Context, tx *db.Tx, account string, rate money.Rate) error {
	_, err := tx.Exec(ctx, `insert into vat_account (place_id, account, rate) values ($1, $2, $3)
		on conflict (place_id, account) do update set rate = excluded.rate`, tx.Who.Place, account, rate)
	return err
}

// move is what a settlement made due of what waited on an entry.
type move struct {
	Entry           ledger.EntryID
	Waiting         string
	Account, Letter string
	Amount          money.Cents
	Moved           ledger.EntryID
}

const moveColumns = "entry_id, waiting, account, letter, amount, moved_id"

func scanMove(r db.Row) (m move, err error) {
	return m, r.Scan(&m.Entry, &m.Waiting, &m.Account, &m.Letter, &m.Amount, &m.Moved)
}

func movesOf(ctx context.Context, r db.Reader, place base.PlaceID, id ledger.EntryID) ([]move, error) {
	return db.All(ctx, r, scanMove, "select "+moveColumns+" from vat_move where place_id = $1 and entry_id = $2 order by letter", place, id)
}

func movesUnder(ctx context.Context, r db.Reader, place base.PlaceID, account, letter string) ([]move, error) {
	return db.All(ctx, r, scanMove, "select "+moveColumns+" from vat_move where place_id = $1 and account = $2 and letter = $3 order by entry_id", place, account, letter)
}

func insertMove(ctx context.Context, tx *db.Tx, m move) error {
	_, err := tx.Exec(ctx, "insert into vat_move (place_id, "+moveColumns+") values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, m.Entry, m.Waiting, m.Account, m.Letter, m.Amount, m.Moved)
	return err
}

func deleteMoves(ctx context.Context, tx *db.Tx, moved ledger.EntryID) error {
	_, err := tx.Exec(ctx, "delete from vat_move where place_id = $1 and moved_id = $2", tx.Who.Place, moved)
	return err
}
