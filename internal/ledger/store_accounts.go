package ledger

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// accountSums adds up each account over a year.
func accountSums(ctx context.Context, r db.Reader, place base.PlaceID, year YearID) ([]Total, error) {
	return db.All(ctx, r, func(r db.Row) (t Total, err error) {
		return t, r.Scan(&t.Account, &t.Debit, &t.Credit, &t.Lines)
	}, `select account, cast(sum(debit) as bigint), cast(sum(credit) as bigint), cast(sum(lines) as bigint) from ledger_month
		where place_id = $1 and year_id = $2 group by account order by account`, place, year)
}

// accountMonths adds up an account month by month, what was carried forward first.
func accountMonths(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, account string) ([]Total, error) {
	return db.All(ctx, r, func(r db.Row) (t Total, err error) {
		return t, r.Scan(&t.Month, &t.Opening, &t.Debit, &t.Credit, &t.Lines)
	}, `select month, opening, cast(sum(debit) as bigint), cast(sum(credit) as bigint), cast(sum(lines) as bigint) from ledger_month
		where place_id = $1 and year_id = $2 and account = $3 group by month, opening order by month, opening desc`, place, year, account)
}

// netBefore adds up the validated lines of an account from a day to the day before another.
func netBefore(ctx context.Context, r db.Reader, place base.PlaceID, account string, from, before day.Day) (money.Cents, error) {
	return db.One(ctx, r, db.Col[money.Cents], `select coalesce(cast(sum(l.debit - l.credit) as bigint), 0)`+placedFrom+`
		where l.place_id = $1 and l.day >= $2 and l.day < $3 and l.account = $4 and e.rank > 0`, place, from, before, account)
}

// after names a line in the order of an account's page.
type after struct {
	day      day.Day
	rank     int64
	position int
}

// String writes it as an address does.
func (a after) String() string {
	return string(a.day) + "." + strconv.FormatInt(a.rank, 10) + "." + strconv.Itoa(a.position)
}

func afterOf(text string) (a after, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return a, false
	}
	rank, bad := strconv.ParseInt(parts[1], 10, 64)
	position, worse := strconv.Atoi(parts[2])
	return after{day.Day(parts[0]), rank, position}, bad == nil && worse == nil
}

// accountLines reads some validated lines of an account, from a day to a day, after a
// line where one is named.
func accountLines(ctx context.Context, r db.Reader, place base.PlaceID, account string, from, to day.Day, a after, limit int) ([]Ranked, error) {
	return db.All(ctx, r, func(r db.Row) (l Ranked, err error) {
		err = r.Scan(append(l.columns(), &l.Rank)...)
		return l, err
	}, "select "+placedColumns+", e.rank"+placedFrom+`where l.place_id = $1 and l.day >= $2 and l.day <= $3 and l.account = $4 and e.rank > 0
		and (l.day > $5 or l.day = $5 and (e.rank > $6 or e.rank = $6 and l.position > $7))
		order by l.day, e.rank, l.position limit $8`, place, from, to, account, a.day, a.rank, a.position, limit)
}

// netUpTo adds up the validated lines of an account from a day up to a line, included.
func netUpTo(ctx context.Context, r db.Reader, place base.PlaceID, account string, from day.Day, a after) (money.Cents, error) {
	return db.One(ctx, r, db.Col[money.Cents], `select coalesce(cast(sum(l.debit - l.credit) as bigint), 0)`+placedFrom+`
		where l.place_id = $1 and l.day >= $2 and l.day <= $3 and l.account = $4 and e.rank > 0
		and (l.day < $3 or e.rank < $5 or e.rank = $5 and l.position <= $6)`, place, from, a.day, account, a.rank, a.position)
}

// waitingOn counts the open lines of an account.
func waitingOn(ctx context.Context, r db.Reader, place base.PlaceID, account string) (int, error) {
	return db.Count(ctx, r, `select count(*) from entry_line l where l.place_id = $1 and l.open = 1 and l.account = $2`, place, account)
}
