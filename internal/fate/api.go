package fate

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/tally"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	run := base.To(base.Run, "award")
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/fates", Need: base.To(base.See, "certification"), Name: "get-fates",
		Summary: "Read what became of those who hold a certification, wave by wave; what is of too few is masked"}, d.apiSheet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/fates/holders", Need: run, Name: "list-fates",
		Summary: "List the holders in each wave: who is asked when, and what they answered"}, d.apiHolders)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications/{id}/fates/holders/{candidate}/answers", Need: run, Name: "take-fate", Status: http.StatusNoContent,
		Summary: "Write down what a holder said on the telephone"}, d.apiTake)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications/{id}/fates/holders/{candidate}/silence", Need: run, Name: "hush-fate", Status: http.StatusNoContent,
		Summary: "Leave a holder in peace, for good"}, d.apiHush)
}

// RateJSON is how many of a base chose something.
type RateJSON struct {
	Key    string `json:"key,omitempty"`
	N      *int   `json:"n" doc:"null where it is of so few that one would be recognised"`
	Of     int    `json:"of"`
	Masked bool   `json:"masked"`
}

// FateWaveJSON is what holders told in a wave.
type FateWaveJSON struct {
	Wave       Wave       `json:"wave"`
	Months     int        `json:"months" doc:"after the decision"`
	Holders    int        `json:"holders"`
	Asked      int        `json:"asked"`
	Answered   int        `json:"answered"`
	Ahead      int        `json:"ahead" doc:"still to be asked"`
	Next       day.Day    `json:"next,omitempty" doc:"when those ahead begin to be asked"`
	Jobs       RateJSON   `json:"jobs" doc:"in any job, of who is not left out of the rates"`
	Aimed      RateJSON   `json:"aimed" doc:"in the job that the certification aims at, of the same"`
	Steers     RateJSON   `json:"steers" doc:"steer a third place, of all who answered"`
	Situations []RateJSON `json:"situations" nullable:"false"`
	Trades     []RateJSON `json:"trades" nullable:"false"`
	Contracts  []RateJSON `json:"contracts" nullable:"false"`
	Changes    []RateJSON `json:"changes" nullable:"false" doc:"these lists are empty where too few answered"`
	ByYear     []RateJSON `json:"by_year" nullable:"false" doc:"in any job"`
	ByRoute    []RateJSON `json:"by_route" nullable:"false" doc:"in any job"`
}

// FatesJSON is what became of those who hold a certification.
type FatesJSON struct {
	Waves []FateWaveJSON `json:"waves" nullable:"false"`
}

func rate(s tally.Share) RateJSON {
	out := RateJSON{Key: s.Key, Of: s.Of, Masked: s.Masked}
	if !s.Masked {
		out.N = &s.N
	}
	return out
}

func rates(all []tally.Share) []RateJSON {
	out := make([]RateJSON, len(all))
	for i, s := range all {
		out[i] = rate(s)
	}
	return out
}

func (d *Desk) apiSheet(ctx context.Context, who base.Actor, in *struct {
	ID    base.ID[certification.Certification] `path:"id"`
	Year  int                                  `query:"year" doc:"civil year of the decision; 0 for all"`
	Route certification.Route                  `query:"route"`
}) (*struct{ Body FatesJSON }, error) {
	s, err := d.Sheet(ctx, d.DB, who, in.ID, Filter{in.Year, in.Route})
	if err != nil {
		return nil, err
	}
	out := FatesJSON{[]FateWaveJSON{}}
	for _, t := range s.Told {
		out.Waves = append(out.Waves, FateWaveJSON{t.Wave, t.Months, t.Holders, t.Asked, t.Answered, t.Ahead, t.Next, rate(t.Jobs), rate(t.Aimed), rate(t.Steers),
			rates(t.Situations), rates(t.Trades), rates(t.Contracts), rates(t.Changes), rates(t.ByYear), rates(t.ByRoute)})
	}
	return &struct{ Body FatesJSON }{out}, nil
}

// FateJSON is a holder in a wave.
type FateJSON struct {
	Candidate string  `json:"candidate,omitempty" doc:"empty once the person was erased"`
	Name      string  `json:"name,omitempty"`
	Number    string  `json:"number,omitempty" doc:"of the parchment"`
	Wave      Wave    `json:"wave"`
	Year      int     `json:"year"`
	Due       day.Day `json:"due"`
	Until     day.Day `json:"until"`
	State     State   `json:"state" enum:"ahead,unasked,waiting,answered,silent,over,missed"`
	Asked     day.Day `json:"asked,omitempty"`
	Reminded  day.Day `json:"reminded,omitempty"`
	Answered  day.Day `json:"answered,omitempty"`
	Phone     bool    `json:"phone" doc:"whether the certifier wrote the answer down"`
	Answer    *Answer `json:"answer,omitempty"`
}

func (d *Desk) apiHolders(ctx context.Context, who base.Actor, in *struct {
	ID base.ID[certification.Certification] `path:"id"`
}) (*struct{ Body web.List[FateJSON] }, error) {
	s, err := d.Sheet(ctx, d.DB, who, in.ID, Filter{})
	if err != nil {
		return nil, err
	}
	out := make([]FateJSON, len(s.lines))
	for i, l := range s.lines {
		out[i] = FateJSON{l.Candidate, l.Name, l.Number, l.Wave, l.Year, l.Due, l.Until, l.State(s.Today), l.Asked, l.Reminded, l.Answered, l.Phone, nil}
		if l.Answered != "" {
			out[i].Answer = &l.Answer
		}
	}
	return &struct{ Body web.List[FateJSON] }{web.List[FateJSON]{Items: out}}, nil
}

// TakenJSON is what a holder said on the telephone.
type TakenJSON struct {
	Wave Wave `json:"wave" enum:"1,2"`
	Answer
}

func (d *Desk) apiTake(ctx context.Context, who base.Actor, in *struct {
	ID        base.ID[certification.Certification] `path:"id"`
	Candidate string                               `path:"candidate"`
	Body      TakenJSON
}) (*struct{}, error) {
	return nil, d.Take(ctx, who, in.ID, in.Candidate, in.Body.Wave, in.Body.Answer)
}

func (d *Desk) apiHush(ctx context.Context, who base.Actor, in *struct {
	ID        base.ID[certification.Certification] `path:"id"`
	Candidate string                               `path:"candidate"`
}) (*struct{}, error) {
	return nil, d.Hush(ctx, who, in.ID, in.Candidate)
}
