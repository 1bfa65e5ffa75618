package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// paidMax bounds the lines read: an average needs no more.
const paidMax = 20_000

// paidSince reads the balanced groups of the accounts of a class, lettered since a day.
func paidSince(ctx context.Context, r db.Reader, place base.PlaceID, class string, since day.Day) (all []paid, err error) {
	read := 0
	err = db.Each(ctx, r, func(r db.Row) error {
		read++
		var p paid
		var l paidLine
		if err := r.Scan(&p.account, &p.letter, &p.carried, &l.day, &l.debit, &l.credit); err != nil {
			return err
		}
		if n := len(all); n == 0 || all[n-1].account != p.account || all[n-1].letter != p.letter {
			all = append(all, p)
		}
		last := &all[len(all)-1]
		last.carried = last.carried || p.carried
		last.lines = append(last.lines, l)
		return nil
	}, `select l.account, l.letter, case when j.kind = $4 then 1 else 0 end, l.day, l.debit, l.credit
		from entry_line l join entry e on e.place_id = l.place_id and e.id = l.entry_id and e.rank > 0
		join journal j on j.place_id = e.place_id and j.code = e.journal
		where l.place_id = $1 and l.account >= $2 and l.account < $3 and l.letter <> '' and l.letter = upper(l.letter) and l.lettered_on >= $5
		order by l.account, l.letter, l.day limit $6`, place, class, beyond(class), Opening, since, paidMax)
	if read == paidMax { // the last may be cut in half
		all = all[:len(all)-1]
	}
	return all, err
}

// beyond is the first code that no longer begins with a class.
func beyond(class string) string {
	last := len(class) - 1
	return class[:last] + string(class[last]+1)
}
