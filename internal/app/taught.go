package app

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/territory"
)

// department tells where an organisation is, for the public holidays that are its own.
func (h *House) department(ctx context.Context, r db.Reader, id base.PlaceID) (string, error) {
	p, err := h.Places.Get(ctx, r, id)
	return territory.DepartmentOf(p.Insee), err
}

// named finds an organisation by its name in addresses.
func (h *House) named(ctx context.Context, slug string) (base.PlaceID, string, error) {
	p, err := h.Places.BySlug(ctx, h.DB, slug)
	return p.ID, p.Name, err
}
