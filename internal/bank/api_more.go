package bank

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

func (d *Desk) moreOperations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bank/accounts/{id}/statements", Need: see, Name: "list-bank-statements",
		Summary: "List the statements of an account, the latest first, with what each opened and closed on"}, d.apiStatements)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bank/acceptances", Need: run, Name: "accept-bank-proposals",
		Summary: "Book proposals of several moves at once: those that are named, or all that are sure"}, d.apiAcceptAll)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/bank/accounts/{id}/columns", Need: run, Name: "forget-bank-columns",
		Summary: "Forget how the tables of an account are written"}, d.apiUnlearn)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bank/payouts", Need: run, Name: "read-payout",
		Summary: "Read the detail of a provider's transfer: what was paid for each kind of thing, and what it kept"}, d.apiPayout)
}

// bankAccountIn names an account.
type bankAccountIn struct {
	web.PlaceIn
	ID AccountID `path:"id"`
}

type bankStatementJSON struct {
	ID      StatementID `json:"id"`
	File    string      `json:"file,omitempty"`
	Format  string      `json:"format"`
	From    day.Day     `json:"from"`
	To      day.Day     `json:"to"`
	Opening money.Cents `json:"opening_cents"`
	Closing money.Cents `json:"closing_cents"`
}

func (d *Desk) apiStatements(ctx context.Context, who base.Actor, in *bankAccountIn) (*out[web.List[bankStatementJSON]], error) {
	if _, err := getAccount(ctx, d.DB, who.Place, in.ID); err != nil {
		return nil, err
	}
	all, err := d.Statements(ctx, who, in.ID)
	o := &out[web.List[bankStatementJSON]]{web.List[bankStatementJSON]{Items: []bankStatementJSON{}}}
	for _, s := range all {
		o.Body.Items = append(o.Body.Items, bankStatementJSON{s.ID, s.File, s.Format, s.From, s.To, s.Opening, s.Closing})
	}
	return o, err
}

type bankPickJSON struct {
	Move     MoveID `json:"move_id"`
	Proposal string `json:"proposal" doc:"its key"`
}

type bankAcceptedJSON struct {
	Booked int `json:"booked"`
	Left   int `json:"left" doc:"what does not hold any more and waits"`
}

func (d *Desk) apiAcceptAll(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Picks []bankPickJSON `json:"picks,omitempty" maxItems:"500" doc:"absent: the first proposal of each move whose reason names what it is about"`
	}
}) (*out[bankAcceptedJSON], error) {
	var picks []Pick
	for _, p := range in.Body.Picks {
		picks = append(picks, Pick{p.Move, p.Proposal})
	}
	var err error
	if in.Body.Picks == nil {
		if picks, err = d.surePicks(ctx, who); err != nil {
			return nil, err
		}
	}
	done, err := d.AcceptAll(ctx, who, picks...)
	return &out[bankAcceptedJSON]{bankAcceptedJSON{done, len(picks) - done}}, err
}

// surePicks are the proposals that the page ticks beforehand.
func (d *Desk) surePicks(ctx context.Context, who base.Actor) ([]Pick, error) {
	moves, _, err := d.Waiting(ctx, who)
	if err != nil {
		return nil, err
	}
	found, err := d.Proposals(ctx, d.DB, who, moves...)
	var picks []Pick
	for i, m := range moves {
		if len(found) > i && len(found[i]) > 0 && found[i][0].sure() {
			picks = append(picks, Pick{m.ID, found[i][0].Key()})
		}
	}
	return picks, err
}

func (d *Desk) apiUnlearn(ctx context.Context, who base.Actor, in *bankAccountIn) (*struct{}, error) {
	return nil, d.Unlearn(ctx, who, in.ID)
}

// bankColumnsJSON says what each column of a table holds.
type bankColumnsJSON struct {
	Columns   []string `json:"columns" maxItems:"60" doc:"from the left: day, value, label, detail, amount, out, in, id, reference, or nothing for what is left out"`
	Separator string   `json:"separator,omitempty"`
	Skip      int      `json:"skip,omitempty" minimum:"0" doc:"lines before the first move"`
}

// hints are what is said of a table whose columns nobody knows yet.
func (j *bankColumnsJSON) hints(dates wire.Order) wire.Hints {
	h := wire.Hints{Dates: dates}
	if j == nil {
		return h
	}
	h.CSV = wire.Profile{Separator: j.Separator, Skip: j.Skip, Dates: dates}
	for _, c := range j.Columns {
		h.CSV.Columns = append(h.CSV.Columns, wire.Column(c))
	}
	if h.CSV.Dates == "" {
		h.CSV.Dates = wire.DayFirst
	}
	return h
}

type payoutJSON struct {
	Gross money.Cents      `json:"gross_cents"`
	Fee   money.Cents      `json:"fee_cents"`
	Kinds []payoutKindJSON `json:"kinds"`
}

type payoutKindJSON struct {
	Name  string      `json:"name"`
	Gross money.Cents `json:"gross_cents"`
	Count int         `json:"count"`
}

func (d *Desk) apiPayout(_ context.Context, _ base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Content []byte `json:"content" doc:"the table that the provider exports, in base 64"`
	}
}) (*out[payoutJSON], error) {
	p, err := wire.ReadPayout(in.Body.Content)
	if err != nil {
		return nil, err
	}
	o := &out[payoutJSON]{payoutJSON{Gross: p.Gross, Fee: p.Fee, Kinds: []payoutKindJSON{}}}
	for _, k := range p.Kinds {
		o.Body.Kinds = append(o.Body.Kinds, payoutKindJSON(k))
	}
	return o, nil
}
