package flows

import (
	"cmp"
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/space"
	"pilotis/internal/words"
)

// letter is what is known when news become a letter: after the commit, as things then are.
type letter struct {
	what   string
	lang   string
	place  place.Place
	person people.Person
	plan   *space.Plan
	dates  []booking.Booking
	was    booking.Slot // before a move, of a single booking
	till   time.Time    // of an offer
	url    string       // of the house
	now    time.Time
}

// datesShown is how many dates of a series a letter spells out; its calendar has all.
const datesShown = 12

func (r Rooms) writeLetter(ctx context.Context, t post.Task) error {
	all, err := post.Each[news](t)
	if err != nil {
		return post.Hopeless{Err: err}
	}
	return r.write(ctx, t, all)
}

// write composes the letter of some news to one person and puts it in the outbox,
// under the task's own name so that writing it twice is writing it once.
func (r Rooms) write(ctx context.Context, t post.Task, all []news) error {
	l, err := r.read(ctx, t, all)
	if err != nil || len(l.dates) == 0 || !post.Reachable(l.person.Email) {
		return err
	}
	return r.send(ctx, t, l)
}

func (r Rooms) send(ctx context.Context, t post.Task, l letter) error {
	m := l.mail(r.Post.Mail.From)
	return r.DB.Change(ctx, t.Who(), func(ctx context.Context, tx *db.Tx) error { return post.Send(ctx, tx, t.ID, m) })
}

// read gathers what a letter says; without dates where there is nobody to write to
// or nothing left to say.
func (r Rooms) read(ctx context.Context, t post.Task, all []news) (l letter, err error) {
	if l, err = r.envelope(ctx, t, all[0].What, all[0].Person); err != nil || l.person.ID == "" {
		return l, err
	}
	who := base.System(l.place.ID, l.place.Zone)
	for _, n := range all {
		b, err := r.Bookings.Get(ctx, who, n.Booking)
		if err != nil {
			return l, err
		}
		if n.holds(b, l.plan) {
			l.dates = append(l.dates, b)
			l.was = n.Was
		}
	}
	return l, nil
}

// envelope is a letter of the place to a person, without anything said yet; to nobody
// where the person is gone.
func (r Rooms) envelope(ctx context.Context, t post.Task, what string, to base.PersonID) (l letter, err error) {
	l = letter{what: what, url: r.Post.URL, now: r.DB.Now()}
	if l.place, err = r.Places.Get(ctx, r.DB, t.Place); err != nil {
		return l, err
	}
	who := base.System(l.place.ID, l.place.Zone)
	if l.person, err = r.People.Get(ctx, who, to); base.KindOf(err) == base.NotFound {
		return l, nil
	} else if err != nil {
		return l, err
	}
	l.lang = cmp.Or(l.person.Lang, words.Languages[0])
	l.plan, err = r.Spaces.Plan(ctx, r.DB, who)
	return l, err
}

// holds tells whether the news are still true of the booking as it now is: what was
// booked and then cancelled is told by the later letter alone.
func (n news) holds(b booking.Booking, plan *space.Plan) bool {
	switch n.What {
	case asked:
		return b.State == booking.Requested
	case cancelled:
		return b.State == booking.Cancelled || b.Person != n.Person
	case refused:
		return b.State == booking.Refused
	case shut:
		return b.Stands() && b.Person == n.Person && plan.Refuses(b.Space, b.From, b.To) != nil
	}
	return b.State == booking.Booked && b.Person == n.Person
}

// mail writes the letter. from is the address that letters leave from.
func (l letter) mail(from string) post.Mail {
	m := post.Mail{To: l.person.Email, Name: l.person.Name, From: l.place.Name, ReplyTo: l.place.Email, Lang: l.lang,
		Subject: l.t(l.key("_subject"), l.args()), Text: l.text(), Link: l.link(), Until: l.dates[len(l.dates)-1].To}
	if l.what == reminder {
		m.List, m.Until = reminderList, l.dates[0].From
	}
	l.enclose(&m, cmp.Or(l.place.Email, from))
	return m
}

func (l letter) t(key string, args base.Args) string { return words.T(l.lang, key, args) }

// key is the text of this letter: "flows.booked", or "flows.booked_many".
func (l letter) key(end string) string {
	if len(l.dates) > 1 {
		return "flows." + l.what + "_many" + end
	}
	return "flows." + l.what + end
}

func (l letter) args() base.Args {
	b := l.dates[0]
	args := base.Args{"space": l.spaceOf(b.Space), "when": l.when(slotOf(b)), "count": len(l.dates),
		"until": words.Instant{Time: cmp.Or(l.till, b.HeldTill), Zone: l.place.Zone}}
	if !l.was.From.IsZero() {
		args["was"], args["was_space"] = l.when(l.was), l.spaceOf(l.was.Space)
	}
	return args
}

func slotOf(b booking.Booking) booking.Slot {
	return booking.Slot{Space: b.Space, From: b.From, To: b.To}
}

func (l letter) when(s booking.Slot) string { return words.Span(l.lang, s.From, s.To, l.place.Zone) }

func (l letter) spaceOf(id base.SpaceID) string {
	s, _ := l.plan.Space(id)
	return s.Name
}

// text is the body: a greeting, what happened, the dates, what for, where, why, a close.
func (l letter) text() string {
	parts := []string{l.t("flows.hello", base.Args{"name": cmp.Or(l.person.FirstName, l.person.Name)}), l.t(l.key(""), l.args())}
	if len(l.dates) > 1 {
		parts = append(parts, l.list())
	}
	if l.what == shut {
		parts = append(parts, l.whyShut(), l.t("flows.way_out", base.Args{"count": len(l.dates)}))
	}
	if reason := l.reason(); reason != "" {
		parts = append(parts, l.t("flows.reason", base.Args{"reason": reason}))
	}
	var facts []string
	if title := l.dates[0].Title; title != "" {
		facts = append(facts, l.t("flows.for", base.Args{"title": title}))
	}
	if l.comes() {
		facts = append(facts, l.t("flows.where", base.Args{"address": l.address()}))
	}
	if len(facts) > 0 {
		parts = append(parts, strings.Join(facts, "\n"))
	}
	if l.what == reminder {
		parts = append(parts, l.t("flows.cannot", nil))
	}
	return strings.Join(append(parts, l.t("flows.bye", nil)), "\n\n")
}

// comes tells whether somebody is to come after this letter.
func (l letter) comes() bool {
	return l.what != cancelled && l.what != refused && l.what != asked && l.what != offered && l.what != shut
}

// whyShut says what closes the first date, and until when.
func (l letter) whyShut() string {
	b := l.dates[0]
	fault := l.plan.Refuses(b.Space, b.From, b.To)
	return l.t(fault.Key, fault.Args)
}

func (l letter) list() string {
	var lines []string
	for _, b := range l.dates[:min(len(l.dates), datesShown)] {
		line := "– " + l.when(slotOf(b))
		if len(l.spaces()) > 1 {
			line += " · " + l.spaceOf(b.Space)
		}
		lines = append(lines, line)
	}
	if more := len(l.dates) - datesShown; more > 0 {
		lines = append(lines, l.t("flows.more", base.Args{"count": more}))
	}
	return strings.Join(lines, "\n")
}

// spaces lists the different spaces of the dates.
func (l letter) spaces() map[base.SpaceID]bool {
	all := map[base.SpaceID]bool{}
	for _, b := range l.dates {
		all[b.Space] = true
	}
	return all
}

// reason is why a booking ended, as it was typed, or a text of ours under its key.
func (l letter) reason() string {
	reason := l.dates[0].Ended.Reason
	if words.Has(l.lang, reason) {
		return l.t(reason, nil)
	}
	return reason
}

func (l letter) address() string {
	var parts []string
	for _, part := range []string{l.place.Name, l.place.Street, strings.TrimSpace(l.place.PostalCode + " " + l.place.Commune)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func (l letter) link() post.Link {
	mine := l.url + "/p/" + l.place.Slug + "/bookings/"
	switch {
	case l.what == offered:
		return post.Link{Label: l.t("flows.answer", nil), URL: mine + "waiting"}
	case l.what == shut && len(l.dates) > 1:
		return post.Link{Label: l.t("flows.see_mine", nil), URL: mine + "mine"}
	}
	return post.Link{Label: l.t("flows.see", nil), URL: l.page(l.dates[0])}
}

func (l letter) page(b booking.Booking) string {
	return l.url + "/p/" + l.place.Slug + "/bookings/" + string(b.ID)
}
