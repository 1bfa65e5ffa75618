package ledger

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// PageMax is how many entries a page holds at most.
const PageMax = 50

// State says where an entry is in its life.
type State string

// The states of an entry.
const (
	Waiting State = "draft"
	Sealed  State = "validated"
)

// Filter says which entries one looks for; the zero value, all.
type Filter struct {
	Query    string // every word begins a word of the entry: label, voucher, number
	Journal  string
	From, To day.Day
	State    State
	Amount   money.Cents // of one of its lines
	Cursor   string
	Limit    int // PageMax where 0
}

// Listed is an entry in a list: its sum in place of its lines.
type Listed struct {
	Entry
	Sum      money.Cents // of its debits
	Vouchers int
}

// Page is a stretch of the list, with the cursor of the next.
type Page struct {
	Rows []Listed
	Next string
}

// List reads entries, the latest first.
func (d *Desk) List(ctx context.Context, who base.Actor, f Filter) (Page, error) {
	if f.Limit <= 0 || f.Limit > PageMax {
		f.Limit = PageMax
	}
	if f.To == "" {
		f.To = "9999-12-31"
	}
	rows, err := listEntries(ctx, d.DB, who.Place, f)
	page := Page{Rows: rows}
	if len(rows) > f.Limit {
		page.Rows = rows[:f.Limit]
		last := page.Rows[f.Limit-1]
		page.Next = string(last.Day) + "." + string(last.ID)
	}
	return page, err
}

// searched is what an entry is found by: each word after a blank.
func searched(e Entry) string {
	return " " + base.Fold(strings.Join([]string{e.Label, e.Piece, e.Number}, " "))
}
