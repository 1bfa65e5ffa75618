package space

import (
	"strconv"
	"strings"

	"pilotis/internal/base"
)

// Rules are the conditions under which a space is lent to a role. The zero value
// of each means that there is no such condition. Lengths are elapsed time, so that
// they mean the same in the nights when clocks change.
type Rules struct {
	NoticeMinutes     int // least time between asking and starting
	HorizonDays       int // how many days ahead one may book
	MinMinutes        int // shortest booking
	MaxMinutes        int // longest booking
	StepMinutes       int // starts and lengths are multiples of it, counted from midnight on the wall
	BufferMinutes     int // time kept free after each booking
	QuotaDayMinutes   int // most that one person may book in a civil day,
	QuotaWeekMinutes  int // in a week from Monday,
	QuotaMonthMinutes int // and in a month
	Approval          bool
	HoldHours         int // how long a request that awaits approval keeps its slot
	CancelMinutes     int // until how long before the start one may cancel by oneself
	Who               []base.Role
	Authorisation     string // the skill one must be trained in, "" for none
}

// Lends tells whether the rules let a role book at all.
func (r Rules) Lends(role base.Role) bool {
	if len(r.Who) == 0 {
		return true
	}
	for _, allowed := range r.Who {
		if allowed == role {
			return true
		}
	}
	return false
}

// Rule names one of the Rules, as the API and the database write it.
type Rule string

// The rules a space may set.
const (
	Notice        Rule = "notice_minutes"
	Horizon       Rule = "horizon_days"
	Shortest      Rule = "min_minutes"
	Longest       Rule = "max_minutes"
	Step          Rule = "step_minutes"
	Buffer        Rule = "buffer_minutes"
	QuotaDay      Rule = "quota_day_minutes"
	QuotaWeek     Rule = "quota_week_minutes"
	QuotaMonth    Rule = "quota_month_minutes"
	Approval      Rule = "approval"
	Hold          Rule = "hold_hours"
	Cancel        Rule = "cancel_minutes"
	Who           Rule = "who"
	Authorisation Rule = "authorisation"
)

// article is one rule of the book: how its value is read and written.
type article struct {
	rule Rule
	most int // the largest number accepted; 0 for what is not a number
	num  func(*Rules) *int
}

const (
	yearMinutes = 366 * 24 * 60
	yearsDays   = 3 * 366
	dayMinutes  = 24 * 60
)

var book = []article{
	{Notice, yearMinutes, func(r *Rules) *int { return &r.NoticeMinutes }},
	{Horizon, yearsDays, func(r *Rules) *int { return &r.HorizonDays }},
	{Shortest, yearMinutes, func(r *Rules) *int { return &r.MinMinutes }},
	{Longest, yearMinutes, func(r *Rules) *int { return &r.MaxMinutes }},
	{Step, dayMinutes, func(r *Rules) *int { return &r.StepMinutes }},
	{Buffer, 7 * dayMinutes, func(r *Rules) *int { return &r.BufferMinutes }},
	{QuotaDay, dayMinutes, func(r *Rules) *int { return &r.QuotaDayMinutes }},
	{QuotaWeek, 7 * dayMinutes, func(r *Rules) *int { return &r.QuotaWeekMinutes }},
	{QuotaMonth, 31 * dayMinutes, func(r *Rules) *int { return &r.QuotaMonthMinutes }},
	{rule: Approval},
	{Hold, yearsDays * 24, func(r *Rules) *int { return &r.HoldHours }},
	{Cancel, yearMinutes, func(r *Rules) *int { return &r.CancelMinutes }},
	{rule: Who},
	{rule: Authorisation},
}

// RuleBook lists the rules in the order in which screens show them.
func RuleBook() []Rule {
	all := make([]Rule, len(book))
	for i, a := range book {
		all[i] = a.rule
	}
	return all
}

// Setting is one rule that a space sets, for one role or, with Stranger, for
// everybody. A value "0" or "" lifts what the space would inherit.
type Setting struct {
	Role    base.Role
	Rule    Rule
	Value   string
	Unheard bool // of a training: it may be one that nobody has heard of
}

// apply writes a setting into rules; false where the value cannot be read.
func (s Setting) apply(r *Rules) bool {
	switch s.Rule {
	case Approval:
		r.Approval = s.Value == "1"
		return s.Value == "0" || s.Value == "1"
	case Authorisation:
		r.Authorisation = s.Value
		return len(s.Value) <= 200
	case Who:
		roles, ok := parseRoles(s.Value)
		r.Who = roles
		return ok
	}
	for _, a := range book {
		if a.rule == s.Rule {
			n, err := strconv.Atoi(s.Value)
			*a.num(r) = n
			return err == nil && n >= 0 && n <= a.most
		}
	}
	return false
}

// most is the largest number that the setting's rule accepts.
func (s Setting) most() int {
	for _, a := range book {
		if a.rule == s.Rule {
			return a.most
		}
	}
	return 0
}

// parseRoles reads roles parted by spaces.
func parseRoles(s string) (roles []base.Role, ok bool) {
	for _, name := range strings.Fields(s) {
		role, known := base.ParseRole(name)
		if !known {
			return nil, false
		}
		roles = append(roles, role)
	}
	return roles, true
}
