package boussole

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

type checksIn struct {
	web.PlaceIn
	Version string `query:"version" doc:"version of the référentiel; the active one where empty"`
}

type checkOut struct {
	Competence string         `json:"competence" doc:"code in the référentiel"`
	Key        string         `json:"key"`
	What       string         `json:"what" doc:"what is verified"`
	State      string         `json:"state" enum:"fine,watch,missing,unmeasured"`
	Reason     string         `json:"reason" doc:"why, with its figures"`
	Figures    map[string]any `json:"figures" doc:"the figures of the reason"`
	Lines      string         `json:"lines" doc:"page of the lines behind the figures"`
	Next       string         `json:"next" doc:"what to do, empty where nothing is"`
	NextPage   string         `json:"next_page"`
}

type checksOut struct{ Body web.List[checkOut] }

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/checks", Need: base.To(base.See, "boussole"),
		Name: "list-checks", Summary: "Where the place stands in each competence of the référentiel."},
		func(ctx context.Context, who base.Actor, in *checksIn) (*checksOut, error) {
			s, err := d.Survey(ctx, who, in.Version)
			if err != nil {
				return nil, err
			}
			out := &checksOut{web.List[checkOut]{Items: []checkOut{}}}
			for _, standing := range s.Standings {
				for _, f := range standing.Findings {
					out.Body.Items = append(out.Body.Items, f.out(ctx, standing.Competence.Code, in.Place))
				}
			}
			return out, nil
		})
}

func (f Finding) out(ctx context.Context, code, place string) checkOut {
	lang := ui.In(ctx).Lang
	out := checkOut{Competence: code, Key: f.Key, What: f.What.In(lang), State: f.State.String(),
		Reason: words.T(lang, f.Reason, f.Args), Figures: map[string]any{}}
	for name, value := range f.Args {
		if n, whole := value.(int); whole {
			out.Figures[name] = n
		}
	}
	page := func(path string) string { return "/p/" + place + path }
	if f.Lines != "" {
		out.Lines = page(f.Lines)
	}
	if f.Next != (Step{}) {
		out.Next, out.NextPage = words.T(lang, f.Next.Key), page(f.Next.Path)
	}
	return out
}
