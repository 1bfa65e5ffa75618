package dossier

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/dossiers", Need: see, Name: "list-dossiers", Summary: "List the files for funders, those in which every word is found"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/dossiers", Need: run, Name: "begin-dossier", Status: http.StatusCreated, Creates: true,
		Summary: "Begin a file for a funder; the sections that are not given are drafted from what is known"}, d.apiBegin)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/dossiers/{id}", Need: see, Name: "get-dossier", Summary: "Read a file: what it says, what it lacks, what was sent"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/dossiers/{id}", Need: run, Name: "save-dossier", Summary: "Write a file anew; revision is the one that was read"}, d.apiSave)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/dossiers/{id}/files/{format}", Need: see, Name: "print-dossier", Summary: "Make the paper or the workbook of a file as it stands"}, d.apiPrint)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/dossiers/{id}/sendings", Need: run, Name: "send-dossier", Status: http.StatusCreated, Creates: true,
		Summary: "Freeze a file on the day it goes out"}, d.apiSend)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/dossiers/{id}/sendings/{sending}/{format}", Need: see, Name: "get-dossier-sending", Summary: "Read what was sent, bit for bit"}, d.apiSent)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/dossiers/{id}", Need: run, Name: "drop-dossier", Status: http.StatusNoContent, Summary: "Delete a file of which nothing was sent"}, d.apiDrop)
}

// DossierJSON is a file as programs read and write it.
type DossierJSON struct {
	ID        ID                `json:"id" readOnly:"true" required:"false"`
	Name      string            `json:"name" maxLength:"120"`
	Funder    string            `json:"funder,omitempty" maxLength:"120"`
	Purpose   string            `json:"purpose,omitempty" maxLength:"300"`
	Forecast  outlook.ID        `json:"forecast,omitempty"`
	Scenario  string            `json:"scenario,omitempty" doc:"by its name; as the forecast is set where empty"`
	Asked     money.Cents       `json:"asked_cents,omitempty"`
	Years     int               `json:"years,omitempty" doc:"shown; 3 where absent"`
	Table     string            `json:"table,omitempty" doc:"of the grant form: forecast, or budget: and the id of a version; none where empty"`
	Project   ledger.AxisID     `json:"project,omitempty" doc:"of a budget's table"`
	Texts     map[string]string `json:"texts,omitempty" doc:"by section: place, project, team, need, impact"`
	Revision  int               `json:"revision" required:"false"`
	ChangedAt time.Time         `json:"changed_at" readOnly:"true" required:"false"`
}

func jsonOf(f Dossier) DossierJSON {
	out := DossierJSON{f.ID, f.Name, f.Funder, f.Purpose, f.Forecast, f.Scenario, f.Asked, f.Years, f.Table, f.Project, map[string]string{}, f.Revision, f.ChangedAt}
	for s, text := range f.Texts {
		out.Texts[string(s)] = text
	}
	return out
}

func (j DossierJSON) content() Content {
	c := Content{j.Name, j.Funder, j.Purpose, j.Forecast, j.Scenario, j.Asked, j.Years, j.Table, j.Project, map[Section]string{}}
	for s, text := range j.Texts {
		c.Texts[Section(s)] = text
	}
	return c
}

// ViewJSON is a file with what it lacks and what was sent.
type ViewJSON struct {
	DossierJSON
	Missing []GapJSON     `json:"missing" nullable:"false"`
	Sent    []SendingJSON `json:"sent" nullable:"false"`
}

// GapJSON is something that a file lacks.
type GapJSON struct {
	Key   string `json:"key"`
	Stops bool   `json:"stops_sending"`
}

// SendingJSON is what was sent.
type SendingJSON struct {
	ID       SendingID `json:"id"`
	On       day.Day   `json:"on"`
	Revision int       `json:"revision"`
	Paper    string    `json:"pdf_sha256"`
	Workbook string    `json:"xlsx_sha256"`
}

func sentJSON(s Sending) SendingJSON {
	return SendingJSON{s.ID, s.On, s.Revision, s.Paper.Hash, s.Workbook.Hash}
}

type one[T any] struct{ Body T }

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Query string `query:"q"`
}) (*one[web.List[DossierJSON]], error) {
	all, err := d.List(ctx, who, in.Query)
	out := &one[web.List[DossierJSON]]{web.List[DossierJSON]{Items: []DossierJSON{}}}
	for _, f := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(f))
	}
	return out, err
}

func (d *Desk) apiBegin(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body DossierJSON
}) (*one[DossierJSON], error) {
	f, err := d.Begin(ctx, who, in.Body.content())
	return &one[DossierJSON]{jsonOf(f)}, err
}

// DossierIn names a file in an address.
type DossierIn struct {
	web.PlaceIn
	ID ID `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *DossierIn) (*one[ViewJSON], error) {
	v, err := d.Look(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	out := ViewJSON{jsonOf(v.Dossier), []GapJSON{}, []SendingJSON{}}
	for _, g := range v.Gaps() {
		out.Missing = append(out.Missing, GapJSON{g.Key, g.Stops})
	}
	for _, s := range v.Sent {
		out.Sent = append(out.Sent, sentJSON(s))
	}
	return &one[ViewJSON]{out}, nil
}

func (d *Desk) apiSave(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Body DossierJSON
}) (*one[DossierJSON], error) {
	f, err := d.Save(ctx, who, Dossier{ID: in.ID, Content: in.Body.content(), Revision: in.Body.Revision})
	return &one[DossierJSON]{jsonOf(f)}, err
}

func (d *Desk) apiDrop(ctx context.Context, who base.Actor, in *DossierIn) (*struct{}, error) {
	return nil, d.Drop(ctx, who, in.ID)
}

// fileOut is a file as it is.
type fileOut struct {
	Type string `header:"Content-Type"`
	Body []byte
}

func (d *Desk) apiPrint(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Format paper.Format `path:"format" enum:"pdf,xlsx"`
}) (*fileOut, error) {
	_, body, err := d.Print(ctx, who, in.ID, in.Format)
	return &fileOut{in.Format.Media(), body}, err
}

func (d *Desk) apiSend(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Body struct {
		Revision int     `json:"revision"`
		On       day.Day `json:"on"`
	}
}) (*one[SendingJSON], error) {
	s, err := d.Send(ctx, who, in.ID, in.Body.Revision, in.Body.On)
	return &one[SendingJSON]{sentJSON(s)}, err
}

func (d *Desk) apiSent(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Sending SendingID    `path:"sending"`
	Format  paper.Format `path:"format" enum:"pdf,xlsx"`
}) (*fileOut, error) {
	body, err := d.Sent(ctx, who, in.ID, in.Sending, in.Format)
	return &fileOut{in.Format.Media(), body}, err
}
