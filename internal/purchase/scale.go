package purchase

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/money"
)

// Powers are those that the scale of mileage knows, in fiscal horsepower: the first
// holds those below, the last those above.
func Powers() []int { return []int{3, 4, 5, 6, 7} }

// The ends of the brackets of the scale, in kilometres a year.
const (
	nearMax   = 5_000
	middleMax = 20_000
	kmMax     = 200_000 // that somebody may claim at once
)

// Scale is what a year's kilometres come to with a car (CGI, annexe IV, art. 6 B): the
// first bracket has one rate, the second another and a sum beside it, the third a rate
// for all of them.
type Scale struct{ Near, Middle, Beside, Far law.Known }

// Of is what all the kilometres of a year come to: their number says in which bracket
// they all are.
func (s Scale) Of(km int) money.Cents {
	switch {
	case km <= nearMax:
		return mileage(km, s.Near.Value)
	case km <= middleMax:
		return mileage(km, s.Middle.Value) + s.Beside.Value.Cents()
	}
	return mileage(km, s.Far.Value)
}

// Adds is what kilometres add to those of the year before them. Those are paid already, by
// the bracket that they were in then: the difference sets the whole year right.
func (s Scale) Adds(before, km int) money.Cents { return s.Of(before+km) - s.Of(before) }

func mileage(km int, rate law.Value) money.Cents {
	return money.Cents(int64(km)*int64(rate)).Ratio(1, 100)
}

// scale reads the figures of the law for a car on a day.
func (d *Desk) scale(ctx context.Context, r db.Reader, who base.Actor, power int, on day.Day) (s Scale, err error) {
	car := "km_" + strconv.Itoa(power) + "cv_"
	for key, figure := range map[string]*law.Known{"le5000": &s.Near, "to20000": &s.Middle, "to20000_plus": &s.Beside, "gt20000": &s.Far} {
		if *figure, err = d.Law.On(ctx, r, who, car+key, on); err != nil {
			return s, err
		}
	}
	return s, nil
}

// drive computes what was driven, each journey after those of the year before it: of all
// that somebody asked for, or where paid of what was accepted alone.
func (d *Desk) drive(ctx context.Context, tx *db.Tx, c *Claim, paid bool) error {
	driven := map[int]int{}
	for i := range c.Items {
		it := &c.Items[i]
		if !it.measured() {
			continue
		}
		year := it.On.Year()
		if _, read := driven[year]; !read {
			before, err := drivenIn(ctx, tx, tx.Who.Place, c, year, paid)
			if err != nil {
				return err
			}
			driven[year] = before
		}
		s, err := d.scale(ctx, tx, tx.Who, it.Power, it.On)
		if err != nil {
			return err
		}
		it.Before, it.Amount = driven[year], s.Adds(driven[year], it.Km)
		driven[year] += it.Km
	}
	c.sumUp()
	return nil
}
