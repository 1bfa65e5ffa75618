package budget

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/budgets", Need: see, Name: "list-budgets", Summary: "List the versions of budgets"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/budgets", Need: run, Name: "begin-budget", Status: http.StatusCreated, Creates: true,
		Summary: "Begin a version: empty, or a copy of a year or of another version"}, d.apiBegin)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/budgets/{budget}", Need: see, Name: "get-budget", Summary: "Read a version with its lines"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/budgets/{budget}/lines", Need: run, Name: "fill-budget",
		Summary: "Write all the lines of a draft anew"}, d.apiFill)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/budgets/{budget}/comparison", Need: see, Name: "compare-budget",
		Summary: "Hold a version against the books, account by account"}, d.apiCompare)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/budgets/{budget}/vote", Need: rule, Name: "vote-budget",
		Summary: "Note the vote of a version, which does not change from then on"}, d.apiVote)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/budgets/{budget}/amendment", Need: run, Name: "amend-budget", Status: http.StatusCreated, Creates: true,
		Summary: "Begin a draft from a voted version"}, d.apiAmend)
}

// BudgetIn names a version.
type BudgetIn struct {
	web.PlaceIn
	ID ID `path:"budget"`
}

// BudgetJSON is a version of a budget.
type BudgetJSON struct {
	ID      ID       `json:"id"`
	Label   string   `json:"label"`
	From    day.Day  `json:"from"`
	To      day.Day  `json:"to"`
	Months  []string `json:"months" nullable:"false"`
	Amends  ID       `json:"amends" doc:"the voted version that this one amends"`
	VotedOn day.Day  `json:"voted_on" doc:"empty in a draft"`
	VotedBy string   `json:"voted_body"`
}

// BudgetLineJSON is what is planned on an account.
type BudgetLineJSON struct {
	Account  string          `json:"account" doc:"a code of the chart, or the beginning of one"`
	Activity base.ActivityID `json:"activity,omitempty"`
	Project  ledger.AxisID   `json:"project,omitempty"`
	Site     ledger.AxisID   `json:"site,omitempty"`
	Year     money.Cents     `json:"year_cents,omitempty" doc:"spread over the months where they are not given"`
	Months   []money.Cents   `json:"months_cents,omitempty" doc:"costs and income alike are positive"`
}

type filledBudgetJSON struct {
	BudgetJSON
	Lines []BudgetLineJSON `json:"lines" nullable:"false"`
}

type comparedLineJSON struct {
	Account   string      `json:"account"`
	Label     string      `json:"label"`
	Side      Side        `json:"side" enum:"costs,income,used,given"`
	Year      money.Cents `json:"year_cents"`
	Planned   money.Cents `json:"planned_cents" doc:"over the months that are over"`
	Actual    money.Cents `json:"actual_cents"`
	Gap       money.Cents `json:"gap_cents"`
	Unplanned bool        `json:"unplanned"`
	Remark    string      `json:"remark"`
}

type comparedBudgetJSON struct {
	BudgetJSON
	Done     int                `json:"months_over"`
	Accounts []comparedLineJSON `json:"accounts" nullable:"false"`
}

type one[T any] struct{ Body T }

func jsonOf(v Version) BudgetJSON {
	return BudgetJSON{v.ID, v.Label, v.From, v.To, v.Months(), v.Amends, v.On, v.Body}
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[BudgetJSON]], error) {
	all, err := d.List(ctx, who)
	out := &one[web.List[BudgetJSON]]{web.List[BudgetJSON]{Items: []BudgetJSON{}}}
	for _, v := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(v))
	}
	return out, err
}

func (d *Desk) apiBegin(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Label   string        `json:"label" maxLength:"80"`
		From    day.Day       `json:"from" format:"date"`
		To      day.Day       `json:"to" format:"date"`
		Version ID            `json:"copy_budget,omitempty"`
		Year    ledger.YearID `json:"copy_year,omitempty"`
		By      money.Rate    `json:"by_basis_points,omitempty" doc:"added to what is copied: 200 is 2 %"`
	}
}) (*one[BudgetJSON], error) {
	v, err := d.Begin(ctx, who, Asked(in.Body))
	if err != nil {
		return nil, err
	}
	return &one[BudgetJSON]{jsonOf(v)}, nil
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *BudgetIn) (*one[filledBudgetJSON], error) {
	v, lines, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	out := filledBudgetJSON{jsonOf(v), []BudgetLineJSON{}}
	for _, l := range lines {
		out.Lines = append(out.Lines, BudgetLineJSON{l.Account, l.Activity, l.Project, l.Site, l.Year(), l.Months})
	}
	return &one[filledBudgetJSON]{out}, nil
}

func (d *Desk) apiFill(ctx context.Context, who base.Actor, in *struct {
	BudgetIn
	Body struct {
		Lines []BudgetLineJSON `json:"lines" maxItems:"500" nullable:"false"`
	}
}) (*one[filledBudgetJSON], error) {
	v, _, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	var lines []Line
	for _, l := range in.Body.Lines {
		months := l.Months
		if len(months) == 0 {
			months = l.Year.Spread(len(v.Months()))
		}
		lines = append(lines, Line{Account: l.Account, Axes: Axes{l.Activity, l.Project, l.Site}, Months: months})
	}
	if err := d.Fill(ctx, who, in.ID, lines); err != nil {
		return nil, err
	}
	return d.apiGet(ctx, who, &in.BudgetIn)
}

func (d *Desk) apiCompare(ctx context.Context, who base.Actor, in *BudgetIn) (*one[comparedBudgetJSON], error) {
	c, err := d.Compare(ctx, who, in.ID, d.today(who))
	if err != nil {
		return nil, err
	}
	out := comparedBudgetJSON{jsonOf(c.Version), c.Done, []comparedLineJSON{}}
	for _, r := range c.Rows {
		to := r.To(c.Done)
		out.Accounts = append(out.Accounts, comparedLineJSON{r.Account, r.Label, r.Side(), r.Year().Planned, to.Planned, to.Actual, to.Gap(), r.Unplanned, r.Remark})
	}
	return &one[comparedBudgetJSON]{out}, nil
}

func (d *Desk) apiVote(ctx context.Context, who base.Actor, in *struct {
	BudgetIn
	Body struct {
		On   day.Day `json:"on" format:"date"`
		Body string  `json:"body" maxLength:"80" doc:"who decided"`
	}
}) (*one[BudgetJSON], error) {
	v, err := d.Decide(ctx, who, in.ID, in.Body.On, in.Body.Body)
	if err != nil {
		return nil, err
	}
	return &one[BudgetJSON]{jsonOf(v)}, nil
}

func (d *Desk) apiAmend(ctx context.Context, who base.Actor, in *struct {
	BudgetIn
	Body struct {
		Label string `json:"label" maxLength:"80"`
	}
}) (*one[BudgetJSON], error) {
	v, err := d.Amend(ctx, who, in.ID, in.Body.Label)
	if err != nil {
		return nil, err
	}
	return &one[BudgetJSON]{jsonOf(v)}, nil
}
