package app

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"

	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/paper"
	"pilotis/internal/portfolio"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// shelfOf tells a candidate what of the place that they steer may become evidence: what they may
// read there, on paper. It is made by the room that it lives in, when it is frozen.
func (h *House) shelfOf(ctx context.Context, account base.AccountID, slug string) (l portfolio.Lives, err error) {
	who, err := h.Accounts.Actor(ctx, account, slug)
	if err != nil || !who.May(base.See, "ledger") {
		return l, err
	}
	p, err := h.Places.Get(ctx, h.DB, who.Place)
	if err != nil {
		return l, err
	}
	scene := ui.In(ctx)
	scene.Who, scene.Lang, scene.Place = who, who.Lang, ui.Place{Slug: slug, Name: p.Name}
	l = portfolio.Lives{ID: who.Place, Place: p.Name}
	grants, err := h.Accounts.Grants(ctx, who)
	if err != nil {
		return l, err
	}
	there := shelf{h, who, func(ctx context.Context) context.Context { return ui.With(ctx, scene) }, masked(grants, account)}
	for _, read := range []func(context.Context) ([]portfolio.Living, error){there.forecasts, there.files, there.boards, there.accounts, there.analyses, there.notes} {
		some, err := read(ctx)
		if err != nil {
			return l, err
		}
		l.All = append(l.All, some...)
	}
	return l, nil
}

// shelf is what of a place can be frozen by somebody.
type shelf struct {
	*House
	who  base.Actor
	in   func(context.Context) context.Context // the scene of that place
	hide func(string) string                   // others' names
}

func (s shelf) today() day.Day { return day.Of(s.DB.Clock(), s.who.Zone) }

func (s shelf) say(key string, args ...base.Args) string { return words.T(s.who.Lang, key, args...) }

// one is something on the shelf, whose paper write makes in the scene of the place.
func (s shelf) one(key, title, room string, on day.Day, write func(ctx context.Context, w io.Writer) error) portfolio.Living {
	return portfolio.Living{Key: key, Title: title, Source: room, On: on, Name: strings.Join(strings.Fields(base.Fold(title)), "-") + ".pdf",
		Write: func(ctx context.Context, w io.Writer) error { return write(s.in(ctx), w) }}
}

func (s shelf) forecasts(ctx context.Context) (out []portfolio.Living, err error) {
	all, err := s.Outlooks.List(ctx, s.who)
	for _, o := range all {
		out = append(out, s.one("forecast:"+string(o.ID), o.Name, s.say("ui.nav_forecasts"), s.today(), func(ctx context.Context, w io.Writer) error {
			return written(w)(s.Dossiers.Forecast(ctx, s.who, o.ID))
		}))
	}
	return out, err
}

// files are those of funders, where they have something to show.
func (s shelf) files(ctx context.Context) (out []portfolio.Living, err error) {
	all, err := s.Dossiers.List(ctx, s.who, "")
	for _, f := range all {
		if f.Forecast != "" {
			out = append(out, s.one("dossier:"+string(f.ID), f.Name, s.say("ui.nav_dossiers"), s.today(), func(ctx context.Context, w io.Writer) error {
				_, file, err := s.Dossiers.Print(ctx, s.who, f.ID, paper.PDF)
				return written(w)(file, err)
			}))
		}
	}
	return out, err
}

// boards are those of the months closed within a year, the last first.
func (s shelf) boards(ctx context.Context) (out []portfolio.Living, err error) {
	now := forecast.MonthOf(s.today())
	all, err := s.Board.Closed(ctx, s.who, now.Add(-12), now)
	slices.Reverse(all)
	for _, m := range all {
		title := s.say("board.title_of", base.Args{"month": ui.MonthOf(s.in(ctx), string(m))})
		out = append(out, s.one("board:"+string(m), title, s.say("ui.nav_board"), m.Last(), func(ctx context.Context, w io.Writer) error {
			return s.print(w)(s.Board.Print(ctx, s.who, m))
		}))
	}
	return out, err
}

// accounts are the income statement and the sheet of the last years.
func (s shelf) accounts(ctx context.Context) (out []portfolio.Living, err error) {
	years, err := s.Ledger.Years(ctx, s.DB, s.who)
	for _, y := range years[:min(len(years), 3)] {
		to := min(y.To, s.today())
		for _, kind := range []string{"income", "sheet"} {
			title := s.say("statement.title_"+kind) + " " + words.DateShort(s.who.Lang, to)
			out = append(out, s.one(kind+":"+string(y.ID), title, s.say("ui.nav_money"), to, func(ctx context.Context, w io.Writer) error {
				over, err := s.Statements.Period(ctx, s.who, y.From, to)
				if err != nil {
					return err
				}
				return s.print(w)(s.Statements.Print(ctx, s.who, kind, over))
			}))
		}
	}
	return out, err
}

// analyses are what the accounts of the last years say: balances, ratios, break-even, causes.
func (s shelf) analyses(ctx context.Context) (out []portfolio.Living, err error) {
	years, err := s.Ledger.Years(ctx, s.DB, s.who)
	for _, y := range years[:min(len(years), 3)] {
		to := min(y.To, s.today())
		title := s.say("analysis.title_balances") + " " + words.DateShort(s.who.Lang, to)
		out = append(out, s.one("analysis:"+string(y.ID), title, s.say("ui.nav_analysis"), to, func(ctx context.Context, w io.Writer) error {
			over, err := s.Statements.Period(ctx, s.who, y.From, to)
			if err != nil {
				return err
			}
			return s.print(w)(s.Analyses.Print(ctx, s.who, over, analysis.Reformed))
		}))
	}
	return out, err
}

// notes are those that were written to the board of the place.
func (s shelf) notes(ctx context.Context) (out []portfolio.Living, err error) {
	all, err := s.Diagnosis.Notes(ctx, s.who)
	for _, n := range all {
		title := s.say("app.note_of", base.Args{"day": words.Date(s.who.Lang, n.On)})
		out = append(out, s.one("note:"+string(n.ID), title, s.say("ui.nav_diagnosis"), n.On, func(ctx context.Context, w io.Writer) error {
			b := paper.Book{Lang: s.who.Lang, Title: title, Under: []string{ui.In(ctx).Place.Name}, Made: n.On, Chapters: []paper.Chapter{{Title: s.say("ui.nav_diagnosis"), Parts: []paper.Part{paper.Prose(s.hide(n.Text))}}}}
			return b.Write(w)
		}))
	}
	return out, err
}

// print writes what a room lays out as pages, without the names of others.
func (s shelf) print(w io.Writer) func(paper.Print, error) error {
	return func(p paper.Print, err error) error {
		if err != nil {
			return err
		}
		return p.Said(s.hide).Write(w, paper.PDF)
	}
}

// written writes a file that is made already.
func written(w io.Writer) func([]byte, error) error {
	return func(file []byte, err error) error {
		if err == nil {
			_, err = io.Copy(w, bytes.NewReader(file))
		}
		return err
	}
}

// heard tells a candidate's dossier when a jury hears them.
func (h *House) heard(ctx context.Context, r db.Reader, who base.Actor, of base.ID[candidacy.Candidate]) (a portfolio.Appointment, err error) {
	t, found, err := h.Juries.TurnOf(ctx, r, who, of)
	if err != nil || !found {
		return a, err
	}
	return portfolio.Appointment{Day: t.Session.Day, At: t.Hearing.At(), Minutes: t.Hearing.Minutes, Where: t.Session.Where, Session: t.Session.Name,
		Begun: t.Hearing.Begun(), Over: t.Signed}, nil
}
