package bank_test

import (
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

func TestAllThatIsTickedIsSortedByOneButtonAndNoLineIsPaidTwice(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.three()
		s.take(camt1)
		var picks []bank.Pick
		for _, m := range must(s.desk.Waiting(s.ctx, s.treas)) {
			for _, p := range s.proposals(m) {
				picks = append(picks, bank.Pick{Move: m.ID, Key: p.Key()})
			}
		}
		picks = append(picks, picks[0], bank.Pick{Move: picks[0].Move, Key: "gone"})
		done, err := s.desk.AcceptAll(s.ctx, s.treas, picks...)
		s.must(err)
		_, left, err := s.desk.Waiting(s.ctx, s.treas)
		s.must(err)
		if done == 0 || left != 3-done {
			t.Errorf("%d done, %d left", done, left)
		}
		if again, err := s.desk.AcceptAll(s.ctx, s.treas, picks...); err != nil || again != 0 {
			t.Error(again, err)
		}
	})
}

func TestOneEntryIsTheMoveOfOneOnly(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.books.Write(s.ctx, s.treas, ledger.Draft{Journal: "BQ", Day: "2027-01-08", Label: "Café", Lines: []ledger.Line{
			{Account: "613200", Debit: 320}, {Account: "512000", Credit: 320}}})
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.treas, e.ID)
		s.must(err)
		s.take(january)
		var picks []bank.Pick
		for _, m := range must(s.desk.Waiting(s.ctx, s.treas)) {
			if strings.Contains(m.Label, "CAFÉ") {
				picks = append(picks, bank.Pick{Move: m.ID, Key: s.proposals(m)[0].Key()})
			}
		}
		if done, err := s.desk.AcceptAll(s.ctx, s.treas, picks...); err != nil || len(picks) != 2 || done != 1 {
			t.Errorf("%d coffees, %d sorted: %v", len(picks), done, err)
		}
	})
}

func TestAMoveIsSharedOutByProjectAndByKeyOnTheScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		project, err := s.books.SetAxis(s.ctx, s.treas, ledger.AxisValue{Axis: ledger.Project, Name: "Jardin"})
		s.must(err)
		s.take(january)
		m := s.waiting("JANVIER") // 1 800,00 went
		h := testkit.Serve(d, s.desk)
		move := "/p/" + string(s.treas.Place) + "/bank/moves/" + string(m.ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: move, Status: 200, Has: []string{"Jardin"}},
			{As: "treasurer", Method: "POST", Path: move, Form: "do=parts&targets[0].account=613200&targets[1].account=&targets[2].account=&targets[3].account=", Status: 200, Has: []string{"targets[7].account"}},
			{As: "treasurer", Method: "POST", Path: move, Form: url.Values{"targets[0].account": {"613200"}, "targets[0].project": {string(project.ID)},
				"targets[1].account": {"627000"}, "targets[1].amount": {"300"}}.Encode(), Status: 303},
		})
		m, err = s.desk.Move(s.ctx, s.treas, m.ID)
		s.must(err)
		e, err := s.books.Entry(s.ctx, s.treas, m.Entry)
		s.must(err)
		if len(e.Lines) != 3 || e.Lines[1].Debit != 150_000 || e.Lines[1].Project != project.ID || e.Lines[2].Debit != 30_000 {
			t.Errorf("%+v", e.Lines)
		}
	})
}
