package cockpit

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	now := time.Date(2027, 3, 25, 9, 20, 0, 0, time.UTC)
	plan := space.SamplePlan()
	all := plan.Ordered()
	var list []Entry
	for i, title := range []string{"Atelier couture", "Réunion du conseil", "Aide numérique", "Chorale"} {
		from := now.Add(time.Duration(2*i-1) * time.Hour)
		list = append(list, Entry{ID: "b", Space: all[i%len(all)].ID, From: from, To: from.Add(90 * time.Minute), Title: title,
			Who: "Zoé Çelik", Person: "p", For: "Vie associative", Hue: i + 1, Waiting: i == 3})
	}
	full := Day{Now: now, Date: "2027-03-25", Plan: plan, Entries: list, Note: Note{Opens: "Camille", Closes: "Sam", Remark: "Livraison de café à 10 h"},
		Calls: []Call{{"cockpit.requests_waiting", base.Args{"count": 2}, "/bookings/requests", true},
			{"cockpit.outage_open", base.Args{"space": "Laser"}, "/spaces", false}}}
	for i := range trendWeeks {
		full.Weeks = append(full.Weeks, Week{full.Date.Monday().Add(7 * (i - trendWeeks + 1)), 600 * (10 + i%4)})
	}
	for i, s := range all[:min(len(all), 4)] {
		full.Spaces = append(full.Spaces, Share{Space: s, Minutes: 4000 - 900*i, Open: 6000})
		full.Activities = append(full.Activities, Share{Activity: "a", Name: s.Name, Hue: i + 1, Minutes: 4000 - 900*i})
	}
	quiet := Day{Now: now, Date: full.Date, Plan: plan}
	manager, member := base.Actor{Account: "a", Role: base.Manager}, base.Actor{Account: "m", Role: base.Member, Person: "p"}
	found := Found{Query: "co", People: []people.Row{{Person: people.Person{Name: "Colette Roux", Email: "colette@example.org"}}}, Spaces: all[:1], Bookings: list[:2]}
	return []ui.Sample{
		{Name: "cockpit: a full day", Page: todayPage{Day: full, Who: manager}},
		{Name: "cockpit: a quiet day", Page: todayPage{Day: quiet, Who: manager}},
		{Name: "cockpit: a place without spaces", Page: todayPage{Day: Day{Now: now, Date: full.Date, Plan: space.SampleEmpty()}, Who: manager}},
		{Name: "cockpit: the day of a member", Page: todayPage{Day: Day{Now: now, Date: full.Date, Plan: plan, Entries: list}, Who: member},
			Scene: func(s *ui.Scene) { s.Who.Role = base.Member }},
		{Name: "cockpit: the day of who learns, and sits in a jury", Page: todayPage{Day: Day{Now: now, Date: full.Date, Plan: plan}, Who: member},
			Scene: func(s *ui.Scene) {
				s.Who.Role, s.Place.Candidate, s.Place.Juror, s.Place.Learner = base.Member, true, true, true
			}},
		{Name: "cockpit: the sheet of a day", Page: sheetPage{full}},
		{Name: "cockpit: what was found", Page: searchPage{found}},
		{Name: "cockpit: nothing was found", Page: searchPage{Found{Query: "zzz"}}},
	}
}
