package jury

import (
	"context"
	"fmt"
	"strings"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// Convene writes to everybody who is expected: the jury holds every rule, each candidate has a
// whole panel, and each hearing its time. Whoever has no account is asked in.
func (d *Desk) Convene(ctx context.Context, who base.Actor, id base.ID[Session]) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		if err := v.sound(); err != nil {
			return err
		}
		name, slug, err := d.Place(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		for _, m := range v.Members {
			if m.Email == "" {
				continue
			}
			mail := v.letter(who.Lang, name, "juror", base.Args{"session": v.Name})
			mail.To, mail.Name = m.Email, m.Name
			if err := d.invite(ctx, tx, name, slug, m.Email, "/juries/"+string(id), mail); err != nil {
				return err
			}
		}
		for _, h := range v.Hearings {
			c := v.Candidates[h.Candidate]
			mail := v.letter(who.Lang, name, "candidate", base.Args{"certification": v.Of.Title, "at": clock(h.Minute), "minutes": h.Minutes, "arranged": v.arranged(who.Lang, c.ID)})
			mail.To, mail.Name = c.Email, c.Name()
			if err := d.invite(ctx, tx, name, slug, c.Email, "/portfolio", mail); err != nil {
				return err
			}
		}
		if err := convene(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), "convened", db.Detail{"members": len(v.Members), "candidates": len(v.Hearings)})
	})
}

// sound refuses a session that cannot be held as it stands, with the first rule that fails.
func (v View) sound() error {
	if broken := Composed(v.Asks.Jury, regular(v.Members)); len(broken) > 0 {
		return broken[0].fault()
	}
	if len(v.Hearings) == 0 {
		return base.Refuse(base.Conflict, "jury.nobody_called")
	}
	for _, h := range v.Hearings {
		if p := PanelFor(v.Members, v.Links, h.Candidate); len(Composed(v.Asks.Jury, p.Hear)) > 0 {
			return base.Refuse(base.Conflict, "jury.panel_incomplete", base.Args{"name": v.Candidates[h.Candidate].Name()})
		}
	}
	if overlap(v.Hearings) {
		return base.Refuse(base.Conflict, "jury.unplanned")
	}
	return nil
}

func (v View) letter(lang, place, to string, args base.Args) post.Mail {
	args["day"], args["where"], args["place"] = words.Date(lang, v.Day), v.Where, place
	key := "jury.letter_" + to
	return post.Mail{From: place, Lang: lang, Subject: words.T(lang, key+"_subject", args), Text: words.T(lang, key, args)}
}

// arranged says in a letter what is done for a candidate, never why.
func (v View) arranged(lang string, of base.ID[candidacy.Candidate]) string {
	var out []string
	for _, n := range v.Needs[of] {
		if n.Agreed && n.Text != "" {
			out = append(out, n.Text)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return words.T(lang, "jury.letter_arranged", base.Args{"what": strings.Join(out, " · ")})
}

// invite sends a letter with the page where its reader is expected, and asks in whoever has no
// role yet.
func (d *Desk) invite(ctx context.Context, tx *db.Tx, name, slug, email, path string, mail post.Mail) error {
	mail.Link = post.Link{Label: words.T(mail.Lang, "jury.letter_go"), URL: d.Post.URL + "/p/" + slug + path}
	if err := post.Send(ctx, tx, "jury "+string(base.NewID[Session](tx.Now)), mail); err != nil {
		return err
	}
	return d.Accounts.Welcome(ctx, tx, name, account.Inviting{Email: email, Role: base.Visitor, Lang: mail.Lang})
}

// clock writes a minute of the day: "09:40".
func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }
