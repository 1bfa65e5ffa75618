package flows

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// boardList is the letters that one refuses who needs no reminder of the monthly board.
const boardList = "board"

// recallBoard is the worker of the daily job: it writes to whoever answers for an indicator before
// the month is to be closed, once a week before and once on the eve, while it is open.
func (r Rooms) recallBoard(ctx context.Context, t post.Task) error {
	var m post.Morning
	if err := t.Into(&m); err != nil {
		return post.Hopeless{Err: err}
	}
	p, err := r.Places.Get(ctx, r.DB, t.Place)
	if err != nil {
		return err
	}
	who := base.System(p.ID, p.Zone)
	s, due, err := r.Board.Recalled(ctx, who, m.Last, m.Day)
	if err != nil || !due {
		return err
	}
	grants, err := r.Accounts.Grants(ctx, who)
	if err != nil {
		return err
	}
	return r.DB.Change(ctx, t.Who(), func(ctx context.Context, tx *db.Tx) error {
		for _, g := range grants {
			if !slices.Contains(s.Owners(), g.Account) || !post.Reachable(g.Email) {
				continue
			}
			if err := post.Send(ctx, tx, t.ID+" "+string(g.Account), r.boardLetter(p, s, g)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r Rooms) boardLetter(p place.Place, s board.Sheet, g account.Grant) post.Mail {
	lang := cmp.Or(g.Lang, words.Languages[0])
	args := base.Args{"name": g.Name, "month": words.Month(lang, s.Month.Of()) + " " + string(s.Month[:4]), "day": words.Day(board.Due(s.Month)), "place": p.Name, "names": s.Awaits(g.Account)}
	how := "flows.board_due_all"
	if args["names"] != "" {
		how = "flows.board_due_yours"
	}
	return post.Mail{To: g.Email, Name: g.Name, From: p.Name, ReplyTo: p.Email, Lang: lang, List: boardList,
		Subject: words.T(lang, "flows.board_due_subject", args),
		Text:    words.T(lang, "flows.hello", args) + "\n\n" + words.T(lang, "flows.board_due", args) + "\n\n" + words.T(lang, how, args),
		Link:    post.Link{Label: words.T(lang, "flows.board_due_link"), URL: r.Post.URL + "/p/" + p.Slug + "/board/months/" + string(s.Month)}}
}
