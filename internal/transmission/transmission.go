// Package transmission is for telling the Caisse des Dépôts who holds a certification: the file
// that it takes in, everything that it would refuse said beforehand with the name of the field,
// the day by which each success is due, what was sent kept byte for byte, and what came back.
// Full successes are told and nothing else. It announces nothing, and must never know how a jury
// decides nor hold the number of anybody's social security.
package transmission

import (
	"time"

	"pilotis/internal/day"
)

// Flow is one file: the successes of one certification, told by whoever delivers it.
type Flow struct {
	ID            string // of the file, unique to whoever sends it
	At            time.Time
	Zone          *time.Location
	Emitter       Emitter
	Certification Certification
	Passages      []Passage
}

// Emitter is who sends, under the numbers that the Caisse des Dépôts gave.
type Emitter struct {
	Client    string  // of whoever sends
	Certifier string  // of whoever certifies, mostly the same
	Contract  string  // of the certifier
	Version   Version // of the interface that was agreed on
}

// Version is a version of the interface.
type Version string

// The versions that can be written: the second says of the file whether it tells or takes back.
const (
	V112 Version = "1.1.2"
	V115 Version = "1.1.5"
)

// Certification is what was obtained, as it is registered.
type Certification struct {
	Register string // "RS" or "RNCP"
	Code     string // "RS5142"
	From, To day.Day
}

// Passage is one person's success.
type Passage struct {
	ID         string // what it is known by in the files and in what comes back
	Holder     Holder
	Total      bool // the whole certification was obtained
	Route      Route
	Enrolled   day.Day
	Exam       day.Day
	ExamEnd    day.Day
	Mode       Mode
	PostalCode string // of where the exam was held
	Decided    day.Day
	ValidTo    day.Day // empty where what was obtained does not end
}

// Holder is who obtained it, as the register of births has them.
type Holder struct {
	BirthName  string
	UsageName  string
	GivenNames []string // the first three are told
	BirthDate  day.Day
	Sex        string // "M" or "F", as the file asks
	Insee      string // of the commune of birth, 99… for a country
	BirthPlace string
}

// Route is how a candidate came to the jury.
type Route string

// The routes that lead to a certification here.
const (
	Training   Route = "formation_continue"
	Individual Route = "candidature_individuelle"
	Experience Route = "experience"
)

// Mode is how an exam is held.
type Mode string

// The modes that the file knows; an empty one is not told.
const (
	OnSite Mode = "EN_PRESENTIEL"
	Remote Mode = "A_DISTANCE"
	Mixed  Mode = "MIXTE"
)

// PassagesMax bounds a file, as the Caisse des Dépôts does.
const PassagesMax = 200_000

// Notice is a formal notice: from the day it was received, what was due has some days left.
type Notice struct {
	Received day.Day
	Days     int
}

// NoticeDays is the least that a formal notice leaves (code du travail, R. 6113-17-1).
const NoticeDays = 60

// Due is the last day on which a decision may be told: some months after it, or the end of the
// latest formal notice received since.
func Due(decided day.Day, months int, notices []Notice) day.Day {
	due := decided.AddMonths(months)
	for _, n := range notices {
		if end := n.Received.Add(n.Days); n.Received >= decided && end > due {
			due = end
		}
	}
	return due
}
