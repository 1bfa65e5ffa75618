package statement

import (
	"context"
	"maps"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Share is what one activity, project or site earned and cost; Value is empty for
// what is of none.
type Share struct {
	Value, Name   string
	Income, Costs money.Cents
}

// Result is what the value left.
func (s Share) Result() money.Cents { return s.Income - s.Costs }

// Shares parts income and costs on an axis: "activity", "project" or "site". Shared
// costs are parted by their keys, month by month; the sums are those of the income
// statement.
func (d *Desk) Shares(ctx context.Context, who base.Actor, p Period, axis string) ([]Share, error) {
	if !slices.Contains(axes, axis) {
		return nil, base.Wrong("axis", "statement.no_such_axis")
	}
	all, err := d.Ledger.Between(ctx, d.DB, who, p.Year, p.From, p.To)
	if err != nil {
		return nil, err
	}
	keys, err := d.Ledger.Keyed(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	names, err := d.names(ctx, who, axis)
	if err != nil {
		return nil, err
	}
	return Part(all, axis, keys, names), nil
}

// Part shares totals out on an axis; what is of none comes last.
func Part(all []ledger.Total, axis string, keys map[ledger.SplitID]ledger.SplitKey, names map[string]string) []Share {
	shares := map[string]*Share{}
	for _, t := range all {
		if t.Opening || t.Account[0] != '6' && t.Account[0] != '7' {
			continue
		}
		for value, net := range t.Parts(axis, keys) {
			s := shares[value]
			if s == nil {
				s = &Share{Value: value, Name: names[value]}
				shares[value] = s
			}
			if t.Account[0] == '7' {
				s.Income -= net
			} else {
				s.Costs += net
			}
		}
	}
	out := make([]Share, 0, len(shares))
	for _, value := range slices.Sorted(maps.Keys(shares)) {
		if value != "" {
			out = append(out, *shares[value])
		}
	}
	if none := shares[""]; none != nil {
		out = append(out, *none)
	}
	return out
}

func (d *Desk) names(ctx context.Context, who base.Actor, axis string) (map[string]string, error) {
	names := map[string]string{}
	if axis == "activity" {
		all, err := d.Activities.List(ctx, who)
		for _, a := range all {
			names[string(a.ID)] = a.Name
		}
		return names, err
	}
	all, err := d.Ledger.AxisValues(ctx, d.DB, who)
	for _, v := range all {
		names[string(v.ID)] = v.Name
	}
	return names, err
}
