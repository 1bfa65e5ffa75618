package quality

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	run, rule := base.To(base.Run, "school"), base.To(base.Rule, "school")
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/quality", Need: run, Name: "get-quality", Summary: "Read what the training body does and its delays"}, d.apiSettings)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/quality", Need: rule, Name: "set-quality", Summary: "Decide what the training body does and its delays"}, d.apiSet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/quality/indicators", Need: run, Name: "list-quality-indicators", Summary: "Read every indicator of the quality standard: its state, what shows it, what is missing"}, d.apiBook)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/quality/indicators/{number}/review", Need: run, Name: "review-quality-indicator", Summary: "Keep what was concluded of an indicator"}, d.apiRead)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/complaints", Need: rule, Name: "open-complaint", Status: http.StatusCreated, Creates: true, Summary: "Write a complaint or an incident in the register"}, d.apiComplain)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/complaints", Need: rule, Name: "list-complaints", Summary: "List the register, the last number first"}, d.apiComplaints)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/complaints/{id}/answer", Need: rule, Name: "answer-complaint", Summary: "Answer a complaint, once"}, d.apiReply)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/improvements", Need: run, Name: "decide-improvement", Status: http.StatusCreated, Creates: true, Summary: "Decide to do something better, from where it comes"}, d.apiImprove)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/improvements", Need: run, Name: "list-improvements", Summary: "List the improvements, the last decided first"}, d.apiImprovements)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/improvements/{id}/effect", Need: run, Name: "finish-improvement", Status: http.StatusNoContent, Summary: "Say that an improvement is made, and what it changed"}, d.apiImproved)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/watch", Need: run, Name: "note-watch", Status: http.StatusCreated, Creates: true, Summary: "Write in the journal: a watch, an exchange, a call"}, d.apiNote)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/watch", Need: run, Name: "list-watch", Summary: "List the journal, the last first"}, d.apiJournal)
	d.surveyOperations(api)
}

func (d *Desk) apiSettings(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body Settings }, error) {
	s, err := d.Settings(ctx, d.DB, who)
	return &struct{ Body Settings }{s}, err
}

func (d *Desk) apiSet(ctx context.Context, who base.Actor, in *struct{ Body Settings }) (*struct{ Body Settings }, error) {
	if err := d.Set(ctx, who, in.Body); err != nil {
		return nil, err
	}
	return d.apiSettings(ctx, who, nil)
}

// ShownJSON is something that shows an indicator, or that is missing.
type ShownJSON struct {
	Text string  `json:"text"`
	Path string  `json:"path" doc:"below the place, where it is read or mended"`
	On   day.Day `json:"on,omitempty"`
}

// StandardJSON is an indicator, as it stands.
type StandardJSON struct {
	Number    int         `json:"number"`
	Criterion int         `json:"criterion"`
	Title     string      `json:"title"`
	State     State       `json:"state" enum:"major,minor,bare,met,waived"`
	Proofs    []ShownJSON `json:"proofs" nullable:"false"`
	Missing   []ShownJSON `json:"missing" nullable:"false"`
	Note      string      `json:"note,omitempty"`
	ReadOn    day.Day     `json:"read_on,omitempty"`
	NextOn    day.Day     `json:"next_on,omitempty"`
}

func (l Line) told(ctx context.Context) StandardJSON {
	out := StandardJSON{Number: l.Number, Criterion: l.Criterion, Title: ui.T(ctx, "quality.ind_"+l.name()), State: l.State, Proofs: []ShownJSON{}, Missing: []ShownJSON{},
		Note: l.Review.Note, ReadOn: l.Review.On, NextOn: l.Review.Next}
	for _, p := range l.Proofs {
		out.Proofs = append(out.Proofs, ShownJSON{ui.T(ctx, p.Key, p.Args), p.Path, p.On})
	}
	for _, g := range l.Gaps {
		out.Missing = append(out.Missing, ShownJSON{Text: ui.T(ctx, g.Key, g.Args), Path: g.Path})
	}
	return out
}

func (d *Desk) apiBook(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[StandardJSON] }, error) {
	b, err := d.Book(ctx, who)
	if err != nil {
		return nil, err
	}
	out := web.List[StandardJSON]{}
	for _, l := range b.Lines {
		out.Items = append(out.Items, l.told(ctx))
	}
	return &struct{ Body web.List[StandardJSON] }{out}, nil
}

func (d *Desk) apiRead(ctx context.Context, who base.Actor, in *struct {
	Number int `path:"number"`
	Body   struct {
		Note   string  `json:"note"`
		NextOn day.Day `json:"next_on,omitempty"`
	}
}) (*struct{ Body StandardJSON }, error) {
	if err := d.Read(ctx, who, in.Number, in.Body.Note, in.Body.NextOn); err != nil {
		return nil, err
	}
	b, err := d.Book(ctx, who)
	if err != nil {
		return nil, err
	}
	l, err := b.Line(in.Number)
	return &struct{ Body StandardJSON }{l.told(ctx)}, err
}

// ComplaintJSON is a complaint or an incident.
type ComplaintJSON struct {
	ID         base.ID[Complaint] `json:"id" readOnly:"true" required:"false"`
	Number     string             `json:"number" readOnly:"true" required:"false"`
	Kind       Sort               `json:"kind" enum:"complaint,incident"`
	Public     Public             `json:"public" enum:"trainees,funders,team,companies"`
	Name       string             `json:"name,omitempty"`
	Email      string             `json:"email,omitempty"`
	Subject    string             `json:"subject"`
	Text       string             `json:"text"`
	OpenedOn   day.Day            `json:"opened_on,omitempty" doc:"today where it is not said"`
	DueOn      day.Day            `json:"due_on" readOnly:"true" required:"false"`
	Answer     string             `json:"answer,omitempty" readOnly:"true"`
	AnsweredOn day.Day            `json:"answered_on,omitempty" readOnly:"true"`
}

func (c Complaint) told() ComplaintJSON {
	return ComplaintJSON{c.ID, c.Number, c.Kind, c.Public, c.Name, c.Email, c.Subject, c.Text, c.Opened, c.Due, c.Answer, c.Answered}
}

func (d *Desk) apiComplain(ctx context.Context, who base.Actor, in *struct{ Body ComplaintJSON }) (*struct{ Body ComplaintJSON }, error) {
	b := in.Body
	c, err := d.Complain(ctx, who, Complaint{Kind: b.Kind, Public: b.Public, Name: b.Name, Email: b.Email, Subject: b.Subject, Text: b.Text, Opened: b.OpenedOn})
	return &struct{ Body ComplaintJSON }{c.told()}, err
}

func (d *Desk) apiComplaints(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[ComplaintJSON] }, error) {
	all, err := d.Complaints(ctx, who)
	out := web.List[ComplaintJSON]{Items: []ComplaintJSON{}}
	for _, c := range all {
		out.Items = append(out.Items, c.told())
	}
	return &struct{ Body web.List[ComplaintJSON] }{out}, err
}

func (d *Desk) apiReply(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[Complaint] `path:"id"`
	Body struct {
		Answer string `json:"answer"`
	}
}) (*struct{ Body ComplaintJSON }, error) {
	if err := d.Reply(ctx, who, in.ID, in.Body.Answer); err != nil {
		return nil, err
	}
	c, err := d.Complaint(ctx, who, in.ID)
	return &struct{ Body ComplaintJSON }{c.told()}, err
}

// ImprovementJSON is an improvement.
type ImprovementJSON struct {
	ID       base.ID[Improvement] `json:"id" readOnly:"true" required:"false"`
	Title    string               `json:"title"`
	Origin   Origin               `json:"origin" enum:"complaint,survey,indicator,idea"`
	OriginID string               `json:"origin_id,omitempty" doc:"of the complaint or the survey, or the number of the indicator"`
	Carrier  string               `json:"carrier"`
	DueOn    day.Day              `json:"due_on"`
	DoneOn   day.Day              `json:"done_on,omitempty" readOnly:"true"`
	Effect   string               `json:"effect,omitempty" readOnly:"true"`
}

func (i Improvement) told() ImprovementJSON {
	return ImprovementJSON{i.ID, i.Title, i.Origin, i.OriginID, i.Carrier, i.Due, i.Done, i.Effect}
}

func (d *Desk) apiImprove(ctx context.Context, who base.Actor, in *struct{ Body ImprovementJSON }) (*struct{ Body ImprovementJSON }, error) {
	b := in.Body
	i, err := d.Improve(ctx, who, Improvement{Title: b.Title, Origin: b.Origin, OriginID: b.OriginID, Carrier: b.Carrier, Due: b.DueOn})
	return &struct{ Body ImprovementJSON }{i.told()}, err
}

func (d *Desk) apiImprovements(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[ImprovementJSON] }, error) {
	all, err := d.Improvements(ctx, who)
	out := web.List[ImprovementJSON]{Items: []ImprovementJSON{}}
	for _, i := range all {
		out.Items = append(out.Items, i.told())
	}
	return &struct{ Body web.List[ImprovementJSON] }{out}, err
}

func (d *Desk) apiImproved(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[Improvement] `path:"id"`
	Body struct {
		Effect string `json:"effect"`
	}
}) (*struct{}, error) {
	return nil, d.Improved(ctx, who, in.ID, in.Body.Effect)
}

// WatchJSON is a line of the journal.
type WatchJSON struct {
	ID        base.ID[Note] `json:"id" readOnly:"true" required:"false"`
	Indicator int           `json:"indicator" doc:"12, 23, 24, 25 or 26"`
	On        day.Day       `json:"on"`
	Source    string        `json:"source"`
	Text      string        `json:"text"`
	Result    string        `json:"result,omitempty" doc:"what it changed"`
	By        string        `json:"by" readOnly:"true" required:"false"`
}

func (n Note) told() WatchJSON {
	return WatchJSON(n)
}

func (d *Desk) apiNote(ctx context.Context, who base.Actor, in *struct{ Body WatchJSON }) (*struct{ Body WatchJSON }, error) {
	b := in.Body
	n, err := d.Write(ctx, who, Note{Indicator: b.Indicator, On: b.On, Source: b.Source, Text: b.Text, Result: b.Result})
	return &struct{ Body WatchJSON }{n.told()}, err
}

func (d *Desk) apiJournal(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[WatchJSON] }, error) {
	all, err := d.Journal(ctx, who)
	out := web.List[WatchJSON]{Items: []WatchJSON{}}
	for _, n := range all {
		out.Items = append(out.Items, n.told())
	}
	return &struct{ Body web.List[WatchJSON] }{out}, err
}
