package space

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// rulesPage asks by which rules a space is lent to a role, or to everybody.
type rulesPage struct {
	ui.Form
	Plan   *Plan
	Space  Space
	Role   base.Role // Stranger for everybody
	Skills []string  // known in the place
}

// Title names the page.
func (p rulesPage) Title(ctx context.Context) string {
	return ui.T(ctx, "space.rules_title", base.Args{"name": p.Space.Name})
}

// tabs leads to the rules for everybody and for each role that may book.
func (p rulesPage) tabs(ctx context.Context) []ui.Link {
	at := hrefOf(ctx, p.Space) + "/rules"
	out := []ui.Link{{Label: ui.T(ctx, "space.everybody"), Href: at, Here: p.Role == base.Stranger}}
	for _, r := range bookers() {
		link := ui.Link{Label: ui.T(ctx, "role."+r.String()), Href: at + templ.SafeURL("?role="+r.String()), Here: p.Role == r}
		if len(p.Plan.Settings(p.Space.ID, r)) > 0 {
			link.Icon = ui.IconCheck
		}
		out = append(out, link)
	}
	return out
}

// bookers are the roles that may book at all.
func bookers() []base.Role {
	return slices.DeleteFunc(base.Roles(), func(r base.Role) bool { return !base.May(r, "booking", base.Join) })
}

// how says what an empty field means.
func (p rulesPage) how(ctx context.Context) string {
	if p.Role != base.Stranger {
		return ui.T(ctx, "space.rules_how_role", base.Args{"role": ui.T(ctx, "role."+p.Role.String())})
	}
	return ui.T(ctx, "space.rules_how")
}

// value gives what the space sets of a rule, as one types it.
func (p rulesPage) value(ctx context.Context, rule Rule) string {
	text := valueOf(p.Plan.Settings(p.Space.ID, p.Role), rule)
	if n, err := strconv.Atoi(text); err == nil && n > 0 && rule.isLength() {
		return length(n).In(ui.In(ctx).Lang)
	}
	if text == "" && p.sets(rule) {
		return "0"
	}
	return text
}

func (p rulesPage) sets(rule Rule) bool {
	return slices.ContainsFunc(p.Plan.Settings(p.Space.ID, p.Role), func(s Setting) bool { return s.Rule == rule })
}

// roles gives the roles ticked: "all" where the space lifts the rule.
func (p rulesPage) roles() string {
	if text := valueOf(p.Plan.Settings(p.Space.ID, p.Role), Who); text != "" || !p.sets(Who) {
		return text
	}
	return everybody
}

// everybody is the tick that opens a space to all roles, whatever it would inherit.
const everybody = "all"

// otherwise is the sentence that holds where a rule is left empty.
func (p rulesPage) otherwise(ctx context.Context, rule Rule) string {
	said := Setting{Rule: rule}
	from := base.SpaceID("")
	for _, s := range p.Plan.Path(p.Space.ID) {
		for _, whom := range []base.Role{base.Stranger, p.Role} {
			if s.ID == p.Space.ID && whom == p.Role {
				continue
			}
			for _, set := range p.Plan.Settings(s.ID, whom) {
				if set.Rule == rule {
					said, from = set, s.ID
				}
			}
		}
	}
	args := base.Args{"sentence": said.Sentence()}
	if above, is := p.Plan.Space(from); is && from != p.Space.ID {
		args["name"] = above.Name
		return ui.T(ctx, "space.otherwise_of", args)
	}
	return ui.T(ctx, "space.otherwise", args)
}

func (p rulesPage) approvalOptions(ctx context.Context) []ui.Option {
	return []ui.Option{{Value: "", Label: p.otherwise(ctx, Approval)},
		{Value: "1", Label: ui.T(ctx, "space.approval_yes")}, {Value: "0", Label: ui.T(ctx, "space.approval_no")}}
}

func roleOptions(ctx context.Context) []ui.Option {
	out := []ui.Option{{Value: everybody, Label: ui.T(ctx, "space.everybody")}}
	for _, r := range bookers() {
		out = append(out, ui.Option{Value: r.String(), Label: ui.T(ctx, "role."+r.String())})
	}
	return out
}

// isLength tells whether a rule is typed as a length of time.
func (r Rule) isLength() bool { return strings.HasSuffix(string(r), "_minutes") }

func (d *Desk) rules(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	known, err := readSkills(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	role, _ := base.ParseRole(c.Query("role"))
	return c.Page(rulesPage{Plan: p, Space: s, Role: role, Skills: p.skillsWith(known)})
}

func (d *Desk) setRules(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	known, err := readSkills(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	known = p.skillsWith(known)
	role, _ := base.ParseRole(c.Value("role"))
	rules, err := readRules(c)
	if err == nil {
		err = d.SetRules(c.Context(), c.Who, s.ID, role, rules)
	}
	if err == nil {
		return c.Goto(c.At("/spaces/%s", s.ID), "space.rules_set")
	}
	return c.Again(rulesPage{Form: ui.FormOf(c.Form(), err), Plan: p, Space: s, Role: role, Skills: known}, err)
}

// readRules reads the rules that were typed; one left empty is not set.
func readRules(c *web.Call) ([]Setting, error) {
	var wrong base.Checks
	var out []Setting
	for _, rule := range RuleBook() {
		text := strings.TrimSpace(c.Value(string(rule)))
		switch {
		case rule == Who:
			if ticked := c.Form()[string(Who)]; slices.Contains(ticked, everybody) {
				out = append(out, Setting{Rule: Who})
			} else if len(ticked) > 0 {
				out = append(out, Setting{Rule: Who, Value: strings.Join(ticked, " ")})
			}
		case text == "":
		case rule == Authorisation && text == "0":
			out = append(out, Setting{Rule: rule})
		case rule.isLength():
			n, err := ParseLength(text)
			if err != nil {
				wrong.Wrong(string(rule), "space.length_unreadable")
			}
			out = append(out, Setting{Rule: rule, Value: strconv.Itoa(n)})
		default:
			out = append(out, Setting{Rule: rule, Value: text, Unheard: c.Checked("new_skill")})
		}
	}
	return out, wrong.Fault()
}
