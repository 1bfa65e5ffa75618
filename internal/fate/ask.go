package fate

import (
	"cmp"
	"context"

	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// Kind is the daily job that asks holders; asksAt, the hour of it.
const (
	Kind   = "fate"
	asksAt = 9
)

// roundMax bounds the letters that one transaction writes.
const roundMax = 200

// Watch has the holders of a place looked at every morning, as soon as it gives an award. It
// joins that transaction.
func (d *Desk) Watch(ctx context.Context, tx *db.Tx, _ award.Award) error {
	return post.Daily(ctx, tx, Kind, day.Clock{Hour: asksAt}, tx.Who.Zone)
}

// Work is the worker of the daily job.
func (d *Desk) Work(ctx context.Context, task post.Task) error {
	var m post.Morning
	if err := task.Into(&m); err != nil {
		return post.Hopeless{Err: err}
	}
	p, err := d.Places.Get(ctx, d.DB, task.Place)
	if err != nil {
		return err
	}
	_, err = d.Ask(ctx, base.System(p.ID, p.Zone), m.Day)
	return err
}

// Asked is how many letters left.
type Asked struct{ First, Reminders int }

// Ask writes to those whose time has come by a day, once, and reminds once those who did not
// answer. Run again, it writes to nobody.
func (d *Desk) Ask(ctx context.Context, who base.Actor, today day.Day) (sum Asked, err error) {
	kept, err := d.Kept(ctx, who)
	if err != nil {
		return sum, err
	}
	for _, c := range kept {
		for {
			n, err := d.round(ctx, who, c, today)
			if err != nil {
				return sum, err
			}
			sum.First, sum.Reminders = sum.First+n.First, sum.Reminders+n.Reminders
			if n.First+n.Reminders < roundMax {
				break
			}
		}
	}
	return sum, nil
}

// round writes some of the letters of a certification.
func (d *Desk) round(ctx context.Context, who base.Actor, c certification.Certification, today day.Day) (n Asked, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		n = Asked{}
		if err := tx.Lock(ctx, locked(who.Place)); err != nil {
			return err
		}
		all, err := d.read(ctx, tx, who, c)
		if err != nil {
			return err
		}
		for _, l := range all {
			if n.First+n.Reminders == roundMax {
				break
			}
			switch {
			case l.toAsk(today):
				n.First++
				l.ID, l.Asked = base.NewID[Asking](tx.Now), today
				err = insertAsking(ctx, tx, l.Asking)
			case l.toRemind(today, c.Terms.ReminderDays):
				n.Reminders++
				l.Reminded = today
				err = updateAsking(ctx, tx, l.Asking)
			default:
				continue
			}
			if err == nil {
				err = d.write(ctx, tx, c, l)
			}
			if err != nil {
				return err
			}
		}
		if n == (Asked{}) {
			return nil
		}
		return tx.Record(ctx, "fate", string(c.ID), "asked", db.Detail{"letters": n.First, "reminders": n.Reminders})
	})
	return n, err
}

// locked is what writes about the holders of a place wait for.
func locked(place base.PlaceID) string { return "fate:" + string(place) }

// write puts a letter in the outbox, with a link of its own: only what proves its secret is kept.
func (d *Desk) write(ctx context.Context, tx *db.Tx, c certification.Certification, l Line) error {
	own, err := d.Places.Get(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	secret := base.Secret()
	if err := insertLink(ctx, tx, secret, l.ID); err != nil {
		return err
	}
	lang, text := cmp.Or(tx.Who.Lang, words.Languages[0]), "fate.mail_first"
	if l.Reminded != "" {
		text = "fate.mail_reminder"
	}
	args := base.Args{"name": l.Name, "place": own.Name, "title": c.Title, "months": l.Wave.months(c.Terms.Waves), "until": words.Date(lang, l.Until)}
	until, _ := l.Until.Add(1).At(day.Clock{}, tx.Who.Zone)
	return post.Send(ctx, tx, "fate "+string(l.ID)+" "+string(l.Reminded), post.Mail{To: l.Email, Name: l.Name, From: own.Name, ReplyTo: own.Email, Lang: lang, Until: until,
		Subject: words.T(lang, text+"_subject", args), Text: words.T(lang, text+"_text", args),
		Link: post.Link{Label: words.T(lang, "fate.mail_link"), URL: d.Post.URL + "/p/" + own.Slug + "/became/" + secret}})
}
