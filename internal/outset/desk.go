package outset

import (
	"context"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
	Bank   *bank.Desk
	// Form tells the key of the legal form of a place, "" where it is not known.
	Form func(ctx context.Context, r db.Reader, place base.PlaceID) (string, error)
}

// pursesMax is how many accounts a place begins with; more are added later.
const pursesMax = 10

// Begin opens the first year of a place with all that entries need: the accounts of the
// chart, the usual journals, an account at the bank. It is done once.
func (d *Desk) Begin(ctx context.Context, who base.Actor, a Asked) (ledger.Year, error) {
	var y ledger.Year
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		y, err = d.begin(ctx, tx, a)
		return err
	})
	return y, err
}

func (d *Desk) begin(ctx context.Context, tx *db.Tx, a Asked) (ledger.Year, error) {
	if err := tx.Lock(ctx, "outset:"+string(tx.Who.Place)); err != nil {
		return ledger.Year{}, err
	}
	have, err := d.Ledger.Years(ctx, tx, tx.Who)
	if err != nil {
		return ledger.Year{}, err
	}
	if len(have) > 0 {
		return ledger.Year{}, base.Refuse(base.Conflict, "outset.begun_already")
	}
	if err := a.check(); err != nil {
		return ledger.Year{}, err
	}
	id := chart.Then(a.Chart, a.From)
	y, err := d.Ledger.Begin(ctx, tx, a.From, a.To, string(id))
	if err != nil {
		return y, err
	}
	if err := d.furnish(ctx, tx, id); err != nil {
		return y, err
	}
	for i, p := range a.Purses {
		if _, err := d.Bank.Hold(ctx, tx, bank.Account{Code: a.code(i), Name: p.Name, Kind: p.Kind, Number: p.Number}); err != nil {
			return y, err
		}
	}
	return y, tx.Record(ctx, "ledger", string(y.ID), "begun", db.Detail{"chart": id, "from": a.From, "to": a.To})
}

// check says everything that is wrong but the days, which the ledger knows.
func (a Asked) check() error {
	var wrong base.Checks
	if !chart.Known(a.Chart) {
		wrong.Wrong("chart", "base.not_a_choice")
	}
	if len(a.Purses) == 0 {
		wrong.Wrong("purses[0].name", "outset.no_purse")
	}
	if len(a.Purses) > pursesMax {
		wrong.Wrong("purses[0].name", "outset.purses_max", base.Args{"max": pursesMax})
	}
	for _, p := range a.Purses {
		wrong.Require("purses[0].name", p.Name)
		if p.Kind != bank.AtBank && p.Kind != bank.Cash {
			wrong.Wrong("purses[0].kind", "base.not_a_choice")
		}
	}
	return wrong.Fault()
}

// code numbers the accounts of money, each kind apart.
func (a Asked) code(i int) string {
	n := 0
	for _, p := range a.Purses[:i] {
		if p.Kind == a.Purses[i].Kind {
			n++
		}
	}
	return codeOf(a.Purses[i].Kind, n)
}

// codeOf is the code of the nth account of a kind: 512000, 512100…; cash boxes 530000, 530100….
func codeOf(kind bank.Kind, n int) string {
	root := "512"
	if kind == bank.Cash {
		root = "530"
	}
	return root + string(rune('0'+n)) + "00"
}

// furnish brings the accounts of a chart and the usual journals; what is there already stays.
func (d *Desk) furnish(ctx context.Context, tx *db.Tx, id chart.ID) error {
	have, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, a := range have {
		there[a.Code] = true
	}
	var fresh []ledger.Account
	for _, a := range chart.Accounts(id) {
		if !there[a.Code] {
			fresh = append(fresh, ledger.Account{Code: a.Code, Label: a.Label, Opened: a.Lettered})
		}
	}
	if err := d.Ledger.Chart(ctx, tx, fresh...); err != nil {
		return err
	}
	journals, err := d.Ledger.Journals(ctx, tx, tx.Who)
	if err != nil || len(journals) > 0 {
		return err
	}
	return d.Ledger.Keep(ctx, tx, ledger.Basics(tx.Who.Lang)...)
}

// Standing reads how far the beginning has come.
func (d *Desk) Standing(ctx context.Context, r db.Reader, who base.Actor) (s Standing, err error) {
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return s, err
	}
	if s.Purses, err = d.Bank.Accounts(ctx, r, who); err != nil {
		return s, err
	}
	if s.Since, err = d.Bank.ToldSince(ctx, r, who); err != nil {
		return s, err
	}
	if len(years) == 0 {
		form, err := d.Form(ctx, r, who.Place)
		s.Proposed = chart.For(form, day.Of(d.DB.Now(), who.Zone))
		return s, err
	}
	s.Year = years[len(years)-1]
	return s, d.opened(ctx, r, who, &s)
}

// opened finds the opening of the first year, kept here or come from elsewhere.
func (d *Desk) opened(ctx context.Context, r db.Reader, who base.Actor, s *Standing) error {
	id, found, err := d.Ledger.Booked(ctx, r, who, source(s.Year.ID))
	if err != nil || found {
		s.Opening = id
		return err
	}
	totals, err := d.Ledger.Totals(ctx, r, who, s.Year.ID, "", "")
	for _, t := range totals {
		s.Taken = s.Taken || t.Opening
	}
	return err
}

// source makes the opening of a year the only one.
func source(y ledger.YearID) string { return "outset:opening:" + string(y) }
