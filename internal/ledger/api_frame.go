package ledger

import (
	"context"
	"errors"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

type accountJSON struct {
	Code     string       `json:"code"`
	Label    string       `json:"label"`
	Opened   bool         `json:"lettered,omitempty" doc:"its lines are lettered"`
	ClosedOn day.Day      `json:"closed_on,omitempty"`
	Balance  *money.Cents `json:"balance_cents,omitempty" doc:"debit less credit in the year named"`
}

func (d *Desk) apiAccounts(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Year YearID `query:"year"`
}) (*one[web.List[accountJSON]], error) {
	all, err := d.Accounts(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	sums := map[string]money.Cents{}
	if in.Year != "" {
		if _, err := d.Year(ctx, d.DB, who, in.Year); err != nil {
			return nil, err
		}
		totals, err := accountSums(ctx, d.DB, who.Place, in.Year)
		if err != nil {
			return nil, err
		}
		sums = Balance(totals)
	}
	out := &one[web.List[accountJSON]]{web.List[accountJSON]{Items: make([]accountJSON, len(all))}}
	for i, a := range all {
		out.Body.Items[i] = accountJSON{Code: a.Code, Label: a.Label, Opened: a.Opened, ClosedOn: a.ClosedOn}
		if in.Year != "" {
			balance := sums[a.Code]
			out.Body.Items[i].Balance = &balance
		}
	}
	return out, nil
}

func (d *Desk) apiAccount(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Code   string `json:"code" doc:"three figures at least, the first from 1 to 8"`
		Label  string `json:"label"`
		Opened bool   `json:"lettered,omitempty" doc:"its lines are lettered"`
	}
}) (*nothing, error) {
	return &nothing{}, d.SetAccounts(ctx, who, Account{Code: in.Body.Code, Label: in.Body.Label, Opened: in.Body.Opened})
}

type yearJSON struct {
	ID       YearID  `json:"id"`
	From     day.Day `json:"from"`
	To       day.Day `json:"to"`
	Chart    string  `json:"chart,omitempty" doc:"which chart of accounts it follows"`
	ClosedOn day.Day `json:"closed_on,omitempty"`
}

func jsonYear(y Year) yearJSON { return yearJSON(y) }

func (d *Desk) apiYears(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[yearJSON]], error) {
	all, err := d.Years(ctx, d.DB, who)
	out := &one[web.List[yearJSON]]{web.List[yearJSON]{Items: make([]yearJSON, len(all))}}
	for i, y := range all {
		out.Body.Items[i] = jsonYear(y)
	}
	return out, err
}

func (d *Desk) apiYear(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		From  day.Day `json:"from"`
		To    day.Day `json:"to"`
		Chart string  `json:"chart,omitempty" doc:"which chart of accounts it follows"`
	}
}) (*one[yearJSON], error) {
	y, err := d.OpenYear(ctx, who, in.Body.From, in.Body.To, in.Body.Chart)
	return &one[yearJSON]{jsonYear(y)}, err
}

type thirdJSON struct {
	Code     string        `json:"code"`
	Label    string        `json:"label"`
	Person   base.PersonID `json:"person,omitempty" doc:"who that is among the people of the place"`
	ClosedOn day.Day       `json:"closed_on,omitempty"`
}

func (d *Desk) apiThirds(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[thirdJSON]], error) {
	all, err := d.Thirds(ctx, d.DB, who)
	out := &one[web.List[thirdJSON]]{web.List[thirdJSON]{Items: make([]thirdJSON, len(all))}}
	for i, t := range all {
		out.Body.Items[i] = thirdJSON(t)
	}
	return out, err
}

func (d *Desk) apiThird(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Code   string        `json:"code"`
		Label  string        `json:"label"`
		Person base.PersonID `json:"person,omitempty"`
	}
}) (*nothing, error) {
	return &nothing{}, d.setThird(ctx, who, Third{Code: in.Body.Code, Label: in.Body.Label, Person: in.Body.Person})
}

// validatedAlready gives the refusal to change what is validated, nil for any other.
func validatedAlready(err error) *base.Fault {
	var f *base.Fault
	if errors.As(err, &f) && f.Key == "ledger.validated_already" {
		return f
	}
	return nil
}
