package demo

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"pilotis/internal/chart"
	"pilotis/internal/closing"
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
	Start    [][4]any           `json:"start"` // debit, credit, cents, label
	Budget   plan               `json:"budget"`
	Habits   []flow             `json:"habits"`
	// Strangers are moves of the last days that the books know nothing of.
	Strangers []stranger `json:"strangers"`
	Purses    []held     `json:"purses"`
}

// project is what a funder pays for.
type project struct{ Name, Funder string }

// flow is something that comes back: in some months, on some days.
type flow struct {
	Journal, Label, Debit, Credit, Activity, Project, Third string
	Days                                                    []int
	Amount                                                  money.Cents
	Swing                                                   int    // per cent, both ways
	Growth                                                  int64  // per cent a year
	Months                                                  string // twelve signs, 1 where it happens; empty for always
	Settled                                                 int    // days until a third party's line is paid by bank; 0 for none
}

// keep writes the books of the place up to today: closed years, and the running one.
func (f *filling) keep(ctx context.Context, today day.Day) error {
	var b accounts
	if err := json.Unmarshal(booksText, &b); err != nil {
		return fmt.Errorf("books: %w", err)
	}
	projects := map[string]ledger.AxisID{}
	for key, p := range b.Projects {
		v, err := f.house.Ledger.SetAxis(ctx, f.owner, ledger.AxisValue{Axis: ledger.Project, Name: p.Name, Funder: p.Funder})
		if err != nil {
			return fmt.Errorf("project %s: %w", key, err)
		}
		projects[key] = v.ID
	}
	first := today.Year() - closedYears
	if _, err := f.house.Vat.Stand(ctx, f.owner, vat.Regime{From: day.Date(today.Year(), time.January, 1), Kind: vat.Franchise}); err != nil {
		return fmt.Errorf("vat: %w", err)
	}
	all := f.entries(b, projects, day.Date(first, time.January, 2), today)
	told, all := b.tells(all, day.Date(today.Year(), time.January, 1), today)
	if err := f.house.DB.Change(ctx, f.owner, func(ctx context.Context, tx *db.Tx) error { return f.chart(ctx, tx, b) }); err != nil {
		return err
	}
	var before ledger.Year
	for year := first; year <= today.Year(); year++ {
		y, err := f.year(ctx, year, before, all)
		if err != nil {
			return fmt.Errorf("books of %d: %w", year, err)
		}
		if before = y; year < today.Year() {
			if err := f.house.DB.Change(ctx, f.owner, func(ctx context.Context, tx *db.Tx) error { return f.house.Ledger.CloseYear(ctx, tx, y.ID) }); err != nil {
				return err
			}
		}
	}
	if err := f.plan(ctx, b.Budget, today); err != nil {
		return fmt.Errorf("budget: %w", err)
	}
	return f.bank(ctx, told)
}

// year opens a year, in the chart that the form of the place asks for, and keeps its
// books; what was paid in it is settled.
func (f *filling) year(ctx context.Context, year int, before ledger.Year, all []ledger.Draft) (y ledger.Year, err error) {
	from, to := day.Date(year, time.January, 1), day.Date(year, time.December, 31)
	err = f.house.DB.Change(ctx, f.owner, func(ctx context.Context, tx *db.Tx) error {
		if y, err = f.house.Ledger.Begin(ctx, tx, from, to, string(chart.For(f.place.Form, from))); err != nil {
			return err
		}
		return f.take(ctx, tx, before, y, all)
	})
	for _, account := range []string{"401000", "411000"} {
		if err == nil {
			_, err = f.house.Ledger.SettleAll(ctx, f.owner, account)
		}
	}
	return y, err
}

func (f *filling) chart(ctx context.Context, tx *db.Tx, b accounts) error {
	var chart []ledger.Account
	for code, label := range b.Accounts {
		chart = append(chart, ledger.Account{Code: code, Label: label, Opened: code == "401000" || code == "411000"})
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

// take puts the entries of a year in the books, what the year before left first.
func (f *filling) take(ctx context.Context, tx *db.Tx, before, y ledger.Year, all []ledger.Draft) error {
	in, err := f.house.Ledger.Bulk(ctx, tx, y.ID)
	if err != nil {
		return err
	}
	if before.ID != "" {
		opening, err := f.left(ctx, tx, before, y)
		if err != nil {
			return err
		}
		if err := in.Add(ctx, ledger.Entry{ValidatedOn: y.From, Draft: opening}); err != nil {
			return err
		}
	}
	for _, d := range all {
		if y.Holds(d.Day) {
			if err := in.Add(ctx, ledger.Entry{ValidatedOn: d.Day, Draft: d}); err != nil {
				return fmt.Errorf("%s on %s: %w", d.Label, d.Day, err)
			}
		}
	}
	_, err = in.Close(ctx)
	return err
}

// left is what a year leaves to the next: the balance of every account of classes 1
// to 5, third parties apart, and the result.
func (f *filling) left(ctx context.Context, tx *db.Tx, before, y ledger.Year) (ledger.Draft, error) {
	totals, err := f.house.Ledger.Totals(ctx, tx, f.owner, before.ID, "", "")
	if err != nil {
		return ledger.Draft{}, err
	}
	parties, err := f.house.Ledger.Owed(ctx, tx, f.owner, before.ID, "")
	if err != nil {
		return ledger.Draft{}, err
	}
	// the assembly keeps the surplus
	lines := closing.Carried(ledger.Balance(totals), parties, "110000", "119000")
	return ledger.Draft{Journal: "AN", Day: y.From, Piece: "AN", Label: "À-nouveaux", Lines: lines}, nil
}

// entries plays the flows of the place month by month, in the order of days.
func (f *filling) entries(b accounts, projects map[string]ledger.AxisID, from, today day.Day) []ledger.Draft {
	var all []ledger.Draft
	for i, s := range b.Start {
		all = append(all, two("BQ", from, fmt.Sprintf("DEP-%d", i+1), s[3].(string), ledger.Side(s[0].(string), money.Cents(s[2].(float64))), s[1].(string)))
	}
	n := 0
	for month := from.FirstOfMonth(); month <= today; month = month.AddMonths(1) {
		for _, h := range b.Habits {
			if h.Months != "" && h.Months[month.Month()-1] != '1' {
				continue
			}
			for _, d := range h.Days {
				on := min(month.Add(d-1), month.AddMonths(1).Add(-1))
				amount := f.amount(h, month.Year()-from.Year())
				n++
				all = append(all, f.happens(h, on, fmt.Sprintf("%s%d", h.Journal, n), amount, projects)...)
			}
		}
	}
	all = slices.DeleteFunc(all, func(d ledger.Draft) bool { return d.Day > today })
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
func (f *filling) happens(h flow, on day.Day, piece string, amount money.Cents, projects map[string]ledger.AxisID) []ledger.Draft {
	d := two(h.Journal, on, piece, h.Label, ledger.Side(h.Debit, amount), h.Credit)
	for i, l := range d.Lines {
		switch {
		case l.Account[0] == '6' || l.Account[0] == '7':
			d.Lines[i].Activity, d.Lines[i].Project = f.activities[h.Activity], projects[h.Project]
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
