package tally

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/web"
)

// Operations adds the room's reads to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/figures", Need: base.To(base.See, "certification"), Name: "get-figures",
		Summary: "Read how many obtained a certification, its units and its competences, of how many heard; what is of too few is masked"}, d.apiSheet)
}

// ShareJSON is how many of a base obtained something.
type ShareJSON struct {
	Key    string `json:"key" doc:"a route, a session, the code of a unit or of a competence"`
	Label  string `json:"label,omitempty"`
	N      *int   `json:"n" doc:"how many obtained it; null where it is of so few that one would be recognised"`
	Of     int    `json:"of" doc:"of how many"`
	Masked bool   `json:"masked"`
}

// UnitFiguresJSON is the share of a unit with those of its competences.
type UnitFiguresJSON struct {
	ShareJSON
	Version     string      `json:"version"`
	Competences []ShareJSON `json:"competences" nullable:"false"`
}

// FiguresJSON is what juries decided of a certification.
type FiguresJSON struct {
	Year     int               `json:"year" doc:"civil year; 0 for all"`
	People   ShareJSON         `json:"people" doc:"who holds the certification, of the persons heard"`
	Excused  int               `json:"excused"`
	Absent   int               `json:"absent"`
	Routes   []ShareJSON       `json:"routes" nullable:"false"`
	Sessions []ShareJSON       `json:"sessions" nullable:"false"`
	Units    []UnitFiguresJSON `json:"units" nullable:"false"`
}

func (d *Desk) apiSheet(ctx context.Context, who base.Actor, in *struct {
	ID   base.ID[certification.Certification] `path:"id"`
	Year int                                  `query:"year" doc:"civil year; 0 for all"`
}) (*struct{ Body FiguresJSON }, error) {
	s, err := d.Sheet(ctx, who, in.ID, in.Year)
	if err != nil {
		return nil, err
	}
	out := FiguresJSON{Year: s.Year, People: told(s.People), Excused: s.Excused, Absent: s.Absent, Routes: toldAll(s.Routes), Sessions: toldAll(s.Sessions), Units: []UnitFiguresJSON{}}
	for _, a := range s.Asked {
		for _, u := range a.Units {
			out.Units = append(out.Units, UnitFiguresJSON{told(u.Share), a.Version.Name, toldAll(u.Competences)})
		}
	}
	return &struct{ Body FiguresJSON }{out}, nil
}

func told(s Share) ShareJSON {
	out := ShareJSON{Key: s.Key, Label: s.Label, Of: s.Of, Masked: s.Masked}
	if !s.Masked {
		out.N = &s.N
	}
	return out
}

func toldAll(all []Share) []ShareJSON {
	out := make([]ShareJSON, len(all))
	for i, s := range all {
		out[i] = told(s)
	}
	return out
}
