package training

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func sessionID(c *web.Call) base.ID[Session] { return base.ID[Session](c.Path("id")) }

func traineeID(c *web.Call) base.ID[Trainee] { return base.ID[Trainee](c.Path("id")) }

func dayIn(c *web.Call, field string) day.Day { return day.Day(c.Value(field)) }

func (d *Desk) sessionPage(c *web.Call) (p sessionPage, err error) {
	if p.Session, err = d.Session(c.Context(), d.DB, c.Who, sessionID(c)); err != nil {
		return p, err
	}
	if p.Of, err = getProgramme(c.Context(), d.DB, c.Who.Place, p.Programme); err != nil {
		return p, err
	}
	if p.Trainees, err = d.Trainees(c.Context(), d.DB, c.Who, p.ID); err != nil {
		return p, err
	}
	if p.Trainers, err = d.Trainers(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	if p.Called, err = d.Convocations(c.Context(), d.DB, c.Who, p.ID); err != nil {
		return p, err
	}
	p.Today = d.today(c.Who)
	p.Duties, err = d.Duties(c.Context(), c.Who, []Session{p.Session})
	return p, err
}

func (d *Desk) showSession(c *web.Call) error {
	p, err := d.sessionPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) againSession(c *web.Call, refusal error) error {
	p, err := d.sessionPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func toSession(c *web.Call, said string, args ...base.Args) error {
	return c.Goto(c.At("/sessions/%s", c.Path("id")), said, args...)
}

// usualIn reads the days and hours of half-days: from a day to another, on some days of the week,
// public holidays left out.
func (d *Desk) usualIn(c *web.Call) (u Usual, err error) {
	department, err := d.Department(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return u, err
	}
	var wrong base.Checks
	first, bad := day.Parse(c.Value("first"))
	if bad != nil {
		wrong.Wrong("days", "base.not_a_day")
	}
	last := first
	if c.Value("last") != "" {
		if last, bad = day.Parse(c.Value("last")); bad != nil {
			wrong.Wrong("days", "base.not_a_day")
		}
	}
	u.Morning, u.After = hoursIn(c, "morning", &wrong), hoursIn(c, "afternoon", &wrong)
	if err := wrong.Fault(); err != nil {
		return u, err
	}
	chosen := c.Form()["weekdays"]
	for on := first; on <= last && len(u.Days) <= daysMax; on = on.Add(1) {
		_, off := day.HolidayOn(on, department)
		if first == last || slices.Contains(chosen, strconv.Itoa(on.Weekday())) && !off {
			u.Days = append(u.Days, on)
		}
	}
	u.Title = c.Value("subject")
	for _, id := range c.Form()["trainers"] {
		u.Trainers = append(u.Trainers, base.ID[Trainer](id))
	}
	return u, nil
}

func hoursIn(c *web.Call, part string, wrong *base.Checks) (h Hours) {
	from, to := c.Value(part+"_from"), c.Value(part+"_to")
	if from == "" && to == "" {
		return h
	}
	var bad bool
	if h.From, bad = minuteOf(from); bad {
		wrong.Wrong(part, "training.hours_wrong")
	}
	if h.To, bad = minuteOf(to); bad {
		wrong.Wrong(part, "training.hours_wrong")
	}
	h.Minutes = h.To - h.From
	return h
}

// minuteOf reads an hour: "09:30".
func minuteOf(text string) (minute int, bad bool) {
	hour, rest, found := strings.Cut(text, ":")
	h, err := strconv.Atoi(hour)
	m, failed := strconv.Atoi(rest)
	return h*60 + m, !found || err != nil || failed != nil || h < 0 || h > 23 || m < 0 || m > 59
}

func (d *Desk) postHalves(c *web.Call) error {
	u, err := d.usualIn(c)
	var added []Half
	if err == nil {
		added, err = d.Hold(c.Context(), c.Who, sessionID(c), u)
	}
	if err != nil {
		return d.againSession(c, err)
	}
	return toSession(c, "training.said_held", base.Args{"count": len(added)})
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, sessionID(c), base.ID[Half](c.Path("half"))); err != nil {
		return d.againSession(c, err)
	}
	return toSession(c, "training.said_unheld")
}

// traineeIn reads who is enrolled and who pays.
func traineeIn(c *web.Call, wrong *base.Checks) Trainee {
	return Trainee{Name: c.Value("name"), Email: c.Value("email"), Status: Status(c.Value("status")), Payer: Payer(c.Value("payer")), Price: c.Amount("price_cents", wrong)}
}

func (d *Desk) postTrainee(c *web.Call) error {
	var wrong base.Checks
	t := traineeIn(c, &wrong)
	t.Session = sessionID(c)
	err := wrong.Fault()
	if err == nil {
		t, err = d.Enrol(c.Context(), c.Who, t)
	}
	if err != nil {
		return d.againSession(c, err)
	}
	return c.Goto(c.At("/trainees/%s", t.ID), "training.said_enrolled")
}

func (d *Desk) postDeclared(c *web.Call) error {
	if err := d.Declared(c.Context(), c.Who, sessionID(c), c.Value("exit") == "true", d.today(c.Who)); err != nil {
		return d.againSession(c, err)
	}
	return toSession(c, "training.said_declared")
}

func (d *Desk) traineePage(c *web.Call) (p traineePage, err error) {
	if p.Trainee, p.Paid, err = d.Trainee(c.Context(), c.Who, traineeID(c)); err != nil {
		return p, err
	}
	if p.In, err = d.Session(c.Context(), d.DB, c.Who, p.Session); err != nil {
		return p, err
	}
	if p.Of, p.Asked, err = d.Programme(c.Context(), c.Who, p.In.Programme); err != nil {
		return p, err
	}
	p.Today = d.today(c.Who)
	p.Until, _, err = d.Until(c.Context(), c.Who, p.Trainee)
	return p, err
}

func (d *Desk) showTrainee(c *web.Call) error {
	p, err := d.traineePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// followedUp answers a form about a trainee.
func (d *Desk) followedUp(c *web.Call, refusal error, said string) error {
	if refusal == nil {
		return c.Goto(c.At("/trainees/%s", c.Path("id")), said)
	}
	p, err := d.traineePage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) postFile(c *web.Call) error {
	was, _, err := d.Trainee(c.Context(), c.Who, traineeID(c))
	if err != nil {
		return err
	}
	var wrong base.Checks
	t := traineeIn(c, &wrong)
	t.ID, t.Candidate, t.NeedsOn, t.Revision = was.ID, was.Candidate, was.NeedsOn, c.Int("revision", &wrong)
	t.Needs, t.Left, t.LeftWhy = c.Value("needs"), dayIn(c, "left_on"), c.Value("left_why")
	t.Agreement = Agreement{Form: Form(c.Value("form")), Remote: c.Checked("remote"), SignedOn: dayIn(c, "signed_on")}
	if err = wrong.Fault(); err == nil {
		err = d.Follow(c.Context(), c.Who, t)
	}
	return d.followedUp(c, err, "training.said_kept")
}

func (d *Desk) postPositions(c *web.Call) error {
	p, err := d.traineePage(c)
	if err != nil {
		return err
	}
	var wrong base.Checks
	given := map[string]int{}
	for _, k := range p.Asked {
		if c.Value("levels."+k.Code) != "" {
			given[k.Code] = c.Int("levels."+k.Code, &wrong)
		}
	}
	if err = wrong.Fault(); err == nil {
		err = d.Stand(c.Context(), c.Who, p.ID, c.Value("exit") == "true", given)
	}
	return d.followedUp(c, err, "training.said_kept")
}

func (d *Desk) postPayment(c *web.Call) error {
	var wrong base.Checks
	amount := c.Amount("amount", &wrong)
	err := wrong.Fault()
	if err == nil {
		err = d.Pay(c.Context(), c.Who, traineeID(c), dayIn(c, "on"), amount)
	}
	return d.followedUp(c, err, "training.said_paid")
}

// sendAgreement gives what was agreed, with the internal rules that hold on the day of signing.
func (d *Desk) sendAgreement(c *web.Call) error {
	return d.sendBook(c, func(p traineePage, t telling) (paper.Book, error) {
		b, err := p.agreement(t)
		if err != nil {
			return b, err
		}
		rules, err := d.Regulations(c.Context(), d.DB, c.Who.Place)
		b.Chapters = append(b.Chapters, InForce(rules, p.SignedOn).chapter(b.Lang)...)
		return b, err
	})
}

// sendConvocation shows what a trainee is sent.
func (d *Desk) sendConvocation(c *web.Call) error {
	return d.sendBook(c, func(p traineePage, _ telling) (paper.Book, error) { return d.convocation(c.Context(), c.Who, p) })
}

func (d *Desk) sendBook(c *web.Call, made func(traineePage, telling) (paper.Book, error)) error {
	p, err := d.traineePage(c)
	if err != nil {
		return err
	}
	b, err := made(p, telling{c.Context(), ui.In(c.Context()).Place.Name, p.Today})
	if err != nil {
		return err
	}
	return c.Spool(fileName(b), paper.PDF.Media(), b.Write)
}

func (d *Desk) yearPage(c *web.Call, typed string) (p yearPage, err error) {
	year, err := yearOf(typed)
	if err != nil {
		return p, err
	}
	var all []Followed
	if p.Return, all, err = d.Yearly(c.Context(), c.Who, year); err != nil {
		return p, err
	}
	p.Names = map[base.ID[Trainee]]Trainee{}
	for _, f := range all {
		p.Names[f.ID] = f.Trainee
	}
	return p, nil
}

func (d *Desk) showYear(c *web.Call) error {
	p, err := d.yearPage(c, cmp.Or(c.Query("year"), strconv.Itoa(d.today(c.Who).Year())))
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) sendYear(c *web.Call) error {
	p, err := d.yearPage(c, c.Path("year"))
	if err != nil {
		return err
	}
	return c.Spool("bpf-"+strconv.Itoa(p.Year)+".csv", paper.CSV.Media(), func(w io.Writer) error { return p.print(c.Context()).Write(w, paper.CSV) })
}
