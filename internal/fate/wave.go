package fate

import (
	"crypto/sha256"
	"encoding/hex"

	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/post"
)

// Wave is one of the times when holders are asked.
type Wave int

// The waves.
const (
	First  Wave = 1
	Second Wave = 2
)

// months is how long after the decision a wave comes; 0 where it does not.
func (w Wave) months(of certification.Waves) int {
	if w == First {
		return of.FirstMonths
	}
	return of.SecondMonths
}

// held lists the waves that take place.
func held(of certification.Waves) (out []Wave) {
	for _, w := range []Wave{First, Second} {
		if w.months(of) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// Asking is a holder who was asked, or told us without being asked, and what they answered.
type Asking struct {
	ID            base.ID[Asking]
	Certification base.ID[certification.Certification]
	Candidate     string // "" once the person was erased
	Wave          Wave
	Year          int // of the decision
	Route         certification.Route
	Due, Until    day.Day // between which one may answer
	Asked         day.Day // "" where nobody wrote to them
	Reminded      day.Day
	Answered      day.Day
	Phone         bool // taken down by the certifier
	Answer        Answer
}

// State is where the question to a holder stands.
type State string

// The states.
const (
	Ahead    State = "ahead"    // too early
	Unasked  State = "unasked"  // it is time, and nobody wrote: there is no address, or it is today
	Waiting  State = "waiting"  // was asked
	Answered State = "answered" // told
	Silent   State = "silent"   // wants to be left in peace
	Over     State = "over"     // did not answer in time
	Missed   State = "missed"   // was not asked in time
)

// Line is a holder in a wave.
type Line struct {
	Asking        // its ID is empty where nothing was asked nor told yet
	Name   string // "" once the person was erased
	Email  string
	Number string // of the parchment
	Silent bool
}

// State tells where the question stands on a day.
func (l Line) State(today day.Day) State {
	switch {
	case l.Answered != "":
		return Answered
	case l.Silent:
		return Silent
	case l.Asked != "" && today <= l.Until:
		return Waiting
	case l.Asked != "":
		return Over
	case today < l.Due:
		return Ahead
	case today <= l.Until:
		return Unasked
	}
	return Missed
}

// toAsk tells whether a letter leaves on a day.
func (l Line) toAsk(today day.Day) bool { return l.State(today) == Unasked && post.Reachable(l.Email) }

// toRemind tells whether the one reminder leaves on a day.
func (l Line) toRemind(today day.Day, after int) bool {
	return l.State(today) == Waiting && l.Reminded == "" && today >= l.Asked.Add(after) && post.Reachable(l.Email)
}

// takes tells whether an answer may be written down on a day.
func (l Line) takes(today day.Day) bool { return l.Due <= today && today <= l.Until }

// digest is how a secret, or who wants to be left in peace, is kept: whoever reads the database
// learns neither.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// marks are what somebody who wants to be left in peace is known by.
func marks(email, candidate string) (out []string) {
	if email != "" {
		out = append(out, digest("email:"+post.Address(email)))
	}
	if candidate != "" {
		out = append(out, digest("candidate:"+candidate))
	}
	return out
}

// lines puts each holder in each wave, with what was asked of them; those who were erased come
// last. What was asked of who holds nothing any more is left out.
func lines(of certification.Waves, holders []award.Award, asked []Asking, silence map[string]bool) (out []Line) {
	type place struct {
		candidate string
		wave      Wave
	}
	known := map[place]Asking{}
	for _, a := range asked {
		if a.Candidate != "" {
			known[place{a.Candidate, a.Wave}] = a
		}
	}
	for _, h := range holders {
		left := false
		for _, m := range marks(h.Holder.Email, h.Candidate) {
			left = left || silence[m]
		}
		for _, w := range held(of) {
			l := Line{Name: h.Holder.Name(), Email: post.Address(h.Holder.Email), Number: h.Number, Silent: left}
			if l.Asking = known[place{h.Candidate, w}]; l.ID == "" {
				due := h.Decided.AddMonths(w.months(of))
				l.Asking = Asking{Certification: h.Certification, Candidate: h.Candidate, Wave: w, Year: h.Decided.Year(), Route: h.Passage.Route, Due: due, Until: due.Add(of.OpenDays)}
			}
			out = append(out, l)
		}
	}
	for _, a := range asked {
		if a.Candidate == "" && a.Wave.months(of) > 0 {
			out = append(out, Line{Asking: a, Silent: true})
		}
	}
	return out
}
