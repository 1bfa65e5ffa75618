package cockpit

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

const (
	// lapsingSoon is how long before a hold lapses it calls.
	lapsingSoon = 24 * time.Hour
	// trainingSoon is how many days ahead a training that ends is said.
	trainingSoon = 30
	// checksShown is how many of the compass's calls the day repeats.
	checksShown = 3
)

// calls lists what is late, then what to do next, for those who can.
func (d *Desk) calls(ctx context.Context, who base.Actor, of Day) ([]Call, error) {
	var calls []Call
	if who.May(base.Run, "booking") {
		waiting, lapsing, err := requests(ctx, d.DB, who.Place, of.Now, of.Now.Add(lapsingSoon))
		if err != nil {
			return nil, err
		}
		if waiting > 0 {
			calls = append(calls, Call{"cockpit.requests_waiting", base.Args{"count": waiting}, "/bookings/requests", lapsing > 0})
		}
		if lapsing > 0 {
			calls = append(calls, Call{"cockpit.holds_lapsing", base.Args{"count": lapsing}, "/bookings/requests", true})
		}
	}
	if who.May(base.Run, "space") {
		out, err := outagesToSee(ctx, d.DB, who.Place, of.Now)
		if err != nil {
			return nil, err
		}
		for _, o := range out {
			s, _ := of.Plan.Space(o.Space)
			key, args := "cockpit.outage_open", base.Args{"space": s.Name}
			if !o.Back.IsZero() {
				key, args["date"] = "cockpit.outage_past", words.Instant{Time: o.Back, Zone: who.Zone}
			}
			calls = append(calls, Call{key, args, "/spaces/" + string(o.Space), !o.Back.IsZero()})
		}
	}
	if who.May(base.Run, "people") {
		ending, err := d.People.Expiring(ctx, who, of.Date, of.Date.Add(trainingSoon))
		if err != nil {
			return nil, err
		}
		for _, e := range ending[:min(len(ending), checksShown)] {
			calls = append(calls, Call{"cockpit.training_ending", base.Args{"name": e.Name, "skill": e.SkillName, "date": words.Day(e.Until)},
				"/people/" + string(e.Person), false})
		}
	}
	if who.May(base.Run, "ledger") {
		due, err := d.vatCalls(ctx, who, of)
		if err != nil {
			return nil, err
		}
		calls = append(calls, due...)
	}
	return d.nextSteps(ctx, who, calls)
}

// vatCalls recalls the returns that are over and not booked, the oldest first.
func (d *Desk) vatCalls(ctx context.Context, who base.Actor, of Day) ([]Call, error) {
	all, err := d.Vat.Duties(ctx, d.DB, who, of.Date)
	var calls []Call
	for i := len(all) - 1; i > 0; i-- { // the first one runs still
		if u := all[i]; u.Booked == "" {
			calls = append(calls, Call{"cockpit.vat_due", base.Args{"period": u.Said(who.Lang), "date": words.Day(u.DueOn)}, "/vat/returns/" + u.Name(), u.Late(of.Date)})
		}
	}
	return calls[:min(len(calls), checksShown)], err
}

// nextSteps adds what the checks of the compass ask for.
func (d *Desk) nextSteps(ctx context.Context, who base.Actor, calls []Call) ([]Call, error) {
	if !who.May(base.Run, "boussole") {
		return calls, nil
	}
	survey, err := d.Boussole.Survey(ctx, who, "")
	if err != nil {
		return nil, err
	}
	next := survey.Calls()
	for _, f := range next[:min(len(next), checksShown)] {
		calls = append(calls, Call{f.Reason, f.Args, f.Next.Path, false})
	}
	return calls, nil
}
