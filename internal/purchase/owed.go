package purchase

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// open tells what is left to pay of each entry on the accounts of some prefixes: what
// the books say, so that a bill is paid when its line is settled and not before.
func (d *Desk) open(ctx context.Context, r db.Reader, who base.Actor, prefixes []string) (map[ledger.EntryID]money.Cents, error) {
	all, err := d.chart(ctx, r, who)
	if err != nil {
		return nil, err
	}
	left := map[ledger.EntryID]money.Cents{}
	for _, a := range all {
		for _, p := range prefixes {
			if !strings.HasPrefix(a.Code, p) {
				continue
			}
			lines, err := d.Ledger.Open(ctx, r, who, a.Code, "")
			if err != nil {
				return nil, err
			}
			spread(left, lines)
			break
		}
	}
	return left, nil
}

// spread takes what was paid in part (a letter in lower case holds a debt and its
// payments together) off the oldest debts of its group.
func spread(left map[ledger.EntryID]money.Cents, lines []ledger.Placed) {
	paid := map[string]money.Cents{}
	for _, l := range lines {
		if l.Letter != "" && l.Amount() > 0 {
			paid[l.Third+"/"+l.Letter] += l.Amount()
		}
	}
	for _, l := range lines {
		owed := -l.Amount()
		if group := l.Third + "/" + l.Letter; l.Letter != "" && owed > 0 {
			part := min(owed, paid[group])
			owed, paid[group] = owed-part, paid[group]-part
		}
		left[l.Entry] += owed
	}
}
