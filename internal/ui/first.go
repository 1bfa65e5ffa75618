package ui

import "context"

// Step is one of the first steps of a place: from finding it in a list to its first booking.
type Step struct {
	Key  string // of its text, "ui.first_…"
	Path string // within the place, where it is taken; "" for one that comes before
	Done bool
}

// FirstSteps are the steps of a place that is not open yet.
func FirstSteps(ctx context.Context) []string {
	var out []string
	for _, key := range []string{"ui.first_find", "ui.first_identity", "ui.first_activities", "ui.first_spaces", "ui.first_people", "ui.first_booking"} {
		out = append(out, T(ctx, key))
	}
	return out
}

// next is the first step that is not done.
func next(steps []Step) int {
	for i, s := range steps {
		if !s.Done {
			return i
		}
	}
	return -1
}
