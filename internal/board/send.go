package board

import (
	"bytes"
	"context"
	"slices"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/paper"
	"pilotis/internal/post"
	"pilotis/internal/ui"
)

// Sendings lists to whom the board of a month was sent, the last first.
func (d *Desk) Sendings(ctx context.Context, who base.Actor, m forecast.Month) ([]Sending, error) {
	return sendings(ctx, d.DB, who.Place, m)
}

// Send sends the board of a month to people of the team, as a page to print; it may be sent
// again. The letters leave after the commit.
func (d *Desk) Send(ctx context.Context, who base.Actor, m forecast.Month, to ...base.AccountID) (sent []Sending, err error) {
	chosen, err := d.readers(ctx, who, to)
	if err != nil {
		return nil, err
	}
	s, err := d.Sheet(ctx, who, m)
	if err != nil {
		return nil, err
	}
	letter, err := d.letter(ctx, who, s)
	if err != nil {
		return nil, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		sent = nil
		for _, g := range chosen {
			id, one := base.NewID[Sending](tx.Now), Sending{g.Name, g.Email, tx.Now, tx.Who.Name}
			if err := insertSending(ctx, tx, id, m, one); err != nil {
				return err
			}
			mail := letter
			mail.To, mail.Name = g.Email, g.Name
			if err := post.Send(ctx, tx, "board "+string(id), mail); err != nil {
				return err
			}
			sent = append(sent, one)
		}
		return tx.Record(ctx, "board", string(m), "sent", db.Detail{"month": m, "people": len(sent)})
	})
	return sent, err
}

// readers finds those of the team that a board is sent to.
func (d *Desk) readers(ctx context.Context, who base.Actor, to []base.AccountID) ([]account.Grant, error) {
	team, err := d.Team(ctx, who)
	if err != nil {
		return nil, err
	}
	chosen := slices.DeleteFunc(slices.Clone(team), func(g account.Grant) bool { return !slices.Contains(to, g.Account) })
	if len(to) == 0 {
		return nil, base.Wrong("to", "board.to_nobody")
	}
	for _, id := range to {
		if !slices.ContainsFunc(chosen, func(g account.Grant) bool { return g.Account == id }) {
			return nil, base.Wrong("to", "board.not_on_team")
		}
	}
	return chosen, nil
}

// letter is what goes with the board, without anybody to go to yet.
func (d *Desk) letter(ctx context.Context, who base.Actor, s Sheet) (post.Mail, error) {
	own, err := d.Places.Get(ctx, d.DB, who.Place)
	if err != nil {
		return post.Mail{}, err
	}
	print := s.print(ctx, own.Name)
	var file bytes.Buffer
	if err := print.Write(&file, paper.PDF); err != nil {
		return post.Mail{}, err
	}
	args := base.Args{"month": ui.MonthOf(ctx, string(s.Month)), "place": own.Name, "name": who.Name, "standing": s.standing(ctx),
		"alerts": len(s.Alerts()), "decisions": len(s.Decisions)}
	return post.Mail{From: own.Name, ReplyTo: own.Email, Lang: ui.In(ctx).Lang, Subject: ui.T(ctx, "board.mail_subject", args), Text: ui.T(ctx, "board.mail_text", args),
		Link:     post.Link{Label: ui.T(ctx, "board.mail_link"), URL: d.Post.URL + "/p/" + own.Slug + "/board/months/" + string(s.Month)},
		Enclosed: &post.File{Name: fileName(print, paper.PDF), Kind: paper.PDF.Media(), Body: file.Bytes()}}, nil
}
