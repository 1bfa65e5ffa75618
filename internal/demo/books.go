package demo

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"pilotis/internal/bank"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/vat"
)

// closedYears is how many years of books lie behind the running one.
const closedYears = 3

//go:embed books.json
var booksText []byte

// accounts is the money of the place: what comes and goes, month after month.
type accounts struct {
	Accounts map[string]string  `json:"accounts"`
	Thirds   map[string]string  `json:"thirds"`
	Projects map[string]project `json:"projects"`
	Splits   map[string]shared  `json:"splits"`
	Start    [][4]any           `json:"start"` // debit, credit, cents, label
	Budget   plan               `json:"budget"`
	Board    steering           `json:"board"`
	Outlook  expecting          `json:"outlook"`
	Habits   []flow             `json:"habits"`
	Once     []single           `json:"once"`
	facts
	// Strangers are moves of the last days that the books know nothing of.
	Strangers []stranger `json:"strangers"`
	Purses    []held     `json:"purses"`
}

// project is what a funder pays for.
type project struct{ Name, Funder string }

// shared is how what all activities cost is parted among them.
type shared struct {
	Name   string
	Shares map[string]int64 // by activity
}

// flow is something that comes back: in some months, on some days.
type flow struct {
	Journal, Label, Debit, Credit, Activity, Project, Split, Third string
	Days                                                           []int
	Amount                                                         money.Cents
	Swing                                                          int    // per cent, both ways
	Growth                                                         int64  // per cent a year
	Months                                                         string // twelve signs, 1 where it happens; empty for always
	Settled                                                        int    // days until a third party's line is paid by bank; 0 for none
}

// single is a flow that happens once.
type single struct {
	flow
	moment
}

// keep writes the books of the place up to today: closed years, and the running one.
func (f *filling) keep(ctx context.Context, today day.Day) error {
	present := f.now
	k := &keeping{filling: f, today: today, projects: map[string]ledger.AxisID{}, splits: map[string]ledger.SplitID{}, purses: map[string]bank.AccountID{}, inventory: emptyInventory()}
	if err := json.Unmarshal(booksText, &k.accounts); err != nil {
		return fmt.Errorf("books: %w", err)
	}
	first := today.Year() - closedYears
	f.now = f.place.OpenedOn.Start(f.place.Zone).Add(11 * time.Hour)
	if err := k.frame(ctx); err != nil {
		return err
	}
	k.waiting = k.entries(day.Date(first, time.January, 2))
	k.told, k.waiting = k.tells(k.waiting, day.Date(today.Year(), time.January, 1), today)
	for year := first; year <= today.Year(); year++ {
		if err := k.through(ctx, year); err != nil {
			return fmt.Errorf("books of %d: %w", year, err)
		}
	}
	f.now = present
	if err := k.bank(ctx); err != nil {
		return err
	}
	if err := k.count(ctx, k.year, today.Add(-1), k.Count.Gap, k.Count.Note); err != nil {
		return fmt.Errorf("cash box: %w", err)
	}
	if err := k.next(ctx); err != nil {
		return err
	}
	if err := k.foresee(ctx); err != nil {
		return err
	}
	return k.steer(ctx)
}

// frame is what the books stand on: projects, sharing keys, accounts, journals, the tax, the purses, and
// the entries that come back.
func (k *keeping) frame(ctx context.Context) error {
	for key, p := range k.Projects {
		v, err := k.house.Ledger.SetAxis(ctx, k.owner, ledger.AxisValue{Axis: ledger.Project, Name: p.Name, Funder: p.Funder})
		if err != nil {
			return fmt.Errorf("project %s: %w", key, err)
		}
		k.projects[key] = v.ID
	}
	if err := k.share(ctx); err != nil {
		return err
	}
	if _, err := k.house.Vat.Stand(ctx, k.owner, vat.Regime{From: day.Date(k.today.Year(), time.January, 1), Kind: vat.Franchise}); err != nil {
		return fmt.Errorf("vat: %w", err)
	}
	if err := k.house.DB.Change(ctx, k.owner, func(ctx context.Context, tx *db.Tx) error { return k.chart(ctx, tx, k.accounts) }); err != nil {
		return err
	}
	for _, p := range k.Purses {
		made, err := k.house.Bank.Open(ctx, k.owner, bank.Account{Code: p.Code, Name: p.Name, Kind: bank.Kind(p.Kind), Number: p.IBAN})
		if err != nil {
			return err
		}
		k.purses[p.Code] = made.ID
	}
	for _, t := range k.Templates {
		if _, err := k.house.Ledger.SetTemplate(ctx, k.owner, t.template(k.activities[t.Activity], k.today.FirstOfMonth().AddMonths(1))); err != nil {
			return err
		}
	}
	return nil
}

// share makes the keys that part what all activities cost.
func (k *keeping) share(ctx context.Context) error {
	for name, s := range k.Splits {
		v := ledger.SplitVersion{From: k.place.OpenedOn}
		for _, activity := range slices.Sorted(maps.Keys(s.Shares)) {
			v.Shares = append(v.Shares, ledger.Share{Value: string(k.activities[activity]), Weight: s.Shares[activity]})
		}
		made, err := k.house.Ledger.SetSplit(ctx, k.owner, ledger.SplitKey{Axis: "activity", Name: s.Name, Versions: []ledger.SplitVersion{v}})
		if err != nil {
			return fmt.Errorf("sharing key %s: %w", name, err)
		}
		k.splits[name] = made.ID
	}
	return nil
}

// settled are the accounts whose lines wait for what settles them.
var settled = []string{"401000", "411000", "511200"}

func (f *filling) chart(ctx context.Context, tx *db.Tx, b accounts) error {
	var chart []ledger.Account
	for code, label := range b.Accounts {
		chart = append(chart, ledger.Account{Code: code, Label: label, Opened: slices.Contains(settled, code)})
	}
	var thirds []ledger.Third
	for code, label := range b.Thirds {
		thirds = append(thirds, ledger.Third{Code: code, Label: label})
	}
	if err := f.house.Ledger.Chart(ctx, tx, chart...); err != nil {
		return err
	}
	if err := f.house.Ledger.Name(ctx, tx, thirds...); err != nil {
		return err
	}
	return f.house.Ledger.Keep(ctx, tx, ledger.Basics("fr")...)
}

// entries plays the flows of the place month by month and what happens once, in the
// order of days.
func (k *keeping) entries(from day.Day) []ledger.Draft {
	var all []ledger.Draft
	for i, s := range k.Start {
		all = append(all, two("BQ", from, fmt.Sprintf("DEP-%d", i+1), s[3].(string), ledger.Side(s[0].(string), money.Cents(s[2].(float64))), s[1].(string)))
	}
	n := 0
	happen := func(h flow, on day.Day) {
		n++
		all = append(all, k.happens(h, on, fmt.Sprintf("%s%d", h.Journal, n), k.amount(h, on.Year()-from.Year()))...)
	}
	for month := from.FirstOfMonth(); month <= k.today; month = month.AddMonths(1) {
		for _, h := range k.Habits {
			if h.Months != "" && h.Months[month.Month()-1] != '1' {
				continue
			}
			for _, d := range h.Days {
				happen(h, min(month.Add(d-1), month.AddMonths(1).Add(-1)))
			}
		}
	}
	for _, o := range k.Once {
		happen(o.flow, o.on(k.today))
	}
	all = slices.DeleteFunc(all, func(d ledger.Draft) bool { return d.Day > k.today })
	slices.SortStableFunc(all, func(a, b ledger.Draft) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return all
}

// amount is what a flow comes to in a year of its life, in whole euros.
func (f *filling) amount(h flow, years int) money.Cents {
	c := h.Amount
	for range years {
		c = c.Ratio(100+h.Growth, 100)
	}
	if h.Swing > 0 {
		c = c.Ratio(int64(100-h.Swing+f.dice.IntN(2*h.Swing+1)), 100)
	}
	if h.Swing+int(h.Growth) == 0 {
		return c
	}
	return c.Ratio(1, 100) * 100
}

// happens is the entry of a flow, and that of its payment where it is not paid at once.
func (k *keeping) happens(h flow, on day.Day, piece string, amount money.Cents) []ledger.Draft {
	d := two(h.Journal, on, piece, h.Label, ledger.Side(h.Debit, amount), h.Credit)
	for i, l := range d.Lines {
		switch {
		case l.Account[0] == '6' || l.Account[0] == '7':
			d.Lines[i].Axes = ledger.Axes{Activity: k.activities[h.Activity], Project: k.projects[h.Project], Split: k.splits[h.Split]}
		case l.Account[:2] == "40" || l.Account[:2] == "41":
			d.Lines[i].Third = h.Third
		}
	}
	if h.Settled == 0 {
		return []ledger.Draft{d}
	}
	owed := d.Lines[0]
	if owed.Third == "" {
		owed = d.Lines[1]
	}
	paid := two("BQ", on.Add(h.Settled), piece, "Règlement "+piece, ledger.Side(owed.Account, -owed.Amount()), "512000")
	for i, l := range paid.Lines {
		if l.Account == owed.Account {
			paid.Lines[i].Third = h.Third
		}
	}
	return []ledger.Draft{d, paid}
}

// two is an entry of two lines: one, and the same amount on the other side of an account.
func two(journal string, on day.Day, piece, label string, l ledger.Line, other string) ledger.Draft {
	return ledger.Draft{Journal: journal, Day: on, Piece: piece, PieceDay: on, Label: label, Lines: []ledger.Line{l, ledger.Side(other, -l.Amount())}}
}
