package people

import (
	"context"
	"encoding/json"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
)

// personJSON is somebody as programs read it; lists leave out what is below tags.
type personJSON struct {
	ID         base.PersonID `json:"id"`
	Kind       Kind          `json:"kind"`
	Name       string        `json:"name"`
	FirstName  string        `json:"first_name,omitempty"`
	LastName   string        `json:"last_name,omitempty"`
	Email      string        `json:"email,omitempty"`
	Phone      string        `json:"phone,omitempty"`
	City       string        `json:"city,omitempty"`
	Born       day.Day       `json:"born,omitempty"`
	Lang       string        `json:"lang,omitempty"`
	Version    int           `json:"version"`
	MergedInto base.PersonID `json:"merged_into,omitempty"`
	Relations  []string      `json:"relations,omitempty" doc:"those that hold today"`
	Tags       []string      `json:"tags,omitempty"`

	Contacts       []contactIn         `json:"contacts,omitempty"`
	Skills         []SkillID           `json:"skills,omitempty"`
	History        []relationIn        `json:"relation_history,omitempty" doc:"every relation, past ones too"`
	Guardians      []base.PersonID     `json:"guardians,omitempty"`
	Employers      []base.PersonID     `json:"employers,omitempty"`
	Consents       []consentJSON       `json:"consents,omitempty"`
	Authorisations []authorisationJSON `json:"authorisations,omitempty"`
}

type consentJSON struct {
	Purpose     string  `json:"purpose"`
	Given       day.Day `json:"given"`
	Source      string  `json:"source"`
	Withdrawn   day.Day `json:"withdrawn,omitempty"`
	WithdrawnBy string  `json:"withdrawn_by,omitempty"`
}

type authorisationJSON struct {
	Skill     SkillID `json:"skill"`
	From      day.Day `json:"from"`
	Until     day.Day `json:"until,omitempty"`
	Withdrawn day.Day `json:"withdrawn,omitempty"`
}

func jsonOf(p Person) personJSON {
	return personJSON{ID: p.ID, Kind: p.Kind, Name: p.Name, FirstName: p.FirstName, LastName: p.LastName, Email: p.Email, Phone: p.Phone,
		City: p.City, Born: p.Born, Lang: p.Lang, Version: p.Version, MergedInto: p.MergedInto}
}

func jsonInFull(r Record) personJSON {
	j := jsonOf(r.Person)
	j.Tags, j.Skills = r.Tags, r.Skills
	for _, c := range r.Contacts {
		j.Contacts = append(j.Contacts, contactIn{c.Kind, c.Label, c.Value, c.Postcode, c.City, c.Country, c.Preferred})
	}
	for _, x := range r.Relations {
		j.History = append(j.History, relationIn{x.Kind, x.From, x.Until})
	}
	for _, t := range r.Guardians {
		j.Guardians = append(j.Guardians, t.Other)
	}
	for _, t := range r.Employers {
		j.Employers = append(j.Employers, t.Other)
	}
	for _, c := range r.Consents {
		j.Consents = append(j.Consents, consentJSON{c.Purpose, c.Given, c.Source, c.Withdrawn, c.WithdrawnBy})
	}
	for _, a := range r.Authorisations {
		j.Authorisations = append(j.Authorisations, authorisationJSON{a.Skill, a.From, a.Until, a.Withdrawn})
	}
	return j
}

// heldJSON is all that is held about somebody, for them to keep (RGPD, art. 15 and 20).
type heldJSON struct {
	personJSON
	Household string                     `json:"household,omitempty"`
	Near      []string                   `json:"near,omitempty"`
	Notes     []noteJSON                 `json:"notes,omitempty"`
	Elsewhere map[string][]elsewhereJSON `json:"elsewhere,omitempty"`
	Trail     []trailJSON                `json:"trail"`
}

type noteJSON struct {
	At     time.Time `json:"at"`
	Author string    `json:"author"`
	Words  string    `json:"words"`
}

type elsewhereJSON struct {
	When string `json:"when"`
	What string `json:"what"`
}

type trailJSON struct {
	At     time.Time      `json:"at"`
	Who    string         `json:"who"`
	Act    string         `json:"act"`
	Detail map[string]any `json:"detail,omitempty"`
}

// held writes a record for another program to read.
func (r Record) held(ctx context.Context) ([]byte, error) {
	h := heldJSON{personJSON: jsonInFull(r), Household: r.Household.Name, Near: r.nearLines(ctx), Elsewhere: map[string][]elsewhereJSON{}}
	for _, n := range r.Notes {
		h.Notes = append(h.Notes, noteJSON{n.At, n.Author, n.Words})
	}
	for _, held := range r.Elsewhere {
		for _, f := range held.Facts {
			h.Elsewhere[ui.T(ctx, held.Title)] = append(h.Elsewhere[ui.T(ctx, held.Title)], elsewhereJSON{f.When, f.What})
		}
	}
	for _, e := range r.Trail {
		h.Trail = append(h.Trail, trailJSON{e.At, e.Who, e.Act, e.Detail})
	}
	return json.MarshalIndent(h, "", "  ")
}
