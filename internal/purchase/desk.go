package purchase

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/wire"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
	Law    *law.Desk
	// Payers lists the accounts from which the place may pay, under its own name; nil for none.
	Payers func(context.Context, base.Actor) ([]wire.Holder, error)
}

// room is the room's name in the trail.
const room = "purchase"

// lock makes whoever writes what a place owes wait for one another: a bill is the
// double of none that is being written.
func lock(ctx context.Context, tx *db.Tx) error {
	return tx.Lock(ctx, "purchase:"+string(tx.Who.Place))
}

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }

// accounts finds those of the chart in use by their first figures.
type accounts []ledger.Account

func (d *Desk) chart(ctx context.Context, r db.Reader, who base.Actor) (accounts, error) {
	return d.Ledger.Accounts(ctx, r, who)
}

// first finds the first open account that begins by one of the prefixes, the first
// prefix first; a chart that has none is told which it lacks.
func (c accounts) first(prefixes ...string) (string, error) {
	for _, p := range prefixes {
		for _, a := range c {
			if strings.HasPrefix(a.Code, p) && a.ClosedOn == "" {
				return a.Code, nil
			}
		}
	}
	return "", base.Refuse(base.Invalid, "purchase.account_missing", base.Args{"code": prefixes[0]})
}

// account finds an account as first does; where the place has none it opens that of the
// chart of its year, for a volunteer does not know which account something needs.
func (d *Desk) account(ctx context.Context, tx *db.Tx, all accounts, on day.Day, prefixes ...string) (string, error) {
	code, missing := all.first(prefixes...)
	if missing == nil {
		return code, nil
	}
	year, found, err := d.Ledger.YearOn(ctx, tx, tx.Who, on)
	if err != nil || !found {
		return "", cmp.Or(err, missing)
	}
	for _, p := range prefixes {
		for _, a := range chart.Accounts(chart.ID(year.Chart)) {
			if strings.HasPrefix(a.Code, p) {
				return a.Code, d.Ledger.Chart(ctx, tx, ledger.Account{Code: a.Code, Label: a.Label, Opened: a.Lettered})
			}
		}
	}
	return "", missing
}

// taxed tells where the tax of what was bought is kept to be claimed back: that of what
// lasts, of goods, and of services, which waits until they are paid (CGI, art. 269, 2 c,
// and 271, I).
func taxed(account string) string {
	switch {
	case account[0] == '2':
		return "44562"
	case account[0] == '6' && (account[1] != '0' || strings.HasPrefix(account, "604")):
		return "44586"
	}
	return "44566"
}

// Accounts of those to whom the place owes.
var (
	supplierAccounts = []string{"401"}
	claimAccounts    = []string{"4681", "467", "468"} // volunteers' own account where the chart has one
)

// journal finds the journal of purchases, and makes the usual one where there is none.
func (d *Desk) journal(ctx context.Context, tx *db.Tx) (string, error) {
	fits := func(j ledger.Journal) bool { return j.Kind == ledger.Purchases && j.ClosedOn == "" }
	all, err := d.Ledger.Journals(ctx, tx, tx.Who)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(all, fits)
	if at < 0 {
		all = ledger.Basics(tx.Who.Lang)
		at = slices.IndexFunc(all, fits)
		if err := d.Ledger.Keep(ctx, tx, all[at]); err != nil {
			return "", err
		}
	}
	return all[at].Code, nil
}

// coded makes a code of the books for a name that has none yet.
func coded(name string, taken func(string) bool) string {
	const most = 12
	code := strings.ToUpper(strings.ReplaceAll(base.Fold(name), " ", ""))
	code = string([]rune(code)[:min(most, len([]rune(code)))])
	for n, free := 2, code; ; n++ {
		if free != "" && !taken(free) {
			return free
		}
		free = code + strconv.Itoa(n)
	}
}
