package certification

import (
	"bytes"
	"context"
	_ "embed"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// What the certification that the program knows is called, here and in the register.
const (
	missionID   base.ID[Certification] = "piloter-un-tiers-lieu"
	missionCode string                 = "RS5142"
)

//go:embed mission.json
var missionFile []byte

// mission is the certification that the program knows by itself, so that it is there in a new
// installation. It is read until somebody writes to it: settle then keeps it beside the others.
// Every reader has a copy of their own.
func mission() Whole {
	f, err := ReadFile(bytes.NewReader(missionFile))
	if err == nil {
		err = f.check()
	}
	if err != nil {
		panic(err) // a file of ours
	}
	w := Whole{Certification: Certification{ID: missionID, Terms: usualTerms}}
	f.onto(&w.Certification)
	for _, v := range f.Versions {
		v := Version{ID: base.ID[Version](w.ID) + "-" + base.ID[Version](v.Name), Certification: w.ID, Name: v.Name, From: v.From, Content: v.Content, Published: v.Published}
		if v.Published {
			v.Digest = digest(v.Content)
		}
		w.Versions = append(w.Versions, v)
	}
	return w
}

// settle keeps the certification that the program knows, before anything is written to it.
func settle(ctx context.Context, tx *db.Tx) error {
	if err := tx.Lock(ctx, "certification:"+string(missionID)); err != nil {
		return err
	}
	kept, err := settled(ctx, tx, missionID)
	if err != nil || kept {
		return err
	}
	w := mission()
	if err := insertCertification(ctx, tx, w.Certification); err != nil {
		return err
	}
	for _, v := range w.Versions {
		if err := insertVersion(ctx, tx, v); err != nil {
			return err
		}
	}
	return nil
}
