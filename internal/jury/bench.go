package jury

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Breach is a rule that a jury does not hold: the message key of its sentence.
type Breach struct {
	Seat string // code of the seat that it is about
	Key  string
	Args base.Args
}

func (b Breach) fault() error { return base.Refuse(base.Invalid, b.Key, b.Args) }

// Composed holds members against what a certification asks of its jury, and says every rule
// that does not hold.
func Composed(bench certification.Bench, members []Member) (out []Breach) {
	for _, s := range bench.Seats {
		if missing := s.Count - seated(members, s.Code); missing > 0 {
			out = append(out, vacant(s, missing))
		}
	}
	return out
}

func vacant(s certification.Seat, missing int) Breach {
	if s.Count > 1 {
		return Breach{s.Code, "jury.members_required", base.Args{"n": s.Count, "seat": s.Called(), "missing": missing}}
	}
	return Breach{s.Code, "jury.seat_vacant", base.Args{"seat": s.Called()}}
}

func seated(members []Member, seat string) (n int) {
	for _, m := range members {
		if m.Seat == seat {
			n++
		}
	}
	return n
}

// seatFor finds the seat that somebody takes: by its code, or by a field that it is open to.
func seatFor(bench certification.Bench, asked string) (certification.Seat, bool) {
	i := slices.IndexFunc(bench.Seats, func(s certification.Seat) bool { return s.Code == asked || slices.Contains(s.Fields, asked) })
	if i < 0 {
		return certification.Seat{}, false
	}
	return bench.Seats[i], true
}

// admit refuses a member whom the rules keep out: one person has one seat, a seat is taken
// once, and those bound to the certifier are not external.
func admit(bench certification.Bench, sitting []Member, m Member, links []Link, months int, on day.Day) error {
	seat, known := seatFor(bench, m.Seat)
	if !known {
		return base.Wrong("seat", "jury.seat_unknown")
	}
	if m.Substitute() {
		return external(bench, m, links, months, on)
	}
	for _, other := range sitting {
		if !other.Substitute() && same(other, m) {
			return base.Wrong("person", "jury.sits_already", base.Args{"name": m.Name})
		}
	}
	if seated(regular(sitting), seat.Code) >= seat.Count {
		return full(bench, regular(sitting), seat)
	}
	return external(bench, m, links, months, on)
}

// full says which seats still wait, rather than only that this one is taken.
func full(bench certification.Bench, sitting []Member, seat certification.Seat) error {
	for _, b := range Composed(bench, sitting) {
		if b.Seat != seat.Code {
			return base.Wrong("seat", b.Key, b.Args)
		}
	}
	return base.Wrong("seat", "jury.seat_taken")
}

// regular leaves out those who sit for one candidate alone.
func regular(members []Member) (out []Member) {
	for _, m := range members {
		if !m.Substitute() {
			out = append(out, m)
		}
	}
	return out
}

func same(a, b Member) bool {
	return a.Email != "" && a.Email == b.Email || base.Fold(a.Name) == base.Fold(b.Name)
}

// external refuses a member bound to the certifier where that brings the share of external
// members under what is asked.
func external(bench certification.Bench, m Member, links []Link, months int, on day.Day) error {
	if !internal(links, months, on) {
		return nil
	}
	seats := int64(bench.Members())
	share := money.Rate(money.Cents(seats-1).Ratio(10000, seats))
	if share >= bench.External {
		return nil
	}
	return base.Wrong("links", "jury.not_external", base.Args{"name": m.Name, "share": share, "least": bench.External})
}

// internal tells whether a bond to the certifier still counts on a day.
func internal(links []Link, months int, on day.Day) bool {
	return slices.ContainsFunc(links, func(l Link) bool {
		return l.Candidate == "" && slices.Contains([]Bond{Employee, Officer, Contractor}, l.Bond) && (l.Until == "" || l.Until.AddMonths(months) >= on)
	})
}

// bound tells whether something binds a member to a candidate: they withdraw for that one.
func bound(links []Link, m base.ID[Member], c base.ID[candidacy.Candidate]) bool {
	return slices.ContainsFunc(links, func(l Link) bool { return l.Member == m && l.Candidate == c })
}

// Panel is who hears a candidate, and who withdrew.
type Panel struct {
	Hear, Withdrew []Member
}

// PanelFor leaves out the members whom something binds to a candidate, and lets in those who
// sit for that one alone.
func PanelFor(members []Member, links []Link, c base.ID[candidacy.Candidate]) (p Panel) {
	for _, m := range members {
		switch {
		case m.Substitute() && m.Only != c:
		case bound(links, m.ID, c):
			p.Withdrew = append(p.Withdrew, m)
		default:
			p.Hear = append(p.Hear, m)
		}
	}
	return p
}
