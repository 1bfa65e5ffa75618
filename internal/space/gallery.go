package space

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	p, empty := SamplePlan(), SampleEmpty()
	now := time.Date(2027, 5, 3, 8, 30, 0, 0, time.UTC)
	hall, _ := p.Space("hall")
	desks, _ := p.Space("desks")
	laser, _ := p.Space("laser")
	week := func(id base.SpaceID) (days []Daily) {
		for k := range 7 {
			days = append(days, p.Daily(id, day.Day("2027-05-03").Add(k)))
		}
		return days
	}
	list := listPage{Plan: p, Shown: p.Ordered(), Activities: sampleActivities, Now: now}
	found := list
	found.Access = []Feature{"step_free", "hearing_loop"}
	found.Shown = p.Search("", found.Access)
	nothing := list
	nothing.Query, nothing.Shown = "piscine", nil
	var wrong base.Checks
	wrong.Require("name", "")
	wrong.Wrong("capacity", "space.capacity_out_of_range", base.Args{"max": capacityMax})
	refused := draftPage{Form: ui.FormOf(url.Values{"kind": {"room"}, "capacity": {"0"}}, wrong.Fault()), Plan: p, Activities: sampleActivities}
	odd := hoursPage{Plan: p, Space: desks, Form: ui.FormOf(url.Values{"hours.1": {"9h-midi"}}, base.Wrong("hours.1", "space.hours_unreadable"))}
	return []ui.Sample{
		{Name: "space: the tree", Page: list},
		{Name: "space: found by accessibility", Page: found},
		{Name: "space: none found", Page: nothing},
		{Name: "space: none yet", Page: listPage{Plan: empty, Now: now}},
		{Name: "space: a room", Page: spacePage{Plan: p, Space: hall, Activities: sampleActivities, Week: week("hall"), Now: now, Trail: sampleTrail}},
		{Name: "space: desks", Page: spacePage{Plan: p, Space: desks, Activities: sampleActivities, Week: week("desks"), Now: now}},
		{Name: "space: out of service", Page: spacePage{Plan: p, Space: laser, Activities: sampleActivities, Week: week("laser"), Now: now}},
		{Name: "space: a new one", Page: draftPage{Plan: p, Was: Draft{Kind: KindRoom, Capacity: 1}, Activities: sampleActivities}},
		{Name: "space: refused", Page: refused},
		{Name: "space: hours", Page: hoursPage{Plan: p, Space: hall, Week: p.OwnWeek("house")}},
		{Name: "space: hours refused", Page: odd},
		{Name: "space: rules", Page: rulesPage{Plan: p, Space: desks}},
		{Name: "space: closures", Page: closuresPage{Plan: p, Year: 2027, Today: "2027-05-03"}},
		{Name: "space: no closure", Page: closuresPage{Plan: empty, Year: 2027, Today: "2027-05-03"}},
		{Name: "space: a closure", Page: closurePage{Plan: p}},
		{Name: "space: hours that touch bookings", Page: hoursPage{Plan: p, Space: desks, touching: sampleTouching(p), Form: ui.FormOf(nil, &Touching{sampleTouching(p).all})}},
		{Name: "space: a closure that touches bookings", Page: closurePage{Plan: p, touching: sampleTouching(p), Form: ui.FormOf(nil, &Touching{sampleTouching(p).all})}},
		{Name: "space: a special day", Page: exceptionPage{Plan: p}},
		{Name: "space: an outage", Page: outagePage{Plan: p, Space: laser}},
		{Name: "space: the words of a photo", Page: captionPage{Plan: p, Space: hall, Photo: Photo{ID: "sample", Space: "hall", Alt: "La scène, rideau ouvert"}}},
		{Name: "space: a photo", Page: photoPage{Plan: p, Space: hall}},
		{Name: "space: plan", Page: planPage{Plan: p, Activities: sampleActivities, Now: now}},
		{Name: "space: plan, arranged", Page: arrangePage{planPage: planPage{Plan: p}}},
		{Name: "space: no plan yet", Page: planPage{Plan: empty, Now: now}},
	}
}

var sampleActivities = activities{{ID: "cowork", Name: "Coworking", Hue: 1}, {ID: "fablab", Name: "Fablab", Hue: 2}, {ID: "cafe", Name: "Café associatif", Hue: 5}}

var sampleTrail = []db.Entry{
	{At: time.Date(2027, 4, 20, 9, 12, 0, 0, time.UTC), Who: "Camille Ferrand", Act: "changed", Detail: db.Detail{"capacity": []any{60.0, 80.0}}},
	{At: time.Date(2027, 3, 2, 16, 40, 0, 0, time.UTC), Who: "Yanis Morel", Act: "drawn", Detail: db.Detail{"name": "Grande salle"}},
}

func sampleTouching(p *Plan) touching {
	from := time.Date(2027, 8, 3, 7, 0, 0, 0, time.UTC)
	return touching{plan: p, seen: "…", all: []Touched{
		{ID: "1", Space: "hall", From: from, To: from.Add(2 * time.Hour), Title: "Répétition de la chorale", Whom: "Zoé Çelik", Reachable: true},
		{ID: "2", Space: "office", From: from.Add(26 * time.Hour), To: from.Add(28 * time.Hour), Whom: "Louis Brunet"}}}
}

// SampleEmpty is a plan without spaces, for galleries.
func SampleEmpty() *Plan { return newPlan(facts{zone: time.UTC}) }

// SamplePlan is a made-up place, for the galleries of the rooms that show one.
func SamplePlan() *Plan {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	open := func(hours string) []Range {
		r, err := ParseRanges(hours)
		if err != nil {
			panic(err)
		}
		return r
	}
	usual := open("9h-12h30, 13h30-18h")
	spaces := []Space{
		{ID: "house", Draft: Draft{Kind: KindBuilding, Name: "La Grange", Capacity: 1, Surface: 640}},
		{ID: "ground", Draft: Draft{Parent: "house", Kind: KindFloor, Name: "Rez-de-chaussée", Capacity: 1}},
		{ID: "hall", Draft: Draft{Parent: "ground", Kind: KindRoom, Name: "Grande salle", Capacity: 80, Surface: 120, Activity: "cafe",
			Access: []Feature{"step_free", "adapted_toilets", "hearing_loop"}, Spot: Spot{0, 0, 10, 6},
			Description: "Sous la charpente d’origine, avec scène et cuisine attenante.\nLe parquet craint l’eau."}},
		{ID: "hall-a", Draft: Draft{Parent: "hall", Kind: KindPart, Name: "Côté scène", Capacity: 50, Activity: "cafe", Spot: Spot{0, 0, 6, 6}}},
		{ID: "hall-b", Draft: Draft{Parent: "hall", Kind: KindPart, Name: "Côté jardin", Capacity: 30, Activity: "cafe", Spot: Spot{6, 0, 4, 6}}},
		{ID: "desks", Draft: Draft{Parent: "ground", Kind: KindDesk, Name: "Postes partagés", Capacity: 12, Surface: 60, Activity: "cowork",
			Access: []Feature{"step_free", "adjustable_table", "quiet"}, Spot: Spot{10, 0, 8, 4}}},
		{ID: "office", Draft: Draft{Parent: "ground", Kind: KindRoom, Name: "Petit bureau", Capacity: 4, Surface: 14, Activity: "cowork", Spot: Spot{18, 0, 6, 4}}},
		{ID: "shop", Draft: Draft{Parent: "ground", Kind: KindRoom, Name: "Atelier", Capacity: 10, Surface: 90, Activity: "fablab", Spot: Spot{10, 4, 14, 5}}},
		{ID: "laser", Draft: Draft{Parent: "shop", Kind: KindMachine, Name: "Découpe laser", Capacity: 1, Activity: "fablab"}},
		{ID: "bike", Draft: Draft{Kind: KindEquipment, Name: "Vélo cargo", Capacity: 1}},
		{ID: "attic", Retired: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC), Draft: Draft{Kind: KindRoom, Name: "Grenier", Capacity: 6}},
	}
	return newPlan(facts{zone: paris, department: "67", spaces: spaces,
		hours: map[base.SpaceID]Week{"house": {usual, usual, usual, usual, open("9h-12h30, 13h30-22h"), open("10h-13h"), nil}},
		settings: map[base.SpaceID][]Setting{
			"house": {{Rule: Horizon, Value: "90"}, {Rule: Cancel, Value: "1440"}, {Rule: Step, Value: "15"}},
			"hall":  {{Rule: Notice, Value: "4320"}, {Rule: Buffer, Value: "30"}, {Rule: Approval, Value: "1"}, {Rule: Hold, Value: "48"}},
			"desks": {{Rule: QuotaWeek, Value: "1200"}, {Role: base.Member, Rule: Longest, Value: "480"}},
			"laser": {{Rule: Authorisation, Value: "découpe laser"}, {Rule: Who, Value: "member volunteer team"}, {Rule: Longest, Value: "120"}},
		},
		closures: []Closure{
			{ID: "1", First: "2027-08-02", Last: "2027-08-15", Reason: "Congés d’été"},
			{ID: "2", Space: "shop", First: "2027-01-04", Repeat: Weekly, Weekdays: "1", Reason: "Entretien des machines"},
			{ID: "3", First: "2026-12-24", Last: "2027-01-02", Repeat: Yearly, Reason: "Fêtes de fin d’année"}},
		exceptions: []Exception{{ID: "1", Day: "2027-05-08", Hours: open("10h-17h"), Reason: "Portes ouvertes"}},
		outages:    []Outage{{ID: "1", Space: "laser", From: time.Date(2027, 5, 1, 7, 0, 0, 0, time.UTC), Back: time.Date(2027, 5, 11, 7, 0, 0, 0, time.UTC), Reason: "Lentille fendue, pièce commandée"}},
	})
}
