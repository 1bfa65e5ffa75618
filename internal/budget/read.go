package budget

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// eachTotal reads the totals of the books over the months of a version, with the month's place.
func (d *Desk) eachTotal(ctx context.Context, r db.Reader, who base.Actor, v Version, do func(i int, t ledger.Total)) error {
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return err
	}
	months := v.Months()
	at := map[string]int{}
	for i, m := range months {
		at[m] = i
	}
	for _, y := range years {
		if y.To < v.From || y.From > v.To {
			continue
		}
		all, err := d.Ledger.Totals(ctx, r, who, y.ID, months[0], months[len(months)-1])
		if err != nil {
			return err
		}
		for _, t := range all {
			if !t.Opening && SideOf(t.Account) != "" {
				do(at[t.Month], t)
			}
		}
	}
	return nil
}

// signed gives an amount by the sign of its account's side: both costs and income are positive.
func signed(account string, net money.Cents) money.Cents {
	if SideOf(account).Earned() {
		return -net
	}
	return net
}

// lived makes lines of what the books hold over the months of a version, account by account
// and by what they are for; what is shared out goes to its shares.
func (d *Desk) lived(ctx context.Context, r db.Reader, who base.Actor, v Version) ([]Line, error) {
	keys, err := d.Ledger.Keyed(ctx, r, who)
	if err != nil {
		return nil, err
	}
	type key struct {
		account string
		Axes
	}
	held := map[key][]money.Cents{}
	add := func(i int, k key, c money.Cents) {
		if held[k] == nil {
			held[k] = make([]money.Cents, len(v.Months()))
		}
		held[k][i] += signed(k.account, c)
	}
	err = d.eachTotal(ctx, r, who, v, func(i int, t ledger.Total) {
		axes := Axes{t.Activity, t.Project, t.Site}
		axis := keys[t.Split].Axis
		if axis == "" {
			add(i, key{t.Account, axes}, t.Net())
			return
		}
		for value, part := range t.Parts(axis, keys) {
			add(i, key{t.Account, axes.with(axis, value)}, part)
		}
	})
	var out []Line
	for k, months := range held {
		if sum(months) != 0 {
			out = append(out, Line{Account: k.account, Axes: k.Axes, Months: months})
		}
	}
	slices.SortFunc(out, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Activity, b.Activity), cmp.Compare(a.Project, b.Project), cmp.Compare(a.Site, b.Site))
	})
	return out, err
}

func (a Axes) with(axis, value string) Axes {
	switch axis {
	case "activity":
		a.Activity = base.ActivityID(value)
	case "project":
		a.Project = ledger.AxisID(value)
	default:
		a.Site = ledger.AxisID(value)
	}
	return a
}

// Compared is a version against the books.
type Compared struct {
	Version
	Rows []Row
	Done int // months that are over on the day of reading
}

// Compare holds a version against the books, month by month; Done says up to where both
// can be compared on a day.
func (d *Desk) Compare(ctx context.Context, who base.Actor, id ID, on day.Day) (Compared, error) {
	v, lines, err := d.Get(ctx, who, id)
	if err != nil {
		return Compared{}, err
	}
	out := Compared{Version: v, Done: done(v, on)}
	books := Book{}
	if err := d.eachTotal(ctx, d.DB, who, v, func(i int, t ledger.Total) {
		if books[t.Account] == nil {
			books[t.Account] = make([]money.Cents, len(v.Months()))
		}
		books[t.Account][i] += signed(t.Account, t.Net())
	}); err != nil {
		return out, err
	}
	out.Rows = Against(lines, books, len(v.Months()))
	labels, err := d.labels(ctx, who)
	if err != nil {
		return out, err
	}
	said, err := remarks(ctx, d.DB, who.Place, id)
	for i := range out.Rows {
		out.Rows[i].Label, out.Rows[i].Remark = name(labels, out.Rows[i].Account), said[out.Rows[i].Account]
	}
	return out, err
}

// done counts the months of a version that are over on a day; all where it is past.
func done(v Version, on day.Day) int {
	n := 0
	for _, m := range v.Months() {
		if day.Day(m+"-01").AddMonths(1) <= on.Add(1) {
			n++
		}
	}
	return n
}

func (d *Desk) labels(ctx context.Context, who base.Actor) (map[string]string, error) {
	all, err := d.Ledger.Accounts(ctx, d.DB, who)
	labels := map[string]string{}
	for _, a := range all {
		labels[a.Code] = a.Label
	}
	return labels, err
}

// axes are what lines may be sorted by beside accounts.
var axes = []string{"activity", "project", "site"}

// Shares holds a version against the books on an axis, over the first n months.
func (d *Desk) Shares(ctx context.Context, who base.Actor, id ID, axis string, n int) ([]Share, error) {
	if !slices.Contains(axes, axis) {
		return nil, base.Refuse(base.NotFound, "base.not_found")
	}
	v, lines, err := d.Get(ctx, who, id)
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
	shares := map[string]*Share{}
	add := func(value, account string, c Cell) {
		if shares[value] == nil {
			shares[value] = &Share{Value: value, Name: names[value]}
		}
		switch s := shares[value]; SideOf(account) {
		case Income:
			s.Income = s.Income.plus(c)
		case Costs:
			s.Costs = s.Costs.plus(c)
		}
	}
	for _, l := range lines {
		add(l.On(axis), l.Account, Cell{Planned: sum(l.Months[:min(n, len(l.Months))])})
	}
	err = d.eachTotal(ctx, d.DB, who, v, func(i int, t ledger.Total) {
		if i >= n {
			return
		}
		for value, net := range t.Parts(axis, keys) {
			add(value, t.Account, Cell{Actual: signed(t.Account, net)})
		}
	})
	var out []Share
	for _, value := range slices.Sorted(maps.Keys(shares)) {
		out = append(out, *shares[value])
	}
	return out, err
}

// names are those of the values of an axis.
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
		if string(v.Axis) == axis {
			names[string(v.ID)] = v.Name
		}
	}
	return names, err
}

// Standing finds the version that holds for a day: the one voted last, or else the draft
// made last.
func (d *Desk) Standing(ctx context.Context, who base.Actor, on day.Day) (Version, bool, error) {
	all, err := versions(ctx, d.DB, who.Place)
	var best Version
	for _, v := range all {
		if v.From > on || v.To < on {
			continue
		}
		if best.ID == "" || v.over(best) {
			best = v
		}
	}
	return best, best.ID != "", err
}

// over tells whether the version holds in place of another of the same days.
func (v Version) over(other Version) bool {
	switch {
	case v.Voted() != other.Voted():
		return v.Voted()
	case v.Voted():
		return v.Amends == other.ID || other.Amends != v.ID && v.At.After(other.At)
	}
	return v.MadeAt.After(other.MadeAt)
}

// Planned is what the version that holds plans from a day to a day, in whole months, by
// account; what is planned on the beginning of a code counts for the first account that it
// begins. It is for whoever shows a statement with the budget beside.
func (d *Desk) Planned(ctx context.Context, who base.Actor, from, to day.Day) (map[string]money.Cents, error) {
	v, found, err := d.Standing(ctx, who, to)
	if err != nil || !found {
		return nil, err
	}
	labels, err := d.labels(ctx, who)
	if err != nil {
		return nil, err
	}
	lines, err := linesOf(ctx, d.DB, who.Place, v)
	out := map[string]money.Cents{}
	for _, l := range lines {
		code := whole(labels, l.Account)
		for i, m := range v.Months() {
			if m >= string(from[:7]) && m <= string(to[:7]) {
				out[code] += l.Months[i]
			}
		}
	}
	return out, err
}

// Grant lays a version out as the form of a grant asks, for a project or for the whole place.
func (d *Desk) Grant(ctx context.Context, who base.Actor, id ID, project ledger.AxisID) (Grant, error) {
	_, lines, err := d.Get(ctx, who, id)
	if err != nil {
		return Grant{}, err
	}
	values, err := d.Ledger.AxisValues(ctx, d.DB, who)
	if err != nil {
		return Grant{}, err
	}
	labels, err := d.labels(ctx, who)
	if err != nil {
		return Grant{}, err
	}
	if project != "" {
		if _, found := chosen(values, project); !found {
			return Grant{}, base.Refuse(base.NotFound, "base.not_found")
		}
		lines = slices.DeleteFunc(lines, func(l Line) bool { return l.Project != project })
	}
	return Lay(lines, func(l Line) string {
		v, _ := chosen(values, l.Project)
		return v.Funder + " " + name(labels, l.Account)
	}), nil
}
