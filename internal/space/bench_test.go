package space

import (
	"fmt"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// large is a plan of 332 spaces, each with hours of its own, over ten years of
// closures (12 a year), exceptions and outages.
func large() *Plan {
	f := facts{zone: paris, department: "67", hours: map[base.SpaceID]Week{}}
	for b := range 4 {
		house := base.SpaceID(fmt.Sprint("house", b))
		f.spaces = append(f.spaces, Space{ID: house, Draft: Draft{Kind: KindBuilding, Name: "Maison", Capacity: 1}})
		for r := range 82 {
			id := base.SpaceID(fmt.Sprint("room", b, "-", r))
			f.spaces = append(f.spaces, Space{ID: id, Draft: Draft{Kind: KindRoom, Parent: house, Name: "Salle", Capacity: 1}})
			f.hours[id] = everyDay("09:00-12:00 14:00-18:00")
		}
	}
	for d := day.Day("2018-01-05"); d < "2028-01-01"; d = d.Add(30) {
		f.closures = append(f.closures, Closure{First: d, Last: d.Add(1), Reason: "inventaire"})
		f.exceptions = append(f.exceptions, Exception{Day: d.Add(10), Hours: []Range{{600, 700}}})
		f.outages = append(f.outages, Outage{Space: "house1", From: d.Start(paris), Back: d.Add(2).Start(paris)})
	}
	return newPlan(f)
}

// The week of 332 spaces: the aim is under 5 ms.
func BenchmarkOpeningsOfAWeekOf332Spaces(b *testing.B) {
	p := large()
	from, to := day.Day("2027-03-22").Start(paris), day.Day("2027-03-29").Start(paris)
	ids := p.Ordered()
	for b.Loop() {
		for _, s := range ids {
			if len(p.Openings(s.ID, from, to)) == 0 {
				b.Fatal("closed")
			}
		}
	}
	b.ReportMetric(float64(len(ids)), "spaces")
}

func BenchmarkRefusesOneBooking(b *testing.B) {
	p := large()
	from, to := clock(paris, "2027-03-23 09:00"), clock(paris, "2027-03-23 10:00")
	for b.Loop() {
		if p.Refuses("room1-1", from, to) != nil {
			b.Fatal("closed")
		}
	}
}

func BenchmarkAPlanOf332SpacesIsBuilt(b *testing.B) {
	for b.Loop() {
		large()
	}
}
