package people

import (
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// SkillID names a skill of a place: its first name, folded, with dashes. A space
// that asks for an authorisation names it so.
type SkillID string

// Skill is what can be known, or trained for, in a place.
type Skill struct {
	ID     SkillID
	Name   string
	Months int // how long a training stays valid, 0 for always
}

// NewSkillID makes the identifier of a skill out of its name.
func NewSkillID(name string) SkillID { return SkillID(strings.ReplaceAll(base.Fold(name), " ", "-")) }

// Authorisation is a training that opens the use of a machine until a day.
type Authorisation struct {
	ID          base.ID[Authorisation]
	Person      base.PersonID
	Skill       SkillID
	From        day.Day
	Until       day.Day // "" for always
	GrantedBy   string
	Remark      string
	Withdrawn   day.Day
	WithdrawnBy string
	Reason      string // of the withdrawal
}

// On tells whether the authorisation opens the machine on a day.
func (a Authorisation) On(d day.Day) bool {
	return a.Withdrawn == "" && a.From <= d && (a.Until == "" || d <= a.Until)
}

// Readers says who may read a note besides its author.
type Readers string

// Those who may read a note.
const (
	OnlyAuthor  Readers = "author"
	TheTeam     Readers = "team"     // whoever runs the people of the place
	TheManagers Readers = "managers" // whoever rules over them
)

// Note is what somebody wrote about a person.
type Note struct {
	ID      base.ID[Note]
	Person  base.PersonID
	At      time.Time
	Account base.AccountID
	Author  string
	Readers Readers
	Words   string
}
