package purchase

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// AskJSON is what somebody spent and drove.
type AskJSON struct {
	Items  []ItemJSON `json:"items" maxItems:"30"`
	Waived bool       `json:"waived,omitempty" doc:"given to the place"`
	IBAN   string     `json:"iban,omitempty" doc:"where to be paid"`
}

// ItemJSON is one thing of it.
type ItemJSON struct {
	Means    Means           `json:"means" enum:"spent,drive"`
	Purpose  Purpose         `json:"purpose,omitempty" doc:"travel, meal, supplies, office, post, other"`
	On       day.Day         `json:"on" format:"date"`
	Label    string          `json:"label"`
	Amount   money.Cents     `json:"amount_cents,omitempty" doc:"tax included; computed for what was driven"`
	Tax      money.Cents     `json:"tax_cents,omitempty" doc:"of it"`
	Km       int             `json:"km,omitempty"`
	Power    int             `json:"power,omitempty" doc:"of the car, in fiscal horsepower"`
	Activity base.ActivityID `json:"activity,omitempty"`
	Project  ledger.AxisID   `json:"project,omitempty"`
	File     FileID          `json:"file,omitempty" doc:"as read-bill named it"`
}

func (j AskJSON) ask() Ask {
	a := Ask{Waived: j.Waived, IBAN: j.IBAN}
	for _, it := range j.Items {
		a.Items = append(a.Items, Item{Means: it.Means, Purpose: it.Purpose, On: it.On, Label: it.Label, Amount: it.Amount, Tax: it.Tax,
			Km: it.Km, Power: it.Power, Activity: it.Activity, Project: it.Project, File: it.File})
	}
	return a
}

// ClaimJSON is what somebody asks back, or gives.
type ClaimJSON struct {
	ID     ClaimID        `json:"id"`
	Person base.PersonID  `json:"person"`
	Name   string         `json:"name"`
	Label  string         `json:"label" doc:"of its first item, and how many follow"`
	On     day.Day        `json:"on" format:"date" doc:"of its last item"`
	Amount money.Cents    `json:"amount_cents"`
	Waived bool           `json:"waived" doc:"given to the place"`
	State  ClaimState     `json:"state" enum:"waits,refused,due,ordered,repaid,given"`
	Entry  ledger.EntryID `json:"entry_id,omitempty"`
}

func claimJSON(c Claim) ClaimJSON {
	return ClaimJSON{c.ID, c.Person, c.Name, c.Label, c.On, c.Amount, c.Waived, c.State(), c.Entry}
}

func (d *Desk) apiClaims(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[ClaimJSON]], error) {
	all, err := d.Claims(ctx, who, "")
	out := &one[web.List[ClaimJSON]]{web.List[ClaimJSON]{Items: []ClaimJSON{}}}
	for _, c := range all {
		out.Body.Items = append(out.Body.Items, claimJSON(c))
	}
	return out, err
}

func (d *Desk) apiClaim(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body AskJSON
}) (*one[ClaimJSON], error) {
	c, err := d.Claim(ctx, who, in.Body.ask())
	return &one[ClaimJSON]{claimJSON(c)}, err
}

func (d *Desk) apiAccept(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ClaimID `path:"id"`
	Body struct {
		On       day.Day  `json:"on,omitempty" doc:"day of the entry; the claim's where empty"`
		Accounts []string `json:"accounts,omitempty" doc:"of the items, in their order; the usual one of the purpose where empty"`
		Recovers bool     `json:"tax_recovered,omitempty"`
	}
}) (*one[ClaimJSON], error) {
	c, err := d.Accept(ctx, who, in.ID, Decision{On: in.Body.On, Accounts: in.Body.Accounts, Recovers: in.Body.Recovers})
	return &one[ClaimJSON]{claimJSON(c)}, err
}
