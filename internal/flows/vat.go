package flows

import (
	"cmp"
	"context"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/vat"
	"pilotis/internal/words"
)

// vatList is the letters that one refuses who needs no reminder of returns.
const vatList = "vat"

// recallVat is the worker of the daily job: it writes to whoever keeps the books before a
// return of VAT is due, once a week before and once on the eve, while it is not booked.
func (r Rooms) recallVat(ctx context.Context, t post.Task) error {
	var m post.Morning
	if err := t.Into(&m); err != nil {
		return post.Hopeless{Err: err}
	}
	p, err := r.Places.Get(ctx, r.DB, t.Place)
	if err != nil {
		return err
	}
	who := base.System(p.ID, p.Zone)
	all, err := r.Vat.Duties(ctx, r.DB, who, m.Day)
	if err != nil {
		return err
	}
	for _, u := range all {
		if !u.Recalled(m.Last, m.Day) {
			continue
		}
		if err := r.recallReturn(ctx, t, p, u); err != nil {
			return err
		}
	}
	return nil
}

// recallReturn puts one letter in the outbox for each of those who keep the books.
func (r Rooms) recallReturn(ctx context.Context, t post.Task, p place.Place, u vat.Duty) error {
	grants, err := r.Accounts.Grants(ctx, base.System(p.ID, p.Zone))
	if err != nil {
		return err
	}
	return r.DB.Change(ctx, t.Who(), func(ctx context.Context, tx *db.Tx) error {
		for _, g := range grants {
			if !base.May(g.Role, "ledger", base.Run) || !post.Reachable(g.Email) {
				continue
			}
			if err := post.Send(ctx, tx, t.ID+" "+u.Name()+" "+string(g.Account), r.vatLetter(p, u, g)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r Rooms) vatLetter(p place.Place, u vat.Duty, g account.Grant) post.Mail {
	lang := cmp.Or(g.Lang, words.Languages[0])
	args := base.Args{"name": g.Name, "period": u.Said(lang), "day": words.Day(u.DueOn), "place": p.Name}
	text := words.T(lang, "flows.hello", args) + "\n\n" + words.T(lang, "flows.vat_due", args) + "\n\n" + words.T(lang, "flows.vat_due_how", args)
	return post.Mail{To: g.Email, Name: g.Name, From: p.Name, ReplyTo: p.Email, Lang: lang, List: vatList,
		Subject: words.T(lang, "flows.vat_due_subject", args), Text: text,
		Link: post.Link{Label: words.T(lang, "flows.vat_due_link"), URL: r.Post.URL + "/p/" + p.Slug + "/vat/returns/" + u.Name()}}
}
