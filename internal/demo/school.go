package demo

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/fate"
	"pilotis/internal/paper"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/portfolio"
	"pilotis/internal/space"
	"pilotis/internal/training"
	"pilotis/internal/transmission"
	"pilotis/internal/web"
)

//go:embed school.json
var schoolText []byte

// Days before today at which the school opens, enrols a promotion, and hears it; the next jury
// sits as many days ahead as heardAhead.
const (
	schoolDays, enrolledDays, heardDays, toldDays = 1000, 200, 75, 60
	comingDays, heardAhead                        = 45, 21
)

// school is an organisation that certifies, with a promotion from enrolment to parchment.
type school struct {
	*filling
	tale
	today   day.Day
	boss    base.Actor
	version certification.Version
	room    base.SpaceID
	studio  base.SpaceID
	host    base.PersonID // who books for the school
	first   []candidate   // the promotion that was heard
	coming  []candidate
	begun   base.ID[training.Session] // the session that is followed
	folk    map[string]base.AccountID // who has a role, by address
	allies  map[string]base.ID[certification.Partner]
}

// candidate is one of the tale, with what became of them.
type candidate struct {
	aspirant
	candidacy.Candidate
}

// tale is the story of the school as it is written.
type tale struct {
	Place                            home
	Activity                         struct{ Name, Purpose, Public string }
	Room, Studio                     string // where juries sit; where one learns
	Siret, Signatory, Where          string
	From                             day.Day
	SignedAt                         string `json:"signed_at"`
	Emitter                          struct{ Client, Certifier, Contract string }
	Certifier                        struct{ Name, Email string }
	Allies                           []ally
	Convention                       string // what the paper that binds them is called
	Programme                        offer
	Promotion, Wanted                string
	Trainers                         []trainer
	Group                            []trainee
	Study                            learning
	Safety                           place.Safety
	Rules                            string // that trainees keep to
	About, Piece, Mine, Ours, Reason string
	Steered                          string // what a candidate says of the forecast that they froze
	Sessions                         struct{ First, Again, Next string }
	Jurors                           []juror
	Past                             []promotion
	Candidates                       []aspirant
	Coming                           []aspirant
	Answer, Incident, Refused        string
	Proved                           []string // competences that the dossier of who prepares shows
	Referent                         string
	Complaints                       []grievance
	Notes                            []watched
	Survey                           survey
}

type juror struct{ Name, Email, Quality, Seat, Part string }

// aspirant is somebody who asks for the certification, with what happens to them.
type aspirant struct {
	Given, Others, Birth, Usage string
	Born                        day.Day
	Sex, Insee, Town, Place     string
	Route                       certification.Route
	Part                        string   // in the demo, where one may play them
	Need                        string   // an arrangement that is granted
	Longer                      bool     // more time
	Lacks                       []string // competences that the jury does not find
	Excused, Again, Asking      bool
	Appeal                      string
	Trained                     string         // by which ally
	Told                        []*fate.Answer // what became of them, wave by wave
	Silent                      bool           // wants to be left in peace
}

// email is an address that leads nowhere (RFC 2606).
func (a aspirant) email() string {
	dotted := func(s string) string { return strings.ReplaceAll(base.Fold(s), " ", "") }
	return dotted(a.Given) + "." + dotted(a.Birth) + "@stagiaires.example"
}

// certify fills the school; the clock is given back to the present.
func (f *filling) certify(ctx context.Context, today day.Day) error {
	present := f.now
	s := &school{filling: f, today: today, folk: map[string]base.AccountID{}}
	if err := json.Unmarshal(schoolText, &s.tale); err != nil {
		return fmt.Errorf("school: %w", err)
	}
	for _, step := range []func(context.Context) error{s.found, s.deliver, s.habilitate, s.remember, s.promote, s.judge, s.tell, s.hearAgain, s.prepare, s.train, s.learn, s.listen} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("school: %w", err)
		}
	}
	f.now = present
	return nil
}

// ago sets the clock to the morning of a day that was.
func (s *school) ago(days int) day.Day {
	on := s.today.Add(-days)
	s.now = on.Start(s.boss.Zone).Add(9 * time.Hour)
	return on
}

// found opens the organisation.
func (s *school) found(ctx context.Context) error {
	s.boss = base.Actor{Name: s.Certifier.Name, Lang: "fr", Zone: time.UTC}
	opened := s.ago(schoolDays)
	a, err := s.house.Accounts.Open(ctx, base.System("", time.UTC), account.Opening{Email: s.Certifier.Email, Name: s.Certifier.Name, Lang: "fr"})
	if err != nil {
		return err
	}
	s.boss.Account = a.ID
	h := s.tale.Place
	p, err := s.house.Places.Open(ctx, s.boss, place.Identity{Name: h.Name, Families: h.Families, Form: h.Form, Insee: h.Insee, PostalCode: h.PostalCode, Street: h.Street,
		Email: h.Email, Phone: h.Phone, OpenedOn: opened, Languages: []string{"fr"}})
	if err != nil {
		return err
	}
	s.boss.Place, s.boss.Zone, s.boss.Role = p.ID, p.Zone, base.Owner
	s.house.Accounts.Parts = append(s.house.Accounts.Parts, web.Part{Key: "certifier", Email: s.Certifier.Email})
	return s.settle(ctx)
}

// settle gives the school what it does, a room to do it in, and somebody who books it.
func (s *school) settle(ctx context.Context) error {
	done, err := s.house.Activities.Add(ctx, s.boss, activity.Draft{Name: s.Activity.Name, Hue: 3, Purpose: s.Activity.Purpose, Public: s.Activity.Public})
	if err != nil {
		return err
	}
	var week space.Week
	for weekday := range 5 {
		week[weekday] = []space.Range{{From: 8 * 60, To: 20 * 60}}
	}
	for _, one := range []struct {
		name string
		id   *base.SpaceID
	}{{s.Room, &s.room}, {s.Studio, &s.studio}} {
		made, err := s.house.Spaces.Create(ctx, s.boss, space.Draft{Kind: space.KindRoom, Name: one.name, Capacity: 24, Activity: done[0].ID}, week, nil)
		if err != nil {
			return err
		}
		*one.id = made.ID
	}
	first, last, _ := strings.Cut(s.Certifier.Name, " ")
	host, err := s.house.People.Add(ctx, s.boss, people.Card{Identity: people.Identity{Kind: people.Human, FirstName: first, LastName: last, Lang: "fr",
		Contacts: []people.Contact{{Kind: people.Email, Value: s.Certifier.Email, Preferred: true}}}})
	s.host = host.ID
	return err
}

// reserve books the room for a day, where it is open.
func (s *school) reserve(ctx context.Context, title string, on day.Day) error {
	_, err := s.house.Bookings.Ask(ctx, s.boss, booking.Wanted{Spaces: []base.SpaceID{s.room}, Start: string(on) + "T09:00", End: string(on) + "T17:00", Title: title, Person: s.host, OnConflict: booking.Skip})
	var fault *base.Fault
	if errors.As(err, &fault) && fault.Kind != base.Internal && fault.Kind != base.NotFound {
		return nil // a Sunday, as days fall
	}
	return err
}

// play opens the account of somebody of the tale whom one may play.
func (s *school) play(ctx context.Context, part, name, email string, role base.Role) error {
	_, err := s.admit(ctx, name, email, role)
	s.house.Accounts.Parts = append(s.house.Accounts.Parts, web.Part{Key: part, Email: email})
	return err
}

// admit gives somebody an account and a role in the school, once.
func (s *school) admit(ctx context.Context, name, email string, role base.Role) (base.AccountID, error) {
	if id, known := s.folk[email]; known {
		return id, nil
	}
	a, err := s.house.Accounts.Open(ctx, base.System("", time.UTC), account.Opening{Email: email, Name: name, Lang: "fr"})
	if err != nil {
		return "", err
	}
	s.folk[email] = a.ID
	return a.ID, s.house.Accounts.Admit(ctx, base.System(s.boss.Place, s.boss.Zone), a.ID, role)
}

// deliver takes charge of the certification, and sets what its sources leave to the certifier.
func (s *school) deliver(ctx context.Context) error {
	w, err := s.house.Certifications.Find(ctx, "RS5142")
	if err != nil {
		return err
	}
	c := w.Certification
	c.From, c.Certifier.Siret = s.From, s.Siret
	c.Terms.Confirmed, c.Terms.Signatory, c.Terms.SignedAt = true, s.Signatory, s.SignedAt
	if err := s.house.Certifications.Set(ctx, s.boss, c); err != nil {
		return err
	}
	s.version, _ = w.InForce(s.today.Add(-enrolledDays))
	return s.house.Transmissions.Register(ctx, s.boss, c.ID,
		transmission.Emitter{Client: s.Emitter.Client, Certifier: s.Emitter.Certifier, Contract: s.Emitter.Contract, Version: transmission.V115})
}

// promote enrols the promotion that was heard; each sends a dossier.
func (s *school) promote(ctx context.Context) error {
	s.ago(enrolledDays)
	for _, a := range s.Candidates {
		c, err := s.enrol(ctx, a)
		if err != nil {
			return err
		}
		s.first = append(s.first, c)
	}
	on := s.ago(heardDays + 20)
	all := codes(s.version.Competences())
	for _, c := range s.first {
		if err := s.write(ctx, s.boss, c, on, all); err != nil {
			return err
		}
		v, err := s.house.Portfolios.Look(ctx, s.boss, c.ID)
		if err != nil {
			return err
		}
		if _, err := s.house.Portfolios.Send(ctx, s.boss, c.ID, v.Content().Digest()); err != nil {
			return fmt.Errorf("dossier of %s: %w", c.Name(), err)
		}
	}
	return nil
}

func codes(all []certification.Competence) (out []string) {
	for _, k := range all {
		out = append(out, k.Code)
	}
	return out
}

// enrol takes somebody in, grants what they need, and finds that they may come before a jury.
func (s *school) enrol(ctx context.Context, a aspirant) (candidate, error) {
	civil := candidacy.Civil{GivenName: a.Given, OtherNames: a.Others, BirthName: a.Birth, UsageName: a.Usage, BirthDate: a.Born, Sex: a.Sex, BirthInsee: a.Insee, BirthPlace: a.Town}
	if a.Part != "" {
		if err := s.play(ctx, a.Part, civil.Name(), a.email(), base.Visitor); err != nil {
			return candidate{}, err
		}
	}
	c, err := s.house.Candidates.Enrol(ctx, s.boss, candidacy.Enrolment{Certification: s.version.Certification, Route: a.Route, Civil: civil, Email: a.email(), PlaceName: a.Place, Partner: s.allies[a.Trained]})
	if err != nil {
		return candidate{}, fmt.Errorf("%s: %w", civil.Name(), err)
	}
	if a.Need != "" {
		n, err := s.house.Candidates.AskNeed(ctx, s.boss, candidacy.Need{Candidate: c.ID, Text: a.Need, ExtraTime: a.Longer})
		if err != nil {
			return candidate{}, err
		}
		if err := s.house.Candidates.AnswerNeed(ctx, s.boss, n.ID, true); err != nil {
			return candidate{}, err
		}
	}
	if !a.Asking {
		err = s.house.Candidates.Decide(ctx, s.boss, c.ID, candidacy.Admissible, "")
	}
	return candidate{a, c}, err
}

// write puts a dossier together: who the candidate is, and a document that proves competences.
func (s *school) write(ctx context.Context, who base.Actor, c candidate, on day.Day, proved []string) error {
	in := strings.NewReplacer("{place}", c.PlaceName)
	if err := s.house.Portfolios.Present(ctx, who, c.ID, in.Replace(s.About), 0); err != nil {
		return err
	}
	title := in.Replace(s.Piece)
	var file bytes.Buffer
	document := paper.Print{Lang: "fr", Title: title, Under: []string{c.Name(), s.Mine}, Made: on}
	if err := document.Write(&file, paper.PDF); err != nil {
		return err
	}
	told := portfolio.Told{Kind: portfolio.Document, Title: title, Source: c.PlaceName, On: on, Mine: s.Mine, Ours: s.Ours, Shown: portfolio.Nobody, Competences: proved}
	told.File.Name = "carnet.pdf"
	_, err := s.house.Portfolios.Add(ctx, who, c.ID, told, &file)
	return err
}

// prepare enrols those who come next; one of them gathers a dossier.
func (s *school) prepare(ctx context.Context) error {
	s.ago(comingDays)
	for _, a := range s.Coming {
		c, err := s.enrol(ctx, a)
		if err != nil {
			return err
		}
		s.coming = append(s.coming, c)
	}
	mine := s.coming[slices.IndexFunc(s.coming, func(c candidate) bool { return c.Part != "" })]
	if err := s.write(ctx, s.boss, mine, s.ago(10), s.Proved); err != nil {
		return err
	}
	if err := s.steer(ctx, mine); err != nil {
		return err
	}
	return s.summon(ctx)
}

// steer lets a candidate steer the place of the demo, and freeze its forecast as evidence.
func (s *school) steer(ctx context.Context, c candidate) error {
	a, err := s.house.Accounts.Find(ctx, c.email())
	if err != nil {
		return err
	}
	if err := s.house.Accounts.Admit(ctx, base.System(s.place.ID, s.place.Zone), a.ID, base.Board); err != nil {
		return err
	}
	living, err := s.house.Portfolios.Living(ctx, a.ID, s.place.Slug)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(living.All, func(l portfolio.Living) bool { return strings.HasPrefix(l.Key, "forecast:") })
	if i < 0 {
		return errors.New("the place has no forecast")
	}
	who := s.boss
	who.Account, who.Name = a.ID, c.Name()
	_, err = s.house.Portfolios.Freeze(ctx, who, c.ID, s.place.Slug, living.All[i].Key, portfolio.Told{Mine: s.Steered, Shown: portfolio.Nobody, Competences: []string{"2.1", "2.3"}})
	return err
}
