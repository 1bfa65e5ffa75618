package jury

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
)

// SessionIn names a session.
type SessionIn struct {
	ID base.ID[Session] `path:"id"`
}

// JurySessionJSON is what one says of a session.
type JurySessionJSON struct {
	ID            base.ID[Session]                     `json:"id" readOnly:"true" required:"false"`
	Certification base.ID[certification.Certification] `json:"certification"`
	Version       base.ID[certification.Version]       `json:"version" readOnly:"true" required:"false"`
	Name          string                               `json:"name"`
	Day           day.Day                              `json:"day"`
	Where         string                               `json:"where,omitempty" doc:"address and room"`
	Modality      Modality                             `json:"modality,omitempty" enum:"on_site,remote,mixed"`
	Partner       base.ID[certification.Partner]       `json:"partner,omitempty" doc:"who organises it for the certifier: a partner habilitated to assess on that day"`
	Organiser     string                               `json:"organiser,omitempty" readOnly:"true" required:"false"`
}

func sessionOf(s Session) JurySessionJSON {
	return JurySessionJSON{s.ID, s.Certification, s.Version, s.Name, s.Day, s.Where, s.Modality, s.Partner, s.Organiser}
}

// JuryPerson is who a member is: their name alone, or more.
type JuryPerson struct {
	Name    string `json:"name"`
	Email   string `json:"email,omitempty"`
	Quality string `json:"quality,omitempty"`
}

// UnmarshalJSON reads a name, or an object.
func (p *JuryPerson) UnmarshalJSON(text []byte) error {
	if json.Unmarshal(text, &p.Name) == nil {
		return nil
	}
	type plain JuryPerson
	return json.Unmarshal(text, (*plain)(p))
}

// Schema tells programs both ways to say who a member is.
func (JuryPerson) Schema(huma.Registry) *huma.Schema {
	text := &huma.Schema{Type: huma.TypeString}
	return &huma.Schema{OneOf: []*huma.Schema{text, {Type: huma.TypeObject, Required: []string{"name"}, Properties: map[string]*huma.Schema{"name": text, "email": text, "quality": text}}}}
}

// BondJSON is a bond.
type BondJSON struct {
	Member    base.ID[Member]              `json:"member,omitempty"`
	Bond      Bond                         `json:"kind" enum:"employee,officer,contractor,trainer,employer,colleague,funder,family,other"`
	Candidate base.ID[candidacy.Candidate] `json:"candidate,omitempty" doc:"empty: the certifier"`
	Until     day.Day                      `json:"until,omitempty" doc:"when it ended; empty while it lasts"`
	Computed  bool                         `json:"computed,omitempty" readOnly:"true"`
}

// JuryMemberJSON is a member.
type JuryMemberJSON struct {
	ID       base.ID[Member]              `json:"id"`
	Name     string                       `json:"name"`
	Email    string                       `json:"email,omitempty"`
	Quality  string                       `json:"quality,omitempty"`
	Seat     string                       `json:"seat"`
	Only     base.ID[candidacy.Candidate] `json:"only,omitempty" doc:"for whom alone a substitute sits"`
	Declared bool                         `json:"declared"`
}

func memberOf(m Member) JuryMemberJSON {
	return JuryMemberJSON{m.ID, m.Name, m.Email, m.Quality, m.Seat, m.Only, !m.Declared.IsZero()}
}

// HearingJSON is a candidate before the jury.
type HearingJSON struct {
	ID        base.ID[Hearing]             `json:"id"`
	Candidate base.ID[candidacy.Candidate] `json:"candidate"`
	At        Clock                        `json:"at"`
	Minutes   int                          `json:"minutes"`
	Presence  Presence                     `json:"presence,omitempty" enum:"present,excused,absent"`
	Units     []string                     `json:"units" nullable:"false" doc:"codes of the units that are heard"`
}

func hearingOf(h Hearing) HearingJSON {
	return HearingJSON{h.ID, h.Candidate, Clock(h.Minute), h.Minutes, h.Presence, h.Units}
}

// Clock is a minute of the day, written "09:40".
type Clock int

// MarshalText writes it.
func (c Clock) MarshalText() ([]byte, error) { return []byte(clock(int(c))), nil }

// UnmarshalText reads it.
func (c *Clock) UnmarshalText(text []byte) error {
	minute, err := readClock(string(text))
	*c = Clock(minute)
	return err
}

// Schema tells programs how it is written.
func (Clock) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^[0-2]?[0-9]:[0-5][0-9]$`}
}

// readClock reads "09:40", or "9:40".
func readClock(text string) (int, error) {
	hours, minutes, found := strings.Cut(text, ":")
	h, wrong := strconv.Atoi(hours)
	m, bad := strconv.Atoi(minutes)
	if !found || wrong != nil || bad != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, fmt.Errorf("jury: %q is no hour of the day", text)
	}
	return h*60 + m, nil
}

// JuryViewJSON is a session with all that is in it.
type JuryViewJSON struct {
	JurySessionJSON
	Members  []JuryMemberJSON  `json:"members" nullable:"false"`
	Links    []BondJSON        `json:"links" nullable:"false"`
	Breaches []string          `json:"breaches" nullable:"false" doc:"rules of composition that do not hold yet"`
	Hearings []HearingJSON     `json:"hearings" nullable:"false"`
	Minutes  []JuryMinutesJSON `json:"minutes" nullable:"false"`
}

// JuryMinutesJSON are minutes.
type JuryMinutesJSON struct {
	ID        base.ID[Minutes] `json:"id"`
	Number    int              `json:"number"`
	Rectifies base.ID[Minutes] `json:"rectifies,omitempty"`
	Digest    string           `json:"digest" doc:"SHA-256 of the paper"`
	Results   []Ruling         `json:"results" nullable:"false"`
	Signed    []SignatureJSON  `json:"signatures" nullable:"false"`
	Whole     bool             `json:"whole" doc:"whether all have signed"`
}

// SignatureJSON binds a person, an instant and the paper.
type SignatureJSON struct {
	Member base.ID[Member] `json:"member"`
	Name   string          `json:"name"`
	At     time.Time       `json:"at"`
	Digest string          `json:"digest"`
}

func minutesOf(m Minutes) JuryMinutesJSON {
	out := JuryMinutesJSON{m.ID, m.Number, m.Rectifies, m.Digest, append([]Ruling{}, m.Body.Results...), []SignatureJSON{}, m.Whole()}
	for _, s := range m.Signed {
		out.Signed = append(out.Signed, SignatureJSON{s.Member, s.Name, s.At, s.Digest})
	}
	return out
}

// JuryReadingJSON is what may be read of the grids of a candidate.
type JuryReadingJSON struct {
	Submitted []base.ID[Member] `json:"submitted" nullable:"false" doc:"who has submitted"`
	Complete  bool              `json:"complete"`
	Grids     []JuryGridJSON    `json:"grids" nullable:"false" doc:"everybody's, once all are in; the reader's own before"`
	Decided   []Mark            `json:"decided" nullable:"false"`
}

// JuryGridJSON is what one member thinks.
type JuryGridJSON struct {
	Member base.ID[Member] `json:"member"`
	Marks  []Mark          `json:"marks" nullable:"false"`
}

// AppealJSON is an appeal.
type AppealJSON struct {
	ID        base.ID[Appeal]              `json:"id"`
	Number    string                       `json:"number"`
	Candidate base.ID[candidacy.Candidate] `json:"candidate"`
	Received  day.Day                      `json:"received_on"`
	Due       day.Day                      `json:"due_on"`
	Motive    string                       `json:"motive"`
	Answered  day.Day                      `json:"answered_on,omitempty"`
	Upheld    bool                         `json:"upheld,omitempty"`
	Answer    string                       `json:"answer,omitempty"`
}

func appealOf(a Appeal) AppealJSON {
	return AppealJSON{a.ID, a.Number, a.Candidate, a.Received, a.Due, a.Motive, a.Answered, a.Upheld, a.Answer}
}
