package account

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// EnterAs opens a session as the first who took a role: only the demo asks for it.
func (d *Desk) EnterAs(ctx context.Context, role base.Role, device string) (secret string, err error) {
	a, err := firstAs(ctx, d.DB, role)
	if err != nil {
		return "", err
	}
	err = d.DB.Change(ctx, a.actor(), func(ctx context.Context, tx *db.Tx) error {
		secret, err = begin(ctx, tx, a.ID, device, false)
		return err
	})
	return secret, err
}
