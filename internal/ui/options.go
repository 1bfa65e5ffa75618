package ui

import "context"

// OptionsOf offers the keys of a choice, each named by its text; the first is any, a
// text, where it is not "".
func OptionsOf(ctx context.Context, any, texts string, keys ...string) []Option {
	var out []Option
	if any != "" {
		out = append(out, Option{Label: T(ctx, any)})
	}
	for _, key := range keys {
		out = append(out, Option{Value: key, Label: T(ctx, texts+key)})
	}
	return out
}
