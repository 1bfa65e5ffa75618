package flows_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestAReminderOfWhatIsBookedLateComesTwoHoursBefore(t *testing.T) {
	for name, c := range map[string]struct{ made, start, end, reminded string }{
		"a day and a minute ahead":    {"2027-03-10T13:59:00+01:00", "2027-03-11T14:00", "2027-03-11T16:00", "2027-03-10T14:00:00+01:00"},
		"a day ahead":                 {"2027-03-10T14:00:00+01:00", "2027-03-11T14:00", "2027-03-11T16:00", "2027-03-11T12:00:00+01:00"},
		"three hours ahead":           {"2027-03-10T11:00:00+01:00", "2027-03-10T14:00", "2027-03-10T16:00", "2027-03-10T12:00:00+01:00"},
		"less than three hours ahead": {"2027-03-10T11:01:00+01:00", "2027-03-10T14:00", "2027-03-10T16:00", ""},
		"a day over the spring night": {"2027-03-27T12:59:00+01:00", "2027-03-28T14:00", "2027-03-28T16:00", "2027-03-27T13:00:00+01:00"},
		"less, in the spring night":   {"2027-03-27T14:00:00+01:00", "2027-03-28T04:00", "2027-03-28T05:00", "2027-03-28T01:00:00+01:00"},
		"not three, in that night":    {"2027-03-28T00:30:00+01:00", "2027-03-28T04:00", "2027-03-28T05:00", ""},
		"a day over the autumn night": {"2027-10-30T14:59:00+02:00", "2027-10-31T14:00", "2027-10-31T16:00", "2027-10-30T15:00:00+02:00"},
		"less, in the autumn night":   {"2027-10-30T20:00:00+02:00", "2027-10-31T04:00", "2027-10-31T05:00", "2027-10-31T02:00:00+01:00"},
	} {
		t.Run(name, func(t *testing.T) {
			testkit.Each(t, func(t *testing.T, d *db.DB) {
				s := set(t, d)
				testkit.At(d, c.made)
				s.ask(s.boss, booking.Wanted{Spaces: []base.SpaceID{s.room.ID}, Start: c.start, End: c.end, Title: "Couture", Person: s.zoe.ID})
				runs, err := db.All(ctx, d, db.Col[string], "select run_at from job where kind = 'booking.reminder'")
				s.must(err)
				want := []string(nil)
				if c.reminded != "" {
					testkit.At(d, c.reminded)
					want = []string{d.Now().UTC().Format("2006-01-02T15:04:05.000000Z")}
				}
				if len(runs) != len(want) || len(want) > 0 && runs[0] != want[0] {
					t.Errorf("reminded at %v, not %v", runs, want)
				}
			})
		})
	}
}
