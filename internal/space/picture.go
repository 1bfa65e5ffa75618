package space

import (
	"context"
	"errors"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Show adds a photo to a space: JPEG, PNG or WebP of 8 MB at most, with words that
// say what it shows.
func (d *Desk) Show(ctx context.Context, who base.Actor, id base.SpaceID, alt string, file io.Reader) (Photo, error) {
	raw, err := io.ReadAll(io.LimitReader(file, photoMax+1))
	if err != nil {
		return Photo{}, err
	}
	alt = strings.TrimSpace(alt)
	p, files, err := d.develop(alt, raw)
	if err != nil {
		return p, err
	}
	err = d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		if _, err := now.find(id); err != nil {
			return err
		}
		if len(now.Photos(id)) >= photos {
			return base.Wrong("photo", "space.too_many_photos", base.Args{"max": photos})
		}
		p.ID, p.Space, p.Alt = base.NewID[Photo](tx.Now), id, alt
		if err := insertPhoto(ctx, tx, p, files); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(id), "shown", db.Detail{"photo": p.ID, "alt": alt})
	})
	return p, err
}

// develop checks what was sent and cuts the photo, one at a time: each may take a
// hundred megabytes for a second.
func (d *Desk) develop(alt string, raw []byte) (p Photo, files map[int][]byte, err error) {
	var wrong base.Checks
	wrong.Require("alt", alt)
	if len([]rune(alt)) > altMax {
		wrong.Wrong("alt", "base.too_long", base.Args{"max": altMax})
	}
	switch {
	case len(raw) == 0:
		wrong.Wrong("photo", "base.required")
	case len(raw) > photoMax:
		wrong.Wrong("photo", "space.photo_too_heavy", base.Args{"max": photoMax >> 20})
	default:
		d.darkroom.Lock()
		p, files, err = cut(raw)
		d.darkroom.Unlock()
		switch {
		case errors.Is(err, errTooLarge):
			wrong.Wrong("photo", "space.photo_too_large", base.Args{"max": pixelMax / 1_000_000})
		case errors.Is(err, errNotAPhoto):
			wrong.Wrong("photo", "space.not_a_photo")
		case err != nil:
			return p, nil, err
		}
	}
	return p, files, wrong.Fault()
}

// Hide removes a photo.
func (d *Desk) Hide(ctx context.Context, who base.Actor, id base.ID[Photo]) (base.SpaceID, error) {
	var of base.SpaceID
	err := d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		p, err := pick(now.photos, func(p Photo) bool { return p.ID == id })
		if err != nil {
			return err
		}
		of = p.Space
		if err := deletePhoto(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(p.Space), "hidden", db.Detail{"photo": id, "alt": p.Alt})
	})
	return of, err
}

// Photos lists the photos of a space, oldest first.
func (p *Plan) Photos(id base.SpaceID) []Photo {
	var own []Photo
	for _, photo := range p.photos {
		if photo.Space == id {
			own = append(own, photo)
		}
	}
	return own
}
