package purchase

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

// payOperations are those of expenses and of payments.
func (d *Desk) payOperations(api *web.API) {
	see, run := base.To(base.See, books), base.To(base.Run, books)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/claims", Need: see, Name: "list-claims", Summary: "List what people spent or drove for the place"}, d.apiClaims)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/claims/{id}/approval", Need: run, Name: "approve-claim",
		Summary: "Approve somebody's expenses: their entry is validated"}, d.apiAccept)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/payments", Need: see, Name: "list-payments", Summary: "List the files by which a bank is asked to pay"}, d.apiPayments)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/payments", Need: run, Name: "make-payment", Status: http.StatusCreated, Creates: true,
		Summary: "Make a SEPA file (pain.001) that pays invoices and expenses"}, d.apiPay)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/payments/{id}/withdrawal", Need: run, Name: "take-back-payment",
		Summary: "Take back a file that the bank did not receive"}, d.apiTakeBack)
}

// ClaimJSON is what somebody asks back, or gives.
type ClaimJSON struct {
	ID     ClaimID        `json:"id"`
	Person base.PersonID  `json:"person"`
	Name   string         `json:"name"`
	Label  string         `json:"label"`
	On     day.Day        `json:"on" format:"date"`
	Amount money.Cents    `json:"amount_cents"`
	Km     int            `json:"km,omitempty"`
	Waived bool           `json:"waived" doc:"given to the place"`
	State  ClaimState     `json:"state" enum:"waits,refused,due,ordered,repaid,given"`
	Entry  ledger.EntryID `json:"entry_id,omitempty"`
}

func claimJSON(c Claim) ClaimJSON {
	return ClaimJSON{c.ID, c.Person, c.Name, c.Label, c.On, c.Amount, c.Km, c.Waived, c.State(), c.Entry}
}

func (d *Desk) apiClaims(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[ClaimJSON]], error) {
	all, err := d.Claims(ctx, who, "")
	out := &one[web.List[ClaimJSON]]{web.List[ClaimJSON]{Items: []ClaimJSON{}}}
	for _, c := range all {
		out.Body.Items = append(out.Body.Items, claimJSON(c))
	}
	return out, err
}

func (d *Desk) apiAccept(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ClaimID `path:"id"`
	Body struct {
		Account string  `json:"account,omitempty" doc:"of the books; the usual one of the purpose where empty"`
		On      day.Day `json:"on,omitempty" doc:"day of the entry; the claim's where empty"`
	}
}) (*one[ClaimJSON], error) {
	c, err := d.Accept(ctx, who, in.ID, in.Body.Account, in.Body.On)
	return &one[ClaimJSON]{claimJSON(c)}, err
}

// PaymentJSON is a file for the bank.
type PaymentJSON struct {
	ID      PaymentID   `json:"id"`
	Message string      `json:"message" doc:"its name for the bank"`
	On      day.Day     `json:"on" format:"date"`
	From    string      `json:"from" doc:"IBAN that pays"`
	Count   int         `json:"count"`
	Sum     money.Cents `json:"sum_cents"`
	Back    bool        `json:"taken_back"`
	Content []byte      `json:"content,omitempty" doc:"the file, in base64; where it was just made"`
}

func paymentJSON(p Payment) PaymentJSON {
	return PaymentJSON{ID: p.ID, Message: p.Message, On: p.On, From: p.IBAN, Count: p.Count, Sum: p.Sum, Back: !p.BackAt.IsZero()}
}

func (d *Desk) apiPayments(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[PaymentJSON]], error) {
	all, err := d.Payments(ctx, who)
	out := &one[web.List[PaymentJSON]]{web.List[PaymentJSON]{Items: []PaymentJSON{}}}
	for _, p := range all {
		out.Body.Items = append(out.Body.Items, paymentJSON(p))
	}
	return out, err
}

func (d *Desk) apiPay(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Facts   []string     `json:"facts" doc:"identifiers of invoices and of expenses"`
		From    string       `json:"from" doc:"IBAN that pays"`
		On      day.Day      `json:"on" format:"date"`
		Edition wire.Edition `json:"edition,omitempty" enum:"2019,2009"`
	}
}) (*one[PaymentJSON], error) {
	p, err := d.Pay(ctx, who, Order(in.Body))
	if err != nil {
		return nil, err
	}
	_, _, content, err := d.Payment(ctx, who, p.ID)
	out := &one[PaymentJSON]{paymentJSON(p)}
	out.Body.Content = content
	return out, err
}

func (d *Desk) apiTakeBack(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID PaymentID `path:"id"`
}) (*struct{}, error) {
	return nil, d.TakeBack(ctx, who, in.ID)
}
