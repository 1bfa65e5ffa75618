package law

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/law", Need: base.To(base.See, "ledger"), Name: "list-law",
		Summary: "List the figures of the law in force on a day, each with its source"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/law/{key}", Need: base.To(base.Rule, "ledger"), Name: "enter-law",
		Summary: "Enter a figure that the program does not know yet"}, d.apiEnter)
}

type knownJSON struct {
	Key        string     `json:"key"`
	Value      string     `json:"value" doc:"decimal, with a point"`
	Unit       Unit       `json:"unit" enum:"EUR,%,ratio,persons,number"`
	From       day.Day    `json:"from,omitempty" doc:"absent: always"`
	To         day.Day    `json:"to,omitempty" doc:"absent: until further notice"`
	Confidence Confidence `json:"confidence" enum:"found,knowledge,own"`
	Source     string     `json:"source"`
	Stale      bool       `json:"stale" doc:"none is known for the day: this is the last known"`
}

func jsonOf(k Known) knownJSON {
	return knownJSON{k.Key, k.Value.Write(), k.Unit, k.From, k.To, k.Confidence, k.Source, k.Stale}
}

type listIn struct {
	web.PlaceIn
	On string `query:"on" format:"date" doc:"today where absent"`
}

type listOut struct{ Body web.List[knownJSON] }

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *listIn) (*listOut, error) {
	on := d.today(who)
	if in.On != "" {
		on = day.Day(in.On)
	}
	all, err := d.All(ctx, who, on)
	out := &listOut{web.List[knownJSON]{Items: []knownJSON{}}}
	for _, k := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(k))
	}
	return out, err
}

type enterIn struct {
	web.PlaceIn
	Key  string `path:"key"`
	Body struct {
		Value  string  `json:"value"`
		From   day.Day `json:"from" format:"date"`
		To     day.Day `json:"to,omitempty"`
		Source string  `json:"source"`
	}
}

type enterOut struct{ Body knownJSON }

func (d *Desk) apiEnter(ctx context.Context, who base.Actor, in *enterIn) (*enterOut, error) {
	p, err := d.Enter(ctx, who, Entered{in.Key, in.Body.Value, in.Body.From, in.Body.To, in.Body.Source})
	return &enterOut{jsonOf(Known{Parameter: p})}, err
}
