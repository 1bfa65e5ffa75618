package people

import (
	"context"
	"strings"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Filter says whom a list shows, and in which order.
type Filter struct {
	Query    string // every word must begin a word of the record
	Kind     Kind
	Relation string // that holds today
	Tag      string
	Consent  string // a purpose that is consented to
	Sort     string // ByName (also ""), ByNewest or ByChange
	Cursor   string // Next of the page before
	Limit    int    // 1 to PageMax; 0 means PageMax
}

// The orders of a list.
const (
	ByName   = "name"
	ByNewest = "newest"
	ByChange = "changed"
)

// PageMax is the size of a page.
const PageMax = 100

// Row is one line of the list.
type Row struct {
	Person
	Relations []string // kinds that hold today
	Tags      []string
}

// Page is a page of the list.
type Page struct {
	Rows []Row
	Next string // cursor of the next page, "" on the last
}

// Chosen lists all whom a filter leaves, in its order.
func Chosen(ctx context.Context, r db.Reader, who base.Actor, f Filter, today day.Day) ([]base.PersonID, error) {
	return chosen(ctx, r, who.Place, f, today)
}

// List gives a page of the people of a place, in one query however many they are.
func (d *Desk) List(ctx context.Context, who base.Actor, f Filter) (Page, error) {
	return d.list(ctx, who, f, whole)
}

func (d *Desk) list(ctx context.Context, who base.Actor, f Filter, e extent) (Page, error) {
	if f.Limit <= 0 || f.Limit > PageMax {
		f.Limit = PageMax
	}
	return listPeople(ctx, d.DB, who.Place, f, day.Of(d.DB.Now(), who.Zone), e)
}

// queryWords folds what was typed; a telephone typed in pairs is one word.
func queryWords(query string) []string {
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-/()+", r) {
			return -1
		}
		return r
	}, query)
	if len(digits) >= 4 && strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
		return []string{strings.TrimPrefix(PhoneDigits(strings.TrimSpace(query)), "+")}
	}
	return strings.Fields(base.Fold(query))
}
