package transmission

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
)

// Freeze makes the file of what is to be told, and keeps it byte for byte. Where something
// blocks, nothing is made and all of it is said, unless those that block are left for later.
func (d *Desk) Freeze(ctx context.Context, who base.Actor, of base.ID[certification.Certification], leave bool) (l Lot, err error) {
	err = d.kept(ctx, who, of, func(ctx context.Context, tx *db.Tx, c certification.Certification) error {
		if err := tx.Lock(ctx, "transmission:"+string(of)); err != nil {
			return err
		}
		b, err := d.board(ctx, tx, who, c)
		if err != nil {
			return err
		}
		if leave {
			b = b.without()
		}
		if blocks := b.All(); len(blocks) > 0 {
			return blocked(blocks)
		}
		l, err = d.freeze(ctx, tx, b)
		return err
	})
	return l, err
}

func (d *Desk) freeze(ctx context.Context, tx *db.Tx, b Board) (Lot, error) {
	l := Lot{ID: base.NewID[Lot](tx.Now), Certification: b.ID, Serial: len(b.Lots) + 1, Version: b.Emitter.Version, At: tx.Now, By: tx.Who.Name}
	f := b.flow()
	l.Flow = fmt.Sprintf("%s-%s-%04d", b.Code, b.Today, l.Serial)
	f.ID, f.At, f.Zone = l.Flow, tx.Now, tx.Who.Zone
	file := f.Write()
	digest := sha256.Sum256(file)
	l.Digest, l.Sent = hex.EncodeToString(digest[:]), len(f.Passages)
	if err := insertLot(ctx, tx, l, file); err != nil {
		return l, err
	}
	for _, p := range f.Passages {
		if err := insertLine(ctx, tx, l.ID, p.ID); err != nil {
			return l, err
		}
	}
	return l, tx.Record(ctx, "transmission", string(l.ID), "frozen", db.Detail{"flow": l.Flow, "sent": l.Sent, "digest": l.Digest})
}

// blocked says all that blocks: each by the success and the field.
func blocked(blocks []Block) error {
	f := &base.Fault{Kind: base.Invalid, Key: "transmission.blocked"}
	for _, b := range blocks {
		name := b.Field
		if b.Passage != "" {
			name = b.Passage + "." + b.Field
		}
		f.Fields = append(f.Fields, base.Field{Name: name, Key: b.Key, Args: b.Args})
	}
	return f
}

// Export gives the file that is to be sent: the last lot where nothing of it came back and nothing
// more waits, the same bytes as before, otherwise a new one.
func (d *Desk) Export(ctx context.Context, who base.Actor, of base.ID[certification.Certification]) (Lot, []byte, error) {
	b, err := d.Board(ctx, who, of)
	if err != nil {
		return Lot{}, nil, err
	}
	if last, waits := b.unanswered(); waits {
		return d.File(ctx, who, last.ID)
	}
	l, err := d.Freeze(ctx, who, of, false)
	if err != nil {
		return l, nil, err
	}
	return d.File(ctx, who, l.ID)
}

// unanswered is the last lot, where it waits for its answer and all is in it.
func (b Board) unanswered() (Lot, bool) {
	if len(b.Lots) == 0 || len(b.flow().Passages) > 0 {
		return Lot{}, false
	}
	return b.Lots[0], b.Lots[0].Accepted+b.Lots[0].Rejected == 0
}

// File gives a lot as it was frozen.
func (d *Desk) File(ctx context.Context, who base.Actor, id base.ID[Lot]) (Lot, []byte, error) {
	l, err := getLot(ctx, d.DB, who.Place, id)
	if err != nil {
		return l, nil, err
	}
	file, err := lotFile(ctx, d.DB, who.Place, id)
	return l, file, err
}

// Answer takes in what came back of a lot, and keeps it. What is taken in is locked for good,
// what is refused may be put right and told again; a success that was not sent has the whole
// answer refused.
func (d *Desk) Answer(ctx context.Context, who base.Actor, id base.ID[Lot], file []byte) (a Answer, err error) {
	if a, err = ReadAnswer(file); err != nil {
		return a, err
	}
	digest := sha256.Sum256(file)
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		l, err := getLot(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := tx.Lock(ctx, "transmission:"+string(l.Certification)); err != nil {
			return err
		}
		sent, err := sentIn(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := a.About(keys(sent)); err != nil {
			return err
		}
		if err := a.take(ctx, tx, id, sent); err != nil {
			return err
		}
		if err := insertAnswer(ctx, tx, id, file, hex.EncodeToString(digest[:])); err != nil {
			return err
		}
		return tx.Record(ctx, "transmission", string(id), "answered", db.Detail{"flow": l.Flow, "accepted": len(a.Accepted), "rejected": len(a.Rejected)})
	})
	return a, err
}

// take writes the verdicts. One that was given already may be told again, never changed.
func (a Answer) take(ctx context.Context, tx *db.Tx, id base.ID[Lot], sent map[string]State) error {
	say := func(passage string, verdict State, why []string) error {
		switch sent[passage] {
		case verdict:
			return nil
		case Sent:
			return setVerdict(ctx, tx, id, passage, verdict, why)
		}
		return base.Wrong("file", "transmission.answer_otherwise", base.Args{"id": passage})
	}
	for _, passage := range a.Accepted {
		if err := say(passage, Accepted, []string{}); err != nil {
			return err
		}
	}
	for _, r := range a.Rejected {
		if err := say(r.ID, Rejected, r.Why); err != nil {
			return err
		}
	}
	return nil
}

func keys(sent map[string]State) (ids []string) {
	for id := range sent {
		ids = append(ids, id)
	}
	return ids
}
