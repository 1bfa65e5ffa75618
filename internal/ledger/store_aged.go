package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

func aged(ctx context.Context, r db.Reader, place base.PlaceID, on day.Day) ([]Aged, error) {
	return db.All(ctx, r, func(r db.Row) (a Aged, err error) {
		return a, r.Scan(&a.Account, &a.Third, &a.Name, &a.Parts[0], &a.Parts[1], &a.Parts[2], &a.Parts[3], &a.Oldest)
	}, `select l.account, l.third, coalesce(max(t.label), ''),
		cast(sum(case when l.day >= $3 then l.debit - l.credit else 0 end) as bigint),
		cast(sum(case when l.day < $3 and l.day >= $4 then l.debit - l.credit else 0 end) as bigint),
		cast(sum(case when l.day < $4 and l.day >= $5 then l.debit - l.credit else 0 end) as bigint),
		cast(sum(case when l.day < $5 then l.debit - l.credit else 0 end) as bigint), min(l.day)
		from entry_line l join entry e on e.place_id = l.place_id and e.id = l.entry_id and e.rank > 0
		left join third_party t on t.place_id = l.place_id and t.code = l.third
		where l.place_id = $1 and l.open = 1 and l.third <> '' and l.day <= $2
		group by l.account, l.third order by l.account, l.third`,
		place, on, on.Add(-Ages[0]), on.Add(-Ages[1]), on.Add(-Ages[2]))
}
