package ledger

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// SplitKey parts shared costs on an axis. It has a history: what was split in March
// stays as March's weights say.
type SplitKey struct {
	ID       SplitID
	Axis     string // "activity", "project" or "site"
	Name     string
	ClosedOn day.Day
	Versions []SplitVersion // the latest first
}

// SplitVersion is the weights of a key from a day on.
type SplitVersion struct {
	From   day.Day
	Shares []Share
}

// Share is the weight of one value of the axis.
type Share struct {
	Value  string
	Weight int64
}

// On gives the shares in force on a day; none before the first version.
func (k SplitKey) On(d day.Day) []Share {
	for _, v := range k.Versions {
		if v.From <= d {
			return v.Shares
		}
	}
	return nil
}

// Part shares an amount out by the weights in force on a day; the sum is kept.
func (k SplitKey) Part(c money.Cents, on day.Day) map[string]money.Cents {
	shares := k.On(on)
	weights := make([]int64, len(shares))
	for i, s := range shares {
		weights[i] = s.Weight
	}
	out := map[string]money.Cents{}
	for i, part := range c.Split(weights...) {
		out[shares[i].Value] += part
	}
	return out
}

// Splits reads the keys of a place, by name.
func (d *Desk) Splits(ctx context.Context, r db.Reader, who base.Actor) ([]SplitKey, error) {
	return splits(ctx, r, who.Place)
}

// SetSplit creates a key (no ID) or gives it other weights from a day on.
func (d *Desk) SetSplit(ctx context.Context, who base.Actor, k SplitKey) (SplitKey, error) {
	var wrong base.Checks
	wrong.Require("name", k.Name)
	if !slices.Contains([]string{"activity", "project", "site"}, k.Axis) {
		wrong.Wrong("axis", "ledger.no_such_axis")
	}
	for _, v := range k.Versions {
		if !real(v.From) || len(v.Shares) == 0 {
			wrong.Wrong("shares", "ledger.no_shares")
		}
		for _, s := range v.Shares {
			if s.Weight <= 0 || s.Value == "" {
				wrong.Wrong("shares", "ledger.no_shares")
			}
		}
	}
	if err := wrong.Fault(); err != nil {
		return k, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if k.ID == "" {
			k.ID = base.NewID[SplitKey](tx.Now)
		}
		if err := putSplit(ctx, tx, k); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(k.ID), "split_set", db.Detail{"name": k.Name})
	})
	return k, err
}

// Keyed reads the keys of a place, each by its identifier.
func (d *Desk) Keyed(ctx context.Context, r db.Reader, who base.Actor) (map[SplitID]SplitKey, error) {
	all, err := splits(ctx, r, who.Place)
	keys := map[SplitID]SplitKey{}
	for _, k := range all {
		keys[k.ID] = k
	}
	return keys, err
}

// Parts says which values of an axis ("activity", "project" or "site") bear a total: those
// of the key that shares it out, or the one that it was given.
func (t Total) Parts(axis string, keys map[SplitID]SplitKey) map[string]money.Cents {
	if k, shared := keys[t.Split]; shared && k.Axis == axis {
		if parts := k.Part(t.Net(), day.Day(t.Month+"-01").AddMonths(1).Add(-1)); len(parts) > 0 {
			return parts
		}
	}
	value := map[string]string{"activity": string(t.Activity), "project": string(t.Project), "site": string(t.Site)}[axis]
	return map[string]money.Cents{value: t.Net()}
}
