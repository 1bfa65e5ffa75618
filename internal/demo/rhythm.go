package demo

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"

	"pilotis/internal/day"
)

// wish is a booking that somebody will ask for.
type wish struct {
	space    string // key of the space
	day      day.Day
	from, to string // "09:00"
	person   int
	activity string
	title    string
	seats    int
	rrule    string // of a series, "" for none
	ahead    int    // days before at which it is asked
	dropped  bool   // cancelled later on
}

// asked is the day on which it is asked.
func (w wish) asked() day.Day { return w.day.Add(-w.ahead) }

// wishes draws every booking asked for between two days, in the order asked.
func (l life) wishes(dice *rand.Rand, people []resident, from, until day.Day) []wish {
	var all []wish
	for _, r := range l.Rituals {
		all = append(all, r.series(from, until)...)
	}
	span := float64(until.Sub(from))
	for monday := from.Monday().Add(7); monday < until; monday = monday.Add(7) {
		age := float64(monday.Sub(from)) / span
		for _, h := range l.Habits {
			rate := h.PerWeek * (h.Growth + (1-h.Growth)*age) * float64(l.Season[monday.Month()-1]) / 100
			for range times(dice, rate) {
				all = append(all, h.once(dice, people, monday))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b wish) int { return cmp.Compare(a.asked(), b.asked()) })
	return all
}

// times rounds a rate to a whole number by chance.
func times(dice *rand.Rand, rate float64) int {
	n := int(rate)
	if dice.Float64() < rate-float64(n) {
		n++
	}
	return n
}

func (h habit) once(dice *rand.Rand, people []resident, monday day.Day) wish {
	from, err := day.ParseClock(pick(dice, h.Starts))
	if err != nil {
		panic(err) // a mistake of ours, in life.json
	}
	end := from.Minutes() + pick(dice, h.Minutes)
	return wish{
		space: h.Space, activity: h.Activity, title: pick(dice, h.Titles), seats: h.Seats,
		day: monday.Add(pick(dice, h.Weekdays) - 1), from: from.String(), to: day.Clock{Hour: end / 60, Minute: end % 60}.String(),
		person: somebody(dice, people, h.Tag), ahead: 1 + dice.IntN(1+dice.IntN(21)), dropped: dice.IntN(100) < 6,
	}
}

// somebody is most often a person whose tags say that they would.
func somebody(dice *rand.Rand, people []resident, tag string) int {
	for range 12 {
		i := dice.IntN(len(people))
		if tag == "" || slices.Contains(people[i].Tags, tag) {
			return i
		}
	}
	return dice.IntN(len(people))
}

// series asks for a ritual from each September to the end of June.
func (r ritual) series(from, until day.Day) []wish {
	var all []wish
	for year := from.Year() - 1; year <= until.Year(); year++ {
		first, last := max(day.Date(year, 9, 1), from.Add(7)), min(day.Date(year+1, 6, 30), until)
		for first < last && first.Weekday() != r.Weekday {
			first = first.Add(1)
		}
		if first >= last || last.Sub(first) < 21 {
			continue
		}
		all = append(all, wish{space: r.Space, activity: r.Activity, title: r.Title, person: r.Person, day: first, from: r.From, to: r.To, ahead: 1,
			rrule: "FREQ=WEEKLY;BYDAY=" + r.ByDay + ";UNTIL=" + strings.ReplaceAll(string(last), "-", "") + "T235959Z"})
	}
	return all
}
