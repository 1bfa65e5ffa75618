package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const ofDays = ` from entry_line l join entry e on e.place_id = l.place_id and e.id = l.entry_id
	where l.place_id = $1 and l.day >= $3 and l.day <= $4 and e.year_id = $2 and e.rank > 0 `

// totalsOfDays adds up the lines of some days of one month.
func totalsOfDays(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, from, to day.Day) ([]Total, error) {
	return db.All(ctx, r, func(r db.Row) (t Total, err error) {
		t.Month = monthOf(from)
		return t, r.Scan(&t.Account, &t.Opening, &t.Activity, &t.Project, &t.Site, &t.Split, &t.Debit, &t.Credit, &t.Lines)
	}, `select account, opening, activity_id, project_id, site_id, split_id, cast(sum(debit) as bigint), cast(sum(credit) as bigint), count(*) from (
			select l.account, l.activity_id, l.project_id, l.site_id, l.split_id, l.debit, l.credit,
				cast((select count(*) from journal j where j.place_id = e.place_id and j.code = e.journal and j.kind = 'opening') as bigint) as opening`+ofDays+`) as line
		group by account, opening, activity_id, project_id, site_id, split_id order by account, opening desc`, place, year, from, to)
}

func owedOfDays(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, from, to day.Day) ([]Owed, error) {
	return db.All(ctx, r, func(r db.Row) (o Owed, err error) {
		return o, r.Scan(&o.Account, &o.Third, &o.Debit, &o.Credit)
	}, `select l.account, l.third, cast(sum(l.debit) as bigint), cast(sum(l.credit) as bigint)`+ofDays+`and l.third <> ''
		group by l.account, l.third order by l.account, l.third`, place, year, from, to)
}

// owedForward adds up what was carried forward of third parties in some days: entry
// by entry, for few are of such a journal.
func owedForward(ctx context.Context, r db.Reader, place base.PlaceID, from, to day.Day) ([]Owed, error) {
	return db.All(ctx, r, func(r db.Row) (o Owed, err error) {
		return o, r.Scan(&o.Account, &o.Third, &o.Debit, &o.Credit)
	}, `select l.account, l.third, cast(sum(l.debit) as bigint), cast(sum(l.credit) as bigint)
		from journal j join entry e on e.place_id = j.place_id and e.journal = j.code and e.day >= $2 and e.day <= $3 and e.rank > 0
		join entry_line l on l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id
		where j.place_id = $1 and j.kind = 'opening' and l.third <> '' group by l.account, l.third order by l.account, l.third`, place, from, to)
}

// accountsBetween adds up accounts over whole months, what was carried forward apart.
// The months are compared as a text made anew, so that SQLite goes by the accounts:
// by months it would sort them all again.
func accountsBetween(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, from, to string) ([]Total, error) {
	return db.All(ctx, r, func(r db.Row) (t Total, err error) {
		return t, r.Scan(&t.Account, &t.Opening, &t.Debit, &t.Credit, &t.Lines)
	}, `select account, opening, cast(sum(debit) as bigint), cast(sum(credit) as bigint), cast(sum(lines) as bigint) from ledger_month
		where place_id = $1 and year_id = $2 and month || '' >= $3 and month || '' <= $4 group by account, opening order by account, opening`, place, year, from, to)
}
