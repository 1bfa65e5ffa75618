package boussole_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/boussole"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

func deskOf(d *db.DB) *boussole.Desk {
	return &boussole.Desk{DB: d, Places: &place.Desk{DB: d}, Spaces: &space.Desk{DB: d}, Checks: boussole.Checks()}
}

func survey(t *testing.T, d *db.DB, who base.Actor) map[string]string {
	t.Helper()
	s, err := deskOf(d).Survey(ctx, who, "")
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, standing := range s.Standings {
		for _, f := range standing.Findings {
			if f.State != boussole.Unmeasured {
				states[f.Key] = f.State.String()
			}
		}
	}
	return states
}

func open(t *testing.T, d *db.DB, id place.Identity) base.Actor {
	t.Helper()
	p, err := (&place.Desk{DB: d}).Open(ctx, base.Actor{Account: "a", Name: "Nadia"}, id)
	if err != nil {
		t.Fatal(err)
	}
	return testkit.As(base.Manager, p.ID)
}

func TestAPlaceThatBeginsIsToldWhereToBegin(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		who := open(t, d, place.Identity{Name: "Ici", Insee: "23096"})
		want := map[string]string{
			"families_stated": "missing", "identity_complete": "missing", "premises_secured": "missing", "contact_stated": "missing",
			"activities_number": "missing", "activities_described": "missing", "consent_asked": "missing", "two_hands": "missing",
			"machines_guarded": "fine", "access_stated": "missing", "occupancy_measurable": "missing", "erp_known": "missing", "answers_in_48h": "fine",
		}
		if diff := cmp.Diff(want, survey(t, d, who)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAPlaceInOrderSeesIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-03-25T10:00:00+01:00")
		who := open(t, d, place.Identity{Name: "Ici", Insee: "23096", Families: []string{"fablab", "cafe"}, Form: "association", RNA: "W232001234",
			Receptions: []place.Reception{{Use: "meeting", Floor: place.Ground, Public: 40}},
			Holding:    string(place.CommercialLet), HeldUntil: "2028-03-25", Email: "bonjour@example.org", Phone: "+33 5 55 00 00 00"})
		fill(t, d, who)
		want := map[string]string{
			"families_stated": "fine", "identity_complete": "fine", "premises_secured": "fine", "contact_stated": "fine",
			"activities_number": "fine", "activities_described": "fine", "consent_asked": "watch", "two_hands": "fine",
			"machines_guarded": "watch", "access_stated": "watch", "occupancy_measurable": "fine", "erp_known": "fine", "answers_in_48h": "fine",
			"bookings_carried": "watch",
		}
		if diff := cmp.Diff(want, survey(t, d, who)); diff != "" {
			t.Error(diff)
		}
		if got := survey(t, d, open(t, d, place.Identity{Name: "Ailleurs", Insee: "23096"})); got["two_hands"] != "missing" || got["activities_number"] != "missing" {
			t.Error("another place's data is seen:", got)
		}
		testkit.At(d, "2027-03-26T10:00:00+01:00")
		if got := survey(t, d, who)["premises_secured"]; got != "watch" {
			t.Error("less than twelve months left:", got)
		}
		testkit.At(d, "2028-03-26T10:00:00+02:00")
		if got := survey(t, d, who)["premises_secured"]; got != "missing" {
			t.Error("ended:", got)
		}
	})
}

// fill gives a place activities, spaces, people and two persons who run it.
func fill(t *testing.T, d *db.DB, who base.Actor) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var drafts []activity.Draft
	for _, name := range []string{"Café", "Fablab", "Cours"} {
		drafts = append(drafts, activity.Draft{Name: name, Purpose: "Se retrouver", Public: "Tous"})
	}
	activities, err := (&activity.Desk{DB: d}).Add(ctx, who, drafts...)
	must(err)
	week := space.Week{{{From: 9 * 60, To: 18 * 60}}}
	spaces := &space.Desk{DB: d}
	shop, err := spaces.Create(ctx, who, space.Draft{Kind: space.KindRoom, Name: "Atelier", Capacity: 8, Access: []space.Feature{"step_free"}}, week, nil)
	must(err)
	_, err = spaces.Create(ctx, who, space.Draft{Kind: space.KindRoom, Name: "Salle", Capacity: 8}, week, nil)
	must(err)
	_, err = spaces.Create(ctx, who, space.Draft{Kind: space.KindMachine, Parent: shop.ID, Name: "Laser", Capacity: 1}, space.Week{},
		[]space.Setting{{Rule: space.Authorisation, Value: "laser", Unheard: true}})
	must(err)
	_, err = spaces.Create(ctx, who, space.Draft{Kind: space.KindMachine, Parent: shop.ID, Name: "Scie", Capacity: 1}, space.Week{}, nil)
	must(err)
	register := &people.Desk{DB: d}
	bookings := &booking.Desk{DB: d, Spaces: spaces, Activities: &activity.Desk{DB: d}, People: register}
	for _, hours := range [][2]string{{"10:00", "13:00"}, {"15:00", "17:00"}} {
		w := booking.Wanted{Spaces: []base.SpaceID{shop.ID}, Start: "2027-03-22T" + hours[0], End: "2027-03-22T" + hours[1], Title: "Bois", ConfirmPast: true}
		if hours[0] == "10:00" {
			w.Activity = activities[0].ID
		}
		_, err = bookings.Ask(ctx, who, w)
		must(err)
	}
	for _, card := range []people.Card{
		{Identity: people.Identity{LastName: "Roux"}, Consents: []people.Consent{{Purpose: "photos", Given: day.Of(d.Now(), who.Zone), Source: "form"}}},
		{Identity: people.Identity{LastName: "Çelik"}},
		{Identity: people.Identity{Kind: people.Organisation, Name: "Mairie"}},
	} {
		_, err = register.Add(ctx, who, card)
		must(err)
	}
	accounts := &account.Desk{DB: d}
	for _, name := range []string{"Nadia", "Sam"} {
		a, err := accounts.Open(ctx, who, account.Opening{Email: name + "@example.org", Name: name})
		must(err)
		must(accounts.Admit(ctx, who, a.ID, base.Team))
	}
}

func TestTheSurveySendsAConstantNumberOfStatements(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-03-25T10:00:00+01:00")
		who := open(t, d, place.Identity{Name: "Ici", Insee: "23096"})
		desk := deskOf(d)
		count := func() int64 {
			counted, n := db.Tally(ctx)
			if _, err := desk.Survey(counted, who, ""); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		count()
		empty := count()
		fill(t, d, who)
		count()
		if full := count(); full != empty {
			t.Errorf("%d statements, %d when full", empty, full)
		}
	})
}

func TestAnUnknownVersionIsNotFound(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		who := open(t, d, place.Identity{Name: "Ici", Insee: "23096"})
		desk := deskOf(d)
		if _, err := desk.Survey(ctx, who, "1999"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		s, err := desk.Survey(ctx, who, "2025")
		if err != nil || len(s.Standings) != 0 {
			t.Error(s, err)
		}
	})
}
