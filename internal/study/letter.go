package study

import (
	"cmp"
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// mailList names the letters of the room, which anybody may refuse.
const mailList = "study"

// letter is what somebody is told by mail.
type letter struct {
	key   string // of the texts
	id    string // of what was said: nobody is told of it twice
	path  string // of the page, below the session
	about string
	text  string
}

// tell writes to some people of a group what was said there.
func (d *Desk) tell(ctx context.Context, tx *db.Tx, g Group, l letter, to ...string) error {
	if len(to) == 0 {
		return nil
	}
	own, err := d.Places.Get(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	lang := cmp.Or(tx.Who.Lang, words.Languages[0])
	args := base.Args{"who": tx.Who.Name, "about": l.about, "text": l.text, "session": g.Name}
	for _, email := range to {
		if err := post.Send(ctx, tx, "study "+l.id+" "+email, post.Mail{To: email, From: own.Name, ReplyTo: own.Email, Lang: lang, List: mailList,
			Subject: words.T(lang, "study.mail_"+l.key+"_subject", args), Text: words.T(lang, "study.mail_"+l.key+"_text", args),
			Link: post.Link{Label: words.T(lang, "study.mail_link"), URL: d.Post.URL + "/p/" + own.Slug + "/study/sessions/" + string(g.ID) + "/" + l.path}}); err != nil {
			return err
		}
	}
	return nil
}
