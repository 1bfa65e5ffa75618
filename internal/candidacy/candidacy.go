// Package candidacy holds the candidates to a certification: by which route they come, whether
// they may, who they are, and what became of them. A candidate keeps the version of their
// enrolment. It announces Enrolled and Judged. It must never know a jury, a training or a
// piece of evidence.
package candidacy

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
)

// Candidate is somebody who asks for a certification.
type Candidate struct {
	ID            base.ID[Candidate]
	Certification base.ID[certification.Certification]
	Version       base.ID[certification.Version]
	Route         certification.Route
	Civil
	Email     string
	Steered   base.PlaceID // the place that they steer, where it is on this installation
	PlaceName string       // as they call it
	Partner   string       // who trained them, where it is another organisation
	PartnerID base.ID[certification.Partner]
	Enrolled  day.Day
	Verdict   Verdict
	Motive    string
	DecidedOn day.Day
	Outcome   Outcome
	JudgedOn  day.Day
	Kept      []string // codes of the units that are acquired
	Revision  int
}

// Civil is who a person is before the law, as their identity paper says it.
type Civil struct {
	GivenName  string  `json:"given_name"`
	OtherNames string  `json:"other_names,omitempty" doc:"further given names, parted by blanks"`
	BirthName  string  `json:"birth_name"`
	UsageName  string  `json:"usage_name,omitempty"`
	BirthDate  day.Day `json:"birth_date"`
	Sex        string  `json:"sex,omitempty" enum:"M,F," doc:"as civil registration has it; the transmission asks for it"`
	BirthInsee string  `json:"birth_insee,omitempty" doc:"code of the commune, or 99 and the country's three figures"`
	BirthPlace string  `json:"birth_place,omitempty" doc:"name of the town, and of the country where it is abroad"`
}

// Name is how a person is called.
func (c Civil) Name() string {
	last := c.UsageName
	if last == "" {
		last = c.BirthName
	}
	return base.Tidy(c.GivenName + " " + last)
}

// Same tells whether two are one person, as far as papers tell.
func (c Civil) Same(o Civil) bool { return c.key() == o.key() }

func (c Civil) key() string {
	return base.Fold(c.BirthName) + "|" + base.Fold(c.GivenName) + "|" + string(c.BirthDate)
}

// Verdict is whether a candidate may come before a jury.
type Verdict string

// The verdicts on a candidacy.
const (
	Waiting      Verdict = ""
	Admissible   Verdict = "admissible"
	Inadmissible Verdict = "inadmissible"
)

// Outcome is what a jury decided of a candidate.
type Outcome string

// The outcomes, in the words of the validation of experience.
const (
	Unjudged Outcome = ""
	Total    Outcome = "total"   // every unit is acquired
	Partial  Outcome = "partial" // some units are, and are kept
	Failed   Outcome = "failed"
	Excused  Outcome = "excused" // did not come, and proved why
	Absent   Outcome = "absent"
)

// Outcomes lists those that a jury may decide.
func Outcomes() []Outcome { return []Outcome{Total, Partial, Failed, Excused, Absent} }

// Again tells whether a new passage, or a new dossier, is open after an outcome: after all but
// a whole success.
func (o Outcome) Again() bool { return o != Unjudged && o != Total }

// Stage is how far a candidate has come.
type Stage string

// The stages.
const (
	Asking  Stage = "asking"  // somebody must look whether they may
	Refused Stage = "refused" // they may not
	Working Stage = "working" // they gather their dossier
	Retry   Stage = "retry"   // a jury did not give all: another passage is open
	Holder  Stage = "holder"
)

// Stages lists them in order.
func Stages() []Stage { return []Stage{Asking, Working, Retry, Holder, Refused} }

// Stage tells how far a candidate has come.
func (c Candidate) Stage() Stage {
	switch {
	case c.Outcome == Total:
		return Holder
	case c.Outcome.Again():
		return Retry
	case c.Verdict == Inadmissible:
		return Refused
	case c.Verdict == Admissible:
		return Working
	}
	return Asking
}

// Need is an arrangement for a candidate: what is done, never why. Nobody asks for a diagnosis.
type Need struct {
	ID        base.ID[Need]
	Candidate base.ID[Candidate]
	Text      string // "Salle au rez-de-chaussée"
	ExtraTime bool   // the share that the certification's terms set
	Agreed    bool
	At        time.Time
	By        base.AccountID
}

// earlier refuses somebody whom their earlier candidacies keep from a new one. Years are civil.
func earlier(before []Candidate, c Candidate, terms certification.Terms) error {
	year := c.Enrolled.Year()
	others := map[base.ID[certification.Certification]]bool{c.Certification: true}
	for _, b := range before {
		if !b.Same(c.Civil) || b.ID == c.ID || b.Verdict == Inadmissible {
			continue
		}
		if b.Certification == c.Certification && b.Outcome == Total {
			return base.Refuse(base.Invalid, "candidacy.holds_already")
		}
		if terms.Yearly && b.Enrolled.Year() == year {
			if b.Certification == c.Certification {
				return base.Refuse(base.Invalid, "candidacy.once_a_year", base.Args{"year": year})
			}
			others[b.Certification] = true
		}
	}
	if terms.Yearly && len(others) > terms.YearlyMost {
		return base.Refuse(base.Invalid, "candidacy.too_many_a_year", base.Args{"year": year, "most": terms.YearlyMost})
	}
	return nil
}
