package space

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "space"), base.To(base.Run, "space")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/spaces", Need: see, Name: "list-spaces",
		Summary: "List the spaces in use, each after the one it lies in"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/spaces", Need: run, Name: "create-space", Status: http.StatusCreated, Creates: true,
		Summary: "Draw up a space, with its hours and rules"}, d.apiCreate)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/spaces/{id}", Need: see, Name: "get-space",
		Summary: "Read a space, with the hours and rules that hold for it"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/spaces/{id}", Need: run, Name: "change-space",
		Summary: "Change what is said of a space: all of it but hours and rules, which stay where absent"}, d.apiChange)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/spaces/{id}/hours", Need: run, Name: "set-space-hours",
		Summary: "Set a space's own week; none gives it the hours of what it lies in"}, d.apiHours)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/spaces/{id}/rules", Need: run, Name: "set-space-rules",
		Summary: "Set the rules of a space for a role, or for everybody; an absent rule is inherited"}, d.apiRules)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/spaces/{id}/retirement", Need: run, Name: "retire-space",
		Summary: "Take a space and all that lies in it out of use"}, d.apiRetire)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/spaces/{id}/retirement", Need: run, Name: "restore-space",
		Summary: "Take a retired space back into use"}, d.apiRestore)
	d.closingOperations(api)
	d.photoOperations(api)
}

// SpaceIn names a space.
type SpaceIn struct {
	web.PlaceIn
	ID base.SpaceID `path:"id"`
}

// one is the answer of an operation on one thing.
type one[T any] struct{ Body T }

type listIn struct {
	web.PlaceIn
	Cursor        string    `query:"cursor" doc:"next of the page before"`
	Limit         int       `query:"limit" default:"100" minimum:"1" maximum:"500"`
	Accessibility []Feature `query:"accessibility" doc:"only spaces that have all of these"`
	Query         string    `query:"q" doc:"only spaces whose name holds these letters"`
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *listIn) (*one[web.List[spaceJSON]], error) {
	p, err := d.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	out := &one[web.List[spaceJSON]]{web.List[spaceJSON]{Items: []spaceJSON{}}}
	begun := in.Cursor == ""
	for _, s := range p.Search(in.Query, in.Accessibility) {
		if begun && len(out.Body.Items) == in.Limit {
			out.Body.Next = out.Body.Items[in.Limit-1].ID
			break
		}
		if begun {
			out.Body.Items = append(out.Body.Items, p.json(s))
		}
		begun = begun || string(s.ID) == in.Cursor
	}
	return out, nil
}

func (d *Desk) apiCreate(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body NewDrawing
}) (*one[spaceJSON], error) {
	var wrong base.Checks
	draft := in.Body.draft(&wrong)
	week := weekOf(in.Body.Hours, &wrong)
	if err := wrong.Fault(); err != nil {
		return nil, err
	}
	s, err := d.Create(ctx, who, draft, week, in.Body.settings(base.Stranger))
	if err != nil {
		return nil, err
	}
	return d.answer(ctx, who, s.ID)
}

// answer reads a space as it now is.
func (d *Desk) answer(ctx context.Context, who base.Actor, id base.SpaceID) (*one[spaceJSON], error) {
	p, err := d.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	s, found := p.Space(id)
	if !found {
		return nil, base.Refuse(base.NotFound, "base.not_found")
	}
	return &one[spaceJSON]{p.jsonInFull(s)}, nil
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *SpaceIn) (*one[spaceJSON], error) {
	return d.answer(ctx, who, in.ID)
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	SpaceIn
	Body Drawing
}) (*one[spaceJSON], error) {
	var wrong base.Checks
	draft := in.Body.draft(&wrong)
	if err := wrong.Fault(); err != nil {
		return nil, err
	}
	if _, err := d.Change(ctx, who, in.ID, draft); err != nil {
		return nil, err
	}
	return d.answer(ctx, who, in.ID)
}

func (d *Desk) apiHours(ctx context.Context, who base.Actor, in *struct {
	ClosingIn
	ID   base.SpaceID `path:"id"`
	Body struct {
		Hours []hoursJSON `json:"hours"`
	}
}) (*one[spaceJSON], error) {
	var wrong base.Checks
	week := weekOf(in.Body.Hours, &wrong)
	if err := wrong.Fault(); err != nil {
		return nil, err
	}
	if err := d.SetHours(ctx, who, in.ID, week, in.telling()); err != nil {
		return nil, err
	}
	return d.answer(ctx, who, in.ID)
}

func (d *Desk) apiRules(ctx context.Context, who base.Actor, in *struct {
	SpaceIn
	Body struct {
		Role string `json:"role,omitempty" doc:"the role concerned, everybody where absent"`
		Lending
	}
}) (*one[spaceJSON], error) {
	role, known := base.ParseRole(in.Body.Role)
	if !known && in.Body.Role != "" {
		return nil, base.Wrong("role", "base.not_a_choice")
	}
	if err := d.SetRules(ctx, who, in.ID, role, in.Body.settings(role)); err != nil {
		return nil, err
	}
	return d.answer(ctx, who, in.ID)
}

func (d *Desk) apiRetire(ctx context.Context, who base.Actor, in *SpaceIn) (*one[spaceJSON], error) {
	if err := d.Retire(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return d.answer(ctx, who, in.ID)
}

func (d *Desk) apiRestore(ctx context.Context, who base.Actor, in *SpaceIn) (*one[spaceJSON], error) {
	if err := d.Restore(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return d.answer(ctx, who, in.ID)
}
