// Package award is for what a jury's decision gives: the parchment of a certification or the
// attestation of the units acquired, numbered and kept bit for bit, their duplicates, the badges
// that others check without us, and the page where anybody learns whether a number is worth
// something. It announces Issued and Revoked. It must never know how a jury decides, nor show
// anybody but its holder and the certifier more than a number's worth.
package award

import (
	"fmt"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
)

// Kind is what is given.
type Kind string

// The two kinds: all of a certification, or some of its units.
const (
	Parchment   Kind = "parchment"
	Attestation Kind = "attestation"
)

// Award is a parchment or an attestation as it was given. Only its revocation comes after.
type Award struct {
	ID            base.ID[Award]
	Kind          Kind
	Certification base.ID[certification.Certification]
	Version       base.ID[certification.Version]
	Code          string // of the certification in its register
	Title         string
	Year, Serial  int // of its number: no number is missing in a year
	Number        string
	Candidate     string
	Holder        Holder
	Units         []Unit // those acquired
	Passage       Passage
	Session       string // of the jury
	Minutes       string // those that decided
	MinutesDigest string
	Decided       day.Day // by the jury
	Issued        day.Day
	Digest        string // SHA-256 of the file
	Revocation
}

// Revocation takes an award back. It is empty while the award is worth something.
type Revocation struct {
	At     time.Time
	By     string
	Reason string
}

// Revoked tells whether it was taken back.
func (r Revocation) Revoked() bool { return !r.At.IsZero() }

// Holder is who an award is given to, as civil registration has them.
type Holder struct {
	GivenName  string  `json:"given_name"`
	OtherNames string  `json:"other_names,omitempty"`
	BirthName  string  `json:"birth_name"`
	UsageName  string  `json:"usage_name,omitempty"`
	BirthDate  day.Day `json:"birth_date"`
	Sex        string  `json:"sex,omitempty"`
	BirthInsee string  `json:"birth_insee,omitempty"`
	BirthPlace string  `json:"birth_place,omitempty"`
	Email      string  `json:"email,omitempty"`
}

// Name is how a parchment names its holder: all first names, then the name of birth.
func (h Holder) Name() string { return base.Tidy(h.GivenName + " " + h.OtherNames + " " + h.BirthName) }

// Unit is a unit of the certification that was acquired, with its competences.
type Unit struct {
	Code        string       `json:"code"`
	Title       string       `json:"title"`
	Competences []Competence `json:"competences"`
}

// Competence is one that a jury found.
type Competence struct {
	Code  string `json:"code"`
	Title string `json:"title"`
}

// Passage is how its holder came to it: what the Caisse des Dépôts asks.
type Passage struct {
	Route      certification.Route `json:"route"`
	Enrolled   day.Day             `json:"enrolled"`
	Exam       day.Day             `json:"exam"`
	ExamEnd    day.Day             `json:"exam_end"`
	Mode       string              `json:"mode,omitempty"`
	PostalCode string              `json:"postal_code,omitempty"`
}

// Earned is what signed minutes say of one candidate.
type Earned struct {
	Minutes       Minutes
	Certification base.ID[certification.Certification]
	Version       base.ID[certification.Version]
	Candidate     string
	Holder        Holder
	Passage       Passage
	Decided       day.Day
	Total         bool
	Units         []string // codes of those acquired, in all
}

// Minutes are those of a jury.
type Minutes struct {
	ID         string
	Session    string
	Digest     string   // SHA-256 of their text
	Members    []string // who must sign them
	Signatures []Signature
}

// Signature binds a member, an instant and the text that was signed.
type Signature struct {
	Member string
	At     time.Time
	Digest string
}

// Signed tells whether every member signed this very text.
func (m Minutes) Signed() bool {
	for _, member := range m.Members {
		signed := slices.ContainsFunc(m.Signatures, func(s Signature) bool { return s.Member == member && s.Digest == m.Digest && !s.At.IsZero() })
		if !signed {
			return false
		}
	}
	return len(m.Members) > 0 && m.Digest != ""
}

// nothing tells whether minutes give a candidate nothing.
func (e Earned) nothing() bool { return !e.Total && len(e.Units) == 0 }

// award is what is given for what was earned, under a version of the certification.
func (e Earned) award(c certification.Certification, v certification.Version) (Award, error) {
	a := Award{Kind: Attestation, Certification: c.ID, Version: v.ID, Code: c.Code, Title: c.Title, Candidate: e.Candidate, Holder: e.Holder,
		Passage: e.Passage, Session: e.Minutes.Session, Minutes: e.Minutes.ID, MinutesDigest: e.Minutes.Digest, Decided: e.Decided}
	if e.Total {
		a.Kind = Parchment
	}
	for _, u := range v.Units {
		if e.Total || slices.Contains(e.Units, u.Code) {
			a.Units = append(a.Units, unitOf(u))
		}
	}
	if !e.Total && len(a.Units) < len(e.Units) {
		return a, base.Refuse(base.Invalid, "award.unit_unknown")
	}
	return a, nil
}

func unitOf(u certification.Unit) Unit {
	out := Unit{Code: u.Code, Title: u.Title, Competences: []Competence{}}
	for _, k := range u.Competences {
		out.Competences = append(out.Competences, Competence{k.Code, k.Title})
	}
	return out
}

// same tells whether two awards give one person the same.
func (a Award) same(b Award) bool {
	return a.Kind == b.Kind && a.Version == b.Version && a.Holder == b.Holder && a.Decided == b.Decided && a.unitCodes() == b.unitCodes()
}

// number writes the number of an award, one that says what it is of.
func (a Award) number() string {
	letter := ""
	if a.Kind == Attestation {
		letter = "A"
	}
	return fmt.Sprintf("%s-%d-%s%04d", a.Code, a.Year, letter, a.Serial)
}

// Copy is a duplicate: the same award on another sheet, marked as such.
type Copy struct {
	N      int
	Reason string
	At     time.Time
	By     string
}

// Standing is what anybody may learn of a number.
type Standing string

// The three standings.
const (
	Valid     Standing = "valid"
	Withdrawn Standing = "revoked"
	Unknown   Standing = "unknown"
)
