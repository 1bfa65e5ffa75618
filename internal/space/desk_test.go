package space_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

var (
	ctx     = context.Background()
	manager = testkit.As(base.Manager, "p1")
)

func room(name string) space.Draft {
	return space.Draft{Kind: space.KindRoom, Name: name, Capacity: 12}
}

func draw(t *testing.T, d *space.Desk, draft space.Draft) space.Space {
	t.Helper()
	s, err := d.Create(ctx, manager, draft, space.Week{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func plan(t *testing.T, d *space.Desk) *space.Plan {
	t.Helper()
	p, err := d.Plan(ctx, d.DB, manager)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// refused tells whether err is a refusal of a field under a key.
func refused(err error, field, key string) bool {
	var f *base.Fault
	if !errors.As(err, &f) {
		return false
	}
	for _, w := range f.Fields {
		if w.Name == field && w.Key == key {
			return true
		}
	}
	return false
}

func TestAWholeTakesItsPartsAndAPartLeavesItsSisters(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		hall := draw(t, desk, room("Grande salle"))
		half := room("Moitié A")
		half.Kind, half.Parent, half.Capacity = space.KindPart, hall.ID, 5
		a := draw(t, desk, half)
		half.Name = "Moitié B"
		b := draw(t, desk, half)
		laser := draw(t, desk, space.Draft{Kind: space.KindMachine, Name: "Laser", Capacity: 1, Parent: hall.ID})
		desks := draw(t, desk, space.Draft{Kind: space.KindDesk, Name: "Postes", Capacity: 10})
		p := plan(t, desk)
		for _, c := range []struct {
			name  string
			id    base.SpaceID
			seats int
			want  []space.Unit
		}{
			{"the whole", hall.ID, 0, []space.Unit{{a.ID, 5}, {b.ID, 5}}},
			{"the whole, whatever the seats", hall.ID, 2, []space.Unit{{a.ID, 5}, {b.ID, 5}}},
			{"a part", a.ID, 0, []space.Unit{{a.ID, 5}}},
			{"seats of a part", a.ID, 2, []space.Unit{{a.ID, 2}}},
			{"a machine", laser.ID, 0, []space.Unit{{laser.ID, 1}}},
			{"a desk", desks.ID, 0, []space.Unit{{desks.ID, 1}}},
			{"three desks", desks.ID, 3, []space.Unit{{desks.ID, 3}}},
			{"nothing", "elsewhere", 0, nil},
		} {
			got := p.Units(c.id, c.seats)
			if len(got) != len(c.want) {
				t.Errorf("%s: %v", c.name, got)
				continue
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("%s: %v", c.name, got)
				}
			}
		}
	})
}

func TestASpaceIsNotMovedIntoItself(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		house := draw(t, desk, space.Draft{Kind: space.KindBuilding, Name: "Maison", Capacity: 1})
		draft := room("Salle")
		draft.Parent = house.ID
		salle := draw(t, desk, draft)
		for _, into := range []base.SpaceID{house.ID, salle.ID} {
			moved := house.Draft
			moved.Parent = into
			if _, err := desk.Change(ctx, manager, house.ID, moved); !refused(err, "parent", "space.parent_within") {
				t.Errorf("into %s: %v", into, err)
			}
		}
		draft.Parent = "nowhere"
		if _, err := desk.Change(ctx, manager, salle.ID, draft); !refused(err, "parent", "space.parent_unknown") {
			t.Error(err)
		}
	})
}

func TestASpaceOfAnotherPlaceIsNotThere(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		s := draw(t, desk, room("Salle"))
		other := testkit.As(base.Manager, "p2")
		for name, err := range map[string]error{
			"hours":  desk.SetHours(ctx, other, s.ID, space.Week{}, space.Untold),
			"rules":  desk.SetRules(ctx, other, s.ID, base.Stranger, nil),
			"retire": desk.Retire(ctx, other, s.ID),
			"spot":   desk.Arrange(ctx, other, map[base.SpaceID]space.Spot{s.ID: {W: 1, H: 1}}),
		} {
			if base.KindOf(err) != base.NotFound {
				t.Errorf("%s: %v", name, err)
			}
		}
		p, err := desk.Plan(ctx, d, other)
		if err != nil || len(p.Ordered()) != 0 {
			t.Error(p.Ordered(), err)
		}
	})
}

func TestAChangeOfTheTreeTellsWhoseBookingsItConcerns(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		var told [][]base.SpaceID
		desk.TreeChanged.On(func(_ context.Context, _ *db.Tx, c space.TreeChange) error {
			told = append(told, c.Spaces)
			return nil
		})
		house := draw(t, desk, space.Draft{Kind: space.KindBuilding, Name: "Maison", Capacity: 1})
		draft := room("Salle")
		draft.Parent = house.ID
		salle := draw(t, desk, draft)
		if len(told) != 1 || len(told[0]) != 1 || told[0][0] != house.ID {
			t.Fatalf("a first part: %v", told)
		}
		draft.Description = "claire"
		if _, err := desk.Change(ctx, manager, salle.ID, draft); err != nil || len(told) != 1 {
			t.Fatalf("words alone: %v %v", told, err)
		}
		draft.Capacity = 20
		if _, err := desk.Change(ctx, manager, salle.ID, draft); err != nil || len(told) != 2 || len(told[1]) != 2 {
			t.Fatalf("capacity: %v %v", told, err)
		}
		if err := desk.Retire(ctx, manager, house.ID); err != nil || len(told) != 3 || len(told[2]) != 2 {
			t.Fatalf("retired: %v %v", told, err)
		}
		desk.TreeChanged.On(func(context.Context, *db.Tx, space.TreeChange) error { return errors.New("booked") })
		if err := desk.Restore(ctx, manager, house.ID); err == nil {
			t.Fatal("a listener's refusal is lost")
		}
		if s, _ := plan(t, desk).Space(house.ID); s.Retired.IsZero() {
			t.Error("the refused change stays")
		}
	})
}

func TestThePlanIsReadAtACostThatDoesNotGrow(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		count := func() int64 {
			ctx, n := db.Tally(ctx)
			if _, err := desk.Plan(ctx, d, manager); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		draw(t, desk, room("Salle 1"))
		first, again := count(), count()
		for range 20 {
			draw(t, desk, room("Salle"))
		}
		if many, kept := count(), count(); many != first || kept != 1 || again != 1 {
			t.Errorf("queries: %d of one space, %d of many, %d and %d kept", first, many, again, kept)
		}
	})
}

func TestAPlanIsNeverTakenFromAChangeThatWasUndone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, neighbour := &space.Desk{DB: d}, &space.Desk{DB: d}
		draw(t, desk, room("Salle"))
		stop := errors.New("stop")
		desk.TreeChanged.On(func(context.Context, *db.Tx, space.TreeChange) error { return stop })
		if _, err := neighbour.Plan(ctx, d, manager); err != nil {
			t.Fatal(err)
		}
		s := plan(t, desk).Ordered()[0]
		draft := s.Draft
		draft.Capacity = 99
		if _, err := desk.Change(ctx, manager, s.ID, draft); !errors.Is(err, stop) {
			t.Fatal(err)
		}
		if got, _ := plan(t, desk).Space(s.ID); got.Capacity != 12 {
			t.Error("the undone capacity is shown")
		}
		if _, err := neighbour.Change(ctx, manager, s.ID, draft); err != nil {
			t.Fatal(err)
		}
		if got, _ := plan(t, desk).Space(s.ID); got.Capacity != 99 {
			t.Error("what another program changed is not seen")
		}
	})
}

func TestRulesAreInheritedOneByOne(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		house := draw(t, desk, space.Draft{Kind: space.KindBuilding, Name: "Maison", Capacity: 1})
		draft := room("Salle")
		draft.Parent = house.ID
		salle := draw(t, desk, draft)
		set := func(id base.SpaceID, role base.Role, rules ...space.Setting) {
			t.Helper()
			if err := desk.SetRules(ctx, manager, id, role, rules); err != nil {
				t.Fatal(err)
			}
		}
		set(house.ID, base.Stranger, space.Setting{Rule: space.Notice, Value: "1440"}, space.Setting{Rule: space.Buffer, Value: "15"})
		set(house.ID, base.Member, space.Setting{Rule: space.Notice, Value: "60"}, space.Setting{Rule: space.Approval, Value: "1"})
		set(salle.ID, base.Stranger, space.Setting{Rule: space.Buffer, Value: "0"}, space.Setting{Rule: space.Who, Value: "member team"})
		p := plan(t, desk)
		member, team := p.Rules(salle.ID, base.Member), p.Rules(salle.ID, base.Team)
		if member.NoticeMinutes != 60 || !member.Approval || member.BufferMinutes != 0 || !member.Lends(base.Member) || member.Lends(base.Visitor) {
			t.Errorf("member: %+v", member)
		}
		if team.NoticeMinutes != 1440 || team.Approval || p.Rules(house.ID, base.Team).BufferMinutes != 15 {
			t.Errorf("team: %+v", team)
		}
		set(salle.ID, base.Stranger, space.Setting{Rule: space.Notice, Value: "0"})
		if got := plan(t, desk).Rules(salle.ID, base.Member); got.NoticeMinutes != 0 || got.BufferMinutes != 15 || len(got.Who) != 0 {
			t.Errorf("the nearest space decides: %+v", got)
		}
		if err := desk.SetRules(ctx, manager, salle.ID, base.Stranger, []space.Setting{{Rule: space.Step, Value: "-5"}}); !refused(err, "step_minutes", "space.rule_unreadable") {
			t.Error(err)
		}
	})
}

func TestAnOutageIsToldWithItsReasonAndItsEnd(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		now := testkit.At(d, "2027-06-14T10:00:00+02:00")
		hall := draw(t, desk, room("Salle"))
		half := room("A")
		half.Kind, half.Parent = space.KindPart, hall.ID
		a := draw(t, desk, half)
		half.Name = "B"
		b := draw(t, desk, half)
		o, err := desk.TakeOut(ctx, manager, space.Outage{Space: a.ID, Reason: "fuite d’eau", Back: now.AddDate(0, 0, 2)}, space.Warn)
		if err != nil {
			t.Fatal(err)
		}
		p, from := plan(t, desk), now.Add(time.Hour)
		for id, key := range map[base.SpaceID]string{a.ID: "space.out_of_service_until", hall.ID: "space.out_of_service_until", b.ID: ""} {
			f := p.Refuses(id, from, from.Add(time.Hour))
			if key == "" && f != nil || key != "" && (f == nil || f.Key != key) {
				t.Errorf("%s: %v", id, f)
			}
		}
		if err := desk.PutBack(ctx, manager, o.ID, time.Time{}); err != nil {
			t.Fatal(err)
		}
		if f := plan(t, desk).Refuses(a.ID, from, from.Add(time.Hour)); f != nil {
			t.Error(f)
		}
	})
}

func TestClosuresAndExceptionsAreKept(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &space.Desk{DB: d}
		salle := draw(t, desk, room("Salle"))
		c, err := desk.Close(ctx, manager, space.Closure{First: "2027-08-02", Last: "2027-08-15", Reason: "congés"}, space.Warn)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Except(ctx, manager, space.Exception{Space: salle.ID, Day: "2027-08-04", Hours: []space.Range{{From: 600, To: 720}}, Reason: "stage"}, space.Warn); err != nil {
			t.Fatal(err)
		}
		at := func(d day.Day, hour int) time.Time {
			t, _ := d.At(day.Clock{Hour: hour}, testkit.Paris)
			return t
		}
		p := plan(t, desk)
		if f := p.Refuses(salle.ID, at("2027-08-03", 10), at("2027-08-03", 11)); f == nil || f.Key != "space.closed_day_until" || f.Args["reason"] != "congés" {
			t.Error(f)
		}
		if f := p.Refuses(salle.ID, at("2027-08-04", 10), at("2027-08-04", 12)); f != nil {
			t.Error(f)
		}
		if err := desk.Reopen(ctx, manager, c.ID); err != nil {
			t.Fatal(err)
		}
		e := plan(t, desk).Exceptions()[0]
		if err := desk.Unexcept(ctx, manager, e.ID); err != nil {
			t.Fatal(err)
		}
		if f := plan(t, desk).Refuses(salle.ID, at("2027-08-03", 0), at("2027-08-05", 0)); f != nil {
			t.Error(f)
		}
		if _, err := desk.Close(ctx, manager, space.Closure{First: "2027-08-15", Last: "2027-08-02"}, space.Warn); !refused(err, "reason", "base.required") {
			t.Error(err)
		}
	})
}
