package training

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/people"
)

// Trainees gives those of a session, by name.
func (d *Desk) Trainees(ctx context.Context, r db.Reader, who base.Actor, session base.ID[Session]) ([]Trainee, error) {
	return trainees(ctx, r, who.Place, session)
}

// Trainee gives one, with what they paid.
func (d *Desk) Trainee(ctx context.Context, who base.Actor, id base.ID[Trainee]) (Trainee, []Payment, error) {
	t, err := getTrainee(ctx, d.DB, who.Place, id)
	if err != nil {
		return t, nil, err
	}
	paid, err := payments(ctx, d.DB, who.Place, id)
	return t, paid, err
}

// Enrol takes somebody into a session, while there is room.
func (d *Desk) Enrol(ctx context.Context, who base.Actor, t Trainee) (Trainee, error) {
	today := d.today(who)
	if err := t.sound(today); err != nil {
		return t, err
	}
	err := d.session(ctx, who, t.Session, "enrolled", db.Detail{"status": t.Status, "payer": t.Payer}, func(ctx context.Context, tx *db.Tx, s Session) error {
		all, err := trainees(ctx, tx, who.Place, s.ID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(all, func(o Trainee) bool { return o.Email == t.Email }) {
			return base.Wrong("email", "training.enrolled_already")
		}
		if len(all) >= s.Capacity {
			return base.Refuse(base.Conflict, "training.full", base.Args{"n": s.Capacity})
		}
		t.ID, t.EnrolledOn, t.Revision, t.Positions = base.NewID[Trainee](tx.Now), today, 1, map[string]Position{}
		return insertTrainee(ctx, tx, t)
	})
	return t, err
}

// sound tidies what is said of a trainee and refuses what cannot be.
func (t *Trainee) sound(today day.Day) error {
	t.Name, t.Email, t.Needs, t.LeftWhy = base.Tidy(t.Name), strings.ToLower(strings.TrimSpace(t.Email)), strings.TrimSpace(t.Needs), base.Tidy(t.LeftWhy)
	var wrong base.Checks
	wrong.Require("name", t.Name)
	if !people.ValidEmail(t.Email) {
		wrong.Wrong("email", "training.no_email")
	}
	for field, text := range map[string]string{"name": t.Name, "needs": t.Needs, "left_why": t.LeftWhy} {
		if base.Longer(text, textMax) {
			wrong.Wrong(field, "base.too_long", base.Args{"max": textMax})
		}
	}
	if !slices.Contains(Statuses(), t.Status) {
		wrong.Wrong("status", "base.not_a_choice")
	}
	if !slices.Contains(Payers(), t.Payer) {
		wrong.Wrong("payer", "base.not_a_choice")
	}
	if t.Price < 0 {
		wrong.Wrong("price_cents", "training.negative")
	}
	for field, on := range map[string]day.Day{"needs_on": t.NeedsOn, "signed_on": t.SignedOn, "left_on": t.Left} {
		if _, err := day.Parse(string(on)); err != nil && on != "" {
			wrong.Wrong(field, "base.not_a_day")
		}
	}
	if t.NeedsOn > today || t.SignedOn > today {
		wrong.Wrong("signed_on", "training.ahead")
	}
	if t.Form != Unsigned && !slices.Contains(Forms(), t.Form) {
		wrong.Wrong("form", "base.not_a_choice")
	}
	if (t.Form == Unsigned) != (t.SignedOn == "") {
		wrong.Wrong("signed_on", "training.signed_how")
	}
	if t.Needs != "" && t.NeedsOn == "" {
		t.NeedsOn = today
	}
	if t.Left != "" && t.LeftWhy == "" {
		wrong.Wrong("left_why", "base.required")
	}
	return wrong.Fault()
}

// Follow writes anew what is known of a trainee: what they need, what was signed, when they left.
func (d *Desk) Follow(ctx context.Context, who base.Actor, t Trainee) error {
	if err := t.sound(d.today(who)); err != nil {
		return err
	}
	return d.trainee(ctx, who, t.ID, "trainee_changed", func(_ context.Context, tx *db.Tx, was Trainee) (Trainee, error) {
		if was.Revision != t.Revision {
			return was, base.Refuse(base.Conflict, "training.changed_meanwhile")
		}
		paid, err := payments(ctx, tx, who.Place, t.ID)
		if err != nil {
			return was, err
		}
		if len(paid) > 0 && (t.Agreement != was.Agreement || t.Price < was.Price) {
			return was, base.Wrong("signed_on", "training.paid_already")
		}
		t.Session, t.Positions, t.EnrolledOn = was.Session, was.Positions, was.EnrolledOn
		return t, nil
	})
}

// Stand keeps how a trainee stands on the competences, at entry or at exit.
func (d *Desk) Stand(ctx context.Context, who base.Actor, id base.ID[Trainee], exit bool, levels map[string]int) error {
	for code, level := range levels {
		if level < 0 || level > positionMost {
			return base.Wrong("levels."+code, "training.level", base.Args{"most": positionMost})
		}
	}
	return d.trainee(ctx, who, id, "positioned", func(ctx context.Context, tx *db.Tx, t Trainee) (Trainee, error) {
		s, err := getSession(ctx, tx, who.Place, t.Session)
		if err != nil {
			return t, err
		}
		p, err := getProgramme(ctx, tx, who.Place, s.Programme)
		if err != nil {
			return t, err
		}
		for code, level := range levels {
			if !slices.ContainsFunc(p.Modules, func(m Module) bool { return slices.Contains(m.Competences, code) }) {
				return t, base.Wrong("levels."+code, "training.no_such_competence", base.Args{"code": code})
			}
			at := t.Positions[code]
			if exit {
				at.Exit = &level
			} else {
				at.Entry = &level
			}
			t.Positions[code] = at
		}
		return t, nil
	})
}

func (d *Desk) trainee(ctx context.Context, who base.Actor, id base.ID[Trainee], act string, do func(context.Context, *db.Tx, Trainee) (Trainee, error)) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "trainee:"+string(id)); err != nil {
			return err
		}
		t, err := getTrainee(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if t, err = do(ctx, tx, t); err != nil {
			return err
		}
		t.Revision++
		if err := updateTrainee(ctx, tx, t); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(id), act, nil)
	})
}

// Pay keeps what a trainee paid, where the law lets one take it.
func (d *Desk) Pay(ctx context.Context, who base.Actor, id base.ID[Trainee], on day.Day, amount money.Cents) error {
	if _, err := day.Parse(string(on)); err != nil {
		return base.Wrong("on", "base.not_a_day")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "trainee:"+string(id)); err != nil {
			return err
		}
		t, err := getTrainee(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := d.mayPay(ctx, tx, who, t, on, amount); err != nil {
			return err
		}
		if err := insertPayment(ctx, tx, Payment{ID: base.NewID[Payment](tx.Now), Trainee: id, On: on, Amount: amount, At: tx.Now}); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(id), "paid", db.Detail{"on": on, "cents": amount})
	})
}

func (d *Desk) mayPay(ctx context.Context, tx *db.Tx, who base.Actor, t Trainee, on day.Day, amount money.Cents) error {
	rules, err := d.rules(ctx, tx, who, on)
	if err != nil {
		return err
	}
	department, err := d.Department(ctx, tx, who.Place)
	if err != nil {
		return err
	}
	s, err := getSession(ctx, tx, who.Place, t.Session)
	if err != nil {
		return err
	}
	before, err := payments(ctx, tx, who.Place, t.ID)
	if err != nil {
		return err
	}
	begins, _ := s.Days()
	return t.payable(rules, department, begins, on, Paid(before), amount)
}

// Paid is the sum of payments.
func Paid(all []Payment) (sum money.Cents) {
	for _, p := range all {
		sum += p.Amount
	}
	return sum
}

// Until is the last day on which a trainee may withdraw from their contract.
func (d *Desk) Until(ctx context.Context, who base.Actor, t Trainee) (day.Day, bool, error) {
	rules, err := d.rules(ctx, d.DB, who, cmp.Or(t.SignedOn, d.today(who)))
	if err != nil {
		return "", false, err
	}
	department, err := d.Department(ctx, d.DB, who.Place)
	last, may := t.Withdrawal(rules, department)
	return last, may, err
}
