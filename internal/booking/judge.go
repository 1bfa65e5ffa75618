package booking

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
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
	past     bool      // staff confirm that they enter what has taken place
	trained  training  // of the person, for the skill that the rules ask for
	used     quotaUsed // by the person, of this space
	anybody  bool      // nobody in particular: quotas and training do not apply
}

// training is what is known of a person and a skill on the day asked.
type training struct {
	skill string // name of the skill
	until day.Day
	ok    bool
}

// quotaUsed is what a person has booked already in the day, week and month asked, in minutes.
type quotaUsed struct{ day, week, month int }

// judge tells every rule that a plea breaks, each with what would be possible.
func (p plea) judge() error {
	var wrong base.Checks
	p.judgeRole(&wrong)
	p.judgeMoment(&wrong)
	p.judgeLength(&wrong)
	if fault := p.plan.Refuses(p.space, p.from, p.to); fault != nil && !p.past {
		wrong = append(wrong, fault.Fields...)
	}
	if !p.anybody {
		p.judgeTraining(&wrong)
		p.judgeQuota(&wrong)
	}
	return wrong.Fault()
}

func (p plea) judgeRole(wrong *base.Checks) {
	if !p.rules.Lends(p.role) {
		wrong.Wrong("space", "booking.not_lent_to_you", base.Args{"space": p.name(), "role": words.Key("role." + p.role.String())})
	}
}

// judgeMoment: notice is counted in elapsed time, the horizon in civil days.
func (p plea) judgeMoment(wrong *base.Checks) {
	zone := p.plan.Zone()
	notice := time.Duration(p.rules.NoticeMinutes) * time.Minute
	switch earliest := p.now.Add(notice); {
	case p.from.Before(p.now) && p.past:
	case p.from.Before(p.now) && base.May(p.role, "booking", base.Run):
		wrong.Wrong("confirm_past", "booking.past_unconfirmed")
	case p.from.Before(p.now):
		wrong.Wrong("start", "booking.past")
	case p.from.Before(earliest):
		wrong.Wrong("start", "booking.too_soon", base.Args{
			"notice": words.Length(p.rules.NoticeMinutes), "earliest": words.Instant{Time: p.roundUp(earliest), Zone: zone}})
	}
	if p.rules.HorizonDays > 0 {
		last := day.Of(p.now, zone).Add(p.rules.HorizonDays)
		if day.Of(p.from, zone) > last {
			wrong.Wrong("start", "booking.too_far", base.Args{"days": p.rules.HorizonDays, "last": words.Day(last)})
		}
	}
}

// judgeLength: lengths are elapsed time; steps are counted from midnight on the wall.
func (p plea) judgeLength(wrong *base.Checks) {
	minutes := int(p.to.Sub(p.from) / time.Minute)
	if p.rules.MinMinutes > 0 && minutes < p.rules.MinMinutes {
		wrong.Wrong("end", "booking.too_short", base.Args{"min": words.Length(p.rules.MinMinutes)})
	}
	if p.rules.MaxMinutes > 0 && minutes > p.rules.MaxMinutes {
		wrong.Wrong("end", "booking.too_long", base.Args{"max": words.Length(p.rules.MaxMinutes)})
	}
	if step := p.rules.StepMinutes; step > 0 {
		zone := p.plan.Zone()
		if day.ClockOf(p.from, zone).Minutes()%step != 0 {
			wrong.Wrong("start", "booking.off_step", base.Args{"step": words.Length(step)})
		}
		if day.ClockOf(p.to, zone).Minutes()%step != 0 {
			wrong.Wrong("end", "booking.off_step", base.Args{"step": words.Length(step)})
		}
	}
}

func (p plea) judgeTraining(wrong *base.Checks) {
	switch {
	case p.rules.Authorisation == "" || p.trained.ok:
	case p.trained.until != "":
		wrong.Wrong("person", "booking.training_expired", base.Args{"space": p.name(), "skill": p.trained.skill, "until": words.Day(p.trained.until)})
	default:
		wrong.Wrong("person", "booking.training_missing", base.Args{"space": p.name(), "skill": p.trained.skill})
	}
}

func (p plea) judgeQuota(wrong *base.Checks) {
	minutes := int(p.to.Sub(p.from) / time.Minute)
	for _, q := range []struct {
		limit, used int
		key         string
	}{
		{p.rules.QuotaDayMinutes, p.used.day, "booking.quota_day"},
		{p.rules.QuotaWeekMinutes, p.used.week, "booking.quota_week"},
		{p.rules.QuotaMonthMinutes, p.used.month, "booking.quota_month"},
	} {
		if q.limit > 0 && q.used+minutes > q.limit {
			wrong.Wrong("end", q.key, base.Args{"space": p.name(), "limit": words.Length(q.limit), "left": words.Length(max(0, q.limit-q.used))})
		}
	}
}

func (p plea) name() string {
	s, _ := p.plan.Space(p.space)
	return s.Name
}

// roundUp gives the first instant at or after t that the step allows; whole
// quarters of an hour where there is no step.
func (p plea) roundUp(t time.Time) time.Time {
	step := p.rules.StepMinutes
	if step == 0 {
		step = 15
	}
	return roundUp(t, step, p.plan.Zone())
}

func roundUp(t time.Time, step int, zone *time.Location) time.Time {
	if whole := t.Truncate(time.Minute); whole.Before(t) {
		t = whole.Add(time.Minute)
	}
	if over := day.ClockOf(t, zone).Minutes() % step; over > 0 {
		t = t.Add(time.Duration(step-over) * time.Minute)
	}
	return t
}
