// Package jury holds the juries of certifications: who sits, what binds them to whom, when
// each candidate is heard, what each member thinks alone and what all decide together, the
// minutes that all sign, and appeals. It announces Signed. It must never know what a parchment
// is, nor change what was signed.
package jury

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
)

// Session is a day on which a jury hears candidates.
type Session struct {
	ID            base.ID[Session]
	Certification base.ID[certification.Certification]
	Version       base.ID[certification.Version]
	Name          string
	Day           day.Day
	Where         string // address and room
	Modality      Modality
	Partner       base.ID[certification.Partner] // who organises it for the certifier; "" where they do
	Organiser     string                         // their name
	Convened      time.Time                      // when the letters left; zero before
	Revision      int
}

// Progress is how far a session has come.
type Progress struct {
	Called  int // candidates on the list
	Members int
	Signed  int // members who signed the last minutes
}

// Whole tells whether all have signed.
func (p Progress) Whole() bool { return p.Members > 0 && p.Signed == p.Members }

// Modality is how candidates are heard.
type Modality string

// The modalities.
const (
	OnSite   Modality = "on_site"
	AtRemote Modality = "remote"
	Mixed    Modality = "mixed"
)

// Member is somebody who sits in a session.
type Member struct {
	ID       base.ID[Member]
	Session  base.ID[Session]
	Name     string
	Email    string
	Quality  string // what they are: "Directrice de la Manufacture"
	Seat     string // code of the seat
	Field    string // from which they come, one of the seat's
	Only     base.ID[candidacy.Candidate]
	Declared time.Time // when they signed that nothing binds them but what they said
	By       base.AccountID
}

// Substitute tells whether a member sits for one candidate alone, in the place of one who
// withdrew.
func (m Member) Substitute() bool { return m.Only != "" }

// Bond is what binds a member to somebody.
type Bond string

// The bonds. The first three, to the certifier, make a member internal.
const (
	Employee   Bond = "employee"
	Officer    Bond = "officer"
	Contractor Bond = "contractor"
	Trainer    Bond = "trainer"
	Employer   Bond = "employer"
	Colleague  Bond = "colleague"
	Funder     Bond = "funder"
	Family     Bond = "family"
	Other      Bond = "other"
)

// Bonds lists them.
func Bonds() []Bond {
	return []Bond{Employee, Officer, Contractor, Trainer, Employer, Colleague, Funder, Family, Other}
}

// Link is a bond of a member to a candidate, or to the certifier where it names none.
type Link struct {
	ID        base.ID[Link]
	Member    base.ID[Member]
	Bond      Bond
	Candidate base.ID[candidacy.Candidate]
	Until     day.Day // when it ended; "" while it lasts
	Computed  bool    // found by the program rather than declared
}

// Hearing is a candidate before a jury.
type Hearing struct {
	ID        base.ID[Hearing]
	Session   base.ID[Session]
	Candidate base.ID[candidacy.Candidate]
	Minute    int // of the day when it begins
	Minutes   int // how long it lasts, arrangements included
	Presence  Presence
	Identity  time.Time // when the identity paper was checked
	Checked   base.AccountID
	Units     []string // codes of the units that the candidate is heard on
}

// Presence is whether a candidate came.
type Presence string

// The presences.
const (
	Expected Presence = ""
	Present  Presence = "present"
	Excused  Presence = "excused" // with a proof
	Absent   Presence = "absent"
)

// End is the minute of the day when a hearing ends.
func (h Hearing) End() int { return h.Minute + h.Minutes }

// Level is how well a competence is shown, worst first.
type Level string

// The levels.
const (
	NotYet   Level = "not_acquired"
	UnderWay Level = "under_way"
	Acquired Level = "acquired"
	Expert   Level = "expert"
)

// Levels lists them, worst first.
func Levels() []Level { return []Level{NotYet, UnderWay, Acquired, Expert} }

// Enough tells whether a level acquires a competence.
func (l Level) Enough() bool { return l == Acquired || l == Expert }

// Mark is what is thought of one competence.
type Mark struct {
	Competence string `json:"competence" doc:"its code"`
	Level      Level  `json:"level" enum:"not_acquired,under_way,acquired,expert"`
	Reason     string `json:"reason,omitempty"`
}

// Grid is what one member thinks of one candidate. Nobody else reads it before all are in.
type Grid struct {
	Hearing   base.ID[Hearing]
	Member    base.ID[Member]
	Marks     []Mark
	Submitted time.Time // zero while it is being written
}

// Ruling is what a jury decided of a candidate.
type Ruling struct {
	Hearing   base.ID[Hearing]             `json:"hearing"`
	Candidate base.ID[candidacy.Candidate] `json:"candidate"`
	Name      string                       `json:"name"`
	Outcome   candidacy.Outcome            `json:"outcome" enum:"total,partial,failed,excused,absent"`
	Acquired  []string                     `json:"acquired" nullable:"false" doc:"codes of the units acquired, those kept from before included"`
	Missing   []string                     `json:"missing" nullable:"false" doc:"codes of the units to be assessed again"`
	Marks     []Mark                       `json:"marks" nullable:"false"`
	Again     string                       `json:"again,omitempty" doc:"what is to be assessed again, in words"`
	Arranged  []string                     `json:"arranged" nullable:"false" doc:"arrangements that were made: what was done, never why"`
	Withdrew  []string                     `json:"withdrew" nullable:"false" doc:"members who did not sit for this candidate"`
}

// Minutes are what a session leaves. They never change once somebody has signed them.
type Minutes struct {
	ID        base.ID[Minutes]
	Session   base.ID[Session]
	Number    int // of the session: 1, then those that rectify
	Rectifies base.ID[Minutes]
	Motive    string // why they rectify
	Body      Account
	Digest    string // SHA-256 of the paper, in hexadecimal
	MadeAt    time.Time
	Signed    []Signature
}

// Account is what minutes tell.
type Account struct {
	Certification string                               `json:"certification"`
	ID            base.ID[certification.Certification] `json:"certification_id"`
	Version       base.ID[certification.Version]       `json:"version"`
	VersionName   string                               `json:"version_name"`
	Certifier     string                               `json:"certifier"`
	Session       string                               `json:"session"`
	Day           day.Day                              `json:"day"`
	Where         string                               `json:"where"`
	Modality      Modality                             `json:"modality"`
	Members       []Sitting                            `json:"members"`
	Results       []Ruling                             `json:"results"`
	Incidents     []string                             `json:"incidents"`
	Grids         []string                             `json:"grids" doc:"SHA-256 of each grid as it was submitted"`
	Rectifies     string                               `json:"rectifies,omitempty" doc:"SHA-256 of the minutes that these rectify"`
	Motive        string                               `json:"motive,omitempty"`
}

// Sitting is a member as minutes name them.
type Sitting struct {
	ID       base.ID[Member] `json:"id"`
	Name     string          `json:"name"`
	Quality  string          `json:"quality"`
	Seat     string          `json:"seat"`
	Declared time.Time       `json:"declared_at"`
}

// Signature binds a person, an instant and the paper.
type Signature struct {
	Member base.ID[Member]
	Name   string
	At     time.Time
	Digest string
	By     base.AccountID // who was signed in; "" for a program, or a clerk who recorded a signature on paper
}

// Whole tells whether every member has signed.
func (m Minutes) Whole() bool { return m.ID != "" && len(m.Signed) == len(m.Body.Members) }

// Incident is something that happened during a session.
type Incident struct {
	ID      base.ID[Incident]
	Session base.ID[Session]
	Text    string
	At      time.Time
	By      base.AccountID
}
