package attendance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

var paris = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return zone
}()

// halfDay is a half-day of three hours and a half.
func halfDay(d day.Day, p Part) Half {
	from := day.Clock{Hour: 9}
	if p == Afternoon {
		from.Hour = 14
	}
	at, _ := d.At(from, paris)
	return Half{ID: base.ID[Half](string(d) + string(p)), Day: d, Part: p, From: at, To: at.Add(210 * time.Minute), Minutes: 210, Trainers: []Person{{ID: "t", Name: "Tom"}}}
}

// twenty is a session of twenty days, followed by Malika and Zoé.
func twenty() Course {
	c := Course{ID: "s", Name: "Session 12", Programme: "Piloter un tiers-lieu", Trainees: []Trainee{{Person: Person{ID: "m", Name: "Malika"}}, {Person: Person{ID: "z", Name: "Zoé"}}}}
	for d := day.Day("2026-09-07"); len(c.Halves) < 40; d = d.Add(1) {
		if d.Weekday() < 6 {
			c.Halves = append(c.Halves, halfDay(d, Morning), halfDay(d, Afternoon))
		}
	}
	return c
}

// signedBy is that somebody signs a half-day of a session an hour after it begins.
func signedBy(c Course, h Half, p Party, person string) Signature {
	return Signature{Session: c.ID, Half: h.ID, Party: p, Person: person, At: h.From.Add(time.Hour), Digest: c.Sheet(h).Digest()}
}

// lived is a session in which all sign all, but what somebody leaves out.
func lived(c Course, but func(i int, person string) bool, absences ...Absence) Register {
	var sheets []Sheet
	var signatures []Signature
	for i, h := range c.Halves {
		sheets = append(sheets, c.Sheet(h))
		for _, s := range []Signature{signedBy(c, h, AsTrainer, "t"), signedBy(c, h, AsTrainee, "m"), signedBy(c, h, AsTrainee, "z")} {
			if !but(i, s.Person) {
				signatures = append(signatures, s)
			}
		}
	}
	return Read(c, sheets, signatures, absences, c.Halves[len(c.Halves)-1].To.Add(time.Hour))
}

func TestS6ThreeHalfDaysMissedOfFortyAre129HoursAndAHalf(t *testing.T) {
	t.Parallel()
	c := twenty()
	var absences []Absence
	for _, i := range []int{4, 5, 17} {
		absences = append(absences, Absence{Half: c.Halves[i].ID, Trainee: "m", Reason: "Grippe"})
	}
	r := lived(c, func(i int, person string) bool { return person == "m" && (i == 4 || i == 5 || i == 17) }, absences...)
	if blocks := r.Blocks(); len(blocks) != 0 {
		t.Fatalf("%+v", blocks)
	}
	malika, _ := r.Trainee("m")
	got := r.Tally(malika, r.Halves)
	if got != (Tally{Halves: 37, Of: 40, Minutes: 7770, OfMinute: 8400, Absent: 3}) || got.Rate() != 9250 {
		t.Errorf("%+v, %d", got, got.Rate())
	}
	zoe, _ := r.Trainee("z")
	if whole := r.Tally(zoe, r.Halves); whole.Minutes != 8400 || whole.Rate() != 10000 {
		t.Errorf("%+v", whole)
	}
	said := ""
	for _, line := range (View{Register: r}).attests(Certificate{Name: malika.Name, Tally: got, Issued: "2026-11-02"}) {
		said += line.Text + "\n"
	}
	if !strings.Contains(said, "129,5 heures") || !strings.Contains(said, "37 demi-journées suivies sur 40") || strings.Contains(said, "140") {
		t.Errorf("%s", said)
	}
	if (Tally{}).Rate() != 0 {
		t.Error("nothing is followed of nothing")
	}
}

func TestS7ATraineeWhoDidNotSignCountsAbsentAndBlocksTheClosingByName(t *testing.T) {
	t.Parallel()
	c := twenty()
	r := lived(c, func(i int, person string) bool { return person == "z" && i == 3 })
	zoe, _ := r.Trainee("z")
	if state := r.Cell(c.Halves[3], zoe).State; state != Missing {
		t.Errorf("%s", state)
	}
	if got := r.Tally(zoe, r.Halves); got.Halves != 39 || got.Absent != 1 {
		t.Errorf("%+v", got)
	}
	blocks := r.Blocks()
	if len(blocks) != 1 || blocks[0].Why != Unsigned || blocks[0].Trainee.Name != "Zoé" || blocks[0].Half.ID != c.Halves[3].ID {
		t.Errorf("%+v", blocks)
	}
	r.Now = c.Halves[3].To.Add(-time.Minute)
	if state := r.Cell(c.Halves[3], zoe).State; state != Ahead {
		t.Errorf("%s, while there is still time to sign", state)
	}
	r.Now = c.Halves[39].To
	malika, _ := r.Trainee("m")
	if mine := r.BlocksOf(malika); len(mine) != 0 {
		t.Errorf("another's missing signature: %+v", mine)
	}
}

func TestWhatKeepsASessionOpenIsSaidOnceEach(t *testing.T) {
	t.Parallel()
	nobody := func(int, string) bool { return false }
	c := twenty()
	for name, r := range map[string]struct {
		Register
		want []Why
	}{
		"without anybody": {Read(Course{}, nil, nil, nil, time.Time{}), []Why{NobodyCame}},
		"no trainer":      {lived(c, func(i int, person string) bool { return person == "t" && i == 7 }), []Why{NoTrainer}},
		"in dispute":      {lived(c, nobody, Absence{Half: c.Halves[0].ID, Trainee: "z"}), []Why{InDispute}},
	} {
		var got []Why
		for _, b := range r.Blocks() {
			got = append(got, b.Why)
		}
		if fmt.Sprint(got) != fmt.Sprint(r.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	moved := lived(c, nobody)
	moved.Halves[9].To = moved.Halves[9].To.Add(time.Hour)
	if blocks := moved.Blocks(); len(blocks) != 1 || blocks[0].Why != Changed {
		t.Errorf("moved: %+v", blocks)
	}
	early := lived(twenty(), nobody)
	early.Now = early.Halves[39].From
	if blocks := early.Blocks(); len(blocks) != 1 || blocks[0].Why != NotOver {
		t.Errorf("early: %+v", blocks)
	}
}

func TestWhoLeftIsNotWaitedForAndTheirHoursStay(t *testing.T) {
	t.Parallel()
	c := twenty()
	c.Trainees[1].Left = c.Halves[19].Day
	r := lived(c, func(i int, person string) bool { return person == "z" && i > 19 })
	if blocks := r.Blocks(); len(blocks) != 0 {
		t.Fatalf("%+v", blocks)
	}
	if got := r.Tally(c.Trainees[1], r.Halves); got.Minutes != 20*210 || got.OfMinute != 8400 || got.Absent != 0 {
		t.Errorf("%+v", got)
	}
}

func TestASignatureIsLateByWhenItWasMadeNotByWhenItArrived(t *testing.T) {
	t.Parallel()
	const tolerance = 30 * time.Minute
	h := halfDay("2026-10-05", Afternoon) // until 17:30
	for name, c := range map[string]struct {
		at, device time.Time
		after      bool
		late       bool
	}{
		"in time":                         {at: h.To},
		"just within the tolerance":       {at: h.To.Add(tolerance)},
		"just after it":                   {at: h.To.Add(tolerance + time.Second), late: true},
		"made in time, arrived at night":  {at: h.To.Add(8 * time.Hour), device: h.To},
		"made late, arrived later":        {at: h.To.Add(8 * time.Hour), device: h.To.Add(time.Hour), late: true},
		"a telephone ahead of us":         {at: h.To.Add(time.Hour), device: h.To.Add(2 * time.Hour), late: true},
		"a telephone set to another year": {at: h.To.Add(time.Hour), device: h.From.AddDate(-1, 0, 0), late: true},
		"a telephone kept for a season":   {at: h.To.AddDate(0, 3, 0), device: h.To, late: true},
		"once the session is closed":      {at: h.To, device: h.To, after: true, late: true},
	} {
		if got := (Signature{At: c.at, Device: c.device, After: c.after}).late(h, tolerance); got != c.late {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestASheetIsTheSameBytesAndChangesWithItsHours(t *testing.T) {
	t.Parallel()
	c := twenty()
	h := c.Halves[0]
	a := c.Sheet(h)
	h.From, h.To = h.From.UTC(), h.To.UTC()
	if b := c.Sheet(h); a.Digest() != b.Digest() || len(a.Digest()) != 64 {
		t.Error("the same instants in another zone make another sheet")
	}
	h.Minutes--
	if a.Digest() == c.Sheet(h).Digest() {
		t.Error("a minute less is the same sheet")
	}
}

func TestSomebodyWhoMissesFourHalfDaysInARowIsToBeCalled(t *testing.T) {
	t.Parallel()
	for missed, want := range map[int]int{3: 0, 4: 1, 6: 1} {
		r := lived(twenty(), func(i int, person string) bool { return person == "z" && i >= 40-missed })
		if got := r.Adrift(); len(got) != want || want > 0 && (got[0].Missed != missed || got[0].Trainee.Name != "Zoé") {
			t.Errorf("%d: %+v", missed, got)
		}
	}
	c := twenty()
	c.Trainees[1].Left = c.Halves[35].Day
	if got := lived(c, func(i int, person string) bool { return person == "z" && i >= 34 }).Adrift(); len(got) != 0 {
		t.Errorf("who left is called: %+v", got)
	}
	if got := lived(twenty(), func(i int, person string) bool { return person == "z" && i > 20 && i < 39 }).Adrift(); len(got) != 0 {
		t.Errorf("who came back is called: %+v", got)
	}
}
