package board_test

import (
	"context"
	"fmt"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestABoardBearsTwelveIndicatorsAndNoThirteenth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		begun, err := s.Begin(s.ctx, s.who)
		s.must(err)
		if len(begun) != 7 || begun[4].Name != "Heures bénévoles" || begun[4].Unit != "h" || *begun[2].Low != 0 {
			t.Fatalf("%+v", begun)
		}
		_, err = s.Begin(s.ctx, s.who)
		s.refused("a second beginning", err, "board.begun_already")
		for n := range board.Most - len(begun) {
			s.follow(board.Typed, fmt.Sprint("Repas ", n), nil, nil)
		}
		thirteenth := board.Indicator{Name: "De trop", Source: board.Typed, Owner: s.zoe}
		_, err = s.Add(s.ctx, s.who, thirteenth)
		s.refused("the thirteenth", err, "board.full")
		for slot, text := range map[int]string{13: "a rank beyond", 1: "a rank that is held"} {
			if err := d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, "insert into board_indicator (place_id, id, slot, name, owner, source, activity_id, unit, made_at) values ($1, 'x', $2, 'x', '', 'typed', '', '', '')", s.who.Place, slot)
				return err
			}); err == nil {
				t.Errorf("the database lets %s pass", text)
			}
		}
		s.must(s.TakeOff(s.ctx, s.who, begun[2].ID))
		i, err := s.Add(s.ctx, s.who, thirteenth)
		if err != nil || i.Slot != 3 {
			t.Errorf("in place of the one taken off: %v, %d", err, i.Slot)
		}
		all, err := s.Indicators(s.ctx, s.who)
		if err != nil || len(all) != board.Most {
			t.Errorf("%d indicators: %v", len(all), err)
		}
	})
}

func TestWhatIsWrongWithAnIndicatorIsSaidAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.Add(s.ctx, s.who, board.Indicator{Source: "stars", Low: of(2), High: of(1)})
		for _, key := range []string{"base.required", "board.crossed"} {
			s.refused("an indicator of nothing", err, key)
		}
		i := s.follow(board.Members, "Adhérents", nil, nil)
		other := i
		other.Source = board.Typed
		_, err = s.Change(s.ctx, s.who, other)
		s.refused("another figure", err, "board.other_source")
		i.Unit, i.High = "h", of(5000)
		i, err = s.Change(s.ctx, s.who, i)
		if err != nil || i.Unit != "" || *i.High != 5000 {
			t.Errorf("%+v, %v", i, err)
		}
	})
}

func TestAnotherPlacesBoardIsOutOfReach(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		i := s.follow(board.Typed, "Repas", nil, nil)
		dec, err := s.Decide(s.ctx, s.who, board.Decision{Month: november, What: "Agir", Carrier: s.zoe, Due: "2027-12-01"})
		s.must(err)
		other := s.open("La Grange")
		other.Account, other.Name = s.who.Account, "Nadia"
		s.must(s.Accounts.Admit(s.ctx, base.System(other.Place, testkit.Paris), other.Account, base.Treasurer))
		i.Owner = other.Account
		for what, err := range map[string]error{
			"reading it":            second(s.Indicator(s.ctx, other, i.ID)),
			"changing it":           second(s.Change(s.ctx, other, i)),
			"taking it off":         s.TakeOff(s.ctx, other, i.ID),
			"commenting on it":      s.Say(s.ctx, other, november, i.ID, board.Said{Remark: "x"}),
			"deciding from it":      second(s.Decide(s.ctx, other, board.Decision{Month: november, What: "x", Carrier: other.Account, Due: "2027-12-01", Indicator: i.ID})),
			"settling its decision": second(s.Settle(s.ctx, other, dec.ID, board.Done, "")),
		} {
			if base.KindOf(err) != base.NotFound {
				t.Errorf("%s: %v", what, err)
			}
		}
		sheet, err := s.Sheet(s.ctx, other, november)
		if err != nil || len(sheet.Lines)+len(sheet.Decisions) != 0 {
			t.Errorf("%+v, %v", sheet, err)
		}
	})
}

func second[T any](_ T, err error) error { return err }
