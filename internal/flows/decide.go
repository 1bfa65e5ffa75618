package flows

import (
	"cmp"
	"context"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

const (
	decideKind = "booking.decide"
	decide     = "decide"
	// requestList is the letters that one refuses who reads the requests on the page
	// of the day: nobody asked for them, so they are not a service to whoever decides.
	requestList = "request"
)

// askToDecide puts one letter in the outbox for all the dates that are asked for at once.
func askToDecide(ctx context.Context, tx *db.Tx, b booking.Booking) error {
	group := cmp.Or(string(b.Series), string(b.Together), string(b.ID))
	return post.Gather(ctx, tx, post.Job{Kind: decideKind, Key: group, Until: b.HeldTill, Body: b.ID})
}

// writeDecide writes to everybody who may decide, but to whoever asked.
func (r Rooms) writeDecide(ctx context.Context, t post.Task) error {
	ids, err := post.Each[booking.ID](t)
	if err != nil {
		return post.Hopeless{Err: err}
	}
	l, err := r.requests(ctx, t, ids)
	if err != nil || len(l.dates) == 0 {
		return err
	}
	who := base.System(l.place.ID, l.place.Zone)
	grants, err := r.Accounts.Grants(ctx, who)
	if err != nil {
		return err
	}
	return r.DB.Change(ctx, t.Who(), func(ctx context.Context, tx *db.Tx) error {
		for _, g := range grants {
			if !base.May(g.Role, "booking", base.Run) || g.Account == l.dates[0].AskedBy || !post.Reachable(g.Email) {
				continue
			}
			if err := post.Send(ctx, tx, t.ID+" "+string(g.Account), l.toDecide(g)); err != nil {
				return err
			}
		}
		return nil
	})
}

// requests reads what of a request still waits for an answer.
func (r Rooms) requests(ctx context.Context, t post.Task, ids []booking.ID) (l letter, err error) {
	l = letter{what: decide, url: r.Post.URL, now: r.DB.Now()}
	if l.place, err = r.Places.Get(ctx, r.DB, t.Place); err != nil {
		return l, err
	}
	who := base.System(l.place.ID, l.place.Zone)
	if l.plan, err = r.Spaces.Plan(ctx, r.DB, who); err != nil {
		return l, err
	}
	for _, id := range ids {
		b, err := r.Bookings.Get(ctx, who, id)
		if err != nil {
			return l, err
		}
		if b.State == booking.Requested {
			l.dates = append(l.dates, b)
		}
	}
	return l, nil
}

// toDecide is the letter to one of those who decide.
func (l letter) toDecide(g account.Grant) post.Mail {
	l.lang = cmp.Or(g.Lang, words.Languages[0])
	l.person.Name = g.Name
	args := l.args()
	args["by"] = l.dates[0].AskedAs
	text := l.t("flows.hello", base.Args{"name": g.Name}) + "\n\n" + l.t(l.key(""), args)
	if len(l.dates) > 1 {
		text += "\n\n" + l.list()
	}
	if title := l.dates[0].Title; title != "" {
		text += "\n\n" + l.t("flows.for", base.Args{"title": title})
	}
	return post.Mail{To: g.Email, Name: g.Name, From: l.place.Name, ReplyTo: l.place.Email, Lang: l.lang, List: requestList,
		Subject: l.t(l.key("_subject"), args), Text: text, Until: l.dates[0].HeldTill,
		Link: post.Link{Label: l.t("flows.decide_link", nil), URL: l.url + "/p/" + l.place.Slug + "/bookings/requests"}}
}
