package training

import (
	"context"
	"fmt"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// hours writes a time: "140 h", "3 h 30".
func hours(ctx context.Context, minutes int) string {
	if minutes%60 == 0 {
		return ui.T(ctx, "training.hours_whole", base.Args{"h": minutes / 60})
	}
	return ui.T(ctx, "training.hours_and", base.Args{"h": minutes / 60, "m": words.Int(ui.In(ctx).Lang, int64(minutes%60))})
}

// catalogueAt is the page that anybody may read.
func catalogueAt(ctx context.Context) templ.SafeURL {
	return templ.SafeURL("/catalogue/" + url.PathEscape(ui.In(ctx).Place.Slug))
}

func hrefOf(value string) templ.SafeURL { return templ.SafeURL(url.QueryEscape(value)) }

// action is where the form of an offer goes.
func (p programmeForm) action(ctx context.Context) templ.SafeURL {
	if p.ID == "" {
		return ui.At(ctx, "/trainings")
	}
	return ui.At(ctx, "/trainings/%s", p.ID)
}

// ofYear asks for a year.
func ofYear(n int) templ.SafeURL { return templ.SafeURL("?year=" + strconv.Itoa(n)) }

// clock writes a minute of the day: "09:30".
func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// weekday names a day of the week, 1 for Monday.
func weekday(ctx context.Context, n int) string { return words.Weekday(ui.In(ctx).Lang, n) }
