package app

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/attendance"
	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/hosting"
	"pilotis/internal/jury"
	"pilotis/internal/portfolio"
	"pilotis/internal/quality"
	"pilotis/internal/study"
	"pilotis/internal/tally"
	"pilotis/internal/training"
	"pilotis/internal/transmission"
)

// teach puts the rooms of the school into the house.
func (h *House) teach() {
	h.Certifications.Place, h.Certifications.Slug = h.placed, h.slug
	h.Candidates = &candidacy.Desk{DB: h.DB, Certifications: h.Certifications, Address: h.Accounts.Address}
	h.Awards = &award.Desk{DB: h.DB, Certifications: h.Certifications, Accounts: h.Accounts, URL: h.url, Slug: h.slug, Address: h.Accounts.Address}
	h.Transmissions = &transmission.Desk{DB: h.DB, Certifications: h.Certifications, Obtained: h.obtained}
	h.Quality = &quality.Desk{DB: h.DB, Places: h.Places, Post: h.Post, Address: h.Accounts.Address}
	h.Juries = &jury.Desk{DB: h.DB, Certifications: h.Certifications, Candidates: h.Candidates, Accounts: h.Accounts, Post: h.Post, Place: h.called}
	h.Juries.Bonds = h.bonds
	h.Quality.Feeds = append(h.Quality.Feeds, h.certified, h.taught, h.engaged, h.equipped, h.partnered, h.became)
	h.Tallies = &tally.Desk{DB: h.DB, Certifications: h.Certifications, Candidates: h.Candidates, Juries: h.Juries}
	h.Fates = &fate.Desk{DB: h.DB, Certifications: h.Certifications, Awards: h.Awards, Places: h.Places, Post: h.Post}
	h.Trainings = &training.Desk{DB: h.DB, Certifications: h.Certifications, Law: h.Law, Department: h.department, Place: h.named, Head: h.head, Followed: h.followed}
	h.Attendance = &attendance.Desk{DB: h.DB, Address: h.Accounts.Address, Course: h.course, Holding: h.holding, Taking: h.taking, URL: h.url}
	h.Studies = &study.Desk{DB: h.DB, Trainings: h.Trainings, Certifications: h.Certifications, Places: h.Places, Post: h.Post, Address: h.Accounts.Address}
	h.Hosting = &hosting.Desk{DB: h.DB, Accounts: h.Accounts, Places: h.Places, Spaces: h.Spaces, Bookings: h.Bookings, Trainings: h.Trainings}
	h.Trainings.Venue = h.Hosting.Convoke
	h.Portfolios = &portfolio.Desk{DB: h.DB, Certifications: h.Certifications, Candidates: h.Candidates, Accounts: h.Accounts, Living: h.shelfOf, Hears: h.Juries.Hears, Heard: h.heard}
}

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
