// Package attendance keeps who was there: what trainees and trainers sign by half-day, absences
// and their reasons, the list that closes a session, and certificates of completion with the
// hours truly followed. It announces nothing. It must never know what a training costs nor what a
// jury decides, and never changes what was signed.
package attendance

import (
	"cmp"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Course is a session of training as attendance reads it.
type Course struct {
	ID           base.ID[Course]
	Organisation string // who trains
	Name         string
	Programme    string
	Objectives   []string
	Where        string
	Halves       []Half    // in order
	Trainees     []Trainee // by name
}

// Half is a half-day of a session.
type Half struct {
	ID       base.ID[Half]
	Day      day.Day
	Part     Part
	From, To time.Time
	Minutes  int // of training, pauses left out
	Title    string
	Trainers []Person
}

// Part is which half of a day.
type Part string

// The parts of a day.
const (
	Morning   Part = "am"
	Afternoon Part = "pm"
)

// Person is somebody who signs, by the account that is theirs.
type Person struct {
	ID      string
	Name    string
	Email   string
	Account base.AccountID
}

// Trainee is a person who follows a session.
type Trainee struct {
	Person
	Left day.Day // the last day that they followed, where they left before the end
}

// Party is as what somebody signs.
type Party string

// The parties.
const (
	AsTrainee Party = "trainee"
	AsTrainer Party = "trainer"
)

// Way is how a signature was made.
type Way string

// The ways: from one's own account, or by one's code on the trainer's telephone.
const (
	ByAccount Way = "account"
	ByCode    Way = "code"
)

// Signature binds a person, an instant and a sheet. It never changes.
type Signature struct {
	ID      base.ID[Signature]
	Session base.ID[Course]
	Half    base.ID[Half]
	Party   Party
	Person  string
	Name    string
	At      time.Time // when it arrived
	Device  time.Time // when it was made, as the telephone tells; zero where it does not
	Late    bool
	After   bool   // the session was closed already
	Reason  string // why it comes late
	Typed   string // what was typed as a mark
	Stroke  string // what was drawn as a mark: a path
	Digest  string // SHA-256 of the sheet that was signed
	Way     Way
	By      base.AccountID
	Key     string // by which it arrives once
}

// Absence is that a trainee was not there, and why.
type Absence struct {
	Session base.ID[Course]
	Half    base.ID[Half]
	Trainee string
	Excused bool
	Reason  string
	Proof   Proof
	At      time.Time
	By      string
}

// Proof is a document that shows why somebody was absent.
type Proof struct {
	Name string // "" for none
	Kind string // media type
	Sum  string // SHA-256
}

// Closing is that the list of a session was closed: what it said then, bit for bit.
type Closing struct {
	Session base.ID[Course]
	Digest  string // SHA-256 of the paper
	At      time.Time
	By      string
}

// arrivesApart is from when on it is said that a signature arrived after it was made.
const arrivesApart = 2 * time.Minute

// offlineMax is for how long a telephone without a network is believed.
const offlineMax = 31 * 24 * time.Hour

// Made is the instant at which a signature was made: what the telephone says, where that can be,
// for a signature made without a network arrives later.
func Made(h Half, tolerance time.Duration, at, device time.Time) time.Time {
	if device.IsZero() || device.After(at) || device.Before(h.From.Add(-tolerance)) || at.Sub(device) > offlineMax {
		return at
	}
	return device
}

// Open tells whether a half-day may be signed yet: a little before it begins, and from then on.
func (h Half) Open(now time.Time, tolerance time.Duration) bool {
	return !now.Before(h.From.Add(-tolerance))
}

// late tells whether a signature comes late: when the half-day is over and a little more, or once
// the session is closed.
func (s Signature) late(h Half, tolerance time.Duration) bool {
	return s.After || Made(h, tolerance, s.At, s.Device).After(h.To.Add(tolerance))
}

// before puts half-days in order.
func (h Half) before(o Half) int { return cmp.Or(h.From.Compare(o.From), cmp.Compare(h.ID, o.ID)) }

// expects tells whether a trainee still follows the session that day.
func (h Half) expects(t Trainee) bool { return t.Left == "" || h.Day <= t.Left }

// Half gives a half-day of the session.
func (c Course) Half(id base.ID[Half]) (Half, bool) {
	for _, h := range c.Halves {
		if h.ID == id {
			return h, true
		}
	}
	return Half{}, false
}

// Trainee gives a trainee of the session.
func (c Course) Trainee(id string) (Trainee, bool) {
	for _, t := range c.Trainees {
		if t.ID == id {
			return t, true
		}
	}
	return Trainee{}, false
}

// Days gives the first and the last day of the session, "" where it has none.
func (c Course) Days() (first, last day.Day) {
	for _, h := range c.Halves {
		if first == "" || h.Day < first {
			first = h.Day
		}
		last = max(last, h.Day)
	}
	return first, last
}
