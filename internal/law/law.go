// Package law holds the figures that the law sets, each with the days between which it
// holds, its source and how sure it is; a place enters by hand what is not known yet.
// It announces nothing. It must never know what a figure is used for.
package law

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Value is a figure in ten-thousandths of its unit: 5.5 % is 55,000.
type Value int64

// Cents reads the value as euros.
func (v Value) Cents() money.Cents { return money.Cents(v).Ratio(1, 100) }

// Rate reads the value as a percentage.
func (v Value) Rate() money.Rate { return money.Rate(v / 100) }

// Int reads the value as a whole number.
func (v Value) Int() int64 { return int64(v) / scale }

const scale = 10_000

// Unit is what a figure counts.
type Unit string

// The units.
const (
	Euro    Unit = "EUR"
	Percent Unit = "%"
	Ratio   Unit = "ratio"
	Persons Unit = "persons"
	Number  Unit = "number"
)

// Confidence says how sure a figure is.
type Confidence string

// The degrees: read in a source, known and to be checked again, entered by the place.
const (
	Found     Confidence = "found"
	Knowledge Confidence = "knowledge"
	Own       Confidence = "own"
)

// Parameter is one figure between two days; either is empty where it is without limit.
type Parameter struct {
	Key        string
	Value      Value
	Unit       Unit
	From, To   day.Day
	Confidence Confidence
	Source     string
}

func (p Parameter) holds(on day.Day) bool { return p.From <= on && (p.To == "" || on <= p.To) }

// Known is the figure to use on a day. Stale tells that none is known for the day and
// that this is the last known: it is never used without saying so.
type Known struct {
	Parameter
	Stale bool
}

// On finds the published figure of a day.
func On(key string, on day.Day) (Known, error) { return find(published, key, on) }

// Keys lists the figures in the order of the file.
func Keys() []string {
	var keys []string
	for _, p := range published {
		if !slices.Contains(keys, p.Key) {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

// find takes the latest figure that holds on the day, the last of equals; otherwise the
// latest that held before it.
func find(all []Parameter, key string, on day.Day) (Known, error) {
	var best Known
	found := false
	for _, p := range all {
		if p.Key != key || p.From > on {
			continue
		}
		now := Known{p, !p.holds(on)}
		switch {
		case !found, best.Stale && !now.Stale, best.Stale == now.Stale && p.From >= best.From:
			best, found = now, true
		}
	}
	if !found {
		return best, base.Refuse(base.Invalid, "law.unknown", base.Args{"key": key, "day": on})
	}
	return best, nil
}
