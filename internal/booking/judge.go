package booking

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/words"
)

// plea is one space asked for one stretch of time, and what its rules must know.
type plea struct {
	plan     *space.Plan
	space    base.SpaceID
	rules    space.Rules
	role     base.Role
	from, to time.Time
	now      time.Time
	waived   bool             // when to ask is no matter: staff note the past, an offer is taken up, a booking keeps its start
	past     bool             // staff note what has taken place, open or not
	nobody   bool             // for the place itself: neither quotas nor training apply
	trained  people.Trainings // of the person, where the rules ask for a training
	used     []usage          // what the person has of this space already, where the rules have a quota
}

// usage is a space taken by the person who asks.
type usage struct {
	Booking  ID
	Space    base.SpaceID
	From, To time.Time
}

// judge tells every rule that a plea breaks, each with what would be possible.
func (p plea) judge() *base.Fault {
	var wrong base.Checks
	if !p.rules.Lends(p.role) {
		wrong.Wrong("space", "booking.not_lent_to_you", base.Args{"space": p.name(), "role": words.Key("role." + p.role.String())})
	}
	if !p.waived {
		p.judgeMoment(&wrong)
	}
	p.judgeLength(&wrong)
	p.judgeSteps(&wrong)
	if !p.past {
		if fault := p.plan.Refuses(p.space, p.from, p.to); fault != nil {
			wrong = append(wrong, fault.Fields...)
		}
	}
	if !p.nobody {
		p.judgeTraining(&wrong)
		p.judgeQuotas(&wrong)
	}
	return faultOf(wrong)
}

// faultOf is one Fault of all that is wrong, nil where nothing is. One thing wrong
// is said as it is.
func faultOf(wrong base.Checks) *base.Fault {
	switch len(wrong) {
	case 0:
		return nil
	case 1:
		return base.Wrong(wrong[0].Name, wrong[0].Key, wrong[0].Args)
	}
	return &base.Fault{Kind: base.Invalid, Key: "base.form_wrong", Fields: wrong}
}

// judgeMoment: notice is counted in elapsed time, the horizon in civil days.
func (p plea) judgeMoment(wrong *base.Checks) {
	switch {
	case p.from.Before(p.now) && base.May(p.role, "booking", base.Run):
		wrong.Wrong("confirm_past", "booking.past_unconfirmed")
	case p.from.Before(p.now):
		wrong.Wrong("start", "booking.past")
	case p.from.Before(p.now.Add(p.notice())):
		wrong.Wrong("start", "booking.too_soon", base.Args{
			"notice": words.Length(p.rules.NoticeMinutes), "earliest": words.Instant{Time: p.earliest(), Zone: p.plan.Zone()}})
	}
	if last, is := p.horizon(); is && day.Of(p.from, p.plan.Zone()) > last {
		wrong.Wrong("start", "booking.too_far", base.Args{"days": p.rules.HorizonDays, "last": words.Day(last)})
	}
}

func (p plea) notice() time.Duration { return time.Duration(p.rules.NoticeMinutes) * time.Minute }

// earliest is the first start that the notice and the step allow.
func (p plea) earliest() time.Time { return p.roundUp(p.now.Add(p.notice())) }

// horizon is the last day on which a booking may begin, if there is one.
func (p plea) horizon() (last day.Day, is bool) {
	return day.Of(p.now, p.plan.Zone()).Add(p.rules.HorizonDays), p.rules.HorizonDays > 0
}

func (p plea) minutes() int { return int(p.to.Sub(p.from) / time.Minute) }

// judgeLength: lengths are elapsed time.
func (p plea) judgeLength(wrong *base.Checks) {
	if p.rules.MinMinutes > 0 && p.minutes() < p.rules.MinMinutes {
		wrong.Wrong("end", "booking.too_short", base.Args{"min": words.Length(p.rules.MinMinutes)})
	}
	if p.rules.MaxMinutes > 0 && p.minutes() > p.rules.MaxMinutes {
		wrong.Wrong("end", "booking.too_long", base.Args{"max": words.Length(p.rules.MaxMinutes)})
	}
}

// judgeSteps: steps are counted from midnight on the wall.
func (p plea) judgeSteps(wrong *base.Checks) {
	for _, edge := range []struct {
		field string
		at    time.Time
	}{{"start", p.from}, {"end", p.to}} {
		if p.rules.StepMinutes > 0 && !p.roundDown(edge.at).Equal(edge.at) {
			wrong.Wrong(edge.field, "booking.off_step", base.Args{"step": words.Length(p.rules.StepMinutes),
				"before": words.AtHour{Time: p.roundDown(edge.at), Zone: p.plan.Zone()}, "after": words.AtHour{Time: p.roundUp(edge.at), Zone: p.plan.Zone()}})
		}
	}
}

// judgeTraining: whoever uses a machine is trained on its first day and on its last.
func (p plea) judgeTraining(wrong *base.Checks) {
	if p.rules.Authorisation == "" {
		return
	}
	skill := people.NewSkillID(p.rules.Authorisation)
	for _, t := range []time.Time{p.to.Add(-time.Second), p.from} {
		until, ok := p.trained.On(skill, day.Of(t, p.plan.Zone()))
		if ok {
			continue
		}
		args := base.Args{"space": p.name(), "skill": p.trained.Name(skill), "until": words.Day(until)}
		if until == "" {
			wrong.Wrong("person", "booking.training_missing", args)
		} else {
			wrong.Wrong("person", "booking.training_expired", args)
		}
		return
	}
}

// judgeQuotas: minutes count in the civil day, week or month in which they lie.
func (p plea) judgeQuotas(wrong *base.Checks) {
	zone := p.plan.Zone()
	for _, q := range []struct {
		limit int
		key   string
		first func(day.Day) day.Day
		next  func(day.Day) day.Day
	}{
		{p.rules.QuotaDayMinutes, "booking.quota_day", func(d day.Day) day.Day { return d }, func(d day.Day) day.Day { return d.Add(1) }},
		{p.rules.QuotaWeekMinutes, "booking.quota_week", day.Day.Monday, func(d day.Day) day.Day { return d.Add(7) }},
		{p.rules.QuotaMonthMinutes, "booking.quota_month", day.Day.FirstOfMonth, func(d day.Day) day.Day { return d.AddMonths(1) }},
	} {
		for d := q.first(day.Of(p.from, zone)); q.limit > 0 && d.Start(zone).Before(p.to); d = q.next(d) {
			begin, end := d.Start(zone), q.next(d).Start(zone)
			used := 0
			for _, s := range p.used {
				if s.Space == p.space {
					used += minutesWithin(s.From, s.To, begin, end)
				}
			}
			if used+minutesWithin(p.from, p.to, begin, end) > q.limit {
				wrong.Wrong("end", q.key, base.Args{"space": p.name(), "limit": words.Length(q.limit), "left": words.Length(max(0, q.limit-used))})
				break
			}
		}
	}
}

// minutesWithin counts the minutes of a stretch that lie between two instants.
func minutesWithin(from, to, begin, end time.Time) int {
	return max(0, int(day.Earlier(to, end).Sub(day.Later(from, begin))/time.Minute))
}

func (p plea) name() string {
	s, _ := p.plan.Space(p.space)
	return s.Name
}

// step is what hours are rounded to: the step of the rules, five minutes where there is none.
func (p plea) step() int {
	if p.rules.StepMinutes > 0 {
		return p.rules.StepMinutes
	}
	return 5
}

// roundDown gives the last instant at or before t that the step allows.
func (p plea) roundDown(t time.Time) time.Time { return roundDown(t, p.step(), p.plan.Zone()) }

// roundUp gives the first instant at or after t that the step allows.
func (p plea) roundUp(t time.Time) time.Time { return roundUp(t, p.step(), p.plan.Zone()) }

// roundDown gives the last whole step of the wall, counted from midnight, at or before t.
func roundDown(t time.Time, step int, zone *time.Location) time.Time {
	whole := t.Truncate(time.Minute)
	return whole.Add(-time.Duration(day.ClockOf(whole, zone).Minutes()%step) * time.Minute)
}

func roundUp(t time.Time, step int, zone *time.Location) time.Time {
	down := roundDown(t, step, zone)
	if down.Equal(t) {
		return t
	}
	return roundDown(down.Add(time.Duration(step)*time.Minute), step, zone)
}
