package dossier

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
)

// Print makes the file as it stands today.
func (d *Desk) Print(ctx context.Context, who base.Actor, id ID, f paper.Format) (Dossier, []byte, error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return v.Dossier, nil, err
	}
	if err := v.printable(); err != nil {
		return v.Dossier, nil, err
	}
	e, err := d.edition(ctx, who, v)
	if err != nil {
		return v.Dossier, nil, err
	}
	body, err := e.made(f)
	return v.Dossier, body, err
}

// Forecast puts a forecast alone on paper: its hypotheses and every statement, for no funder.
func (d *Desk) Forecast(ctx context.Context, who base.Actor, id outlook.ID) ([]byte, error) {
	o, err := d.Outlooks.Get(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := View{Dossier: Dossier{Content: Content{Name: o.Name, Forecast: id, Years: (o.Body.Hypotheses.Months + 11) / 12}}}
	if err := d.reckon(ctx, who, &v); err != nil {
		return nil, err
	}
	e, err := d.edition(ctx, who, v)
	if err != nil {
		return nil, err
	}
	return e.made(paper.PDF)
}

func (d *Desk) edition(ctx context.Context, who base.Actor, v View) (edition, error) {
	facts, err := d.Facts(ctx, who)
	return v.edition(who.Lang, facts.Name, day.Of(d.DB.Clock(), who.Zone)), err
}

func (e edition) made(f paper.Format) ([]byte, error) {
	write := map[paper.Format]func(io.Writer) error{paper.PDF: e.paper, paper.XLSX: e.workbook}[f]
	if write == nil {
		return nil, base.Refuse(base.NotFound, "base.not_found")
	}
	var out bytes.Buffer
	err := write(&out)
	return out.Bytes(), err
}

// Send freezes a file on the day it goes out: the paper and the workbook are kept bit for bit.
// It is the revision that was read that is sent, or nothing.
func (d *Desk) Send(ctx context.Context, who base.Actor, id ID, revision int, on day.Day) (s Sending, err error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return s, err
	}
	if err := v.ready(); err != nil {
		return s, err
	}
	if _, bad := day.Parse(string(on)); bad != nil || on > day.Of(d.DB.Clock(), who.Zone) {
		return s, base.Wrong("on", "dossier.sent_past")
	}
	e, err := d.edition(ctx, who, v)
	if err != nil {
		return s, err
	}
	e.on = on
	page, err := e.made(paper.PDF)
	if err != nil {
		return s, err
	}
	book, err := e.made(paper.XLSX)
	if err != nil {
		return s, err
	}
	s = Sending{Dossier: id, Revision: v.Revision, Funder: v.Funder, Asked: v.Asked, On: on, Paper: summed(page), Workbook: summed(book)}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		now, err := d.locked(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Revision != revision || now.Revision != s.Revision {
			return base.Refuse(base.Conflict, "dossier.conflict")
		}
		s.ID, s.At, s.By = base.NewID[Sending](tx.Now), tx.Now, tx.Who.Account
		if err := insertSending(ctx, tx, s, page, book); err != nil {
			return err
		}
		return tx.Record(ctx, "dossier", string(id), "sent", db.Detail{"funder": s.Funder, "paper": s.Paper.Hash, "workbook": s.Workbook.Hash})
	})
	return s, err
}

func summed(body []byte) Sum {
	hash := sha256.Sum256(body)
	return Sum{len(body), hex.EncodeToString(hash[:])}
}

// Sent gives what was sent, bit for bit.
func (d *Desk) Sent(ctx context.Context, who base.Actor, id ID, sent SendingID, f paper.Format) ([]byte, error) {
	column := map[paper.Format]string{paper.PDF: "paper", paper.XLSX: "workbook"}[f]
	if column == "" {
		return nil, base.Refuse(base.NotFound, "base.not_found")
	}
	return sending(ctx, d.DB, who.Place, id, sent, column)
}
