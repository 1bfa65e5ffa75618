package demo

import (
	"fmt"
	"time"

	"pilotis/internal/accrual"
	"pilotis/internal/asset"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/fund"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/risk"
	"pilotis/internal/stock"
)

// moment is a day told from today: so many days ago, or a day of a year counted from
// the running one.
type moment struct {
	Year int
	Day  string // "06-14"
	Ago  int
}

// on is the day of a moment; what was some days ago is of the running year.
func (m moment) on(today day.Day) day.Day {
	if m.Day == "" {
		return max(today.Add(-m.Ago), day.Date(today.Year(), time.January, 2))
	}
	return day.Day(fmt.Sprintf("%04d-%s", today.Year()+m.Year, m.Day))
}

// facts is what happens once: each is told on its day to the room that keeps it.
type facts struct {
	Funds     []earmarked
	Promises  []promised
	Assets    []owned
	Accruals  []deferred
	Risks     []feared
	Stocks    []stored
	Bills     []billed
	Claims    []claimed
	Deposits  []deposited
	Templates []kept
	Count     struct {
		Gap  money.Cents
		Note string
	}
	Voucher voucher
}

type earmarked struct {
	moment
	Label, Project, Agreement string
	Origin                    fund.Origin
	Amount                    money.Cents
	Given                     moment
	Uses                      map[int]money.Cents // spent, by year
}

type promised struct {
	moment
	Label, Project, Agreement string
	Rate                      money.Rate
	Ceiling                   money.Cents
	From, Until               moment
}

type owned struct {
	moment
	Label, Account string
	Cost, Grant    money.Cents
	Years          int
	Gone           *moment
}

func (o owned) draft(today day.Day) asset.Draft {
	return asset.Draft{Label: o.Label, Account: o.Account, Cost: o.Cost, Grant: o.Grant, From: o.on(today), Years: o.Years, Count: asset.Thirty}
}

type deferred struct {
	moment
	Way                   accrual.Way
	Label, Account, Third string
	Amount                money.Cents
	From, To              moment
}

func (d deferred) draft(today day.Day) accrual.Draft {
	draft := accrual.Draft{Way: d.Way, Label: d.Label, Account: d.Account, Third: d.Third, Amount: d.Amount, Day: d.on(today)}
	if d.Way == accrual.Ahead {
		draft.Span = accrual.Span{From: d.From.on(today), To: d.To.on(today), Measure: accrual.Months}
	}
	return draft
}

type feared struct {
	moment
	Kind                  risk.Kind
	Label, Account, Third string
	Amount                money.Cents
	Estimates             map[int]money.Cents // by year
}

type stored struct {
	moment
	Kind        stock.Kind
	Label, Unit string
	Counts      map[int]stock.Count // by year
	Receipts    []struct {
		moment
		Quantity stock.Quantity
		Amount   money.Cents
	}
}

type billed struct {
	moment
	Supplier, IBAN, Number, Label, Account, Activity string
	Net, Tax                                         money.Cents
	Approved                                         int // days after it came; 0 while it waits
	Issued                                           int // days before today, where it did not come at once
}

type claimed struct {
	moment
	Person          int // index of a resident who has an account
	Means           purchase.Means
	Purpose         purchase.Purpose
	Label, Activity string
	Amount          money.Cents
	Km, Power       int
	Waived, Decided bool
}

type deposited struct {
	moment
	Told  int // days before today on which the bank tells of it
	Label string
}

type kept struct {
	Name, Journal, Label, Debit, Credit, Activity string
	Amount                                        money.Cents
	Monthly                                       bool
}

func (k kept) template(activity base.ActivityID, next day.Day) ledger.Template {
	t := ledger.Template{Name: k.Name, Draft: ledger.Draft{Journal: k.Journal, Label: k.Label, Lines: []ledger.Line{ledger.Side(k.Debit, k.Amount), ledger.Side(k.Credit, -k.Amount)}}}
	t.Lines[0].Activity = activity
	if k.Monthly {
		t.From = next
	}
	return t
}
