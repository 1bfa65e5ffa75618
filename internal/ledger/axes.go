package ledger

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// AxisChoices is all that something may be for.
type AxisChoices struct {
	Targets    []AxisValue
	Splits     []SplitKey
	Activities []Named
}

// AxisChoices reads what something may be for, as forms offer it.
func (d *Desk) AxisChoices(ctx context.Context, who base.Actor) (ch AxisChoices, err error) {
	if ch.Targets, err = axisValues(ctx, d.DB, who.Place); err != nil {
		return ch, err
	}
	if ch.Splits, err = splits(ctx, d.DB, who.Place); err != nil {
		return ch, err
	}
	if d.Activities != nil {
		ch.Activities, err = d.Activities(ctx, who)
	}
	return ch, err
}

// AxesIn reads the answers of AxesFields.
func AxesIn(c *web.Call, prefix string) Axes {
	return Axes{base.ActivityID(c.Value(prefix + "activity")), AxisID(c.Value(prefix + "project")), AxisID(c.Value(prefix + "site")), SplitID(c.Value(prefix + "split"))}
}

// AxesKnown refuses what a place does not have, or offers no more; the fields are named as
// those of AxesFields.
func (d *Desk) AxesKnown(ctx context.Context, who base.Actor, a Axes) error {
	if err := known(ctx, d.DB, who.Place, a); err != nil {
		return err
	}
	living, err := d.living(ctx, who)
	if err == nil && !living(a.Activity) {
		err = base.Wrong("activity", "ledger.no_such_activity")
	}
	return err
}

// living tells which activities a line may be for: those that the place has, and none.
func (d *Desk) living(ctx context.Context, who base.Actor) (func(base.ActivityID) bool, error) {
	if d.Activities == nil {
		return func(base.ActivityID) bool { return true }, nil
	}
	all, err := d.Activities(ctx, who)
	return func(id base.ActivityID) bool {
		return id == "" || slices.ContainsFunc(all, func(n Named) bool { return n.ID == string(id) })
	}, err
}

// known refuses projects, sites and keys that the place does not have, or offers no more.
func known(ctx context.Context, r db.Reader, place base.PlaceID, a Axes) error {
	values, err := axisValues(ctx, r, place)
	if err != nil {
		return err
	}
	keys, err := splits(ctx, r, place)
	if err != nil {
		return err
	}
	found := map[string]bool{"": true}
	for _, v := range values {
		found[string(v.Axis)+string(v.ID)] = true
	}
	for _, k := range keys {
		found["split"+string(k.ID)] = true
	}
	var wrong base.Checks
	for _, asked := range []struct{ name, id string }{{"project", string(a.Project)}, {"site", string(a.Site)}, {"split", string(a.Split)}} {
		if asked.id != "" && !found[asked.name+asked.id] {
			wrong.Wrong(asked.name, "ledger.no_such_axis")
		}
	}
	return wrong.Fault()
}

func (ch AxisChoices) activities(ctx context.Context) []ui.Option {
	out := none(ctx)
	for _, a := range ch.Activities {
		out = append(out, ui.Option{Value: a.ID, Label: a.Name})
	}
	return out
}

// values offers the projects or the sites in use, and one that was chosen already.
func (ch AxisChoices) values(ctx context.Context, axis Axis, chosen AxisID) []ui.Option {
	out := none(ctx)
	for _, v := range ch.Targets {
		if v.Axis == axis && (v.ClosedOn == "" || v.ID == chosen) {
			out = append(out, ui.Option{Value: string(v.ID), Label: v.Name})
		}
	}
	return out
}

func (ch AxisChoices) splits(ctx context.Context) []ui.Option {
	out := none(ctx)
	for _, k := range ch.Splits {
		if k.ClosedOn == "" {
			out = append(out, ui.Option{Value: string(k.ID), Label: k.Name})
		}
	}
	return out
}

// Said names what a line is for, in the order of the axes.
func (ch AxisChoices) Said(a Axes) string {
	var out []string
	for _, n := range ch.Activities {
		if n.ID == string(a.Activity) {
			out = append(out, n.Name)
		}
	}
	for _, v := range ch.Targets {
		if v.ID == a.Project || v.ID == a.Site {
			out = append(out, v.Name)
		}
	}
	for _, k := range ch.Splits {
		if k.ID == a.Split {
			out = append(out, k.Name)
		}
	}
	return strings.Join(out, " · ")
}
