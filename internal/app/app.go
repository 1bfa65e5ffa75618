// Package app puts the house together: it is the only room that knows them all.
package app

import (
	"context"
	"log/slog"

	"pilotis/internal/account"
	"pilotis/internal/accrual"
	"pilotis/internal/activity"
	"pilotis/internal/analysis"
	"pilotis/internal/asset"
	"pilotis/internal/attendance"
	"pilotis/internal/award"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/booking"
	"pilotis/internal/boussole"
	"pilotis/internal/budget"
	"pilotis/internal/calendar"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/closing"
	"pilotis/internal/cockpit"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/diagnosis"
	"pilotis/internal/dossier"
	"pilotis/internal/fate"
	"pilotis/internal/fec"
	"pilotis/internal/flows"
	"pilotis/internal/fund"
	"pilotis/internal/hosting"
	"pilotis/internal/intake"
	"pilotis/internal/jury"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/listing"
	"pilotis/internal/outlook"
	"pilotis/internal/outset"
	"pilotis/internal/payroll"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/portfolio"
	"pilotis/internal/post"
	"pilotis/internal/purchase"
	"pilotis/internal/quality"
	"pilotis/internal/risk"
	"pilotis/internal/space"
	"pilotis/internal/statement"
	"pilotis/internal/stock"
	"pilotis/internal/study"
	"pilotis/internal/tally"
	"pilotis/internal/territory"
	"pilotis/internal/training"
	"pilotis/internal/transmission"
	"pilotis/internal/treasury"
	"pilotis/internal/ui"
	"pilotis/internal/vat"
	"pilotis/internal/web"
)

// House is every room, wired.
type House struct {
	DB         *db.DB
	Log        *slog.Logger
	Territory  *territory.Desk
	Listings   *listing.Desk
	Accounts   *account.Desk
	Places     *place.Desk
	Activities *activity.Desk
	People     *people.Desk
	Intake     *intake.Desk
	Spaces     *space.Desk
	Law        *law.Desk
	Ledger     *ledger.Desk
	Bank       *bank.Desk
	Fec        *fec.Desk
	Statements *statement.Desk
	Assets     *asset.Desk
	Funds      *fund.Desk
	Accruals   *accrual.Desk
	Risks      *risk.Desk
	Stocks     *stock.Desk
	Closing    *closing.Desk
	Purchases  *purchase.Desk
	Outset     *outset.Desk
	Vat        *vat.Desk
	Budgets    *budget.Desk
	Analyses   *analysis.Desk
	Payroll    *payroll.Desk
	Treasury   *treasury.Desk
	Diagnosis  *diagnosis.Desk
	Outlooks   *outlook.Desk
	Board      *board.Desk
	Dossiers   *dossier.Desk
	Bookings   *booking.Desk
	Calendar   *calendar.Desk
	Post       *post.Desk
	Cockpit    *cockpit.Desk
	Boussole   *boussole.Desk

	Certifications *certification.Desk
	Candidates     *candidacy.Desk
	Quality        *quality.Desk
	Awards         *award.Desk
	Transmissions  *transmission.Desk
	Juries         *jury.Desk
	Tallies        *tally.Desk
	Fates          *fate.Desk
	Portfolios     *portfolio.Desk
	Trainings      *training.Desk
	Attendance     *attendance.Desk
	Studies        *study.Desk
	Hosting        *hosting.Desk
}

// New builds the house over an open database.
func New(d *db.DB, log *slog.Logger) *House {
	land := &territory.Desk{DB: d}
	listings := &listing.Desk{DB: d, Territory: land}
	places, activities := &place.Desk{DB: d, Territory: land, Listings: listings}, &activity.Desk{DB: d}
	folk, spaces := &people.Desk{DB: d}, &space.Desk{DB: d}
	h := &House{
		DB: d, Log: log,
		Territory:      land,
		Listings:       listings,
		Places:         places,
		Activities:     activities,
		People:         folk,
		Intake:         &intake.Desk{DB: d, People: folk},
		Spaces:         spaces,
		Law:            &law.Desk{DB: d},
		Ledger:         &ledger.Desk{DB: d},
		Bookings:       &booking.Desk{DB: d, Spaces: spaces, Activities: activities, People: folk},
		Post:           &post.Desk{DB: d, Log: log},
		Certifications: &certification.Desk{DB: d},
		Boussole:       &boussole.Desk{DB: d, Places: places, Spaces: spaces, Checks: boussole.Checks()},
	}
	h.Bank = &bank.Desk{DB: d, Ledger: h.Ledger, Activities: activities}
	h.Calendar = &calendar.Desk{DB: d, Spaces: spaces, Activities: activities, Bookings: h.Bookings}
	h.Ledger.Activities, h.Ledger.Origin = h.living, originOf
	h.Fec = &fec.Desk{DB: d, Ledger: h.Ledger, Holder: h.holder}
	h.Post.Handle(fec.TakingKind, h.Fec.Work)
	h.Statements = &statement.Desk{DB: d, Ledger: h.Ledger, Activities: activities}
	h.Assets = &asset.Desk{DB: d, Ledger: h.Ledger}
	h.Funds = &fund.Desk{DB: d, Ledger: h.Ledger}
	h.Accruals = &accrual.Desk{DB: d, Ledger: h.Ledger}
	h.Risks = &risk.Desk{DB: d, Ledger: h.Ledger}
	h.Purchases = &purchase.Desk{DB: d, Ledger: h.Ledger, Law: h.Law, Payers: h.payers}
	h.Statements.Dues = h.Purchases.Dues
	h.Stocks = &stock.Desk{DB: d, Ledger: h.Ledger}
	h.Closing = &closing.Desk{DB: d, Ledger: h.Ledger, Assets: h.Assets, Accruals: h.Accruals, Stocks: h.Stocks, Risks: h.Risks, Funds: h.Funds, Law: h.Law, Bank: h.Bank}
	h.Outset = &outset.Desk{DB: d, Ledger: h.Ledger, Bank: h.Bank, Form: h.form}
	h.Budgets = &budget.Desk{DB: d, Ledger: h.Ledger, Activities: activities}
	h.Statements.Planned = h.Budgets.Planned
	h.Analyses = &analysis.Desk{DB: d, Ledger: h.Ledger, Statements: h.Statements, Activities: activities, Spaces: spaces}
	h.Boussole.Checks = append(h.Boussole.Checks, h.Analyses.Checks()...)
	h.Vat = &vat.Desk{DB: d, Ledger: h.Ledger, Law: h.Law}
	h.Closing.Vat = h.Vat
	h.Payroll = &payroll.Desk{DB: d, Law: h.Law}
	h.Outlooks = &outlook.Desk{DB: d, Ledger: h.Ledger, Assets: h.Assets, Activities: activities, Spaces: spaces, Taxed: h.taxed, Wage: h.wage}
	h.Treasury = &treasury.Desk{DB: d, Ledger: h.Ledger, Purchases: h.Purchases, Vat: h.Vat, Expected: h.Outlooks.Expected}
	h.Diagnosis = &diagnosis.Desk{DB: d, Statements: h.Statements, Analyses: h.Analyses, Treasury: h.Treasury}
	h.Boussole.Checks = append(h.Boussole.Checks, append(h.Outlooks.Checks(), h.Diagnosis.Checks()...)...)
	h.Dossiers = &dossier.Desk{DB: d, Ledger: h.Ledger, Budgets: h.Budgets, Outlooks: h.Outlooks, Facts: h.facts}
	h.Boussole.Checks = append(h.Boussole.Checks, h.Dossiers.Checks()...)
	h.Accounts = &account.Desk{DB: d, Post: h.Post}
	h.Accounts.Work()
	h.teach()
	h.Board = &board.Desk{DB: d, Accounts: h.Accounts, Places: places, Activities: activities, Spaces: spaces, Ledger: h.Ledger, Bank: h.Bank, Analyses: h.Analyses, Treasury: h.Treasury, Budgets: h.Budgets, Post: h.Post}
	h.Boussole.Checks = append(h.Boussole.Checks, h.Board.Checks()...)
	h.Cockpit = &cockpit.Desk{DB: d, Spaces: spaces, People: folk, Boussole: h.Boussole, Vat: h.Vat}
	folk.Elsewhere = append(folk.Elsewhere, h.bookingsOf, h.claimsOf, h.fatesOf)
	flows.Wire(flows.Rooms{DB: d, Accounts: h.Accounts, Places: h.Places, People: folk, Intake: h.Intake, Spaces: spaces, Ledger: h.Ledger, Vat: h.Vat, Bookings: h.Bookings, Post: h.Post, Purchase: h.Purchases, Bank: h.Bank, Board: h.Board, Candidates: h.Candidates, Juries: h.Juries, Awards: h.Awards, Fates: h.Fates})
	return h
}

// living names what a place does, for the lines of its books.
func (h *House) living(ctx context.Context, who base.Actor) ([]ledger.Named, error) {
	all, err := h.Activities.Living(ctx, who)
	out := make([]ledger.Named, len(all))
	for i, a := range all {
		out[i] = ledger.Named{ID: string(a.ID), Name: a.Name}
	}
	return out, err
}

// holder tells whose books a place keeps.
func (h *House) holder(ctx context.Context, r db.Reader, id base.PlaceID) (fec.Holder, error) {
	p, err := h.Places.Get(ctx, r, id)
	return fec.Holder{Siren: p.Siren, Form: p.Form}, err
}

// form tells the legal form of a place.
func (h *House) form(ctx context.Context, r db.Reader, id base.PlaceID) (string, error) {
	p, err := h.Places.Get(ctx, r, id)
	return p.Form, err
}

// url is the address at which people reach the house, which is known once it serves.
func (h *House) url() string { return h.Post.URL }

// slug gives the name of a place in addresses.
func (h *House) slug(ctx context.Context, r db.Reader, id base.PlaceID) (string, error) {
	p, err := h.Places.Get(ctx, r, id)
	return p.Slug, err
}

// called gives the name of a place, and its slug.
func (h *House) called(ctx context.Context, r db.Reader, id base.PlaceID) (name, slug string, err error) {
	p, err := h.Places.Get(ctx, r, id)
	return p.Name, p.Slug, err
}

// taxed tells whether a place charges VAT today.
func (h *House) taxed(ctx context.Context, who base.Actor) (bool, error) {
	all, err := h.Vat.Regimes(ctx, h.DB, who)
	regime, known := vat.On(all, day.Of(h.DB.Clock(), who.Zone))
	return known && regime.Kind == vat.Real, err
}

// wage estimates what is paid of a gross wage, and what the employer pays beside.
func (h *House) wage(ctx context.Context, who base.Actor, g outlook.Gross) (outlook.Wage, error) {
	e, err := h.Payroll.Estimate(ctx, who, payroll.Ask{Gross: g.Cents, On: g.On})
	return outlook.Wage{Net: e.Net, Employer: e.Charges}, err
}

// room is what every room offers to the roof.
type room interface {
	Routes() []web.Route
	Operations(*web.API)
}

func (h *House) rooms() []room {
	return []room{h.Territory, h.Accounts, h.Places, h.Activities, h.People, h.Intake, h.Spaces, h.Law, h.Ledger, h.Bank, h.Fec, h.Assets, h.Funds, h.Accruals, h.Risks, h.Stocks, h.Closing, h.Purchases, h.Vat, h.Budgets, h.Outset, h.Bookings, h.Calendar, h.Post, h.Cockpit, h.Boussole, h.Statements, h.Payroll, h.Treasury, h.Diagnosis, h.Analyses, h.Outlooks, h.Board, h.Dossiers, h.Certifications, h.Candidates, h.Awards, h.Transmissions, h.Quality, h.Juries, h.Tallies, h.Fates, h.Portfolios, h.Trainings, h.Attendance, h.Studies, h.Hosting}
}

// Server makes the house answer requests.
func (h *House) Server(door web.Door) (*web.Server, *web.API) {
	s := web.NewServer(door, h.DB.Clock, h.Log)
	s.First = h.Cockpit.First
	api := web.NewAPI(s, h.DB)
	for _, r := range h.rooms() {
		s.Add(r.Routes())
		r.Operations(api)
	}
	return s, api
}

// Samples are all the pages of the house with made-up data.
func Samples() []ui.Sample {
	var all []ui.Sample
	for _, samples := range [][]ui.Sample{ui.Samples(), account.Samples(), place.Samples(), activity.Samples(), people.Samples(), intake.Samples(),
		space.Samples(), law.Samples(), ledger.Samples(), bank.Samples(), fec.Samples(), asset.Samples(), fund.Samples(), accrual.Samples(), risk.Samples(), stock.Samples(), closing.Samples(), purchase.Samples(), vat.Samples(), budget.Samples(), outset.Samples(), booking.Samples(), calendar.Samples(), post.Samples(), cockpit.Samples(), boussole.Samples(), statement.Samples(), analysis.Samples(), payroll.Samples(), treasury.Samples(), diagnosis.Samples(), outlook.Samples(), board.Samples(), dossier.Samples(), certification.Samples(), candidacy.Samples(), award.Samples(), transmission.Samples(), quality.Samples(), jury.Samples(), attendance.Samples(), tally.Samples(), fate.Samples(), portfolio.Samples(), training.Samples(), study.Samples(), hosting.Samples()} {
		all = append(all, samples...)
	}
	return all
}
