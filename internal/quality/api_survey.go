package quality

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

func (d *Desk) surveyOperations(api *web.API) {
	run, rule := base.To(base.Run, "school"), base.To(base.Rule, "school")
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/surveys", Need: rule, Name: "begin-survey", Status: http.StatusCreated, Creates: true, Summary: "Make a survey of what a public thinks"}, d.apiAsk)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/surveys", Need: run, Name: "list-surveys", Summary: "List the surveys with their results, the last made first"}, d.apiSurveys)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/surveys/{id}", Need: run, Name: "get-survey", Summary: "Read a survey with its results"}, d.apiSurvey)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/surveys/{id}/invitations", Need: rule, Name: "invite-to-survey", Summary: "Ask people by mail to answer; those who were asked are left in peace"}, d.apiInvite)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/surveys/{id}/reminders", Need: rule, Name: "remind-of-survey", Summary: "Write again to those who did not answer"}, d.apiRemind)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/surveys/{id}/answers", Need: rule, Name: "type-answer", Status: http.StatusNoContent, Summary: "Keep an answer that came on paper or by telephone"}, d.apiType)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/surveys/{id}/closing", Need: rule, Name: "end-survey", Status: http.StatusNoContent, Summary: "Close a survey: it takes no more answers"}, d.apiClose)
}

// SurveyJSON is a survey with what it says.
type SurveyJSON struct {
	ID        base.ID[Survey] `json:"id" readOnly:"true" required:"false"`
	Title     string          `json:"title"`
	About     string          `json:"about,omitempty"`
	Public    Public          `json:"public" enum:"trainees,funders,team,companies"`
	Moment    Moment          `json:"moment" enum:"hot,cold"`
	Kind      Kind            `json:"kind" enum:"opinion,test"`
	Questions []string        `json:"questions" nullable:"false"`
	Asked     int             `json:"asked" readOnly:"true" required:"false" doc:"people"`
	Answered  int             `json:"answered" readOnly:"true" required:"false"`
	Masked    bool            `json:"masked" readOnly:"true" required:"false" doc:"too few answered for a result to be shown"`
	Scores    []ScoreJSON     `json:"scores" readOnly:"true" required:"false" nullable:"false"`
	Words     []string        `json:"words" readOnly:"true" required:"false" nullable:"false"`
}

// ScoreJSON is what one question got; the mean is null where too few answered it.
type ScoreJSON struct {
	Question string `json:"question"`
	N        int    `json:"n"`
	Mean     *int   `json:"mean_hundredths"`
}

func (h Heard) told() SurveyJSON {
	out := SurveyJSON{h.ID, h.Title, h.About, h.Public, h.Moment, h.Kind, h.Questions, h.Asked, h.Answered, h.Masked, []ScoreJSON{}, append([]string{}, h.Words...)}
	for _, l := range h.Lines {
		score := ScoreJSON{Question: l.Question, N: l.N}
		if l.Mean > 0 {
			score.Mean = &l.Mean
		}
		out.Scores = append(out.Scores, score)
	}
	return out
}

// SurveyIn names a survey.
type SurveyIn struct {
	ID base.ID[Survey] `path:"id"`
}

func (d *Desk) apiAsk(ctx context.Context, who base.Actor, in *struct{ Body SurveyJSON }) (*struct{ Body SurveyJSON }, error) {
	b := in.Body
	s, err := d.Ask(ctx, who, Survey{Title: b.Title, About: b.About, Public: b.Public, Moment: b.Moment, Kind: b.Kind, Questions: b.Questions})
	if err != nil {
		return nil, err
	}
	return d.apiSurvey(ctx, who, &SurveyIn{s.ID})
}

func (d *Desk) apiSurveys(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[SurveyJSON] }, error) {
	all, err := d.Surveys(ctx, who)
	out := web.List[SurveyJSON]{Items: []SurveyJSON{}}
	for _, h := range all {
		out.Items = append(out.Items, h.told())
	}
	return &struct{ Body web.List[SurveyJSON] }{out}, err
}

func (d *Desk) apiSurvey(ctx context.Context, who base.Actor, in *SurveyIn) (*struct{ Body SurveyJSON }, error) {
	h, _, err := d.Survey(ctx, who, in.ID)
	return &struct{ Body SurveyJSON }{h.told()}, err
}

// SentJSON tells how many letters leave.
type SentJSON struct {
	Sent int `json:"sent"`
}

func (d *Desk) apiInvite(ctx context.Context, who base.Actor, in *struct {
	SurveyIn
	Body struct {
		People []string `json:"people" doc:"addresses, each after a name or alone" nullable:"false"`
	}
}) (*struct{ Body SentJSON }, error) {
	n, err := d.Invite(ctx, who, in.ID, in.Body.People)
	return &struct{ Body SentJSON }{SentJSON{n}}, err
}

func (d *Desk) apiRemind(ctx context.Context, who base.Actor, in *SurveyIn) (*struct{ Body SentJSON }, error) {
	n, err := d.Remind(ctx, who, in.ID)
	return &struct{ Body SentJSON }{SentJSON{n}}, err
}

func (d *Desk) apiType(ctx context.Context, who base.Actor, in *struct {
	SurveyIn
	Body struct {
		Notes []int  `json:"notes" doc:"of each question, from 1 to 5, or 0 for none" nullable:"false"`
		Words string `json:"words,omitempty"`
	}
}) (*struct{}, error) {
	return nil, d.Type(ctx, who, in.ID, Given{Notes: in.Body.Notes, Words: in.Body.Words})
}

func (d *Desk) apiClose(ctx context.Context, who base.Actor, in *SurveyIn) (*struct{}, error) {
	return nil, d.Close(ctx, who, in.ID)
}
