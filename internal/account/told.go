package account

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
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

// detail says what an entry changed: "nom : La Grange → La Grande Grange".
func detail(ctx context.Context, e db.Entry) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(e.Detail)) {
		label := name
		if key := "account.field_" + name; words.Has(ui.In(ctx).Lang, key) {
			label = ui.T(ctx, key)
		}
		parts = append(parts, ui.T(ctx, "account.detail", base.Args{"name": label, "value": value(inWords(ctx, name, e.Detail[name]))}))
	}
	return strings.Join(parts, " · ")
}

// inWords names the roles of a detail as the screens do.
func inWords(ctx context.Context, name string, v any) any {
	if name != "role" {
		return v
	}
	switch v := v.(type) {
	case string:
		return ui.T(ctx, "role."+v)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = inWords(ctx, name, v[i])
		}
		return out
	}
	return v
}

func value(v any) string {
	switch v := v.(type) {
	case []any:
		parts := make([]string, len(v))
		for i, part := range v {
			parts[i] = value(part)
		}
		if len(parts) == 2 { // what it was, what it became
			return parts[0] + " → " + parts[1]
		}
		return strings.Join(parts, ", ")
	case float64: // as numbers come out of JSON
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
