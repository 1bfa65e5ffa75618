package account

import (
	"context"
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// wanted is the body of the job of letterKind.
type wanted struct{ Email, Lang, Back string }

// AskLetter asks for a letter that signs in. Whether somebody has an account at
// that address is found out only afterwards, by the job, so that neither the
// answer nor its time tells.
func (d *Desk) AskLetter(ctx context.Context, email, address, lang, back string) error {
	email = tidyEmail(email)
	var wrong base.Checks
	checkEmail(&wrong, "email", email)
	if err := wrong.Fault(); err != nil {
		return err
	}
	if err := d.knock(ctx, "letter "+email+" "+address); err != nil {
		return err
	}
	return d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
		return post.Enqueue(ctx, tx, post.Job{Kind: letterKind, Until: tx.Now.Add(linkLasts), Body: wanted{email, lang, back}})
	})
}

// answerLetter writes the letter, if there is an account to sign in to.
func (d *Desk) answerLetter(ctx context.Context, t post.Task) error {
	var w wanted
	if err := t.Into(&w); err != nil {
		return err
	}
	a, found, err := byEmail(ctx, d.DB, w.Email)
	if err != nil || !found || !a.Disabled.IsZero() {
		return err
	}
	return d.DB.Change(ctx, a.actor(), func(ctx context.Context, tx *db.Tx) error {
		secret, err := newLink(ctx, tx, a.ID, "", linkLasts)
		if err != nil {
			return err
		}
		return post.Send(ctx, tx, t.ID, d.letter(a.Name, a.Email, first(a.Lang, w.Lang), "account.letter_sign_in", nil,
			d.address("/sign-in/link", secret, w.Back), tx.Now.Add(linkLasts)))
	})
}

// letter writes a letter whose texts are the keys kind_subject, kind_text and
// kind_link, and whose button leads to url.
func (d *Desk) letter(name, email, lang, kind string, args base.Args, url string, until time.Time) post.Mail {
	all := base.Args{"name": name, "email": email}
	for k, v := range args {
		all[k] = v
	}
	return post.Mail{To: email, Name: name, From: "Pilotis", Lang: lang, Until: until,
		Subject: words.T(lang, kind+"_subject", all), Text: words.T(lang, kind+"_text", all),
		Link: post.Link{Label: words.T(lang, kind+"_link"), URL: url}}
}

// address is where a link of a letter leads. The secret stands in the query, which
// no log keeps.
func (d *Desk) address(path, secret, back string) string {
	q := url.Values{"k": {secret}}
	if back != "" {
		q.Set("back", back)
	}
	return d.Post.URL + path + "?" + q.Encode()
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return words.Languages[0]
}

// newLink makes a link that opens once; email is the address it confirms, "" where
// it signs in.
func newLink(ctx context.Context, tx *db.Tx, account base.AccountID, email string, lasts time.Duration) (secret string, err error) {
	secret = base.Secret()
	return secret, insertLink(ctx, tx, digest(secret), account, email, tx.Now.Add(lasts))
}

// LinkTo makes a link that signs in as an account and gives its address: for the
// operator, who brings it to the person.
func (d *Desk) LinkTo(ctx context.Context, who base.Actor, account base.AccountID, lasts time.Duration) (url string, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		secret, err := newLink(ctx, tx, account, "", lasts)
		if err != nil {
			return err
		}
		url = d.address("/sign-in/link", secret, "")
		return tx.Record(ctx, "role", string(account), "link_made", nil)
	})
	return url, err
}

// SignInByLink opens a session with a link of a letter, once.
func (d *Desk) SignInByLink(ctx context.Context, key, device string) (secret string, err error) {
	err = d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
		account, _, err := takeLink(ctx, tx, key, false)
		if err != nil {
			return err
		}
		a, err := byID(ctx, tx, account)
		if err != nil {
			return err
		}
		if !a.Disabled.IsZero() {
			return errSpent
		}
		tx.Who = a.actor()
		secret, err = begin(ctx, tx, a.ID, device, true)
		return err
	})
	return secret, err
}

// errSpent answers a link that served, was never made, or came too late.
var errSpent = base.Refuse(base.Invalid, "account.link_spent")

// takeLink uses a link up and gives whom it is for.
func takeLink(ctx context.Context, tx *db.Tx, key string, confirms bool) (base.AccountID, string, error) {
	account, email, err := useLink(ctx, tx, digest(key))
	if base.KindOf(err) == base.NotFound || err == nil && confirms != (email != "") {
		return "", "", errSpent
	}
	return account, email, err
}
