package quality

import (
	"cmp"
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// writeInvite asks somebody by mail to answer a survey.
func (d *Desk) writeInvite(ctx context.Context, tx *db.Tx, s Survey, to Invite, text string) error {
	own, err := d.Places.Get(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	lang := cmp.Or(tx.Who.Lang, words.Languages[0])
	args := base.Args{"place": own.Name, "title": s.Title, "n": len(s.Questions)}
	return post.Send(ctx, tx, "survey "+string(to.ID)+" "+string(to.Reminded), post.Mail{To: to.Email, Name: to.Name, From: own.Name, ReplyTo: own.Email, Lang: lang,
		Subject: words.T(lang, text+"_subject", args), Text: words.T(lang, text+"_text", args),
		Link: post.Link{Label: words.T(lang, "quality.mail_link"), URL: d.Post.URL + "/p/" + own.Slug + "/answers/" + to.Token}})
}

// writeReply sends the answer to whoever complained and left an address.
func (d *Desk) writeReply(ctx context.Context, tx *db.Tx, c Complaint) error {
	if c.Email == "" {
		return nil
	}
	own, err := d.Places.Get(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	lang := cmp.Or(tx.Who.Lang, words.Languages[0])
	args := base.Args{"number": c.Number, "subject": c.Subject, "answer": c.Answer, "place": own.Name}
	return post.Send(ctx, tx, "complaint "+string(c.ID), post.Mail{To: c.Email, Name: c.Name, From: own.Name, ReplyTo: own.Email, Lang: lang,
		Subject: words.T(lang, "quality.mail_reply_subject", args), Text: words.T(lang, "quality.mail_reply_text", args)})
}
