package quality

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

// Complaint is a complaint that the training body was told, or an incident that upset a
// training. Its number is never given twice, and it leaves the register for no reason.
type Complaint struct {
	ID       base.ID[Complaint]
	Number   string // 2026-0001
	Kind     Sort
	Public   Public
	Name     string // of whoever complains
	Email    string
	Subject  string
	Text     string
	Opened   day.Day
	Due      day.Day // until when it is to be answered
	Answer   string
	Answered day.Day
	By       base.AccountID // who wrote it in the register
}

// Sort tells a complaint from an incident.
type Sort string

// The two of them (indicator 31 asks for both).
const (
	Grievance Sort = "complaint"
	Incident  Sort = "incident"
)

// Public is whose voice is heard.
type Public string

// The publics whose views indicator 30 asks for.
const (
	Trainees  Public = "trainees"
	Funders   Public = "funders"
	Team      Public = "team"
	Companies Public = "companies"
)

// Publics lists them.
func Publics() []Public { return []Public{Trainees, Funders, Team, Companies} }

// Late tells whether a complaint should have been answered.
func (c Complaint) Late(today day.Day) bool { return c.Answered == "" && today > c.Due }

// Left is how many days are left to answer, fewer than none where it is late.
func (c Complaint) Left(today day.Day) int { return c.Due.Sub(today) }

// check says everything that is wrong with a complaint.
func (c Complaint) check(today day.Day) error {
	var wrong base.Checks
	if c.Kind != Grievance && c.Kind != Incident {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	if !slices.Contains(Publics(), c.Public) {
		wrong.Wrong("public", "base.not_a_choice")
	}
	needShort(&wrong, "subject", c.Subject)
	needLong(&wrong, "text", c.Text)
	short(&wrong, "name", c.Name)
	if c.Email != "" && !post.Reachable(c.Email) {
		wrong.Wrong("email", "base.not_an_email")
	}
	needDay(&wrong, "opened_on", c.Opened, today)
	return wrong.Fault()
}

// Complain writes a complaint or an incident in the register. Whoever does not keep the
// register complains in their own name, today.
func (d *Desk) Complain(ctx context.Context, who base.Actor, c Complaint) (Complaint, error) {
	today := d.today(who)
	c.Subject, c.Text, c.Name, c.Email = base.Tidy(c.Subject), strings.TrimSpace(c.Text), base.Tidy(c.Name), post.Address(c.Email)
	if !keeper(who) {
		address, err := d.Address(ctx, who)
		if err != nil {
			return c, err
		}
		c.Name, c.Email, c.Opened = who.Name, address, today
	}
	if c.Opened == "" {
		c.Opened = today
	}
	if err := c.check(today); err != nil {
		return c, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "quality-register"); err != nil {
			return err
		}
		rules, err := settings(ctx, tx, tx.Who.Place)
		if err != nil {
			return err
		}
		count, err := numbered(ctx, tx, c.Opened.Year())
		if err != nil {
			return err
		}
		c.ID, c.Number, c.Due, c.By = base.NewID[Complaint](tx.Now), fmt.Sprintf("%04d-%04d", c.Opened.Year(), count+1), c.Opened.Add(rules.ReplyDays), tx.Who.Account
		if err := insertComplaint(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(c.ID), "complained", db.Detail{"number": c.Number})
	})
	return c, err
}

// keeper tells whether somebody keeps the register.
func keeper(who base.Actor) bool { return who.May(base.Rule, "school") }

// Reply answers a complaint, once; the answer goes by mail to whoever left an address.
func (d *Desk) Reply(ctx context.Context, who base.Actor, id base.ID[Complaint], answer string) error {
	answer = strings.TrimSpace(answer)
	var wrong base.Checks
	needLong(&wrong, "answer", answer)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "complaint:"+string(id)); err != nil {
			return err
		}
		c, err := complaint(ctx, tx, tx.Who.Place, id)
		if err != nil {
			return err
		}
		if c.Answered != "" {
			return base.Refuse(base.Conflict, "quality.answered_already")
		}
		c.Answer, c.Answered = answer, day.Of(tx.Now, tx.Who.Zone)
		if err := answerComplaint(ctx, tx, c); err != nil {
			return err
		}
		if err := tx.Record(ctx, "quality", string(id), "replied", db.Detail{"number": c.Number}); err != nil {
			return err
		}
		return d.writeReply(ctx, tx, c)
	})
}

// Complaints lists the register, the last opened first.
func (d *Desk) Complaints(ctx context.Context, who base.Actor) ([]Complaint, error) {
	return complaints(ctx, d.DB, who.Place, "")
}

// Own lists what whoever acts wrote in the register.
func (d *Desk) Own(ctx context.Context, who base.Actor) ([]Complaint, error) {
	if who.Account == "" {
		return nil, nil
	}
	return complaints(ctx, d.DB, who.Place, who.Account)
}

// Complaint gives one of the register to those who keep it, and to whom it is of; to anybody
// else it is not there.
func (d *Desk) Complaint(ctx context.Context, who base.Actor, id base.ID[Complaint]) (Complaint, error) {
	c, err := complaint(ctx, d.DB, who.Place, id)
	if err == nil && !keeper(who) && (who.Account == "" || c.By != who.Account) {
		return Complaint{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return c, err
}
