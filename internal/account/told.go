package account

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// did says in words what an entry of the trail did.
func did(ctx context.Context, e db.Entry) string {
	key := "account.did_" + string(e.Room) + "_" + e.Act
	if !words.Has(ui.In(ctx).Lang, key) {
		return e.Act
	}
	return ui.T(ctx, key)
}

// detail says what an entry changed: "nom : La Grange → La Grande Grange". What has
// no word in the house, and identifiers, say nothing to a reader: the export has them.
func detail(ctx context.Context, e db.Entry) string {
	var parts []string
	for _, name := range slices.SortedFunc(maps.Keys(e.Detail), asRead) {
		label := labelOf(ctx, e.Room, name)
		said := teller{e.Room, name}.value(ctx, e.Detail[name])
		if label != "" && said != "" {
			parts = append(parts, ui.T(ctx, "account.detail", base.Args{"name": label, "value": said}))
		}
	}
	return strings.Join(parts, " · ")
}

// asRead puts what a thing is called first, then from when to when, then the rest.
func asRead(a, b string) int {
	first := []string{"to", "from", "title", "name"}
	return cmp.Or(slices.Index(first, b)-slices.Index(first, a), strings.Compare(a, b))
}

// labelOf names a detail: as the trail does, else as the forms and columns of its room do.
func labelOf(ctx context.Context, room base.Room, name string) string {
	for _, key := range []string{"account.field_" + name, string(room) + ".field_" + name, string(room) + ".column_" + name, string(room) + "." + name} {
		if words.Has(ui.In(ctx).Lang, key) {
			return ui.T(ctx, key)
		}
	}
	return ""
}

// identifier is what a thing is called in the database.
var identifier = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{26}$`)

// teller writes the values of one detail of a room.
type teller struct {
	room base.Room
	name string
}

func (t teller) value(ctx context.Context, v any) string {
	switch v := v.(type) {
	case []any:
		if len(v) == 2 { // what it was, what it became
			return t.orNothing(ctx, v[0]) + " → " + t.orNothing(ctx, v[1])
		}
		var parts []string
		for _, part := range v {
			if said := t.value(ctx, part); said != "" {
				parts = append(parts, said)
			}
		}
		return strings.Join(parts, ", ")
	case float64: // as numbers come out of JSON
		return strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		return t.text(ctx, v)
	}
	return ""
}

func (t teller) orNothing(ctx context.Context, v any) string {
	if said := t.value(ctx, v); said != "" {
		return said
	}
	return "–"
}

// text writes an instant and a day as people say them, and a role, a relation or a
// purpose as the screens name it.
func (t teller) text(ctx context.Context, v string) string {
	if at, err := time.Parse(time.RFC3339, v); err == nil {
		return ui.Moment(ctx, at)
	}
	if on, err := day.Parse(v); err == nil {
		return ui.Date(ctx, on)
	}
	if identifier.MatchString(v) {
		return ""
	}
	for _, key := range []string{t.name + "." + v, string(t.room) + "." + t.name + "_" + v} {
		if words.Has(ui.In(ctx).Lang, key) {
			return ui.T(ctx, key)
		}
	}
	return v
}
