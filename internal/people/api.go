package people

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, room), base.To(base.Run, room)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/people", Need: see, Name: "list-people",
		Summary: "List the persons and organisations that the place knows"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/people", Need: run, Name: "create-person", Status: http.StatusCreated, Creates: true,
		Summary: "Make a person or an organisation known to the place"}, d.apiCreate)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/people/{id}", Need: see, Name: "get-person",
		Summary: "Read who somebody is, how they are reached and what they are to the place"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/people/{id}", Need: run, Name: "change-person",
		Summary: "Write anew who somebody is and how they are reached, over the version that was read"}, d.apiChange)
}

// one is the answer of an operation on one thing.
type one[T any] struct{ Body T }

type listIn struct {
	web.PlaceIn
	Query    string `query:"q" doc:"every word must begin a word of the record; accents and capitals are ignored"`
	Tag      string `query:"tag"`
	Kind     Kind   `query:"kind" enum:"person,organisation"`
	Relation string `query:"relation" doc:"a relation to the place that holds today"`
	Consent  string `query:"consent" doc:"a purpose that is consented to"`
	Cursor   string `query:"cursor" doc:"next of the page before"`
	Limit    int    `query:"limit" default:"100" minimum:"1" maximum:"100"`
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *listIn) (*one[web.List[personJSON]], error) {
	page, err := d.List(ctx, who, Filter{Query: in.Query, Tag: in.Tag, Kind: in.Kind, Relation: in.Relation, Consent: in.Consent,
		Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := &one[web.List[personJSON]]{web.List[personJSON]{Items: make([]personJSON, len(page.Rows)), Next: page.Next}}
	for i, r := range page.Rows {
		out.Body.Items[i] = jsonOf(r.Person)
		out.Body.Items[i].Relations, out.Body.Items[i].Tags = r.Relations, r.Tags
	}
	return out, nil
}

// cardIn is somebody new, as a program writes it.
type cardIn struct {
	IdentityIn
	Relations []relationIn    `json:"relations,omitempty"`
	Guardians []base.PersonID `json:"guardians,omitempty" doc:"who answers for somebody under age"`
	Employer  base.PersonID   `json:"employer,omitempty"`
	Title     string          `json:"title,omitempty" doc:"what the person does for the employer"`
}

// IdentityIn is who somebody is and how they are reached, as a program writes it.
type IdentityIn struct {
	Kind      Kind        `json:"kind,omitempty" enum:"person,organisation"`
	Name      string      `json:"name,omitempty" doc:"of an organisation"`
	FirstName string      `json:"first_name,omitempty"`
	LastName  string      `json:"last_name,omitempty"`
	Email     string      `json:"email,omitempty" doc:"short for a contact"`
	Phone     string      `json:"phone,omitempty" doc:"short for a contact"`
	Born      day.Day     `json:"born,omitempty"`
	Lang      string      `json:"lang,omitempty" enum:"fr,en"`
	Contacts  []contactIn `json:"contacts,omitempty"`
	Tags      []string    `json:"tags,omitempty"`
	Skills    []SkillID   `json:"skills,omitempty"`
}

type contactIn struct {
	Kind      ContactKind `json:"kind" enum:"email,phone,address,web"`
	Label     string      `json:"label,omitempty"`
	Value     string      `json:"value"`
	Postcode  string      `json:"postcode,omitempty"`
	City      string      `json:"city,omitempty"`
	Country   string      `json:"country,omitempty"`
	Preferred bool        `json:"preferred,omitempty"`
}

type relationIn struct {
	Kind  string  `json:"kind"`
	From  day.Day `json:"from,omitempty"`
	Until day.Day `json:"until,omitempty"`
}

func (in IdentityIn) identity() Identity {
	i := Identity{Kind: in.Kind, Name: in.Name, FirstName: in.FirstName, LastName: in.LastName, Born: in.Born, Lang: in.Lang, Tags: in.Tags, Skills: in.Skills}
	i.Contacts = append(i.Contacts, Contact{Kind: Email, Value: in.Email}, Contact{Kind: Phone, Value: in.Phone})
	for _, c := range in.Contacts {
		i.Contacts = append(i.Contacts, Contact{Kind: c.Kind, Label: c.Label, Value: c.Value, Postcode: c.Postcode, City: c.City, Country: c.Country, Preferred: c.Preferred})
	}
	return i
}

func (d *Desk) apiCreate(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body cardIn
}) (*one[personJSON], error) {
	card := Card{Identity: in.Body.identity(), Guardians: in.Body.Guardians, Employer: in.Body.Employer, Title: in.Body.Title}
	for _, r := range in.Body.Relations {
		card.Relations = append(card.Relations, Relation{Kind: r.Kind, From: r.From, Until: r.Until})
	}
	p, err := d.Add(ctx, who, card)
	if err != nil {
		return nil, err
	}
	return d.answer(ctx, who, p.ID)
}

// PersonIn names somebody of a place.
type PersonIn struct {
	web.PlaceIn
	ID base.PersonID `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *PersonIn) (*one[personJSON], error) {
	return d.answer(ctx, who, in.ID)
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	PersonIn
	Body struct {
		IdentityIn
		Version int `json:"version" doc:"the version that was read; where it has changed since, 409"`
	}
}) (*one[personJSON], error) {
	p, err := d.Change(ctx, who, in.ID, in.Body.Version, in.Body.identity())
	if err != nil {
		return nil, err
	}
	return d.answer(ctx, who, p.ID)
}

// answer reads somebody as they now are.
func (d *Desk) answer(ctx context.Context, who base.Actor, id base.PersonID) (*one[personJSON], error) {
	r, err := d.Read(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return &one[personJSON]{jsonInFull(r)}, nil
}
