package training

import (
	"pilotis/internal/base"
	"pilotis/internal/money"
)

// Status is what a trainee is in the yearly return of training bodies (frame F-1): it follows the
// person, never who pays.
type Status string

// The statuses, by their lines.
const (
	Employee   Status = "a" // of the private sector, apprentices left out
	Apprentice Status = "b"
	Seeker     Status = "c" // looks for work
	Own        Status = "d" // a person at their own cost
	Other      Status = "e" // self-employed, public agents…
)

// Statuses lists them as the return does.
func Statuses() []Status { return []Status{Employee, Apprentice, Seeker, Own, Other} }

// Payer is who pays, by the line of the return (frame C).
type Payer string

// Payers lists them as the return does.
func Payers() []Payer {
	return []Payer{"1", "2a", "2b", "2c", "2d", "2e", "2f", "2g", "2h", "3", "4", "5", "6", "7", "8", "9", "10", "11"}
}

// Return is the yearly return of a training body (bilan pédagogique et financier). Hours are
// minutes here; the return rounds each figure by itself.
type Return struct {
	Year     int
	Products []Product  // C
	Trainers [2]Counted // E: of the house, then external
	Public   []Public   // F-1
	Specific Counted    // F-3 b: towards a certification of the specific register
	National Counted    // F-3 a
	Others   Counted    // F-3 d
}

// Product is what came from one kind of payer, with the trainees that it is for.
type Product struct {
	Payer  Payer
	Amount money.Cents
	Of     []base.ID[Trainee]
}

// Public is the trainees of a status.
type Public struct {
	Status Status
	Counted
	Of []base.ID[Trainee]
}

// Counted is people and their time.
type Counted struct{ People, Minutes int }

// Hours is the time in whole hours, half an hour counting for one.
func (c Counted) Hours() int { return (c.Minutes + 30) / 60 }

func (c Counted) add(minutes int) Counted { return Counted{c.People + 1, c.Minutes + minutes} }

// Euros is an amount in whole euros, fifty cents counting for one.
func Euros(c money.Cents) int64 { return int64(c.Ratio(1, 100)) }

// Total is all that came.
func (r Return) Total() (sum money.Cents) {
	for _, p := range r.Products {
		sum += p.Amount
	}
	return sum
}

// All is everybody in F-1.
func (r Return) All() (all Counted) {
	for _, p := range r.Public {
		all.People += p.People
		all.Minutes += p.Minutes
	}
	return all
}

// Followed is a trainee in a year: the time that they truly followed, and the part of the price
// that falls in it.
type Followed struct {
	Trainee
	Minutes  int
	Product  money.Cents
	Register string // of the certification that the programme prepares for; "" for none
}

// Tally adds a year up. Somebody who followed nothing is not counted; what they paid is.
func Tally(year int, all []Followed, trainers [2]Counted) Return {
	r := Return{Year: year, Trainers: trainers}
	for _, p := range Payers() {
		product := Product{Payer: p}
		for _, f := range all {
			if f.Payer == p && f.Product != 0 {
				product.Amount += f.Product
				product.Of = append(product.Of, f.ID)
			}
		}
		if product.Of != nil {
			r.Products = append(r.Products, product)
		}
	}
	for _, s := range Statuses() {
		public := Public{Status: s}
		for _, f := range all {
			if f.Status == s && f.Minutes > 0 {
				public.Counted = public.add(f.Minutes)
				public.Of = append(public.Of, f.ID)
			}
		}
		r.Public = append(r.Public, public)
	}
	for _, f := range all {
		if f.Minutes == 0 {
			continue
		}
		switch f.Register {
		case "RS":
			r.Specific = r.Specific.add(f.Minutes)
		case "RNCP":
			r.National = r.National.add(f.Minutes)
		default:
			r.Others = r.Others.add(f.Minutes)
		}
	}
	return r
}
