package space

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Drawing is what programs say of a space.
type Drawing struct {
	Name          string    `json:"name"`
	Kind          string    `json:"kind" doc:"building, floor, room, part, desk, machine or equipment, or a usual word for one of these"`
	Capacity      *int      `json:"capacity,omitempty" doc:"seats, 1 where absent"`
	Parent        string    `json:"parent,omitempty" doc:"id of the space it lies in"`
	Description   string    `json:"description,omitempty"`
	Surface       int       `json:"surface,omitempty" doc:"square metres"`
	Activity      string    `json:"activity,omitempty" doc:"id of the activity it serves"`
	Accessibility []string  `json:"accessibility,omitempty"`
	Plan          *planRect `json:"plan,omitempty" doc:"where it is drawn on the plan of its floor"`
}

type planRect struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

// hoursJSON is a stretch of the week, on the wall of the place.
type hoursJSON struct {
	Day  int    `json:"day" doc:"1 Monday to 7 Sunday"`
	From string `json:"from" doc:"09:00"`
	To   string `json:"to" doc:"18:00; not after from where the night is crossed"`
}

// Lending is the rules that a space sets; what is absent is inherited.
type Lending struct {
	NoticeMinutes     *int      `json:"notice_minutes,omitempty"`
	HorizonDays       *int      `json:"horizon_days,omitempty"`
	MinMinutes        *int      `json:"min_minutes,omitempty"`
	MaxMinutes        *int      `json:"max_minutes,omitempty"`
	StepMinutes       *int      `json:"step_minutes,omitempty"`
	BufferMinutes     *int      `json:"buffer_minutes,omitempty"`
	QuotaDayMinutes   *int      `json:"quota_day_minutes,omitempty"`
	QuotaWeekMinutes  *int      `json:"quota_week_minutes,omitempty"`
	QuotaMonthMinutes *int      `json:"quota_month_minutes,omitempty"`
	Approval          *bool     `json:"approval,omitempty"`
	HoldHours         *int      `json:"hold_hours,omitempty"`
	CancelMinutes     *int      `json:"cancel_minutes,omitempty"`
	Who               *[]string `json:"who,omitempty" doc:"roles that may book"`
	Authorisation     *string   `json:"authorisation,omitempty" doc:"skill one must be trained in, as the place knows it"`
	NewSkill          bool      `json:"new_skill,omitempty" doc:"the authorisation may be one that the place has not heard of" writeOnly:"true"`
}

// NewDrawing is a space to be drawn up.
type NewDrawing struct {
	Drawing
	Hours []hoursJSON `json:"hours,omitempty"`
	Lending
}

// spaceJSON is a space as it is: what it sets itself, and in Effective what holds for it.
type spaceJSON struct {
	ID string `json:"id"`
	NewDrawing
	Photos    []photoJSON    `json:"photos,omitempty" doc:"in their order, the one that stands for the space first"`
	Retired   *time.Time     `json:"retired,omitempty"`
	Effective *effectiveJSON `json:"effective,omitempty"`
}

// effectiveJSON is what holds for a space, inherited or its own.
type effectiveJSON struct {
	Hours     []hoursJSON `json:"hours" doc:"none where it is always open"`
	HoursFrom string      `json:"hours_from,omitempty" doc:"id of the space that sets them"`
	Rules     Lending     `json:"rules" doc:"for everybody"`
}

func (b Drawing) draft(wrong *base.Checks) Draft {
	kind, known := ParseKind(b.Kind)
	if !known {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	out := Draft{Name: b.Name, Kind: kind, Capacity: 1, Parent: base.SpaceID(b.Parent), Description: b.Description,
		Surface: b.Surface, Activity: base.ActivityID(b.Activity)}
	if b.Capacity != nil {
		out.Capacity = *b.Capacity
	}
	for _, f := range b.Accessibility {
		out.Access = append(out.Access, Feature(f))
	}
	if b.Plan != nil {
		out.Spot = Spot(*b.Plan)
	}
	return out
}

// weekOf reads the hours of a week, and notes those that are none.
func weekOf(list []hoursJSON, wrong *base.Checks) Week {
	var week Week
	for i, h := range list {
		field := fmt.Sprintf("hours[%d].", i)
		from, err := day.ParseClock(h.From)
		if err != nil || from.Hour == 24 {
			wrong.Wrong(field+"from", "base.not_an_hour")
		}
		to, err := day.ParseClock(h.To)
		if err != nil || to == from && to != (day.Clock{}) {
			wrong.Wrong(field+"to", "base.not_an_hour")
		}
		if h.Day < 1 || h.Day > 7 {
			wrong.Wrong(field+"day", "space.no_such_weekday")
			continue
		}
		week[h.Day-1] = append(week[h.Day-1], Hours{h.Day, from, to}.Range())
	}
	return week
}

func jsonHours(week Week) []hoursJSON {
	out := []hoursJSON{}
	for d, ranges := range week {
		for _, r := range ranges {
			from, to := r.Clocks()
			out = append(out, hoursJSON{d + 1, from.String(), to.String()})
		}
	}
	return out
}

// fields pairs each rule that is a number with its member.
func (b *Lending) fields() map[Rule]**int {
	return map[Rule]**int{Notice: &b.NoticeMinutes, Horizon: &b.HorizonDays, Shortest: &b.MinMinutes, Longest: &b.MaxMinutes,
		Step: &b.StepMinutes, Buffer: &b.BufferMinutes, QuotaDay: &b.QuotaDayMinutes, QuotaWeek: &b.QuotaWeekMinutes,
		QuotaMonth: &b.QuotaMonthMinutes, Hold: &b.HoldHours, Cancel: &b.CancelMinutes}
}

// settings gives the rules that were said.
func (b Lending) settings(role base.Role) []Setting {
	var out []Setting
	fields := b.fields()
	for _, rule := range RuleBook() {
		switch {
		case fields[rule] != nil && *fields[rule] != nil:
			out = append(out, Setting{Role: role, Rule: rule, Value: strconv.Itoa(**fields[rule])})
		case rule == Approval && b.Approval != nil:
			out = append(out, Setting{Role: role, Rule: rule, Value: yesNo(*b.Approval)})
		case rule == Who && b.Who != nil:
			out = append(out, Setting{Role: role, Rule: rule, Value: strings.Join(*b.Who, " ")})
		case rule == Authorisation && b.Authorisation != nil:
			out = append(out, Setting{Role: role, Rule: rule, Value: *b.Authorisation, Unheard: b.NewSkill})
		}
	}
	return out
}

func yesNo(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

// jsonRules writes settings, each an own member.
func jsonRules(settings []Setting) (b Lending) {
	fields := b.fields()
	for _, s := range settings {
		switch s.Rule {
		case Approval:
			yes := s.Value == "1"
			b.Approval = &yes
		case Who:
			names := strings.Fields(s.Value)
			b.Who = &names
		case Authorisation:
			b.Authorisation = &s.Value
		default:
			n, _ := strconv.Atoi(s.Value)
			*fields[s.Rule] = &n
		}
	}
	return b
}

func (p *Plan) json(s Space) spaceJSON {
	out := spaceJSON{ID: string(s.ID)}
	out.Drawing = Drawing{Name: s.Name, Kind: string(s.Kind), Capacity: &s.Capacity, Parent: string(s.Parent),
		Description: s.Description, Surface: s.Surface, Activity: string(s.Activity)}
	for _, f := range s.Access {
		out.Accessibility = append(out.Accessibility, string(f))
	}
	if s.Spot.Drawn() {
		rect := planRect(s.Spot)
		out.Plan = &rect
	}
	out.Hours = jsonHours(p.OwnWeek(s.ID))
	out.Photos = p.jsonPhotos(s.ID)
	out.Lending = jsonRules(p.Settings(s.ID, base.Stranger))
	if !s.Retired.IsZero() {
		out.Retired = &s.Retired
	}
	return out
}

func (p *Plan) jsonInFull(s Space) spaceJSON {
	out := p.json(s)
	week, from := p.WeekOf(s.ID)
	out.Effective = &effectiveJSON{jsonHours(week), string(from), jsonRules(p.Rules(s.ID, base.Stranger).settings())}
	return out
}

// settings writes rules as what would set them.
func (r Rules) settings() []Setting {
	out := make([]Setting, 0, len(book))
	for _, a := range book {
		s := Setting{Rule: a.rule}
		switch a.rule {
		case Approval:
			s.Value = yesNo(r.Approval)
		case Who:
			s.Value = joinRoles(r.Who)
		case Authorisation:
			s.Value = r.Authorisation
		default:
			s.Value = strconv.Itoa(*a.num(&r))
		}
		out = append(out, s)
	}
	return out
}

func joinRoles(roles []base.Role) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = r.String()
	}
	return strings.Join(names, " ")
}
