package quality

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

// Invite is somebody who was asked to answer. That they did is known, so that nobody is
// reminded for nothing; what they said is not.
type Invite struct {
	ID       base.ID[Invite]
	Survey   base.ID[Survey]
	Name     string
	Email    string
	Token    string // of the link in the letter
	Sent     day.Day
	Reminded day.Day
	Answered bool
}

// invitesMax bounds how many are asked at once.
const invitesMax = 500

// Ask makes a survey, to which nobody is invited yet.
func (d *Desk) Ask(ctx context.Context, who base.Actor, s Survey) (Survey, error) {
	s.Title, s.About, s.Made = base.Tidy(s.Title), base.Tidy(s.About), d.today(who)
	if err := s.check(); err != nil {
		return s, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		s.ID = base.NewID[Survey](tx.Now)
		if err := insertSurvey(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(s.ID), "asked", db.Detail{"title": s.Title})
	})
	return s, err
}

// guests reads those to invite, one a line: an address, after a name or alone.
func guests(lines []string) (out []Invite, err error) {
	var wrong base.Checks
	seen := map[string]bool{}
	for _, line := range lines {
		line = base.Tidy(strings.NewReplacer("<", " ", ">", " ", ",", " ", ";", " ").Replace(line))
		if line == "" {
			continue
		}
		at := strings.LastIndexByte(line, ' ') + 1
		guest := Invite{Name: strings.TrimSpace(line[:at]), Email: post.Address(line[at:])}
		if !post.Reachable(guest.Email) {
			wrong.Wrong("people", "quality.guest_wrong", base.Args{"line": line})
			continue
		}
		if !seen[guest.Email] {
			seen[guest.Email] = true
			out = append(out, guest)
		}
	}
	switch {
	case len(wrong) == 0 && len(out) == 0:
		wrong.Wrong("people", "base.required")
	case len(out) > invitesMax:
		wrong.Wrong("people", "quality.too_many_guests", base.Args{"max": invitesMax})
	}
	return out, wrong.Fault()
}

// Invite asks people by mail to answer a survey; whoever was asked already is left in peace.
func (d *Desk) Invite(ctx context.Context, who base.Actor, id base.ID[Survey], lines []string) (sent int, err error) {
	people, err := guests(lines)
	if err != nil {
		return 0, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		sent = 0
		s, asked, err := d.open(ctx, tx, id)
		if err != nil {
			return err
		}
		known := map[string]bool{}
		for _, i := range asked {
			known[i.Email] = true
		}
		for _, guest := range people {
			if known[guest.Email] {
				continue
			}
			guest.ID, guest.Survey, guest.Token, guest.Sent = base.NewID[Invite](tx.Now), id, base.Secret(), day.Of(tx.Now, tx.Who.Zone)
			if err := insertInvite(ctx, tx, guest); err != nil {
				return err
			}
			if err := d.writeInvite(ctx, tx, s, guest, "quality.mail_survey"); err != nil {
				return err
			}
			sent++
		}
		return tx.Record(ctx, "quality", string(id), "invited", db.Detail{"people": sent})
	})
	return sent, err
}

// Remind writes again to those who did not answer, once a day at most.
func (d *Desk) Remind(ctx context.Context, who base.Actor, id base.ID[Survey]) (sent int, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		sent = 0
		s, asked, err := d.open(ctx, tx, id)
		if err != nil {
			return err
		}
		today := day.Of(tx.Now, tx.Who.Zone)
		for _, guest := range asked {
			if guest.Answered || guest.Reminded == today || guest.Sent == today {
				continue
			}
			guest.Reminded = today
			if err := updateInvite(ctx, tx, guest); err != nil {
				return err
			}
			if err := d.writeInvite(ctx, tx, s, guest, "quality.mail_reminder"); err != nil {
				return err
			}
			sent++
		}
		return tx.Record(ctx, "quality", string(id), "reminded", db.Detail{"people": sent})
	})
	return sent, err
}

// open gives a survey that still takes answers, and who is asked, under its lock.
func (d *Desk) open(ctx context.Context, tx *db.Tx, id base.ID[Survey]) (Survey, []Invite, error) {
	if err := tx.Lock(ctx, "survey:"+string(id)); err != nil {
		return Survey{}, nil, err
	}
	s, err := survey(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return s, nil, err
	}
	if s.Closed != "" {
		return s, nil, base.Refuse(base.Conflict, "quality.survey_closed")
	}
	asked, err := invites(ctx, tx, tx.Who.Place, id)
	return s, asked, err
}

// Close ends a survey: it takes no more answers.
func (d *Desk) Close(ctx context.Context, who base.Actor, id base.ID[Survey]) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, _, err := d.open(ctx, tx, id); err != nil {
			return err
		}
		if err := closeSurvey(ctx, tx, id, day.Of(tx.Now, tx.Who.Zone)); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(id), "survey_closed", nil)
	})
}

// Questions gives the survey that the link of a letter leads to, while it may be answered.
func (d *Desk) Questions(ctx context.Context, who base.Actor, token string) (Survey, error) {
	i, err := inviteBy(ctx, d.DB, who.Place, token)
	if err != nil {
		return Survey{}, err
	}
	s, err := survey(ctx, d.DB, who.Place, i.Survey)
	switch {
	case err != nil:
	case i.Answered:
		err = base.Refuse(base.Conflict, "quality.answered_once")
	case s.Closed != "":
		err = base.Refuse(base.Conflict, "quality.survey_closed")
	}
	return s, err
}

// Answer keeps what was answered by the link of a letter, once. It is the program that writes
// it: the trail does not tell who did.
func (d *Desk) Answer(ctx context.Context, who base.Actor, token string, g Given) error {
	g.Words, g.Paper = strings.TrimSpace(g.Words), false
	return d.DB.Change(ctx, base.System(who.Place, who.Zone), func(ctx context.Context, tx *db.Tx) error {
		i, err := inviteBy(ctx, tx, who.Place, token)
		if err != nil {
			return err
		}
		s, _, err := d.open(ctx, tx, i.Survey)
		if err != nil {
			return err
		}
		if i, err = inviteBy(ctx, tx, who.Place, token); err != nil { // as it is under the lock
			return err
		}
		if i.Answered {
			return base.Refuse(base.Conflict, "quality.answered_once")
		}
		if err := g.check(s); err != nil {
			return err
		}
		i.Answered = true
		if err := updateInvite(ctx, tx, i); err != nil {
			return err
		}
		return d.take(ctx, tx, s, g)
	})
}

// Type keeps an answer that came on paper or by telephone.
func (d *Desk) Type(ctx context.Context, who base.Actor, id base.ID[Survey], g Given) error {
	g.Words, g.Paper = strings.TrimSpace(g.Words), true
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		s, _, err := d.open(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := g.check(s); err != nil {
			return err
		}
		return d.take(ctx, tx, s, g)
	})
}

func (d *Desk) take(ctx context.Context, tx *db.Tx, s Survey, g Given) error {
	g.On = day.Of(tx.Now, tx.Who.Zone)
	if err := insertAnswer(ctx, tx, s.ID, g); err != nil {
		return err
	}
	return tx.Record(ctx, "quality", string(s.ID), "answered", nil)
}

// Heard is a survey with what it says.
type Heard struct {
	Survey
	Result
	Last day.Day // of the last answer
}

// Surveys lists the surveys with what they say, the last made first.
func (d *Desk) Surveys(ctx context.Context, who base.Actor) ([]Heard, error) {
	rules, err := settings(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	return heardAll(ctx, d.DB, who.Place, rules.MaskUnder)
}

func heardAll(ctx context.Context, r db.Reader, place base.PlaceID, under int) ([]Heard, error) {
	all, err := surveys(ctx, r, place)
	if err != nil {
		return nil, err
	}
	asked, err := askedOf(ctx, r, place)
	if err != nil {
		return nil, err
	}
	given, err := answers(ctx, r, place, "")
	if err != nil {
		return nil, err
	}
	out := make([]Heard, len(all))
	for i, s := range all {
		out[i] = hear(s, asked[s.ID], given[s.ID], under)
	}
	return out, nil
}

// hear adds up a survey: those who were written to, and those who answered otherwise.
func hear(s Survey, asked int, all []Given, under int) Heard {
	h := Heard{Survey: s}
	for _, g := range all {
		h.Last = max(h.Last, g.On)
		if g.Paper {
			asked++
		}
	}
	h.Result = result(s, asked, all, under)
	return h
}

// Survey gives one with what it says, and who was asked.
func (d *Desk) Survey(ctx context.Context, who base.Actor, id base.ID[Survey]) (h Heard, asked []Invite, err error) {
	s, err := survey(ctx, d.DB, who.Place, id)
	if err != nil {
		return h, nil, err
	}
	rules, err := settings(ctx, d.DB, who.Place)
	if err != nil {
		return h, nil, err
	}
	if asked, err = invites(ctx, d.DB, who.Place, id); err != nil {
		return h, nil, err
	}
	given, err := answers(ctx, d.DB, who.Place, id)
	return hear(s, len(asked), given[id], rules.MaskUnder), asked, err
}
