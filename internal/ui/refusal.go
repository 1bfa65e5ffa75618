package ui

import (
	"context"
	"strconv"

	"pilotis/internal/base"
)

// Refusal is the page of an error: what happened, and where to go from here.
type Refusal struct {
	Status int
	Fault  *base.Fault
}

// Title names the error.
func (p Refusal) Title(ctx context.Context) string {
	return T(ctx, "ui.refusal_"+strconv.Itoa(p.Status))
}
