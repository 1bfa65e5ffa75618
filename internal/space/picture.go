package space

import (
	"context"
	"errors"
	"io"
	"slices"
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
		if err := insertPhoto(ctx, tx, p, photos, files); err != nil { // behind all the others
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
	checkAlt(alt, &wrong)
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

func checkAlt(alt string, wrong *base.Checks) {
	wrong.Require("alt", alt)
	if len([]rune(alt)) > altMax {
		wrong.Wrong("alt", "base.too_long", base.Args{"max": altMax})
	}
}

// Hide removes a photo.
func (d *Desk) Hide(ctx context.Context, who base.Actor, id base.ID[Photo]) (base.SpaceID, error) {
	return d.retouch(ctx, who, id, func(ctx context.Context, tx *db.Tx, own []Photo, i int) error {
		if err := deletePhoto(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(own[i].Space), "hidden", db.Detail{"photo": id, "alt": own[i].Alt})
	})
}

// Hang puts a photo at a rank among those of its space, from 0, the one that stands
// for the space; the others make room.
func (d *Desk) Hang(ctx context.Context, who base.Actor, id base.ID[Photo], rank int) (base.SpaceID, error) {
	return d.retouch(ctx, who, id, func(ctx context.Context, tx *db.Tx, own []Photo, i int) error {
		moved := own[i]
		own = slices.Delete(own, i, i+1)
		for position, p := range slices.Insert(own, min(max(rank, 0), len(own)), moved) {
			if err := updateHanging(ctx, tx, p.ID, position); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "space", string(moved.Space), "hung", db.Detail{"photo": id, "alt": moved.Alt})
	})
}

// Caption says anew what a photo shows.
func (d *Desk) Caption(ctx context.Context, who base.Actor, id base.ID[Photo], alt string) (base.SpaceID, error) {
	alt = strings.TrimSpace(alt)
	var wrong base.Checks
	checkAlt(alt, &wrong)
	if err := wrong.Fault(); err != nil {
		return "", err
	}
	return d.retouch(ctx, who, id, func(ctx context.Context, tx *db.Tx, own []Photo, i int) error {
		if err := updateAlt(ctx, tx, id, alt); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(own[i].Space), "captioned", db.Detail{"photo": id, "alt": db.Was(own[i].Alt, alt)})
	})
}

// retouch settles what is done to a photo, given among all those of its space; it says which space.
func (d *Desk) retouch(ctx context.Context, who base.Actor, id base.ID[Photo], do func(ctx context.Context, tx *db.Tx, own []Photo, i int) error) (base.SpaceID, error) {
	var of base.SpaceID
	err := d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		p, err := pick(now.photos, func(p Photo) bool { return p.ID == id })
		if err != nil {
			return err
		}
		of = p.Space
		own := now.Photos(of)
		return do(ctx, tx, own, slices.Index(own, p))
	})
	return of, err
}

// Photos lists the photos of a space, the one that stands for it first.
func (p *Plan) Photos(id base.SpaceID) []Photo {
	var own []Photo
	for _, photo := range p.photos {
		if photo.Space == id {
			own = append(own, photo)
		}
	}
	return own
}
