package attendance

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Widths of columns, in characters.
const (
	nameWidth  = 28
	dayWidth   = 22
	stateWidth = 16
	hourWidth  = 12
	whyWidth   = 34
)

// said names what blocks, for whom and when.
func (b Block) said(lang string) string {
	return words.T(lang, "attendance.block_"+string(b.Why), base.Args{"name": b.Trainee.Name, "half": b.Half.called(lang)})
}

// called names a half-day: "lundi 7 septembre 2026, matin".
func (h Half) called(lang string) string {
	if h.Day == "" {
		return ""
	}
	return words.Date(lang, h.Day) + ", " + words.T(lang, "attendance.part_"+string(h.Part))
}

// print is what funders and auditors read of some half-days: what each trainee followed, then
// every half-day of each, with when it was signed.
func (v View) print(who base.Actor, halves []Half) paper.Print {
	t := func(key string, args ...base.Args) string { return words.T(who.Lang, "attendance."+key, args...) }
	under := []string{v.Organisation, v.Programme}
	if len(halves) > 0 {
		under = append(under, t("days", base.Args{"from": words.DateShort(who.Lang, halves[0].Day), "to": words.DateShort(who.Lang, halves[len(halves)-1].Day)}))
	}
	return paper.Print{Lang: who.Lang, Title: t("list_of", base.Args{"name": v.Name}), Made: day.Of(v.Now, who.Zone), Under: under,
		Tables: []paper.Table{v.totals(who, halves, t), v.details(who, halves, t)}}
}

func (v View) totals(who base.Actor, halves []Half, t func(string, ...base.Args) string) paper.Table {
	table := paper.Table{Name: t("followed"), Cols: []paper.Column{{Label: t("trainee"), Width: nameWidth}, {Label: t("halves_followed"), Width: hourWidth}, {Label: t("halves_planned"), Width: hourWidth},
		{Label: t("hours_followed"), Width: hourWidth}, {Label: t("hours_excused"), Width: hourWidth}, {Label: t("hours_unexcused"), Width: hourWidth}, {Label: t("rate"), Width: hourWidth}}}
	var rows []paper.Row
	for _, one := range v.Trainees {
		got := v.Tally(one, halves)
		excused, not := v.missed(one, halves)
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(one.Name), paper.Count(got.Halves), paper.Count(got.Of), paper.Text(hours(who.Lang, got.Minutes)),
			paper.Text(hours(who.Lang, excused)), paper.Text(hours(who.Lang, not)), paper.Text(words.Percent(who.Lang, got.Rate()))}})
	}
	table.Rows = paper.RowsOf(rows)
	return table
}

// missed counts the minutes that a trainee was absent for, excused or not.
func (r Register) missed(t Trainee, halves []Half) (excused, not int) {
	for _, h := range halves {
		switch c := r.Cell(h, t); {
		case c.State == Absent && c.Absence.Excused:
			excused += h.Minutes
		case c.State == Absent || c.State == Missing || c.State == Disputed:
			not += h.Minutes
		}
	}
	return excused, not
}

func (v View) details(who base.Actor, halves []Half, t func(string, ...base.Args) string) paper.Table {
	table := paper.Table{Name: t("details"), Cols: []paper.Column{{Label: t("half_day"), Width: dayWidth}, {Label: t("name"), Width: nameWidth}, {Label: t("state"), Width: stateWidth},
		{Label: t("signed_at"), Width: dayWidth}, {Label: t("why"), Width: whyWidth}}}
	var rows []paper.Row
	for _, h := range halves {
		for _, s := range v.Trained(h) {
			rows = append(rows, paper.Row{Look: paper.Head, Cells: []paper.Cell{paper.Text(h.called(who.Lang)), paper.Text(s.Name), paper.Text(t("trainer")), paper.Text(v.instants(who, h, s)), paper.Text(s.Reason)}})
		}
		for _, one := range v.Trainees {
			c := v.Cell(h, one)
			rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(h.called(who.Lang)), paper.Text(one.Name), paper.Text(t("is_" + string(c.State))), paper.Text(v.instants(who, h, c.Signature)), paper.Text(c.why(t))}})
		}
	}
	table.Rows = paper.RowsOf(rows)
	return table
}

// why says whether an absence is excused, and why a signature comes late. Why somebody was not
// there is said to nobody outside.
func (c Cell) why(t func(string, ...base.Args) string) string {
	switch {
	case c.Absence.Excused:
		return t("excused")
	case !c.Absence.At.IsZero():
		return t("unexcused")
	}
	return c.Signature.Reason
}

// instants says when a signature was made, and when it arrived where that is later.
func (v View) instants(who base.Actor, h Half, s Signature) string {
	if s.ID == "" {
		return ""
	}
	made := Made(h, v.tolerance(), s.At, s.Device)
	text := words.Moment(who.Lang, made, who.Zone)
	if s.At.Sub(made) >= arrivesApart {
		text = words.T(who.Lang, "attendance.made_arrived", base.Args{"made": text, "arrived": words.Moment(who.Lang, s.At, who.Zone)})
	}
	return text
}

// Statement is what a funder asks for: the hours followed in a session, all of it or one month
// ("2026-11"), and a name for its file. The staff and the trainers read it.
func (d *Desk) Statement(ctx context.Context, who base.Actor, id base.ID[Course], month string) (paper.Print, string, error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return paper.Print{}, "", err
	}
	halves, name := v.Halves, words.T(who.Lang, "attendance.file")
	if month != "" {
		halves, name = v.Month(month), name+"-"+month
	}
	if !v.reads() || len(halves) == 0 {
		return paper.Print{}, "", base.Refuse(base.NotFound, "base.not_found")
	}
	return v.print(who, halves), name, nil
}
