package ui

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
)

// wing is one way of looking at the life of a place, as the navigation shows it.
type wing struct {
	Label string // message key
	Icon  Icon
	Doors []door
}

// door is a page by which one enters a room: its path below the place, and the
// right without which it stays hidden.
type door struct {
	Label string // message key
	Path  string
	Need  base.Need
	Also  []string         // further paths behind it
	Only  func(Scene) bool // where it concerns the reader; everywhere where nil
}

// sections is the navigation. A room that comes to exist adds its door here.
var sections = []wing{
	{"ui.nav_today", IconToday, []door{
		{Label: "ui.nav_today", Path: "", Need: base.To(base.See, "cockpit")}}},
	{"ui.nav_place", IconPlace, []door{
		{Label: "ui.nav_spaces", Path: "/spaces", Need: base.To(base.See, "space")},
		{Label: "ui.nav_activities", Path: "/activities", Need: base.To(base.See, "activity")},
		{Label: "ui.nav_identity", Path: "/identity", Need: base.To(base.See, "place")},
		{Label: "ui.nav_roles", Path: "/roles", Need: base.To(base.See, "role")}}},
	{"ui.nav_people", IconPeople, []door{
		{Label: "ui.nav_people", Path: "/people", Need: base.To(base.See, "people"), Also: []string{"/twins", "/imports"}},
		{Label: "ui.nav_skills", Path: "/skills", Need: base.To(base.See, "people")},
		{Label: "ui.nav_self", Path: "/self", Need: base.To(base.Join, "self")},
		{Label: "ui.nav_mail", Path: "/mail", Need: base.To(base.See, "post")}}},
	{"ui.nav_programme", IconProgramme, []door{
		{Label: "ui.nav_bookings", Path: "/bookings", Need: base.To(base.See, "booking")}}},
	{"ui.nav_money", IconMoney, []door{
		{Label: "ui.nav_money", Path: "/money", Need: base.To(base.See, "ledger"), Also: []string{"/reports"}},
		{Label: "ui.nav_bills", Path: "/bills", Need: base.To(base.See, "ledger"), Also: []string{"/suppliers", "/claims", "/payments"}},
		{Label: "ui.nav_expenses", Path: "/expenses", Need: base.To(base.Join, "claim")},
		{Label: "ui.nav_bank", Path: "/bank", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_ledger", Path: "/ledger", Need: base.To(base.See, "ledger"), Also: []string{"/law", "/outset", "/fec"}},
		{Label: "ui.nav_budgets", Path: "/budgets", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_vat", Path: "/vat", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_assets", Path: "/assets", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_funds", Path: "/funds", Need: base.To(base.See, "ledger"), Also: []string{"/cofundings"}},
		{Label: "ui.nav_closing", Path: "/closing", Need: base.To(base.See, "ledger"), Also: []string{"/accruals", "/stocks", "/risks"}}}},
	{"ui.nav_steer", IconTimeline, []door{
		{Label: "ui.nav_board", Path: "/board", Need: base.To(base.See, "board")},
		{Label: "ui.nav_analysis", Path: "/analysis", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_forecasts", Path: "/forecasts", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_cash", Path: "/cash", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_diagnosis", Path: "/diagnosis", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_dossiers", Path: "/dossiers", Need: base.To(base.See, "ledger")},
		{Label: "ui.nav_payroll", Path: "/payroll", Need: base.To(base.See, "ledger")}}},
	{"ui.nav_school", IconSchool, []door{
		{Label: "ui.nav_trainings", Path: "/trainings", Need: base.To(base.Run, "school"), Also: []string{"/sessions", "/trainees", "/trainers", "/bpf", "/hosting"}, Only: inSchool},
		{Label: "ui.nav_attendance", Path: "/attendance", Need: base.To(base.Rule, "school"), Only: inSchool},
		{Label: "ui.nav_my_attendance", Path: "/attendance", Need: base.To(base.Join, "school"), Only: asLearner},
		{Label: "ui.nav_study", Path: "/study", Need: base.To(base.Join, "school"), Only: studies},
		{Label: "ui.nav_candidates", Path: "/candidates", Need: base.To(base.Run, "candidacy"), Only: inSchool},
		{Label: "ui.nav_juries", Path: "/juries", Need: base.To(base.Rule, "jury"), Also: []string{"/appeals"}, Only: inSchool},
		{Label: "ui.nav_awards", Path: "/awards", Need: base.To(base.Run, "award"), Also: []string{"/holders", "/badges"}, Only: inSchool},
		{Label: "ui.nav_fates", Path: "/fates", Need: base.To(base.Run, "award"), Only: inSchool},
		{Label: "ui.nav_transmissions", Path: "/transmissions", Need: base.To(base.Run, "award"), Also: []string{"/lots"}, Only: inSchool},
		{Label: "ui.nav_my_juries", Path: "/juries", Need: base.To(base.Join, "jury"), Only: asJuror},
		{Label: "ui.nav_portfolio", Path: "/portfolio", Need: base.To(base.Join, "candidacy"), Only: asCandidate},
		{Label: "ui.nav_my_awards", Path: "/awards/mine", Need: base.To(base.Join, "award"), Only: asCandidate},
		{Label: "ui.nav_quality", Path: "/quality", Need: base.To(base.Run, "school"), Also: []string{"/complaints", "/surveys", "/improvements", "/watch"}, Only: inSchool},
		{Label: "ui.nav_my_complaints", Path: "/my-complaints", Need: base.To(base.Join, "school"), Only: inSchool},
		{Label: "ui.nav_certifications", Path: "/certifications", Need: base.To(base.Rule, "certification"), Also: []string{"/versions", "/partners"}, Only: inSchool}}},
}

// The school shows where a place trains or certifies; what is somebody's own, to them alone.
func inSchool(s Scene) bool { return s.Place.School }

func asCandidate(s Scene) bool { return s.Place.Candidate }

// asLearner: who rules on the school has the door to all of its attendance.
func asLearner(s Scene) bool { return s.Place.Learner && !s.Who.May(base.Rule, "school") }

// studies: those who learn or train, and the school where there is one.
func studies(s Scene) bool {
	return s.Place.Learner || s.Place.School && s.Who.May(base.Run, "school")
}

// asJuror: who rules on juries has the door to all of them.
func asJuror(s Scene) bool { return s.Place.Juror && !s.Who.May(base.Rule, "jury") }

// boussole is always at hand, wherever one is in a place.
var boussole = door{Label: "ui.nav_boussole", Path: "/boussole", Need: base.To(base.See, "boussole")}

// open lists the sections that the reader may enter, each with its open doors.
func open(ctx context.Context) []wing {
	var out []wing
	for _, s := range sections {
		s.Doors = passable(ctx, s.Doors)
		if len(s.Doors) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func passable(ctx context.Context, doors []door) []door {
	var out []door
	for _, d := range doors {
		if d.Need.MetBy(In(ctx).Who) && (d.Only == nil || d.Only(In(ctx))) {
			out = append(out, d)
		}
	}
	return out
}

// here tells whether the page shown lies behind a door.
func (d door) here(ctx context.Context) bool {
	path, found := strings.CutPrefix(In(ctx).Path, string(At(ctx, "")))
	path, _, _ = strings.Cut(path, "?")
	if !found {
		return false
	}
	if d.Path == "" {
		return path == "" || path == "/"
	}
	for _, behind := range append([]string{d.Path}, d.Also...) {
		if path == behind || strings.HasPrefix(path, behind+"/") {
			return true
		}
	}
	return false
}

func (s wing) here(ctx context.Context) bool {
	for _, d := range s.Doors {
		if d.here(ctx) {
			return true
		}
	}
	return false
}

func (d door) link(ctx context.Context) templ.SafeURL { return At(ctx, "") + templ.SafeURL(d.Path) }

// ariaCurrent marks the link to the page shown, and lightly the section it is in.
func ariaCurrent(here bool) string {
	if here {
		return "page"
	}
	return "false"
}
