package jury

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Operations adds the room's verbs to the API. The staff of the certifier drives a session
// with them, and records what its members did on paper.
func (d *Desk) Operations(api *web.API) {
	rule := base.To(base.Rule, "jury")
	op := func(o web.Op) web.Op {
		o.Mine, o.Need, o.Creates = true, rule, o.Status == http.StatusCreated
		return o
	}
	const one, created, done = "/jury-sessions/{id}", http.StatusCreated, http.StatusNoContent
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: "/jury-sessions", Name: "open-jury", Summary: "Open a session of a jury", Status: created}), d.apiOpen)
	web.Add(api, op(web.Op{Method: http.MethodGet, Path: "/jury-sessions", Name: "list-juries", Summary: "List the sessions, the last day first"}), d.apiList)
	web.Add(api, op(web.Op{Method: http.MethodGet, Path: one, Name: "get-jury", Summary: "Read a session with all that is in it"}), d.apiGet)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/members", Name: "seat-member", Summary: "Let somebody into a jury, or be told the rule that keeps them out", Status: created}), d.apiSeat)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/links", Name: "declare-link", Summary: "Declare what binds a member to a candidate: they withdraw for that one", Status: done}), d.apiLink)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/declarations", Name: "affirm-member", Summary: "Record that a member signed that nothing else binds them", Status: done}), d.apiAffirm)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/hearings", Name: "call-hearing", Summary: "Put an admissible candidate on the list", Status: created}), d.apiCall)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/schedule", Name: "plan-jury", Summary: "Give every hearing its time, arrangements included", Status: done}), d.apiPlan)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/convocations", Name: "convene-jury", Summary: "Write to everybody who is expected", Status: done}), d.apiConvene)
	web.Add(api, op(web.Op{Method: http.MethodPut, Path: one + "/hearings/{hearing}/presence", Name: "receive-candidate", Summary: "Record whether a candidate came, their identity checked", Status: done}), d.apiReceive)
	web.Add(api, op(web.Op{Method: http.MethodPut, Path: one + "/hearings/{hearing}/grids/{member}", Name: "mark-candidate", Summary: "Keep or submit what a member thinks", Status: done}), d.apiMark)
	web.Add(api, op(web.Op{Method: http.MethodGet, Path: one + "/hearings/{hearing}/grids", Name: "read-grids", Summary: "Read the grids of a candidate, once all are in"}), d.apiRead)
	web.Add(api, op(web.Op{Method: http.MethodPut, Path: one + "/hearings/{hearing}/decision", Name: "decide-hearing", Summary: "Keep what the members decided together", Status: done}), d.apiDecide)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/incidents", Name: "note-incident", Summary: "Note what happened during a session", Status: done}), d.apiNote)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: one + "/minutes", Name: "draw-minutes", Summary: "Draw up the minutes, or rectify signed ones", Status: created}), d.apiDraw)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: "/minutes/{id}/signatures", Name: "sign-minutes", Summary: "Record the signature of a member; the last one takes effect"}), d.apiSign)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: "/candidates/{id}/appeals", Name: "make-appeal", Summary: "Take in an appeal", Status: created}), d.apiAppeal)
	web.Add(api, op(web.Op{Method: http.MethodGet, Path: "/appeals", Name: "list-appeals", Summary: "List the appeals, those that wait first"}), d.apiAppeals)
	web.Add(api, op(web.Op{Method: http.MethodPost, Path: "/appeals/{id}/answer", Name: "answer-appeal", Summary: "Answer an appeal", Status: done}), d.apiAnswer)
}

func (d *Desk) apiOpen(ctx context.Context, who base.Actor, in *struct{ Body JurySessionJSON }) (*struct{ Body JurySessionJSON }, error) {
	b := in.Body
	s, err := d.Open(ctx, who, Session{Certification: b.Certification, Name: b.Name, Day: b.Day, Where: b.Where, Modality: b.Modality, Partner: b.Partner})
	return &struct{ Body JurySessionJSON }{sessionOf(s)}, err
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[JurySessionJSON] }, error) {
	all, err := d.List(ctx, who)
	out := web.List[JurySessionJSON]{Items: []JurySessionJSON{}}
	for _, s := range all {
		out.Items = append(out.Items, sessionOf(s))
	}
	return &struct{ Body web.List[JurySessionJSON] }{out}, err
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *SessionIn) (*struct{ Body JuryViewJSON }, error) {
	v, err := d.Look(ctx, who, in.ID)
	out := JuryViewJSON{JurySessionJSON: sessionOf(v.Session), Members: []JuryMemberJSON{}, Links: []BondJSON{}, Breaches: []string{}, Hearings: []HearingJSON{}, Minutes: []JuryMinutesJSON{}}
	for _, m := range v.Members {
		out.Members = append(out.Members, memberOf(m))
	}
	for _, l := range v.Links {
		out.Links = append(out.Links, BondJSON{l.Member, l.Bond, l.Candidate, l.Until, l.Computed})
	}
	for _, b := range Composed(v.Asks.Jury, regular(v.Members)) {
		out.Breaches = append(out.Breaches, words.T(who.Lang, b.Key, b.Args))
	}
	for _, h := range v.Hearings {
		out.Hearings = append(out.Hearings, hearingOf(h))
	}
	for _, m := range v.Minutes {
		out.Minutes = append(out.Minutes, minutesOf(m))
	}
	return &struct{ Body JuryViewJSON }{out}, err
}

func (d *Desk) apiSeat(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		Person JuryPerson                   `json:"person"`
		Seat   string                       `json:"seat" doc:"code of a seat, or of a field that one is open to: ess, numerique, recherche, coworking, fablab, hybride"`
		Only   base.ID[candidacy.Candidate] `json:"only,omitempty" doc:"for whom alone a substitute sits"`
		Links  []BondJSON                   `json:"links,omitempty"`
	}
}) (*struct{ Body JuryMemberJSON }, error) {
	s := Seating{Member: Member{Name: in.Body.Person.Name, Email: in.Body.Person.Email, Quality: in.Body.Person.Quality, Seat: in.Body.Seat, Only: in.Body.Only}}
	for _, l := range in.Body.Links {
		s.Links = append(s.Links, Link{Bond: l.Bond, Candidate: l.Candidate, Until: l.Until})
	}
	m, err := d.Seat(ctx, who, in.ID, s)
	return &struct{ Body JuryMemberJSON }{memberOf(m)}, err
}

func (d *Desk) apiLink(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body BondJSON
}) (*struct{}, error) {
	return nil, d.Declare(ctx, who, in.ID, Link{Member: in.Body.Member, Bond: in.Body.Bond, Candidate: in.Body.Candidate, Until: in.Body.Until})
}

func (d *Desk) apiAffirm(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		Member base.ID[Member] `json:"member"`
	}
}) (*struct{}, error) {
	return nil, d.Affirm(ctx, who, in.ID, in.Body.Member)
}

func (d *Desk) apiCall(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		Candidate base.ID[candidacy.Candidate] `json:"candidate"`
	}
}) (*struct{ Body HearingJSON }, error) {
	all, err := d.Call(ctx, who, in.ID, in.Body.Candidate)
	if err != nil {
		return nil, err
	}
	return &struct{ Body HearingJSON }{hearingOf(all[0])}, nil
}

func (d *Desk) apiPlan(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		From      Clock `json:"from"`
		PauseFrom Clock `json:"pause_from,omitempty" required:"false"`
		PauseTo   Clock `json:"pause_to,omitempty" required:"false"`
	}
}) (*struct{}, error) {
	return nil, d.Set(ctx, who, in.ID, int(in.Body.From), Pause{int(in.Body.PauseFrom), int(in.Body.PauseTo)})
}

func (d *Desk) apiConvene(ctx context.Context, who base.Actor, in *SessionIn) (*struct{}, error) {
	return nil, d.Convene(ctx, who, in.ID)
}

// HearingIn names a hearing of a session.
type HearingIn struct {
	SessionIn
	Hearing base.ID[Hearing] `path:"hearing"`
}

func (d *Desk) apiReceive(ctx context.Context, who base.Actor, in *struct {
	HearingIn
	Body struct {
		Presence Presence `json:"presence" enum:"present,excused,absent"`
	}
}) (*struct{}, error) {
	return nil, d.Receive(ctx, who, in.ID, in.Hearing, in.Body.Presence)
}

func (d *Desk) apiMark(ctx context.Context, who base.Actor, in *struct {
	HearingIn
	Member base.ID[Member] `path:"member"`
	Body   struct {
		Marks  []Mark `json:"marks"`
		Submit bool   `json:"submit,omitempty" doc:"from then on it never changes"`
	}
}) (*struct{}, error) {
	return nil, d.Mark(ctx, who, in.ID, Grid{Hearing: in.Hearing, Member: in.Member, Marks: in.Body.Marks}, in.Body.Submit)
}

func (d *Desk) apiRead(ctx context.Context, who base.Actor, in *HearingIn) (*struct{ Body JuryReadingJSON }, error) {
	r, _, err := d.Read(ctx, who, in.ID, in.Hearing)
	out := JuryReadingJSON{append([]base.ID[Member]{}, r.In...), r.Complete(), []JuryGridJSON{}, append([]Mark{}, r.Decided...)}
	for _, g := range r.All {
		out.Grids = append(out.Grids, JuryGridJSON{g.Member, g.Marks})
	}
	return &struct{ Body JuryReadingJSON }{out}, err
}

func (d *Desk) apiDecide(ctx context.Context, who base.Actor, in *struct {
	HearingIn
	Body struct {
		Marks []Mark `json:"marks"`
	}
}) (*struct{}, error) {
	return nil, d.Decide(ctx, who, in.ID, in.Hearing, in.Body.Marks)
}

func (d *Desk) apiNote(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		Text string `json:"text"`
	}
}) (*struct{}, error) {
	return nil, d.Note(ctx, who, in.ID, in.Body.Text)
}

func (d *Desk) apiDraw(ctx context.Context, who base.Actor, in *struct {
	SessionIn
	Body struct {
		Rectifying  string `json:"rectifying,omitempty" doc:"why signed minutes are corrected"`
		Corrections []struct {
			Hearing base.ID[Hearing] `json:"hearing"`
			Marks   []Mark           `json:"marks"`
		} `json:"corrections,omitempty"`
	}
}) (*struct{ Body JuryMinutesJSON }, error) {
	if in.Body.Rectifying == "" {
		m, err := d.Draw(ctx, who, in.ID)
		return &struct{ Body JuryMinutesJSON }{minutesOf(m)}, err
	}
	var all []Correction
	for _, c := range in.Body.Corrections {
		all = append(all, Correction{c.Hearing, c.Marks})
	}
	m, err := d.Rectify(ctx, who, in.ID, in.Body.Rectifying, all)
	return &struct{ Body JuryMinutesJSON }{minutesOf(m)}, err
}

func (d *Desk) apiSign(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[Minutes] `path:"id"`
	Body struct {
		Member base.ID[Member] `json:"member"`
	}
}) (*struct{ Body JuryMinutesJSON }, error) {
	m, err := d.Sign(ctx, who, in.ID, in.Body.Member)
	return &struct{ Body JuryMinutesJSON }{minutesOf(m)}, err
}

func (d *Desk) apiAppeal(ctx context.Context, who base.Actor, in *struct {
	candidacy.CandidateIn
	Body struct {
		Received day.Day `json:"received_on"`
		Motive   string  `json:"motive"`
	}
}) (*struct{ Body AppealJSON }, error) {
	a, err := d.Appeal(ctx, who, in.ID, in.Body.Received, in.Body.Motive)
	return &struct{ Body AppealJSON }{appealOf(a)}, err
}

func (d *Desk) apiAppeals(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[AppealJSON] }, error) {
	all, err := d.Appeals(ctx, who)
	out := web.List[AppealJSON]{Items: []AppealJSON{}}
	for _, a := range all {
		out.Items = append(out.Items, appealOf(a))
	}
	return &struct{ Body web.List[AppealJSON] }{out}, err
}

func (d *Desk) apiAnswer(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[Appeal] `path:"id"`
	Body struct {
		Upheld bool   `json:"upheld"`
		Answer string `json:"answer"`
	}
}) (*struct{}, error) {
	return nil, d.Answer(ctx, who, in.ID, in.Body.Upheld, in.Body.Answer)
}
