package attendance

import (
	"bytes"
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/paper"
)

// Close closes the list of a session, and keeps what it says bit for bit. What blocks is named.
func (d *Desk) Close(ctx context.Context, who base.Actor, id base.ID[Course]) (c Closing, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "attendance:"+string(id)); err != nil {
			return err
		}
		v, err := d.view(ctx, tx, who, id, tx.Now)
		if err != nil {
			return err
		}
		if v.Closed.Digest != "" {
			return base.Refuse(base.Conflict, "attendance.closed_already")
		}
		if blocks := v.Blocks(); len(blocks) > 0 {
			return blocked(who, blocks)
		}
		list, err := v.list(who)
		if err != nil {
			return err
		}
		c = Closing{Session: id, Digest: sum(list), At: tx.Now, By: tx.Who.Name}
		if err := insertClosing(ctx, tx, c, list); err != nil {
			return err
		}
		return tx.Record(ctx, "attendance", string(id), "closed", db.Detail{"digest": c.Digest})
	})
	return c, err
}

// blocksSaid is how many things that block one sentence names.
const blocksSaid = 5

// blocked refuses with the first things that block, and tells programs all of them.
func blocked(who base.Actor, blocks []Block) error {
	said := ""
	for i, b := range blocks[:min(len(blocks), blocksSaid)] {
		if i > 0 {
			said += " ; "
		}
		said += b.said(who.Lang)
	}
	var all []map[string]string
	for _, b := range blocks {
		all = append(all, map[string]string{"why": string(b.Why), "half_day": string(b.Half.ID), "trainee": b.Trainee.ID, "name": b.Trainee.Name})
	}
	f := base.Refuse(base.Conflict, "attendance.blocked", base.Args{"n": len(blocks), "what": said})
	f.Extra = map[string]any{"blocks": all}
	return f
}

// list is the paper of a closed list.
func (v View) list(who base.Actor) ([]byte, error) {
	var out bytes.Buffer
	err := v.print(who, v.Halves).Write(&out, paper.PDF)
	return out.Bytes(), err
}

// List gives the list of a session as it was closed, bit for bit, to the staff and its trainers.
func (d *Desk) List(ctx context.Context, who base.Actor, id base.ID[Course]) ([]byte, error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return nil, err
	}
	if !v.reads() {
		return nil, base.Refuse(base.NotFound, "base.not_found")
	}
	return closingPaper(ctx, d.DB, who.Place, id)
}

// reads tells whether whoever looks may read of everybody: the staff, and those who train.
func (v View) reads() bool { return v.Staff || v.Self.Trainer.ID != "" }
