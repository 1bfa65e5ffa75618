package people

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
)

// TieKind is what somebody is to somebody else.
type TieKind string

// The kinds of ties.
const (
	Employer TieKind = "employer" // the other is the organisation
	Guardian TieKind = "guardian" // the other answers for the person
)

// Tie binds a person to another record of the place.
type Tie struct {
	ID     base.ID[Tie]
	Kind   TieKind
	Person base.PersonID // the employee, the child
	Other  base.PersonID // the employer, the guardian
	Title  string        // what the employee does; "mother", "foster family"…
	From   day.Day
	Until  day.Day
}

// Household is persons who live together, with whoever pays for them.
type Household struct {
	ID    HouseholdID
	Name  string
	Payer base.PersonID
}

// HouseholdID identifies a household.
type HouseholdID = base.ID[Household]
