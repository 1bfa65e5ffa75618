package study

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

// messageMax bounds what is said at once, in characters.
const messageMax = 5000

// Exchange is what a group says.
type Exchange struct {
	Group
	Account base.AccountID // of whoever looks
	Threads []Thread       // the one that was spoken in last comes first
	unread  map[base.ID[Thread]]int
}

// Unread counts what others said in a thread since whoever looks last came.
func (x Exchange) Unread(t Thread) int { return x.unread[t.ID] }

// Exchange gives what a group says to those who are part of it.
func (d *Desk) Exchange(ctx context.Context, who base.Actor, session base.ID[training.Session]) (Exchange, error) {
	g, err := d.Group(ctx, d.DB, who, session)
	if err != nil {
		return Exchange{}, err
	}
	return d.heard(ctx, d.DB, who, g)
}

func (d *Desk) heard(ctx context.Context, r db.Reader, who base.Actor, g Group) (Exchange, error) {
	x := Exchange{Group: g, Account: who.Account, unread: map[base.ID[Thread]]int{}}
	all, err := threads(ctx, r, who.Place, g.ID)
	if err != nil {
		return x, err
	}
	said, err := messages(ctx, r, who.Place, g.ID)
	if err != nil {
		return x, err
	}
	came, err := visited(ctx, r, who.Place, g.ID, who.Account)
	if err != nil {
		return x, err
	}
	for _, t := range all {
		t.Messages = said[t.ID]
		for _, m := range t.Messages {
			if m.By != who.Account && m.At.After(came) && m.Removed == "" {
				x.unread[t.ID]++
			}
		}
		x.Threads = append(x.Threads, t)
	}
	slices.SortStableFunc(x.Threads, func(a, b Thread) int { return b.Last().At.Compare(a.Last().At) })
	return x, nil
}

// Thread gives one.
func (x Exchange) Thread(id base.ID[Thread]) (Thread, error) {
	i := slices.IndexFunc(x.Threads, func(t Thread) bool { return t.ID == id })
	if i < 0 {
		return Thread{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return x.Threads[i], nil
}

// Visit notes that whoever looks has come to read what is said.
func (d *Desk) Visit(ctx context.Context, who base.Actor, g Group) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return putVisit(ctx, tx, g.ID, tx.Now) })
}

// Ask begins a thread; the trainers of the session are told by mail.
func (d *Desk) Ask(ctx context.Context, who base.Actor, session base.ID[training.Session], t Thread, text string) (Thread, error) {
	t.Title, text = base.Tidy(t.Title), paragraphs(text)
	var wrong base.Checks
	wrong.Require("title", t.Title)
	atMost(&wrong, "title", t.Title, titleMax)
	said(&wrong, text)
	err := d.change(ctx, who, session, func(ctx context.Context, tx *db.Tx, g Group) error {
		if t.Competence != "" && !g.knows(t.Competence) {
			wrong.Wrong("competence", "base.not_a_choice")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		t.ID, t.Session = base.NewID[Thread](tx.Now), g.ID
		if err := insertThread(ctx, tx, t); err != nil {
			return err
		}
		m, err := d.speak(ctx, tx, t.ID, text)
		if err != nil {
			return err
		}
		t.Messages = []Message{m}
		var trainers []string
		for _, one := range g.Trainers {
			trainers = append(trainers, one.Email)
		}
		if err := d.tell(ctx, tx, g, letter{key: "asked", id: string(m.ID), path: "exchange/" + string(t.ID), text: text, about: t.Title}, others(trainers, m.Email)...); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(g.ID), "asked", db.Detail{"title": t.Title})
	})
	return t, err
}

func said(wrong *base.Checks, text string) {
	wrong.Require("text", text)
	atMost(wrong, "text", text, messageMax)
}

// speak keeps what whoever acts says.
func (d *Desk) speak(ctx context.Context, tx *db.Tx, thread base.ID[Thread], text string) (Message, error) {
	email, err := d.Address(ctx, tx.Who)
	if err != nil {
		return Message{}, err
	}
	m := Message{ID: base.NewID[Message](tx.Now), Thread: thread, Text: text, Author: tx.Who.Name, Email: email, By: tx.Who.Account, At: tx.Now}
	return m, insertMessage(ctx, tx, m)
}

// others are the addresses that are not one's own, each once.
func others(all []string, own string) (out []string) {
	for _, email := range all {
		if email != "" && email != own && !slices.Contains(out, email) {
			out = append(out, email)
		}
	}
	return out
}

// Reply says something in a thread; those who spoke in it are told by mail.
func (d *Desk) Reply(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Thread], text string) (m Message, err error) {
	text = paragraphs(text)
	var wrong base.Checks
	said(&wrong, text)
	if err := wrong.Fault(); err != nil {
		return m, err
	}
	err = d.within(ctx, who, session, id, func(ctx context.Context, tx *db.Tx, x Exchange, t Thread) error {
		if m, err = d.speak(ctx, tx, t.ID, text); err != nil {
			return err
		}
		var spoke []string
		for _, one := range t.Messages {
			spoke = append(spoke, one.Email)
		}
		if err := d.tell(ctx, tx, x.Group, letter{key: "replied", id: string(m.ID), path: "exchange/" + string(t.ID), text: text, about: t.Title}, others(spoke, m.Email)...); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(x.ID), "replied", db.Detail{"title": t.Title})
	})
	return m, err
}

// within lets those of a group act in a thread.
func (d *Desk) within(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Thread], do func(context.Context, *db.Tx, Exchange, Thread) error) error {
	return d.change(ctx, who, session, func(ctx context.Context, tx *db.Tx, g Group) error {
		x, err := d.heard(ctx, tx, who, g)
		if err != nil {
			return err
		}
		t, err := x.Thread(id)
		if err != nil {
			return err
		}
		return do(ctx, tx, x, t)
	})
}

func (t Thread) message(id base.ID[Message]) (Message, error) {
	i := slices.IndexFunc(t.Messages, func(m Message) bool { return m.ID == id && m.Removed == "" })
	if i < 0 {
		return Message{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return t.Messages[i], nil
}

// Amend writes anew what one said oneself; that it was changed is shown.
func (d *Desk) Amend(ctx context.Context, who base.Actor, session base.ID[training.Session], thread base.ID[Thread], id base.ID[Message], text string) error {
	text = paragraphs(text)
	var wrong base.Checks
	said(&wrong, text)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.within(ctx, who, session, thread, func(ctx context.Context, tx *db.Tx, x Exchange, t Thread) error {
		m, err := t.message(id)
		if err != nil {
			return err
		}
		if m.By != who.Account {
			return base.Refuse(base.Forbidden, "study.not_your_words")
		}
		m.Text, m.Edited = text, tx.Now
		if err := updateMessage(ctx, tx, m); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(x.ID), "amended", db.Detail{"title": t.Title})
	})
}

// Remove takes away what one said oneself; the school and the trainers take away what anybody
// said, and say why. What was said is not kept.
func (d *Desk) Remove(ctx context.Context, who base.Actor, session base.ID[training.Session], thread base.ID[Thread], id base.ID[Message], why string) error {
	why = base.Tidy(why)
	return d.within(ctx, who, session, thread, func(ctx context.Context, tx *db.Tx, x Exchange, t Thread) error {
		m, err := t.message(id)
		if err != nil {
			return err
		}
		var wrong base.Checks
		switch own := m.By == who.Account; {
		case own && why == "":
			why = ownWill
		case !own && !x.Leads():
			return base.Refuse(base.Forbidden, "study.not_your_words")
		case !own:
			wrong.Require("why", why)
		}
		if atMost(&wrong, "why", why, titleMax); wrong.Fault() != nil {
			return wrong.Fault()
		}
		m.Text, m.Removed = "", why
		if err := updateMessage(ctx, tx, m); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(x.ID), "removed", db.Detail{"title": t.Title, "why": why})
	})
}

// ownWill is the reason of whoever takes their own words away and gives none.
const ownWill = "-"

// Settle says that a question has its answer, or has none any more.
func (d *Desk) Settle(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Thread], settled bool) error {
	return d.within(ctx, who, session, id, func(ctx context.Context, tx *db.Tx, x Exchange, t Thread) error {
		if t.First().By != who.Account && !x.Leads() {
			return base.Refuse(base.Forbidden, "study.not_your_words")
		}
		if err := setSettled(ctx, tx, t.ID, settled); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(x.ID), "settled", db.Detail{"title": t.Title, "settled": settled})
	})
}
