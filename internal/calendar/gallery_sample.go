package calendar

import (
	"fmt"
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
)

// sampleScene sets the hour of the gallery's place.
func sampleScene(role base.Role) func(*ui.Scene) {
	return func(s *ui.Scene) {
		s.Now = sampleNow
		s.Who.Zone, s.Who.Role = sampleZone, role
	}
}

var sampleSpaces = []space.Space{
	{ID: "moulin", Draft: space.Draft{Kind: space.KindBuilding, Name: "Le Moulin", Capacity: 120}},
	{ID: "salle", Depth: 1, Draft: space.Draft{Kind: space.KindRoom, Name: "Grande salle", Capacity: 80, Access: []space.Feature{"step_free"}}},
	{ID: "salle-a", Depth: 2, Draft: space.Draft{Kind: space.KindPart, Name: "Salle A", Capacity: 40}},
	{ID: "salle-b", Depth: 2, Draft: space.Draft{Kind: space.KindPart, Name: "Salle B", Capacity: 40}},
	{ID: "petite", Depth: 1, Draft: space.Draft{Kind: space.KindRoom, Name: "Petite salle", Capacity: 8, Access: []space.Feature{"step_free", "quiet"}}},
	{ID: "coworking", Depth: 1, Draft: space.Draft{Kind: space.KindDesk, Name: "Coworking", Capacity: 12}},
	{ID: "bureau", Depth: 1, Draft: space.Draft{Kind: space.KindRoom, Name: "Bureau clos", Capacity: 2}},
	{ID: "fablab", Draft: space.Draft{Kind: space.KindBuilding, Name: "Fablab", Capacity: 20}},
	{ID: "laser", Depth: 1, Draft: space.Draft{Kind: space.KindMachine, Name: "Laser", Capacity: 1}},
	{ID: "fraiseuse", Depth: 1, Draft: space.Draft{Kind: space.KindMachine, Name: "Fraiseuse", Capacity: 1}},
	{ID: "cuisine", Draft: space.Draft{Kind: space.KindRoom, Name: "Cuisine", Capacity: 15}},
}

// sampleGround opens from 9 to 19 on weekdays, the fablab's machines in the afternoon.
type sampleGround struct{}

func (sampleGround) Openings(id base.SpaceID, from, to time.Time) []space.Span {
	var out []space.Span
	for d := day.Of(from, sampleZone); d.Start(sampleZone).Before(to); d = d.Add(1) {
		first, last := 9, 19
		if id == "laser" || id == "fraiseuse" {
			first, last = 14, 20
		}
		if d.Weekday() == 7 || d.Weekday() == 6 && first == 14 {
			continue
		}
		out = append(out, space.Span{From: sampleHour(d, first*60), To: sampleHour(d, last*60)})
	}
	return out
}

func (sampleGround) Units(id base.SpaceID, seats int) []space.Unit {
	if id == "salle" {
		return []space.Unit{{Space: "salle-a", Seats: 40}, {Space: "salle-b", Seats: 40}}
	}
	for _, s := range sampleSpaces {
		if s.ID == id && seats == 0 {
			seats = s.Capacity
		}
	}
	return []space.Unit{{Space: id, Seats: seats}}
}

func sampleHour(d day.Day, minutes int) time.Time {
	return d.Start(sampleZone).Add(time.Duration(minutes) * time.Minute)
}

// sampleTable is a week of bookings: weekday, space, from and to in minutes, title,
// hue, and m for the reader's own, w for a request that waits, x for a stranger's.
var sampleTable = []struct {
	day      int
	space    base.SpaceID
	from, to int
	title    string
	who      string
	hue      int
	marks    string
}{
	{1, "salle", 540, 720, "Formation numérique", "Greta", 1, ""}, {1, "petite", 600, 660, "Point compta", "Nadia Roche", 8, ""},
	{1, "cuisine", 600, 840, "Atelier conserves", "Les Bocaux", 3, ""}, {1, "laser", 840, 960, "Gravure", "Paul Henry", 2, ""},
	{2, "salle-a", 570, 690, "Yoga doux", "Inès Faure", 4, ""}, {2, "salle-b", 660, 780, "Chorale", "Voix du Val", 7, ""},
	{2, "petite", 540, 600, "", "", 0, ""}, {2, "petite", 840, 930, "Conseil d’administration", "Le Moulin", 6, "m"},
	{2, "bureau", 600, 750, "Permanence impôts", "France services", 1, ""}, {2, "cuisine", 1050, 1140, "Goûter du mardi", "Café", 5, "w"},
	{2, "laser", 840, 900, "", "", 0, ""}, {2, "laser", 930, 1080, "Boîtes en bois", "Camille Aubry", 2, "m"}, {2, "fraiseuse", 870, 1140, "Enseigne", "Paul Henry", 2, "w"},
	{3, "salle", 540, 1080, "Journée des aidants", "Département", 7, ""}, {3, "petite", 570, 690, "Entretien", "", 8, ""}, {3, "cuisine", 570, 690, "Pain", "Fournil", 5, ""},
	{4, "salle-a", 840, 1020, "Couture", "Fil à fil", 4, ""}, {4, "salle-b", 840, 1020, "Jeux", "Ludothèque", 5, "w"}, {4, "bureau", 540, 1080, "", "", 0, ""},
	{5, "salle", 1020, 1140, "Marché de producteurs", "Amap", 3, ""}, {5, "petite", 600, 720, "Réunion", "Camille Aubry", 6, "m"}, {5, "laser", 840, 1200, "Stage", "Fablab", 2, ""},
	{6, "cuisine", 600, 1080, "Repas partagé", "Café", 5, ""},
}

func sampleEntries() []entry {
	var out []entry
	monday := sampleDay.Monday()
	for week := -1; week < 5; week++ {
		for i, t := range sampleTable {
			d := monday.Add(7*week + t.day - 1)
			e := entry{ID: fmt.Sprintf("sample-%d-%d", week+1, i), Takes: sampleGround{}.Units(t.space, 0), From: sampleHour(d, t.from), To: sampleHour(d, t.to),
				Title: t.title, Who: t.who, Hue: t.hue, Mine: t.marks == "m", Awaits: t.marks == "w", Movable: t.marks == "m"}
			for _, s := range sampleSpaces {
				if s.ID == t.space {
					e.Where = s.Name
				}
			}
			out = append(out, e)
		}
		out = append(out, sampleSeats(monday.Add(7*week))...)
	}
	return out
}

// sampleSeats fills the coworking desks, more on some days than on others.
func sampleSeats(monday day.Day) []entry {
	var out []entry
	for weekday, people := range []int{7, 12, 9, 4, 6} {
		for i := range people {
			d := monday.Add(weekday)
			out = append(out, entry{ID: fmt.Sprintf("seat-%s-%d", d, i), Takes: []space.Unit{{Space: "coworking", Seats: 1}}, Where: "Coworking",
				From: sampleHour(d, 540+30*(i%4)), To: sampleHour(d, 1140-60*(i%5)), Mine: i == 3 && weekday == 1, Title: map[bool]string{true: "Camille Aubry"}[i == 3 && weekday == 1]})
		}
	}
	return out
}

var sampleActivities = []activity.Activity{sampleActivity("a1", "Inclusion numérique", 1), sampleActivity("a2", "Fablab", 2), sampleActivity("a3", "Café associatif", 5)}

// sampleCalendar draws the gallery's place as a view shows it.
func sampleCalendar(l look) calendarPage {
	if l.On == "" {
		l.On = sampleDay
	}
	return drawCalendar(sampleGround{}, sampleSpaces, sampleEntries(), l, sampleNow, sampleZone).with(sampleActivities, 0)
}

func sampleActivity(id base.ActivityID, name string, hue int) activity.Activity {
	return activity.Activity{ID: id, Draft: activity.Draft{Name: name, Hue: hue}}
}
