package fate

import (
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/tally"
)

// Filter narrows figures to a promotion, or to a route; a promotion is a civil year of decisions.
type Filter struct {
	Year  int // 0 for all
	Route certification.Route
}

func (f Filter) has(l Line) bool {
	return (f.Year == 0 || l.Year == f.Year) && (f.Route == "" || l.Route == f.Route)
}

// Sheet is what became of those who hold a certification.
type Sheet struct {
	Of     certification.Certification
	Today  day.Day
	Filter Filter
	Years  []int
	Routes []certification.Route
	Told   []Told
	lines  []Line
}

// Told is what holders told in a wave.
type Told struct {
	Wave       Wave
	Months     int
	Holders    int
	Asked      int
	Answered   int
	Ahead      int
	Next       day.Day     // when those ahead begin to be asked
	Last       day.Day     // of the last answer
	Masked     bool        // so few answered that nothing is told
	Neutral    int         // who answered, and is left out of the rates
	Jobs       tally.Share // in any job, of those who count
	Aimed      tally.Share // in the job that the certification aims at, of the same
	Steers     tally.Share // who steers a third place, of all who answered
	Situations []tally.Share
	Trades     []tally.Share
	Contracts  []tally.Share
	Changes    []tally.Share
	Delay      Delay
	ByYear     []tally.Share // in any job
	ByRoute    []tally.Share
}

// Delay is how many months half of those who have a job took to find it.
type Delay struct {
	Half   int
	Of     int
	Masked bool
}

// count fills a sheet.
func count(c certification.Certification, all []Line, f Filter, today day.Day) Sheet {
	s := Sheet{Of: c, Today: today, Filter: f}
	for _, l := range all {
		if !slices.Contains(s.Years, l.Year) {
			s.Years = append(s.Years, l.Year)
		}
		if !slices.Contains(s.Routes, l.Route) {
			s.Routes = append(s.Routes, l.Route)
		}
		if f.has(l) {
			s.lines = append(s.lines, l)
		}
	}
	slices.Sort(s.Years)
	slices.Sort(s.Routes)
	for _, w := range held(c.Terms.Waves) {
		s.Told = append(s.Told, told(w, c.Terms, all, f, today))
	}
	return s
}

// told counts a wave.
func told(w Wave, terms certification.Terms, all []Line, f Filter, today day.Day) Told {
	t, under := Told{Wave: w, Months: w.months(terms.Waves)}, max(terms.MaskUnder, 1) // of nobody, nothing is told
	var here, answers []Line
	for _, l := range all {
		if l.Wave != w {
			continue
		}
		here = append(here, l)
		if !f.has(l) {
			continue
		}
		t.add(l, today)
		if l.Answered != "" {
			answers = append(answers, l)
		}
	}
	t.answer(answers)
	t.ByYear, t.ByRoute = parts(answers, byYear, under), parts(answers, byRoute, under)
	t.Masked = hidden(here, f, under)
	t.mask(under)
	return t
}

// add counts where the question to a holder stands.
func (t *Told) add(l Line, today day.Day) {
	if l.Candidate != "" { // who was erased holds their parchment as before, beside what they said
		t.Holders++
	}
	if l.ID != "" {
		t.Asked++
	}
	if l.Answered != "" {
		t.Answered, t.Last = t.Answered+1, max(t.Last, l.Answered)
	}
	if l.State(today) == Ahead {
		t.Ahead++
		if t.Next == "" || l.Due < t.Next {
			t.Next = l.Due
		}
	}
}

// answer counts what was answered.
func (t *Told) answer(all []Line) {
	t.Situations, t.Trades, t.Contracts, t.Changes = none(Situations()), none(Trades()), none(Contracts()), none(Changes())
	var months []int
	for _, l := range all {
		a := l.Answer
		t.Steers.Count(a.Steers == Steers)
		each(t.Situations, a.Situation)
		if a.Situation.Works() {
			each(t.Trades, a.Trade)
		}
		if a.Situation.hired() {
			each(t.Contracts, a.Contract)
		}
		each(t.Changes, a.Changes...)
		if a.Months != nil {
			months = append(months, *a.Months)
		}
		if a.neutral() {
			t.Neutral++
			continue
		}
		t.Jobs.Count(a.Situation.Works())
		t.Aimed.Count(a.Trade == Aimed)
	}
	if t.Delay.Of = len(months); t.Delay.Of > 0 {
		slices.Sort(months)
		t.Delay.Half = months[(len(months)-1)/2]
	}
}

func none[T ~string](keys []T) []tally.Share {
	out := make([]tally.Share, len(keys))
	for i, k := range keys {
		out[i].Key = string(k)
	}
	return out
}

// each counts an answer in every share of a closed list.
func each[T ~string](all []tally.Share, said ...T) {
	for i := range all {
		all[i].Count(slices.Contains(said, T(all[i].Key)))
	}
}

// byYear and byRoute are the parts that figures are cut into.
func byYear(l Line) string  { return strconv.Itoa(l.Year) }
func byRoute(l Line) string { return string(l.Route) }

// parts tells who has a job part by part, of those who count. A part is masked where too few
// count in it, or answered; it is then of those who answered, as who counts would tell who does not.
func parts(all []Line, key func(Line) string, under int) []tally.Share {
	var jobs, told []tally.Share
	for _, l := range all {
		i := slices.IndexFunc(jobs, func(s tally.Share) bool { return s.Key == key(l) })
		if i < 0 {
			i, jobs, told = len(jobs), append(jobs, tally.Share{Key: key(l)}), append(told, tally.Share{})
		}
		told[i].Count(false)
		if !l.Answer.neutral() {
			jobs[i].Count(l.Answer.Situation.Works())
		}
	}
	tally.MaskParts(jobs, under)
	tally.MaskParts(told, under)
	for i := range jobs {
		if jobs[i].Masked || told[i].Masked {
			jobs[i] = tally.Share{Key: jobs[i].Key, Of: told[i].Of, Masked: true}
		}
	}
	slices.SortFunc(jobs, func(a, b tally.Share) int { return strings.Compare(a.Key, b.Key) })
	return jobs
}

// hidden tells whether what a filter leaves is too few to be told, or would tell of too few by
// what the others leave of the whole.
func hidden(all []Line, f Filter, under int) bool {
	answered := func(f Filter) (out []Line) {
		for _, l := range all {
			if l.Answered != "" && f.has(l) {
				out = append(out, l)
			}
		}
		return out
	}
	if len(answered(f)) < under {
		return true
	}
	if f.Year != 0 && partHidden(answered(Filter{Route: f.Route}), byYear, strconv.Itoa(f.Year), under) {
		return true
	}
	return f.Route != "" && partHidden(answered(Filter{Year: f.Year}), byRoute, string(f.Route), under)
}

// partHidden tells whether a part is hidden among the parts of a whole.
func partHidden(all []Line, key func(Line) string, part string, under int) bool {
	return !slices.ContainsFunc(parts(all, key, under), func(s tally.Share) bool { return s.Key == part && !s.Masked })
}

// mask hides what is of fewer persons than the certifier tells of. Where few answered, nothing
// but how many did is told: how many work, or count, would tell of them.
func (t *Told) mask(under int) {
	if t.Masked {
		few := tally.Share{Of: t.Answered, Masked: true}
		t.Neutral, t.Jobs, t.Aimed, t.Steers, t.Delay = 0, few, few, few, Delay{Masked: true}
		t.Situations, t.Trades, t.Contracts, t.Changes, t.ByYear, t.ByRoute = nil, nil, nil, nil, nil, nil
		return
	}
	hide := func(s *tally.Share) { s.Masked = s.Of < under }
	hide(&t.Jobs)
	hide(&t.Aimed)
	hide(&t.Steers)
	for _, list := range [][]tally.Share{t.Situations, t.Trades, t.Contracts, t.Changes} {
		for i := range list {
			hide(&list[i])
		}
	}
	t.Delay.Masked = t.Delay.Of < under
}
