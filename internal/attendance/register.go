package attendance

import (
	"slices"
	"time"

	"pilotis/internal/base"
)

// State is how a trainee stands in a half-day.
type State string

// The states. Present and Late alone count as hours.
const (
	Ahead    State = "ahead"    // the trainer has not signed yet
	Signed   State = "signed"   // the trainee has, the trainer not yet
	Present  State = "present"  // both have
	Late     State = "late"     // both have, the trainee late
	Missing  State = "missing"  // the trainer has, the trainee not: absent until somebody says why
	Absent   State = "absent"   // noted as absent, with a reason
	Disputed State = "disputed" // noted as absent, and yet signed: somebody must decide
	Gone     State = "gone"     // left the session before
)

// States lists them.
func States() []State {
	return []State{Present, Late, Signed, Absent, Missing, Disputed, Ahead, Gone}
}

// Counts tells whether a state counts as hours followed.
func (s State) Counts() bool { return s == Present || s == Late }

// Cell is how a trainee stands in a half-day, and by what.
type Cell struct {
	State     State
	Signature Signature // zero for none
	Absence   Absence   // zero for none
}

// Register is all that is known of who was there in a session.
type Register struct {
	Course
	Now     time.Time
	Closed  Closing          // zero while it is open
	sheets  map[string]Sheet // those signed, by their digests
	signed  map[spot]Signature
	absent  map[spot]Absence
	trained map[base.ID[Half]][]Signature
}

// spot is somebody in a half-day.
type spot struct {
	half   base.ID[Half]
	person string
}

// Read lays what was signed and noted over a session; sheets are those that were signed.
func Read(c Course, sheets []Sheet, signatures []Signature, absences []Absence, now time.Time) Register {
	r := Register{Course: c, Now: now, sheets: map[string]Sheet{}, signed: map[spot]Signature{}, absent: map[spot]Absence{}, trained: map[base.ID[Half]][]Signature{}}
	slices.SortStableFunc(r.Halves, Half.before)
	for _, s := range sheets {
		r.sheets[s.Digest()] = s
	}
	for _, s := range signatures {
		if s.Party == AsTrainer {
			r.trained[s.Half] = append(r.trained[s.Half], s)
		} else {
			r.signed[spot{s.Half, s.Person}] = s
		}
	}
	for _, a := range absences {
		r.absent[spot{a.Half, a.Trainee}] = a
	}
	return r
}

// Trained gives the signatures of the trainers of a half-day.
func (r Register) Trained(h Half) []Signature { return r.trained[h.ID] }

// Cell tells how a trainee stands in a half-day.
func (r Register) Cell(h Half, t Trainee) Cell {
	at := spot{h.ID, t.ID}
	s, signed := r.signed[at]
	a, absent := r.absent[at]
	c := Cell{Signature: s, Absence: a}
	held := len(r.trained[h.ID]) > 0
	switch {
	case signed && absent:
		c.State = Disputed
	case absent:
		c.State = Absent
	case signed && !held:
		c.State = Signed
	case signed && s.Late:
		c.State = Late
	case signed:
		c.State = Present
	case !h.expects(t):
		c.State = Gone
	case held && !r.Now.Before(h.To): // while it lasts, one may still sign
		c.State = Missing
	default:
		c.State = Ahead
	}
	return c
}

// Tally is what a trainee followed of a session.
type Tally struct {
	Halves, Of        int // half-days
	Minutes, OfMinute int
	Absent            int // half-days: noted, or not signed
}

// Rate is the part followed, in hundredths of a percent.
func (t Tally) Rate() int64 {
	if t.OfMinute == 0 {
		return 0
	}
	return (int64(t.Minutes)*20000 + int64(t.OfMinute)) / (2 * int64(t.OfMinute))
}

// Tally counts what a trainee followed among some half-days.
func (r Register) Tally(t Trainee, halves []Half) (out Tally) {
	for _, h := range halves {
		out.Of++
		out.OfMinute += h.Minutes
		switch state := r.Cell(h, t).State; {
		case state.Counts():
			out.Halves++
			out.Minutes += h.Minutes
		case state == Absent || state == Missing || state == Disputed:
			out.Absent++
		}
	}
	return out
}

// Month gives the half-days of a month: "2026-11".
func (r Register) Month(month string) (out []Half) {
	for _, h := range r.Halves {
		if string(h.Day[:7]) == month {
			out = append(out, h)
		}
	}
	return out
}

// Months lists those of the session, in order.
func (r Register) Months() (out []string) {
	for _, h := range r.Halves {
		if m := string(h.Day[:7]); !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// Why is what keeps a session from being closed.
type Why string

// What blocks.
const (
	NotOver    Why = "not_over"   // the half-day is not over
	NoTrainer  Why = "no_trainer" // no trainer signed it
	Unsigned   Why = "unsigned"   // a trainee neither signed nor is noted absent
	InDispute  Why = "in_dispute" // a trainee signed and is noted absent
	Changed    Why = "changed"    // its hours are no longer those that were signed
	NobodyCame Why = "nobody"     // the session has no trainee, or no half-day
)

// Block is one thing that keeps a session from being closed.
type Block struct {
	Why     Why
	Half    Half
	Trainee Trainee
}

// Blocks lists what keeps the session from being closed; none where it may be.
func (r Register) Blocks() (out []Block) {
	if len(r.Halves) == 0 || len(r.Trainees) == 0 {
		return []Block{{Why: NobodyCame}}
	}
	for _, h := range r.Halves {
		switch {
		case r.Now.Before(h.To):
			out = append(out, Block{Why: NotOver, Half: h})
			continue
		case len(r.trained[h.ID]) == 0:
			out = append(out, Block{Why: NoTrainer, Half: h})
		case r.changed(h):
			out = append(out, Block{Why: Changed, Half: h})
		}
		for _, t := range r.Trainees {
			out = append(out, r.blocksOf(h, t)...)
		}
	}
	return out
}

func (r Register) blocksOf(h Half, t Trainee) []Block {
	switch r.Cell(h, t).State {
	case Missing:
		return []Block{{Unsigned, h, t}}
	case Disputed:
		return []Block{{InDispute, h, t}}
	}
	return nil
}

// BlocksOf lists what keeps one trainee's hours from being certified.
func (r Register) BlocksOf(t Trainee) (out []Block) {
	for _, b := range r.Blocks() {
		if b.Trainee.ID == "" || b.Trainee.ID == t.ID {
			out = append(out, b)
		}
	}
	return out
}

// changed tells whether a half-day no longer lasts as its trainers signed.
func (r Register) changed(h Half) bool {
	return !slices.ContainsFunc(r.trained[h.ID], func(s Signature) bool {
		was := r.sheets[s.Digest]
		return was.From.Equal(h.From) && was.To.Equal(h.To) && was.Minutes == h.Minutes
	})
}
