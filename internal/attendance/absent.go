package attendance

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// proofMax bounds a document that shows why, in bytes.
const proofMax = 5 << 20

// proofKinds are what a browser shows by itself.
var proofKinds = []string{"application/pdf", "image/jpeg", "image/png", "image/webp"}

// Note keeps that a trainee is not there, and why: they say so themselves, or their trainer or
// the staff does. proof is nil for none.
func (d *Desk) Note(ctx context.Context, who base.Actor, a Absence, proof io.Reader) (Absence, error) {
	content, a, err := a.read(proof)
	if err != nil {
		return a, err
	}
	return a, d.change(ctx, who, a.Half, func(ctx context.Context, tx *db.Tx, v View, h Half) error {
		t, found := v.Trainee(a.Trainee)
		if !found {
			return v.notYours()
		}
		if err := d.mayNote(ctx, who, v, h, t); err != nil {
			return err
		}
		if _, already, err := absenceOf(ctx, tx, who.Place, h.ID, t.ID); err != nil {
			return err
		} else if already {
			return base.Refuse(base.Conflict, "attendance.noted_already", base.Args{"name": t.Name})
		}
		a.Session, a.At, a.By = v.ID, tx.Now, tx.Who.Name
		if err := insertAbsence(ctx, tx, a, content); err != nil {
			return err
		}
		return tx.Record(ctx, "attendance", string(v.ID), "noted_absent", db.Detail{"half": h.ID, "name": t.Name, "excused": a.Excused})
	})
}

// read checks what is said of an absence, and reads its document.
func (a Absence) read(proof io.Reader) ([]byte, Absence, error) {
	a.Reason, a.Proof.Name = strings.TrimSpace(a.Reason), base.Tidy(a.Proof.Name)
	content := []byte{}
	var wrong base.Checks
	wrong.Require("reason", a.Reason)
	if base.Longer(a.Reason, reasonMax) {
		wrong.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
	if proof == nil {
		a.Proof = Proof{}
		return content, a, wrong.Fault()
	}
	content, err := io.ReadAll(io.LimitReader(proof, proofMax+1))
	if err != nil {
		return nil, a, err
	}
	a.Proof.Kind, _, _ = strings.Cut(http.DetectContentType(content), ";")
	a.Proof.Sum = sum(content)
	switch {
	case len(content) > proofMax:
		wrong.Wrong("proof", "attendance.proof_large", base.Args{"max": proofMax >> 20})
	case !slices.Contains(proofKinds, a.Proof.Kind):
		wrong.Wrong("proof", "attendance.proof_kind")
	}
	return content, a, wrong.Fault()
}

// mayNote lets the staff, the trainer of the half-day, and the trainee for themselves note an
// absence; once the session is closed, the staff alone.
func (d *Desk) mayNote(ctx context.Context, who base.Actor, v View, h Half, t Trainee) error {
	if v.Staff {
		return nil
	}
	email, err := d.Address(ctx, who)
	if err != nil {
		return err
	}
	_, trains := h.trainer(who, email)
	switch {
	case !trains && v.Self.Trainee.ID != t.ID:
		return v.notYours()
	case v.Closed.Digest != "":
		return base.Refuse(base.Conflict, "attendance.closed_already")
	}
	return nil
}

// Lift takes an absence back: the trainer of the half-day or the staff find that the trainee was
// there; once the session is closed, the staff alone, who say why.
func (d *Desk) Lift(ctx context.Context, who base.Actor, half base.ID[Half], trainee, reason string) error {
	reason = base.Tidy(reason)
	return d.change(ctx, who, half, func(ctx context.Context, tx *db.Tx, v View, h Half) error {
		t, found := v.Trainee(trainee)
		if !found || v.Self.Trainee.ID == t.ID && !v.Staff {
			return v.notYours()
		}
		if err := d.mayNote(ctx, who, v, h, t); err != nil {
			return err
		}
		if v.Closed.Digest != "" && reason == "" {
			return base.Wrong("reason", "attendance.why_after")
		}
		if err := deleteAbsence(ctx, tx, h.ID, t.ID); err != nil {
			return err
		}
		return tx.Record(ctx, "attendance", string(v.ID), "lifted", db.Detail{"half": h.ID, "name": t.Name, "reason": reason})
	})
}

// Document gives the proof of an absence to the staff and to the trainee: why somebody was ill is
// nobody else's affair.
func (d *Desk) Document(ctx context.Context, who base.Actor, half base.ID[Half], trainee string) (Proof, []byte, error) {
	v, h, err := d.Sheet(ctx, who, half)
	if err != nil {
		return Proof{}, nil, err
	}
	if !v.Staff && v.Self.Trainee.ID != trainee {
		return Proof{}, nil, base.Refuse(base.NotFound, "base.not_found")
	}
	content, err := absenceProof(ctx, d.DB, who.Place, half, trainee)
	return v.absent[spot{h.ID, trainee}].Proof, content, err
}
