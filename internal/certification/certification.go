// Package certification holds the certifications as versioned data: what each asks for, unit
// by unit, by which routes one may come to it, who sits in its jury, and the parameters that
// its certifier sets. They are shared by all the organisations of an installation; one of
// them, the keeper, delivers a certification here, alone may change it and habilitates partners to
// train or assess. The room announces
// nothing. It must never know a candidate, a jury or a training.
package certification

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Certification is a title that a certifier delivers under a number of a national register.
type Certification struct {
	ID        base.ID[Certification]
	Code      string // number in the register: "RS5142"
	Register  Register
	Title     string // exactly as it is registered
	Certifier Certifier
	From, To  day.Day      // of the registration; "" where nobody said
	Keeper    base.PlaceID // who delivers it on this installation; "" until somebody takes charge
	Terms     Terms
	Alike     []Alike
	Revision  int // how often it was written: who writes over another is told
}

// Register is a national register of certifications (Code du travail, L6113-5, L6113-6).
type Register string

// The two registers: the specific one has neither level nor blocks.
const (
	Specific Register = "RS"
	National Register = "RNCP"
)

// Certifier is who answers for a certification before the register.
type Certifier struct {
	Name  string `json:"name"`
	Siret string `json:"siret"`
	Site  string `json:"site"`
}

// Terms are what the sources leave to the certifier: never constants elsewhere.
type Terms struct {
	Confirmed     bool        `json:"confirmed" doc:"whether the certifier has confirmed these parameters"`
	Fee           money.Cents `json:"fee_cents"`
	OralMinutes   int         `json:"oral_minutes"`
	BreakMinutes  int         `json:"break_minutes" doc:"between two orals"`
	ExtraTime     money.Rate  `json:"extra_time_bp" doc:"share added to the oral of who needs more time"`
	DossierPages  int         `json:"dossier_pages" doc:"at most; 0 for no limit"`
	ServesMany    int         `json:"serves_many" doc:"a piece that serves more competences than that is warned of"`
	ExternalFor   int         `json:"external_months" doc:"how long ago a bond to the certifier still counts"`
	Yearly        bool        `json:"one_dossier_a_year" doc:"one dossier for a certification, and some certifications, in a civil year"`
	YearlyMost    int         `json:"certifications_a_year"`
	AppealMonths  int         `json:"appeal_months" doc:"from the notification"`
	ReplyMonths   int         `json:"reply_months" doc:"from the appeal"`
	SendingMonths int         `json:"sending_months" doc:"from the decision to the transmission"`
	MaskUnder     int         `json:"mask_under" doc:"a figure over fewer persons is not shown"`
	Signatory     string      `json:"signatory" doc:"who signs the parchment"`
	SignedAt      string      `json:"signed_at" doc:"town where it is signed"`
	Wording       string      `json:"wording" doc:"the sentence of the parchment"`
	Waves
}

// Waves are when holders are asked what became of them, from the decision on.
type Waves struct {
	FirstMonths  int `json:"first_wave_months" doc:"after the decision; 0 to ask nobody"`
	SecondMonths int `json:"second_wave_months" doc:"after the decision; 0 to ask nobody"`
	ReminderDays int `json:"wave_reminder_days" doc:"after the first letter, to who did not answer"`
	OpenDays     int `json:"wave_open_days" doc:"how long one may answer, and correct"`
}

// Oral is how long an oral lasts, in minutes: longer for who was granted more time.
func (t Terms) Oral(longer bool) int {
	if !longer {
		return t.OralMinutes
	}
	return t.OralMinutes + int(t.ExtraTime.Of(money.Cents(t.OralMinutes)))
}

// Alike is a correspondence: another certification, an occupation, a skill.
type Alike struct {
	Kind       string `json:"kind" enum:"RNCP,RS,ESCO,ROME"`
	Code       string `json:"code"`
	Label      string `json:"label"`
	Competence string `json:"competence,omitempty" doc:"code of the competence that it is about; empty for the whole"`
}

// Version is one state of what a certification asks for. Once published it never changes.
type Version struct {
	ID            base.ID[Version]
	Certification base.ID[Certification]
	Name          string
	From          day.Day // since when one enrols under it
	Content
	Digest    string // SHA-256 of the content as it was published
	Published bool
}

// Content is what a version asks for.
type Content struct {
	Source string   `json:"source" doc:"where its words come from"`
	Units  []Unit   `json:"units" nullable:"false"`
	Routes []Access `json:"routes" nullable:"false"`
	Jury   Bench    `json:"jury"`
	Rule   Rule     `json:"rule"`
}

// Unit is a part of a certification, which one may keep.
type Unit struct {
	Code        string       `json:"code"`
	Title       string       `json:"title"`
	Competences []Competence `json:"competences" nullable:"false"`
}

// Competence is what one must be able to do.
type Competence struct {
	Code     string   `json:"code"`
	Title    string   `json:"title"`
	Criteria []string `json:"criteria" nullable:"false" doc:"what the jury looks at"`
	Evidence []string `json:"evidence" nullable:"false" doc:"what a candidate may show"`
}

// Route is a way to a certification.
type Route string

// The routes of the registers.
const (
	Continuing     Route = "formation_continue"
	Individual     Route = "candidature_individuelle"
	Experience     Route = "experience"
	Student        Route = "statut_eleve"
	Apprenticeship Route = "apprentissage"
	Professional   Route = "contrat_professionnalisation"
)

// Routes lists them as the registers do.
func Routes() []Route {
	return []Route{Student, Apprenticeship, Continuing, Professional, Individual, Experience}
}

// Access tells whether a route leads to the certification.
type Access struct {
	Route Route `json:"route" enum:"statut_eleve,apprentissage,formation_continue,contrat_professionnalisation,candidature_individuelle,experience"`
	Open  bool  `json:"open"`
	Until int   `json:"until,omitempty" doc:"last civil year where it is so; 0 for no end"`
}

// Bench is how a jury is made up.
type Bench struct {
	External money.Rate `json:"external_bp" doc:"least share of members external to the certifier"`
	Seats    []Seat     `json:"seats" nullable:"false"`
}

// Members is how many sit.
func (b Bench) Members() (n int) {
	for _, s := range b.Seats {
		n += s.Count
	}
	return n
}

// Seat is one or more places in a jury, for people of some fields.
type Seat struct {
	Code   string   `json:"code"`
	Title  string   `json:"title" doc:"as the certification says it"`
	Short  string   `json:"short,omitempty" doc:"in a few words, for refusals"`
	Count  int      `json:"count"`
	Fields []string `json:"fields" nullable:"false" doc:"a member comes from one of them"`
}

// Called is what a seat is called in a sentence.
func (s Seat) Called() string {
	if s.Short != "" {
		return s.Short
	}
	return s.Title
}

// Rule tells when a unit is acquired, and the certification when all its units are.
type Rule struct {
	Tolerated int `json:"tolerated" doc:"competences of a unit that may still be under way, by a decision with its reason"`
}

// Competences lists those of every unit, in order.
func (c Content) Competences() (all []Competence) {
	for _, u := range c.Units {
		all = append(all, u.Competences...)
	}
	return all
}

// Competence finds one by its code, with its unit.
func (c Content) Competence(code string) (Unit, Competence, bool) {
	for _, u := range c.Units {
		for _, k := range u.Competences {
			if k.Code == code {
				return u, k, true
			}
		}
	}
	return Unit{}, Competence{}, false
}

// Unit finds a unit by its code.
func (c Content) Unit(code string) (Unit, bool) {
	i := slices.IndexFunc(c.Units, func(u Unit) bool { return u.Code == code })
	if i < 0 {
		return Unit{}, false
	}
	return c.Units[i], true
}

// Opens tells whether a route leads to the certification in a civil year.
func (c Content) Opens(r Route, year int) bool {
	return slices.ContainsFunc(c.Routes, func(a Access) bool { return a.Route == r && a.Open && (a.Until == 0 || year <= a.Until) })
}

// Pair maps a competence of a version to those of another that take it up; none where it is
// asked no longer.
type Pair struct {
	From string   `json:"from"`
	To   []string `json:"to" nullable:"false"`
}

// Mapping leads from a version to another.
type Mapping struct {
	From, To base.ID[Version]
	Pairs    []Pair
}

// Whole is a certification with its versions, the one in force first.
type Whole struct {
	Certification
	Versions []Version
}

// InForce is the version under which one enrols on a day: the last that is published and has
// begun.
func (w Whole) InForce(on day.Day) (best Version, found bool) {
	for _, v := range w.Versions {
		if v.Published && v.From <= on && (!found || v.From > best.From) {
			best, found = v, true
		}
	}
	return best, found
}

// Version finds a version by its identifier.
func (w Whole) Version(id base.ID[Version]) (Version, bool) {
	i := slices.IndexFunc(w.Versions, func(v Version) bool { return v.ID == id })
	if i < 0 {
		return Version{}, false
	}
	return w.Versions[i], true
}
