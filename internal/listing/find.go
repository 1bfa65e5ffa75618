package listing

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
)

// LettersMin is how many letters a search waits for; ShownMax how many lines it gives.
const (
	LettersMin = 3
	ShownMax   = 20
)

// Find searches the lists for the first letters of words of a name, a commune or a
// postal code; names that begin so come first.
func (d *Desk) Find(ctx context.Context, typed string) ([]Entry, error) {
	query := base.Fold(typed)
	if len([]rune(query)) < LettersMin {
		return nil, nil
	}
	lines, err := search(ctx, d.DB, strings.Fields(query))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(lines, func(a, b Entry) int { return cmp.Compare(rank(a, query), rank(b, query)) })
	return lines[:min(len(lines), ShownMax)], nil
}

// rank tells how well a name answers: it is that, begins so, has it, or its commune does.
func rank(x Entry, query string) int {
	name := base.Fold(x.Name)
	switch {
	case name == query:
		return 0
	case strings.HasPrefix(name, query):
		return 1
	case strings.Contains(" "+name, " "+query):
		return 2
	}
	return 3
}

// Picked is a line taken to open a place with, and the lines that look like the same.
type Picked struct {
	Entry
	Twins []Entry
}

// Pick reads a line of a list, to open the place with.
func (d *Desk) Pick(ctx context.Context, at Ref) (Picked, error) {
	x, err := one(ctx, d.DB, at)
	if err != nil {
		return Picked{}, err
	}
	twins, err := twinsOf(ctx, d.DB, at)
	return Picked{x, twins}, err
}
