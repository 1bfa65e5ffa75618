package analysis

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/statement"
	"pilotis/internal/web"
)

type reportIn struct {
	web.PlaceIn
	From day.Day `query:"from" doc:"first day; the first of the year where empty"`
	To   day.Day `query:"to" doc:"last day; the last of the year where empty"`
}

type answer[T any] struct{ Body T }

type nothing struct{}

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	report(api, d, web.Op{Path: "/reports/sig", Name: "report-sig", Summary: "The intermediate balances of a period in every reading, and the break-even."}, d.SIG)
	report(api, d, web.Op{Path: "/reports/ratios", Name: "report-ratios", Summary: "The ratios of a period, each with its usual reading, and the functional sheet."}, d.RatiosOf)
	report(api, d, web.Op{Path: "/reports/causes", Name: "report-causes", Summary: "Why the result of a period is not that of the year before."}, d.CausesOf)
	report(api, d, web.Op{Path: "/reports/margins", Name: "report-margins", Summary: "What each activity leaves, and what it uses of the place."}, d.MarginsOf)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/ratios/{ratio}/mark", Need: base.To(base.Rule, "ledger"), Name: "set-ratio-mark", Status: http.StatusNoContent,
		Summary: "Say what a ratio should be in this place"}, d.apiMark)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/ratios/{ratio}/mark", Need: base.To(base.Rule, "ledger"), Name: "drop-ratio-mark", Status: http.StatusNoContent,
		Summary: "Go back to the usual reading of a ratio"}, func(ctx context.Context, who base.Actor, in *MarkIn) (*nothing, error) {
		return nil, d.DropMark(ctx, who, in.Ratio)
	})
}

func report[T any](api *web.API, d *Desk, op web.Op, draw func(context.Context, base.Actor, statement.Period) (T, error)) {
	op.Method, op.Need = http.MethodGet, base.To(base.See, "ledger")
	web.Add(api, op, func(ctx context.Context, who base.Actor, in *reportIn) (*answer[T], error) {
		p, err := d.Statements.Asked(ctx, who, in.From, in.To)
		if err != nil {
			return nil, err
		}
		out, err := draw(ctx, who, p)
		return &answer[T]{out}, err
	})
}

// MarkIn names a ratio.
type MarkIn struct {
	web.PlaceIn
	Ratio string `path:"ratio"`
}

func (d *Desk) apiMark(ctx context.Context, who base.Actor, in *struct {
	MarkIn
	Body struct {
		Better string `json:"better" enum:"more,less"`
		Good   int64  `json:"good_hundredths" doc:"well from here on, in hundredths of the ratio's unit"`
		Weak   *int64 `json:"weak_hundredths,omitempty" doc:"weak beyond; absent where it only asks for attention"`
		Source string `json:"source" doc:"who says so"`
	}
}) (*nothing, error) {
	b := in.Body
	return nil, d.SetMark(ctx, who, Mark{Ratio: in.Ratio, Less: b.Better == "less", Good: b.Good, Weak: b.Weak, Source: OwnSource(b.Source)})
}
