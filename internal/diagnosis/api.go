package diagnosis

import (
	"context"
	"net/http"

	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/diagnosis", Need: see, Name: "read-diagnosis", Summary: "Tell how the place stands, in five lights"}, d.apiStand)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/diagnosis/notes", Need: run, Name: "keep-note", Status: http.StatusCreated, Creates: true,
		Summary: "Keep a note to those who decide; it is never changed"}, d.apiKeep)
}

// DiagnosisOut is how a place stands, as programs read it.
type DiagnosisOut struct {
	From   day.Day     `json:"from"`
	To     day.Day     `json:"to"`
	Free   money.Cents `json:"free_cents"`
	Red    day.Day     `json:"first_red,omitempty"`
	Lights []LightOut  `json:"lights" nullable:"false"`
}

// LightOut is one light.
type LightOut struct {
	Key   string         `json:"key" enum:"solvency,liquidity,profitability,dependence,free_cash"`
	State analysis.Light `json:"state" enum:"good,watch,weak,none"`
	Parts []PartOut      `json:"parts" nullable:"false"`
}

// PartOut is one fact of a light.
type PartOut struct {
	Key   string         `json:"key"`
	Unit  analysis.Unit  `json:"unit" enum:"percent,days,times,amount"`
	Value int64          `json:"value" doc:"in hundredths of the unit; in cents for an amount"`
	State analysis.Light `json:"state" enum:"good,watch,weak,none"`
	Over  money.Cents    `json:"over_cents"`
	Under money.Cents    `json:"under_cents"`
}

func (d *Desk) apiStand(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*struct{ Body DiagnosisOut }, error) {
	s, err := d.Stand(ctx, who)
	if err != nil {
		return nil, err
	}
	out := DiagnosisOut{From: s.From, To: s.To, Free: s.Free.Cents(), Lights: []LightOut{}}
	if s.Short {
		out.Red = s.Red.From
	}
	for _, l := range s.Lights {
		light := LightOut{l.Key, l.State, []PartOut{}}
		for _, p := range l.Parts {
			light.Parts = append(light.Parts, PartOut{p.Key, p.Unit, p.Value, p.State, p.Of.Cents, p.By.Cents})
		}
		out.Lights = append(out.Lights, light)
	}
	return &struct{ Body DiagnosisOut }{out}, nil
}

// NoteJSON is a note.
type NoteJSON struct {
	ID   NoteID  `json:"id" readOnly:"true" required:"false"`
	On   day.Day `json:"on" readOnly:"true" required:"false"`
	Text string  `json:"text" maxLength:"20000"`
}

func (d *Desk) apiKeep(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body NoteJSON
}) (*struct{ Body NoteJSON }, error) {
	n, err := d.Keep(ctx, who, in.Body.Text)
	return &struct{ Body NoteJSON }{NoteJSON{n.ID, n.On, n.Text}}, err
}
