package place

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
)

// lettersMin is how many letters a search waits for; shownMax how many lines it gives.
const (
	lettersMin = 3
	shownMax   = 20
)

// Found is a line of a list that a search found.
type Found struct {
	Listed
	Slug string // of the place of this installation that it already is, "" for none
}

// Find searches the lists for the first letters of words of a name, a commune or a
// postal code; names that begin so come first.
func (d *Desk) Find(ctx context.Context, typed string) ([]Found, error) {
	query := base.Fold(typed)
	if len([]rune(query)) < lettersMin {
		return nil, nil
	}
	lines, err := searchListed(ctx, d.DB, strings.Fields(query))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(lines, func(a, b Listed) int { return cmp.Compare(rank(a, query), rank(b, query)) })
	slugs, err := d.slugsOfListed(ctx)
	if err != nil {
		return nil, err
	}
	var found []Found
	for _, x := range lines[:min(len(lines), shownMax)] {
		found = append(found, Found{x, slugs[x.at()]})
	}
	return found, nil
}

func (d *Desk) slugsOfListed(ctx context.Context) (map[ListedRef]string, error) {
	slugs := map[ListedRef]string{}
	all, err := openedAs(ctx, d.DB)
	for _, o := range all {
		slugs[o.At] = o.Slug
	}
	return slugs, err
}

func (x Listed) at() ListedRef { return ListedRef{x.Source, x.Ref} }

// rank tells how well a name answers: it is that, begins so, has it, or its commune does.
func rank(x Listed, query string) int {
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
	Listed
	Twins []Listed
}

// Pick reads a line of a list, to open the place with.
func (d *Desk) Pick(ctx context.Context, at ListedRef) (Picked, error) {
	x, err := listedOne(ctx, d.DB, at)
	if err != nil {
		return Picked{}, err
	}
	twins, err := twinsOf(ctx, d.DB, at)
	return Picked{x, twins}, err
}

// identity says what a line tells of its place.
func (x Listed) identity() Identity {
	id := Identity{Name: x.Name, Street: x.Street, PostalCode: x.PostalCode, Insee: x.Insee, Site: tidySite(x.Site), At: x.At,
		Families: familiesOf(base.Fold(x.Kind + " " + x.Name)), Listed: []ListedRef{x.at()}}
	if !strings.Contains(id.Site, ".") {
		id.Site = ""
	}
	return id
}

func (r ListedRef) String() string { return r.Source + "/" + r.Ref }

// parseRef reads "source/ref"; a reference may hold a slash, a source may not.
func parseRef(text string) ListedRef {
	source, ref, _ := strings.Cut(text, "/")
	return ListedRef{source, ref}
}
