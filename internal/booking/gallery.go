package booking

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	member, manager := sampleScene(base.Member), sampleScene(base.Manager)
	return append(sampleForms(), []ui.Sample{
		{Name: "booking: waiting", Page: waitingPage{List: []awaited{
			{Waiting{ID: "w1", From: sampleHour(sampleDay, 660), To: sampleHour(sampleDay, 720), Title: "Couture", State: Offered, Till: sampleHour(sampleDay, 600)}, "Atelier"},
			{Waiting{ID: "w2", From: sampleHour(sampleDay, 840), To: sampleHour(sampleDay, 900), Title: "Couture", State: Waits, Ahead: 1}, "Atelier"}}}, Scene: member},
		{Name: "booking: waiting, none", Page: waitingPage{}, Scene: member},
		{Name: "booking: requests", Page: requestsPage{Waiting: []asking{{sampleNamed(Requested), "Laser"}}}, Scene: manager},
		{Name: "booking: requests, none", Page: requestsPage{}, Scene: manager},
		{Name: "booking: one", Page: sampleShown(Booked), Scene: manager},
		{Name: "booking: one that waits", Page: sampleShown(Requested), Scene: manager},
		{Name: "booking: one that was cancelled", Page: sampleShown(Cancelled), Scene: manager},
		{Name: "booking: one too late to cancel", Page: sampleTooLate(), Scene: sampleOwner},
		{Name: "booking: one of somebody else", Page: showPage{Named: sampleNamed(Booked).shownTo(base.Actor{}), Path: sampleSpaces[:1], Now: sampleNow}, Scene: member},
	}...)
}

// sampleForms are the forms: empty, answered, refused.
func sampleForms() []ui.Sample {
	member, manager := sampleScene(base.Member), sampleScene(base.Manager)
	free := freePage{Day: sampleDay, Today: sampleDay, From: "11:00", To: "12:00", Start: sampleHour(sampleDay, 660), End: sampleHour(sampleDay, 720),
		Free: []spot{{Space: sampleSpaces[0]}, {Space: sampleSpaces[1]}}, Busy: []spot{{Space: sampleSpaces[2], Note: "10 – 12"}}}
	none := free
	none.Free = nil
	change := changePage{Booking: sampleNamed(Booked).Booking, Space: sampleSpaces[0], Spaces: sampleSpaces, Activities: sampleActivities}
	return []ui.Sample{
		{Name: "booking: what is free", Page: free, Scene: member},
		{Name: "booking: nothing is free", Page: none, Scene: member},
		{Name: "booking: the form", Page: sampleForm(), Scene: manager},
		{Name: "booking: the form refused, taken", Page: sampleTaken(), Scene: member},
		{Name: "booking: the form refused, by rules", Page: sampleRules(), Scene: manager},
		{Name: "booking: the form refused, a series", Page: sampleConflicts(), Scene: member},
		{Name: "booking: moving one", Page: change, Scene: manager},
	}
}

func sampleForm() bookPage {
	return bookPage{Spaces: sampleSpaces, Activities: sampleActivities, Space: sampleSpaces[0], Day: sampleDay, From: "14:00", To: "15:30", Staff: true}
}

func sampleTaken() bookPage {
	p := sampleForm()
	p.Staff = false
	fault := base.Refuse(base.Conflict, "booking.taken_until", base.Args{"space": "Petite salle",
		"span": words.Stretch{From: sampleHour(sampleDay, 840), To: sampleHour(sampleDay, 930), Zone: sampleZone}})
	p.Form = ui.FormOf(url.Values{"title": {"Atelier couture"}}, fault)
	p.Ways = []way{{Slot{"petite", sampleHour(sampleDay, 930), sampleHour(sampleDay, 1020)}, "Petite salle", true},
		{Slot{"bureau", sampleHour(sampleDay, 840), sampleHour(sampleDay, 930)}, "Bureau clos", true},
		{Slot{"petite", sampleHour(sampleDay.Add(1), 840), sampleHour(sampleDay.Add(1), 930)}, "Petite salle", false}}
	return p
}

func sampleRules() bookPage {
	p := sampleForm()
	var wrong base.Checks
	wrong.Wrong("from", "booking.past")
	wrong.Wrong("to", "booking.too_long", base.Args{"max": words.Length(120)})
	wrong.Wrong("confirm_past", "booking.past_unconfirmed")
	p.Form = ui.FormOf(url.Values{"title": {"Atelier couture"}, "repeat": {"week"}}, wrong.Fault())
	return p
}

func sampleConflicts() bookPage {
	p := sampleTaken()
	taken := p.Fault
	p.Form.Fault = base.Refuse(base.Conflict, "booking.series_blocked", base.Args{"n": 2})
	like := Slot{"bureau", sampleHour(sampleDay.Add(14), 840), sampleHour(sampleDay.Add(14), 930)}
	near := Slot{"petite", sampleHour(sampleDay.Add(7), 930), sampleHour(sampleDay.Add(7), 1020)}
	p.Ways, p.Conflicts = nil, []hurdle{
		{Day: sampleDay.Add(7), Obstacle: Obstacle{Space: "petite", From: sampleHour(sampleDay.Add(7), 840), To: sampleHour(sampleDay.Add(7), 930), Fault: taken, Nearest: &near}},
		{Day: sampleDay.Add(14), Name: "Bureau clos", Obstacle: Obstacle{Space: "petite", From: like.From, To: like.To, Fault: taken, Like: &like}}}
	return p
}

func sampleNamed(s State) Named {
	return Named{Who: "Camille Aubry", Hue: 2, For: "Fablab", Booking: Booking{ID: "sample", Space: "petite", From: sampleHour(sampleDay, 840), To: sampleHour(sampleDay, 930),
		Title: "Boîtes en bois", Person: "camille", State: s, HeldTill: sampleNow.Add(40 * time.Hour), AskedAt: sampleNow.Add(-8 * time.Hour), AskedBy: "owner", AskedAs: "Camille Aubry"}}
}

func sampleShown(s State) showPage {
	p := showPage{Named: sampleNamed(s), Path: sampleSpaces[:1], Now: sampleNow, Limit: sampleHour(sampleDay, 780)}
	if s == Cancelled {
		p.Ended = Ending{sampleNow.Add(-time.Hour), "Camille Aubry", "Fuite d’eau"}
	}
	if s == Booked {
		p.Series, p.Rule = "series", "…"
		for week := range 4 {
			p.Dates = append(p.Dates, Booking{ID: "sample", From: sampleHour(sampleDay.Add(7*week), 840), To: sampleHour(sampleDay.Add(7*week), 930)})
		}
	}
	p.History = []ui.Event{{Who: "Camille Aubry", When: "3 mai", What: "…"}}
	return p
}

// sampleOwner looks at the page as whoever made the booking.
func sampleOwner(s *ui.Scene) {
	sampleScene(base.Member)(s)
	s.Who.Account = "owner"
}

func sampleTooLate() showPage {
	p := sampleShown(Booked)
	p.Limit = sampleNow.Add(-time.Hour)
	p.TooLate = base.Refuse(base.Invalid, "booking.too_late_to_cancel", base.Args{"before": words.Length(1440), "limit": words.Instant{Time: p.Limit, Zone: sampleZone}})
	return p
}
