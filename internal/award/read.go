package award

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
)

// Filter says which awards to list.
type Filter struct {
	Certification base.ID[certification.Certification]
	Kind          Kind
	Words         string // in a name or a number
	Revoked       *bool
	After         base.ID[Award]
	Limit         int
}

// pageSize is how many awards a page shows; rowsMax, how many a file of them.
const (
	pageSize = 50
	rowsMax  = 20_000
)

// List gives awards, the last given first.
func (d *Desk) List(ctx context.Context, who base.Actor, f Filter) ([]Award, error) {
	if f.Limit <= 0 || f.Limit > rowsMax {
		f.Limit = pageSize
	}
	return awards(ctx, d.DB, who.Place, f)
}

// Standing gives the parchments of a certification that stand.
func (d *Desk) Standing(ctx context.Context, r db.Reader, who base.Actor, of base.ID[certification.Certification]) ([]Award, error) {
	stands := false
	return awards(ctx, r, who.Place, Filter{Certification: of, Kind: Parchment, Revoked: &stands, Limit: standingMax})
}

// standingMax bounds the parchments that are told at once.
const standingMax = 200_000

// Mine gives what was given to whoever acts, by the address of their account.
func (d *Desk) Mine(ctx context.Context, who base.Actor) ([]Award, error) {
	email, err := d.Address(ctx, who)
	if err != nil {
		return nil, err
	}
	return d.Of(ctx, d.DB, who, email)
}

// Of gives what was given to an address.
func (d *Desk) Of(ctx context.Context, r db.Reader, who base.Actor, email string) ([]Award, error) {
	if email == "" {
		return nil, nil
	}
	return ofEmail(ctx, r, who.Place, email)
}

// Get gives an award to its holder and to the staff of the certifier; to anybody else it is not
// there.
func (d *Desk) Get(ctx context.Context, who base.Actor, id base.ID[Award]) (Award, error) {
	a, err := getAward(ctx, d.DB, who.Place, id)
	if err != nil || who.May(base.Run, "award") {
		return a, err
	}
	email, err := d.Address(ctx, who)
	if err == nil && (email == "" || email != a.Holder.Email) {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return a, err
}

// Whole is an award with what goes with it.
type Whole struct {
	Award
	Badges []Badge
	Copies []Copy
}

// Whole gives an award with its badges and its duplicates.
func (d *Desk) Whole(ctx context.Context, who base.Actor, id base.ID[Award]) (w Whole, err error) {
	if w.Award, err = d.Get(ctx, who, id); err != nil {
		return w, err
	}
	if w.Badges, err = badgesOf(ctx, d.DB, who.Place, id); err != nil {
		return w, err
	}
	w.Copies, err = copies(ctx, d.DB, who.Place, id)
	return w, err
}

// File gives an award as it was written.
func (d *Desk) File(ctx context.Context, who base.Actor, id base.ID[Award]) (Award, []byte, error) {
	a, err := d.Get(ctx, who, id)
	if err != nil {
		return a, nil, err
	}
	file, err := fileOf(ctx, d.DB, who.Place, id)
	return a, file, err
}

// CopyFile gives a duplicate as it was written.
func (d *Desk) CopyFile(ctx context.Context, who base.Actor, id base.ID[Award], n int) (Award, []byte, error) {
	a, err := d.Get(ctx, who, id)
	if err != nil {
		return a, nil, err
	}
	file, err := copyFile(ctx, d.DB, who.Place, id, n)
	return a, file, err
}
