package cockpit

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// trend draws the hours booked week after week; the week that is not over is apart.
func (d Day) trend(ctx context.Context) ui.Chart {
	lang := ui.In(ctx).Lang
	c := ui.Chart{Title: d.trendTitle(ctx), Note: ui.T(ctx, "cockpit.trend_note"), Axis: ui.T(ctx, "cockpit.week"),
		Series: []ui.Series{{Name: ui.T(ctx, "cockpit.hours")}}}
	for i, w := range d.Weeks {
		c.Labels = append(c.Labels, ui.T(ctx, "cockpit.week_of", base.Args{"date": words.DateShort(lang, w.Monday)}))
		c.Short = append(c.Short, words.DayMonth(lang, w.Monday))
		mark := ui.Mark{Value: float64(w.Minutes) / 60, Words: hours(ctx, w.Minutes),
			Href: ui.At(ctx, "/bookings/list") + templ.SafeURL("?on="+string(w.Monday))}
		if i == len(d.Weeks)-1 {
			mark.Kind = ui.Committed
		}
		c.Series[0].Marks = append(c.Series[0].Marks, mark)
	}
	return c
}

// trendTitle answers: is the place used more than it was? The four weeks that are
// over against the four before.
func (d Day) trendTitle(ctx context.Context) string {
	recent, before := 0, 0
	for i, w := range d.Weeks {
		switch ago := len(d.Weeks) - 1 - i; {
		case ago >= 1 && ago <= 4:
			recent += w.Minutes
		case ago >= 5 && ago <= 8:
			before += w.Minutes
		}
	}
	if before == 0 {
		return ui.T(ctx, "cockpit.trend_begins", base.Args{"hours": hours(ctx, recent)})
	}
	change := 100 * (recent - before) / before
	args := base.Args{"percent": max(change, -change), "hours": hours(ctx, recent)}
	switch {
	case change >= 5:
		return ui.T(ctx, "cockpit.trend_up", args)
	case change <= -5:
		return ui.T(ctx, "cockpit.trend_down", args)
	}
	return ui.T(ctx, "cockpit.trend_same", args)
}

const sharesShown = 8

// bySpace draws how full each space was.
func (d Day) bySpace(ctx context.Context) ui.Chart {
	shares := d.Spaces[:min(len(d.Spaces), sharesShown)]
	c := ui.Chart{Note: ui.T(ctx, "cockpit.share_note", base.Args{"days": shareDays}), Axis: ui.T(ctx, "cockpit.space"), High: 100,
		Series: []ui.Series{{Name: ui.T(ctx, "cockpit.occupancy")}}}
	for _, s := range shares {
		c.Labels = append(c.Labels, s.Space.Name)
		c.Series[0].Marks = append(c.Series[0].Marks, ui.Mark{Value: float64(s.percent()),
			Words: words.Percent(ui.In(ctx).Lang, int64(s.percent())*100),
			Href:  ui.At(ctx, "/bookings/month") + templ.SafeURL("?space="+url.QueryEscape(string(s.Space.ID)))})
	}
	if len(shares) > 0 {
		c.Title = ui.T(ctx, "cockpit.fullest", base.Args{"space": shares[0].Space.Name, "percent": shares[0].percent()})
	}
	return c
}

// byActivity draws the hours that each activity took.
func (d Day) byActivity(ctx context.Context) ui.Chart {
	c := ui.Chart{Note: ui.T(ctx, "cockpit.share_note", base.Args{"days": shareDays}), Axis: ui.T(ctx, "cockpit.activity"),
		Series: []ui.Series{{Name: ui.T(ctx, "cockpit.hours")}}}
	var first Share
	for _, s := range d.Activities {
		name := s.Name
		if name == "" {
			name = ui.T(ctx, "cockpit.no_activity")
		} else if s.Minutes > first.Minutes {
			first = s
		}
		c.Labels = append(c.Labels, name)
		c.Series[0].Marks = append(c.Series[0].Marks, ui.Mark{Value: float64(s.Minutes) / 60, Words: hours(ctx, s.Minutes),
			Href: ui.At(ctx, "/bookings/month") + templ.SafeURL("?activity="+url.QueryEscape(string(s.Activity)))})
	}
	c.Title = ui.T(ctx, "cockpit.first_activity", base.Args{"activity": first.Name})
	if first.Name == "" {
		c.Title = ui.T(ctx, "cockpit.activities_unsaid")
	}
	return c
}

func hours(ctx context.Context, minutes int) string {
	return ui.T(ctx, "cockpit.n_hours", base.Args{"n": minutes / 60})
}
