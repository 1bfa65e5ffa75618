package app

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/transmission"
)

// ExportTransmission gives the file that tells the Caisse des Dépôts of a certification's successes, or all
// that blocks it.
func (h *House) ExportTransmission(ctx context.Context, code string) (transmission.Lot, []byte, []transmission.Block, error) {
	w, err := h.Certifications.Find(ctx, code)
	if err != nil {
		return transmission.Lot{}, nil, nil, err
	}
	who := base.System(w.Keeper, time.UTC)
	if w.Keeper != "" {
		p, err := h.Places.Get(ctx, h.DB, w.Keeper)
		if err != nil {
			return transmission.Lot{}, nil, nil, err
		}
		who.Zone = p.Zone
	}
	l, file, err := h.Transmissions.Export(ctx, who, w.ID)
	if base.KindOf(err) != base.Invalid {
		return l, file, nil, err
	}
	b, err := h.Transmissions.Board(ctx, who, w.ID)
	return l, nil, b.All(), err
}

// obtained tells transmission who holds a certification: the parchments that stand. Attestations
// of units are not told.
func (h *House) obtained(ctx context.Context, r db.Reader, who base.Actor, of base.ID[certification.Certification]) ([]transmission.Passage, error) {
	all, err := h.Awards.Standing(ctx, r, who, of)
	out := make([]transmission.Passage, len(all))
	for i, a := range all {
		out[i] = passageOf(a)
	}
	return out, err
}

func passageOf(a award.Award) transmission.Passage {
	h := a.Holder
	return transmission.Passage{ID: a.Number, Total: a.Kind == award.Parchment, Route: transmission.Route(a.Passage.Route), Enrolled: a.Passage.Enrolled,
		Exam: a.Passage.Exam, ExamEnd: a.Passage.ExamEnd, Mode: transmission.Mode(a.Passage.Mode), PostalCode: a.Passage.PostalCode, Decided: a.Decided,
		Holder: transmission.Holder{BirthName: h.BirthName, UsageName: h.UsageName, GivenNames: strings.Fields(h.GivenName + " " + h.OtherNames),
			BirthDate: h.BirthDate, Sex: h.Sex, Insee: h.BirthInsee, BirthPlace: h.BirthPlace}}
}
