package account

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/web"
)

// EnterAs opens a session as the first who took a role: only the demo asks for it.
func (d *Desk) EnterAs(ctx context.Context, role base.Role, device string) (secret string, err error) {
	a, err := firstAs(ctx, d.DB, role)
	if err != nil {
		return "", err
	}
	return d.play(ctx, a, device)
}

// EnterPart opens a session as somebody of the story of the demo.
func (d *Desk) EnterPart(ctx context.Context, key, device string) (secret string, err error) {
	i := slices.IndexFunc(d.Parts, func(p web.Part) bool { return p.Key == key })
	if i < 0 {
		return "", base.Refuse(base.NotFound, "base.not_found")
	}
	a, err := d.Find(ctx, d.Parts[i].Email)
	if err != nil {
		return "", err
	}
	return d.play(ctx, a, device)
}

func (d *Desk) play(ctx context.Context, a Account, device string) (secret string, err error) {
	err = d.DB.Change(ctx, a.actor(), func(ctx context.Context, tx *db.Tx) error {
		secret, err = begin(ctx, tx, a.ID, device, false)
		return err
	})
	return secret, err
}
