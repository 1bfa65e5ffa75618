package space

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// SetHours gives a space a week of its own; an empty one gives it back the hours
// of what it lies in.
func (d *Desk) SetHours(ctx context.Context, who base.Actor, id base.SpaceID, week Week, how Telling) error {
	var wrong base.Checks
	week.check(&wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.shut(ctx, who, id, how, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		if err := writeWeek(ctx, tx, id, week); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(id), "opened", db.Detail{"hours": db.Was(now.OwnWeek(id).String(), week.String())})
	})
}

// SetRules sets what a space says of its lending to a role, or with Stranger to
// everybody: all of it, so that a rule that is absent is inherited again.
func (d *Desk) SetRules(ctx context.Context, who base.Actor, id base.SpaceID, role base.Role, rules []Setting) error {
	for i := range rules {
		rules[i].Role = role
	}
	var wrong base.Checks
	checkSettings(rules, &wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		if _, err := now.find(id); err != nil {
			return err
		}
		var unheard base.Checks
		if err := settleSkills(ctx, tx, now, rules, &unheard); err != nil {
			return err
		}
		if err := unheard.Fault(); err != nil {
			return err
		}
		if err := eraseSettings(ctx, tx, id, role); err != nil {
			return err
		}
		if err := writeSettings(ctx, tx, id, rules); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(id), "ruled", detailOf(role, now.Settings(id, role), rules))
	})
}

func detailOf(role base.Role, before, after []Setting) db.Detail {
	detail := db.Detail{}
	if role != base.Stranger {
		detail["role"] = role.String()
	}
	for _, rule := range RuleBook() {
		was, is := valueOf(before, rule), valueOf(after, rule)
		if was != is {
			detail[string(rule)] = db.Was(was, is)
		}
	}
	return detail
}

// valueOf gives what is set of a rule, "" where nothing is.
func valueOf(settings []Setting, rule Rule) string {
	if i := slices.IndexFunc(settings, func(s Setting) bool { return s.Rule == rule }); i >= 0 {
		return settings[i].Value
	}
	return ""
}

// Settings lists what a space itself sets for a role.
func (p *Plan) Settings(id base.SpaceID, role base.Role) []Setting {
	var own []Setting
	if i, found := p.index[id]; found {
		for _, s := range p.nodes[i].settings {
			if s.Role == role {
				own = append(own, s)
			}
		}
	}
	return own
}

func checkSettings(rules []Setting, wrong *base.Checks) {
	for _, s := range rules {
		if !s.apply(new(Rules)) {
			wrong.Wrong(string(s.Rule), "space.rule_unreadable", base.Args{"max": s.most()})
		}
	}
}
