package closing_test

import (
	"testing"

	"pilotis/internal/accrual"
	"pilotis/internal/closing"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/risk"
	"pilotis/internal/testkit"
)

// stands checks where a step of the closing is, and why.
func (g *golden) stands(key string, state closing.State, reason string, byHand bool) {
	g.t.Helper()
	steps, err := g.desk.Steps(g.ctx, g.who, g.year.ID)
	g.must(err)
	for _, s := range steps {
		if s.Key == key {
			if s.State != state || s.Reason != reason || s.ByHand != byHand {
				g.t.Errorf("%s is %s for %s (by hand: %v), want %s for %s", key, s.State, s.Reason, s.ByHand, state, reason)
			}
			return
		}
	}
	g.t.Errorf("no step is called %s", key)
}

// seal validates every draft of the year.
func (g *golden) seal() {
	g.t.Helper()
	page, err := g.books.List(g.ctx, g.who, ledger.Filter{State: ledger.Waiting, From: g.year.From, To: g.year.To})
	g.must(err)
	for _, row := range page.Rows {
		_, err := g.books.Validate(g.ctx, g.who, row.ID)
		g.must(err)
	}
}

func TestAStepOfTheClosingSaysByItselfWhatItLacks(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		g := load(t, d)
		g.stands("provisions", closing.Todo, "closing.check_provisions", true)
		r, err := g.desk.Risks.Add(g.ctx, g.who, risk.Draft{Kind: risk.Dispute, Label: "Bailleur", Since: "2027-06-01"})
		g.must(err)
		g.stands("provisions", closing.Todo, "closing.waits_provisions", false)
		_, err = g.desk.Risks.Say(g.ctx, g.who, r.ID, g.year.ID, 300000)
		g.must(err)
		g.stands("provisions", closing.Todo, "closing.work_due", false)
		n, err := g.desk.Prepare(g.ctx, g.who, g.year.ID)
		g.must(err)
		if n != 1 {
			t.Errorf("%d drafts, want 1", n)
		}
		g.stands("provisions", closing.Todo, "closing.work_drafts", false)
		g.seal()
		g.stands("provisions", closing.Todo, "closing.check_provisions", true)
		g.must(g.desk.Note(g.ctx, g.who, g.year.ID, "provisions", true))
		g.stands("provisions", closing.Done, "closing.check_provisions", true)
		// What is written by hand on the same accounts no longer agrees with what is followed.
		_, err = g.books.Write(g.ctx, g.who, ledger.Draft{Journal: "OD", Day: "2027-12-31", Label: "À la main",
			Lines: []ledger.Line{ledger.Side("681500", 100), ledger.Side("151000", -100)}})
		g.must(err)
		g.seal()
		g.stands("provisions", closing.Todo, "closing.work_differs", false)
	})
}

func TestF77WhatWaitsAtTheEndIsUndoneOnTheFirstDayOfTheNextYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		g := load(t, d)
		_, err := g.desk.Accruals.Add(g.ctx, g.who, accrual.Draft{Way: accrual.Late, Label: "Loyer de décembre", Account: "606100", Amount: 12300, Day: "2027-12-31"})
		g.must(err)
		g.stands("cut_off", closing.Todo, "closing.work_due", false)
		_, err = g.desk.Prepare(g.ctx, g.who, g.year.ID)
		g.must(err)
		g.seal()
		opening, err := g.desk.Close(g.ctx, g.who, g.year.ID)
		g.must(err)
		g.stands("cut_off", closing.Done, "closing.work_closed", false)
		page, err := g.books.List(g.ctx, g.who, ledger.Filter{State: ledger.Waiting})
		g.must(err)
		if len(page.Rows) != 1 || page.Rows[0].Day != opening.Day {
			t.Fatalf("%d drafts on the first day, want 1: %+v", len(page.Rows), page.Rows)
		}
		back, err := g.books.Entry(g.ctx, g.who, page.Rows[0].ID)
		g.must(err)
		got := map[string]money.Cents{}
		for _, l := range back.Lines {
			got[l.Account] = l.Amount()
		}
		if got["606100"] != -12300 || got["408000"] != 12300 {
			t.Errorf("%v", got)
		}
	})
}
