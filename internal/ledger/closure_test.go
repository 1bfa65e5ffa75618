package ledger_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

func TestWhatIsClosedTakesNothingMoreAndIsNeverDeleted(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		draft := ledger.Draft{Journal: "OD", Day: "2027-03-01", Label: "Essai", Lines: []ledger.Line{ledger.Side("512000", 100), ledger.Side("706000", -100)}}
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.treas.Place)+"/ledger"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "POST", Path: at + "/journals/OD/closure", Status: 403},
			{As: "treasurer", Method: "POST", Path: at + "/journals/XX/closure", Status: 404},
			{As: "treasurer", Method: "POST", Path: at + "/journals/OD/closure", Status: 303},
			{As: "treasurer", Method: "GET", Path: at + "/settings", Status: 200, Has: []string{"Rouvrir", "Fermer"}},
		})
		if _, err := s.desk.Write(s.ctx, s.treas, draft); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		s.must(s.desk.CloseJournal(s.ctx, s.treas, "OD", true))
		if _, err := s.desk.Write(s.ctx, s.treas, draft); err != nil {
			t.Error(err)
		}
		v, err := s.desk.SetAxis(s.ctx, s.treas, ledger.AxisValue{Axis: ledger.Project, Name: "Jardin"})
		s.must(err)
		s.must(s.desk.CloseAxis(s.ctx, s.treas, v.ID, false))
		all, err := s.desk.AxisValues(s.ctx, d, s.treas)
		if err != nil || len(all) != 1 || all[0].ClosedOn == "" {
			t.Errorf("%+v %v", all, err)
		}
	})
}

func TestAThirdPartyThatOwesStaysOpen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.change(func(ctx context.Context, tx *db.Tx) error {
			if err := s.desk.Chart(ctx, tx, ledger.Account{Code: "411900", Label: "Usagers", Opened: true}); err != nil {
				return err
			}
			return s.desk.Name(ctx, tx, ledger.Third{Code: "ZOE", Label: "Zoé"})
		})
		e, err := s.desk.Write(s.ctx, s.treas, ledger.Draft{Journal: "OD", Day: "2027-03-01", Label: "Dû", Lines: []ledger.Line{{Account: "411900", Third: "ZOE", Debit: 100}, ledger.Side("706000", -100)}})
		s.must(err)
		_, err = s.desk.Validate(s.ctx, s.treas, e.ID)
		s.must(err)
		if err := s.desk.CloseThird(s.ctx, s.treas, "ZOE", false); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		_, err = s.desk.Reverse(s.ctx, s.treas, e.ID, "2027-03-02")
		s.must(err)
		_, err = s.desk.SettleAll(s.ctx, s.treas, "411900")
		s.must(err)
		s.must(s.desk.CloseThird(s.ctx, s.treas, "ZOE", false))
		s.must(s.desk.CloseThird(s.ctx, s.treas, "ZOE", true))
	})
}

func TestALineIsForAnActivityThatThePlaceHas(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.desk.Activities = func(context.Context, base.Actor) ([]ledger.Named, error) {
			return []ledger.Named{{ID: "a1", Name: "Fablab"}}, nil
		}
		e, err := s.desk.Write(s.ctx, s.treas, ledger.Draft{Journal: "OD", Day: "2027-03-01", Label: "Essai", Lines: []ledger.Line{ledger.Side("512000", 100), ledger.Side("706000", -100)}})
		s.must(err)
		at := ledger.At{Entry: e.ID, Position: 1}
		s.must(s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{Activity: "a1"}))
		if err := s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{Activity: "elsewhere"}); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		s.must(s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{}))
	})
}
