package booking

import (
	"time"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
)

// The gallery's place, on a Tuesday of May at half past ten.
var (
	sampleDay  = day.Day("2027-05-04")
	sampleNow  = time.Date(2027, 5, 4, 8, 30, 0, 0, time.UTC)
	sampleZone = time.FixedZone("CEST", 2*60*60)

	sampleSpaces = []space.Space{
		{ID: "petite", Draft: space.Draft{Kind: space.KindRoom, Name: "Petite salle", Capacity: 8, Access: []space.Feature{"step_free", "quiet"}}},
		{ID: "coworking", Draft: space.Draft{Kind: space.KindDesk, Name: "Coworking", Capacity: 12}},
		{ID: "bureau", Draft: space.Draft{Kind: space.KindRoom, Name: "Bureau clos", Capacity: 2}},
	}
	sampleActivities = []activity.Activity{{ID: "a1", Draft: activity.Draft{Name: "Inclusion numérique", Hue: 1}}, {ID: "a2", Draft: activity.Draft{Name: "Fablab", Hue: 2}}}
)

// sampleScene sets the hour of the gallery's place.
func sampleScene(role base.Role) func(*ui.Scene) {
	return func(s *ui.Scene) {
		s.Now = sampleNow
		s.Who.Zone, s.Who.Role = sampleZone, role
	}
}

func sampleHour(d day.Day, minutes int) time.Time {
	return d.Start(sampleZone).Add(time.Duration(minutes) * time.Minute)
}
