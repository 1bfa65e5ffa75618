package candidacy

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	run, rule := base.To(base.Run, "candidacy"), base.To(base.Rule, "candidacy")
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications/{id}/candidates", Need: rule, Name: "enrol-candidate", Status: http.StatusCreated, Creates: true,
		Summary: "Enrol a candidate by one of the routes that the certification allows"}, d.apiEnrol)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/candidates", Need: run, Name: "list-candidates", Summary: "List the candidates to a certification, the last enrolled first"}, d.apiList)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/candidates/{id}", Need: run, Name: "get-candidate", Summary: "Read a candidate"}, d.apiGet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/candidates/{id}/identity", Need: rule, Name: "correct-candidate", Summary: "Write a candidate's identity anew, as their paper has it"}, d.apiCorrect)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/candidates/{id}/admission", Need: rule, Name: "decide-candidate", Summary: "Say whether a candidate may come before a jury"}, d.apiDecide)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/candidates/{id}/needs", Need: rule, Name: "agree-need", Status: http.StatusCreated,
		Summary: "Grant an arrangement: what is done, never why"}, d.apiNeed)
}

// CandidateJSON is a candidate.
type CandidateJSON struct {
	ID            base.ID[Candidate]                   `json:"id"`
	Certification base.ID[certification.Certification] `json:"certification"`
	Version       base.ID[certification.Version]       `json:"version"`
	Route         certification.Route                  `json:"route"`
	Civil
	Email    string     `json:"email"`
	Place    string     `json:"place,omitempty" doc:"the place that they steer, as they call it"`
	Partner  string     `json:"partner,omitempty"`
	Enrolled day.Day    `json:"enrolled_on"`
	Stage    Stage      `json:"stage" enum:"asking,refused,working,retry,holder"`
	Motive   string     `json:"motive,omitempty"`
	Outcome  Outcome    `json:"outcome,omitempty" enum:"total,partial,failed,excused,absent"`
	JudgedOn day.Day    `json:"judged_on,omitempty"`
	Kept     []string   `json:"units_kept" nullable:"false"`
	Revision int        `json:"revision"`
	Needs    []NeedJSON `json:"needs" nullable:"false"`
}

// NeedJSON is an arrangement.
type NeedJSON struct {
	ID        base.ID[Need] `json:"id" readOnly:"true" required:"false"`
	Text      string        `json:"text"`
	ExtraTime bool          `json:"extra_time,omitempty"`
	Agreed    bool          `json:"agreed" readOnly:"true" required:"false"`
}

func told(c Candidate, all []Need) CandidateJSON {
	out := CandidateJSON{c.ID, c.Certification, c.Version, c.Route, c.Civil, c.Email, c.PlaceName, c.Partner, c.Enrolled, c.Stage(), c.Motive, c.Outcome, c.JudgedOn, c.Kept, c.Revision, []NeedJSON{}}
	for _, n := range all {
		out.Needs = append(out.Needs, NeedJSON{n.ID, n.Text, n.ExtraTime, n.Agreed})
	}
	return out
}

// EnrolmentJSON is what one says of a new candidate.
type EnrolmentJSON struct {
	Route certification.Route `json:"route" enum:"statut_eleve,apprentissage,formation_continue,contrat_professionnalisation,candidature_individuelle,experience"`
	Civil
	Email   string                         `json:"email"`
	Place   string                         `json:"place,omitempty" doc:"the place that they steer, as they call it"`
	Partner base.ID[certification.Partner] `json:"partner,omitempty" doc:"who trains them, where it is not the school itself: a partner habilitated to train today"`
}

func (d *Desk) apiEnrol(ctx context.Context, who base.Actor, in *struct {
	certification.CertificationIn
	Body EnrolmentJSON
}) (*struct{ Body CandidateJSON }, error) {
	b := in.Body
	c, err := d.Enrol(ctx, who, Enrolment{in.ID, b.Route, b.Civil, b.Email, b.Place, b.Partner})
	return &struct{ Body CandidateJSON }{told(c, nil)}, err
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *struct {
	certification.CertificationIn
	Words string             `query:"q" doc:"in a name or an address"`
	Stage Stage              `query:"stage" enum:"asking,refused,working,retry,holder,"`
	After base.ID[Candidate] `query:"after" doc:"cursor of the page before"`
}) (*struct{ Body web.List[CandidateJSON] }, error) {
	all, err := d.List(ctx, who, Filter{Certification: in.ID, Words: in.Words, Stage: in.Stage, After: in.After})
	if err != nil {
		return nil, err
	}
	out := web.List[CandidateJSON]{Items: []CandidateJSON{}}
	needs, err := d.Needs(ctx, d.DB, who, ids(all)...)
	for _, c := range all {
		out.Items = append(out.Items, told(c, needs[c.ID]))
	}
	if len(all) == pageSize {
		out.Next = string(all[len(all)-1].ID)
	}
	return &struct{ Body web.List[CandidateJSON] }{out}, err
}

func ids(all []Candidate) (out []base.ID[Candidate]) {
	for _, c := range all {
		out = append(out, c.ID)
	}
	return out
}

// CandidateIn names a candidate.
type CandidateIn struct {
	ID base.ID[Candidate] `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *CandidateIn) (*struct{ Body CandidateJSON }, error) {
	c, err := d.Get(ctx, d.DB, who, in.ID)
	if err != nil {
		return nil, err
	}
	needs, err := d.Needs(ctx, d.DB, who, c.ID)
	return &struct{ Body CandidateJSON }{told(c, needs[c.ID])}, err
}

func (d *Desk) apiCorrect(ctx context.Context, who base.Actor, in *struct {
	CandidateIn
	Body struct {
		Civil
		Email    string `json:"email"`
		Revision int    `json:"revision" doc:"the one that was read"`
	}
}) (*struct{ Body CandidateJSON }, error) {
	if err := d.Correct(ctx, who, in.ID, in.Body.Civil, in.Body.Email, in.Body.Revision); err != nil {
		return nil, err
	}
	return d.apiGet(ctx, who, &in.CandidateIn)
}

func (d *Desk) apiDecide(ctx context.Context, who base.Actor, in *struct {
	CandidateIn
	Body struct {
		Verdict Verdict `json:"verdict" enum:"admissible,inadmissible"`
		Motive  string  `json:"motive,omitempty"`
	}
}) (*struct{ Body CandidateJSON }, error) {
	if err := d.Decide(ctx, who, in.ID, in.Body.Verdict, in.Body.Motive); err != nil {
		return nil, err
	}
	return d.apiGet(ctx, who, &in.CandidateIn)
}

func (d *Desk) apiNeed(ctx context.Context, who base.Actor, in *struct {
	CandidateIn
	Body NeedJSON
}) (*struct{ Body NeedJSON }, error) {
	n, err := d.AskNeed(ctx, who, Need{Candidate: in.ID, Text: in.Body.Text, ExtraTime: in.Body.ExtraTime})
	if err == nil {
		err = d.AnswerNeed(ctx, who, n.ID, true)
	}
	return &struct{ Body NeedJSON }{NeedJSON{n.ID, n.Text, n.ExtraTime, true}}, err
}
