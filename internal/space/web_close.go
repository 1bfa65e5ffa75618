package space

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// closuresPage is when the place is closed: its closures, days of other hours, and public holidays.
type closuresPage struct {
	ui.Form
	touching
	Plan  *Plan
	Year  int // of the holidays shown
	Today day.Day
}

// Title names the page.
func (p closuresPage) Title(ctx context.Context) string { return ui.T(ctx, "space.closures") }

func (p closuresPage) add(ctx context.Context) ui.Link {
	if !ui.May(ctx, base.Run, "space") {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "space.closure_add"), Href: ui.At(ctx, "/closures/new"), Icon: ui.IconAdd}
}

// closures lists those that are not over.
func (p closuresPage) closures() []Closure {
	return slices.DeleteFunc(p.Plan.Closures(), func(c Closure) bool {
		return c.Repeat != Yearly && c.Last != "" && c.Last < p.Today
	})
}

// exceptions lists those that are not over.
func (p closuresPage) exceptions() []Exception {
	return slices.DeleteFunc(p.Plan.Exceptions(), func(e Exception) bool { return e.Day < p.Today })
}

func (p closuresPage) hoursOf(ctx context.Context, e Exception) string {
	if len(e.Hours) == 0 {
		return ui.T(ctx, "space.shut")
	}
	return sayRanges(ui.In(ctx).Lang, e.Hours)
}

// where names the space concerned, or the whole place.
func (p closuresPage) where(ctx context.Context, id base.SpaceID) string {
	if s, is := p.Plan.Space(id); is {
		return s.Name
	}
	return ui.T(ctx, "space.whole_place")
}

func (p closuresPage) yearHref(ctx context.Context, by int) templ.SafeURL {
	return ui.At(ctx, "/closures") + templ.SafeURL("?year="+strconv.Itoa(p.Year+by)+"#holidays")
}

// holidayOptions lists the holidays of the year, each with its day.
func (p closuresPage) holidayOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, h := range day.HolidaysOf(p.Year, p.Plan.department) {
		name := []rune(ui.T(ctx, "day."+h.Key))
		out = append(out, ui.Option{Value: h.Key, Label: strings.ToUpper(string(name[:1])) + string(name[1:]),
			Note: words.Date(ui.In(ctx).Lang, h.Day)})
	}
	return out
}

// sources lists where the law names the holidays of the year.
func (p closuresPage) sources() string {
	var all []string
	for _, h := range day.HolidaysOf(p.Year, p.Plan.department) {
		if !slices.Contains(all, h.Source) {
			all = append(all, h.Source)
		}
	}
	return strings.Join(all, ", ")
}

// observed gives the keys of the holidays on which the place is closed.
func (p closuresPage) observed() string {
	var keys []string
	for _, h := range day.HolidaysOf(p.Year, p.Plan.department) {
		if !p.Plan.worked[h.Key] {
			keys = append(keys, h.Key)
		}
	}
	return strings.Join(keys, " ")
}

func (d *Desk) closures(c *web.Call) error {
	page, err := d.closuresPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) closuresPage(c *web.Call) (page closuresPage, err error) {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return page, err
	}
	page = closuresPage{Plan: p, Today: day.Of(d.DB.Now(), p.zone)}
	page.Year = page.Today.Year()
	if asked, err := strconv.Atoi(c.Query("year")); err == nil && asked > 1990 && asked < 2200 {
		page.Year = asked
	}
	return page, nil
}

func (d *Desk) observe(c *web.Call) error {
	var worked []string
	for _, key := range day.HolidayKeys() {
		if !slices.Contains(c.Form()["closed"], key) {
			worked = append(worked, key)
		}
	}
	err := d.ObserveHolidays(c.Context(), c.Who, worked, telling(c, worked))
	if err == nil {
		return c.Goto(c.At("/closures")+"#holidays", "space.holidays_set")
	}
	page, failed := d.closuresPage(c)
	if failed != nil {
		return failed
	}
	page.Form, page.touching = ui.FormOf(c.Form(), err), touchingOf(page.Plan, err, worked)
	return c.Again(page, err)
}

// closuresTrail leads down to the closures.
func closuresTrail(ctx context.Context, p *Plan) []ui.Link {
	return append(p.trail(ctx, ""), ui.Link{Label: ui.T(ctx, "space.closures"), Href: ui.At(ctx, "/closures")})
}

func every(Space) bool { return true }

// closurePage asks for a closure.
type closurePage struct {
	ui.Form
	touching
	Plan *Plan
	Of   base.SpaceID
}

// Title names the page.
func (p closurePage) Title(ctx context.Context) string { return ui.T(ctx, "space.closure_add") }

func repeatOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, r := range []Repeat{Once, Weekly, Yearly} {
		name := string(r)
		if r == Once {
			name = "once"
		}
		out = append(out, ui.Option{Value: string(r), Label: ui.T(ctx, "space.repeats_"+name)})
	}
	return out
}

func weekdayOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for n := 1; n <= 7; n++ {
		out = append(out, ui.Option{Value: strconv.Itoa(n), Label: words.Weekday(ui.In(ctx).Lang, n)})
	}
	return out
}

func (d *Desk) newClosure(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(closurePage{Plan: p, Of: base.SpaceID(c.Query("space"))})
}

func (d *Desk) close(c *web.Call) error {
	closure := Closure{Space: base.SpaceID(c.Value("space")), First: day.Day(c.Value("first")), Last: day.Day(c.Value("last")),
		Repeat: Repeat(c.Value("repeats")), Reason: c.Value("reason")}
	if closure.Repeat == Weekly {
		closure.Weekdays = strings.Join(c.Form()["weekdays"], "")
	} else if closure.Last == "" {
		closure.Last = closure.First
	}
	_, err := d.Close(c.Context(), c.Who, closure, telling(c, closure))
	if err == nil {
		return c.Goto(c.At("/closures"), "space.closed_now")
	}
	p, readErr := d.Plan(c.Context(), d.DB, c.Who)
	if readErr != nil {
		return readErr
	}
	return c.Again(closurePage{Form: ui.FormOf(c.Form(), err), touching: touchingOf(p, err, closure), Plan: p}, err)
}

func (d *Desk) reopen(c *web.Call) error {
	if err := d.Reopen(c.Context(), c.Who, base.ID[Closure](c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/closures"), "space.reopened_now")
}

// exceptionPage asks for the hours of one day.
type exceptionPage struct {
	ui.Form
	touching
	Plan *Plan
}

// Title names the page.
func (p exceptionPage) Title(ctx context.Context) string { return ui.T(ctx, "space.exception_add") }

func (d *Desk) newException(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(exceptionPage{Plan: p})
}

func (d *Desk) except(c *web.Call) error {
	e := Exception{Space: base.SpaceID(c.Value("space")), Day: day.Day(c.Value("day")), Reason: c.Value("reason")}
	var err error
	if e.Hours, err = ParseRanges(c.Value("hours")); err != nil {
		err = base.Wrong("hours", "space.hours_unreadable")
	} else {
		_, err = d.Except(c.Context(), c.Who, e, telling(c, e))
	}
	if err == nil {
		return c.Goto(c.At("/closures"), "space.excepted_now")
	}
	p, readErr := d.Plan(c.Context(), d.DB, c.Who)
	if readErr != nil {
		return readErr
	}
	return c.Again(exceptionPage{Form: ui.FormOf(c.Form(), err), touching: touchingOf(p, err, e), Plan: p}, err)
}

func (d *Desk) unexcept(c *web.Call) error {
	if err := d.Unexcept(c.Context(), c.Who, base.ID[Exception](c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/closures"), "space.unexcepted_now")
}

// outagePage asks why and until when a space is out of service.
type outagePage struct {
	ui.Form
	touching
	Plan  *Plan
	Space Space
}

// Title names the page.
func (p outagePage) Title(ctx context.Context) string {
	return ui.T(ctx, "space.outage_title", base.Args{"name": p.Space.Name})
}

func (d *Desk) newOutage(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	return c.Page(outagePage{Plan: p, Space: s})
}

func (d *Desk) takeOut(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	var wrong base.Checks
	o := Outage{Space: s.ID, Reason: c.Value("reason"), From: readMoment(c, "from", &wrong), Back: readMoment(c, "back", &wrong)}
	if err = wrong.Fault(); err == nil {
		_, err = d.TakeOut(c.Context(), c.Who, o, telling(c, o))
	}
	if err == nil {
		return c.Goto(c.At("/spaces/%s", s.ID), "space.taken_out_now")
	}
	return c.Again(outagePage{Form: ui.FormOf(c.Form(), err), touching: touchingOf(p, err, o), Plan: p, Space: s}, err)
}

// readMoment reads a day and an hour on the wall of the place, midnight where no
// hour is said: the zero instant where no day is.
func readMoment(c *web.Call, name string, wrong *base.Checks) time.Time {
	text, hour := c.Value(name+"_day"), c.Value(name+"_hour")
	if text == "" {
		return time.Time{}
	}
	d, err := day.Parse(text)
	if err != nil {
		wrong.Wrong(name+"_day", "base.not_a_day")
		return time.Time{}
	}
	var clock day.Clock
	if hour != "" {
		if clock, err = day.ParseClock(hour); err != nil {
			wrong.Wrong(name+"_hour", "base.not_an_hour")
		}
	}
	t, passage := d.At(clock, c.Who.Zone)
	if passage == day.Never {
		wrong.Wrong(name+"_hour", "space.hour_missing")
	}
	return t
}

func (d *Desk) putBack(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	o, err := pick(p.Outages(), func(o Outage) bool { return string(o.ID) == c.Path("id") })
	if err == nil {
		err = d.PutBack(c.Context(), c.Who, o.ID, time.Time{})
	}
	if err != nil {
		return err
	}
	return c.Goto(c.At("/spaces/%s", o.Space), "space.put_back_now")
}
