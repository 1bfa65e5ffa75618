package purchase

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

// payOperations are those of expenses and of payments.
func (d *Desk) payOperations(api *web.API) {
	see, run := base.To(base.See, books), base.To(base.Run, books)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/claims", Need: see, Name: "list-claims", Summary: "List what people spent or drove for the place"}, d.apiClaims)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/claims", Need: base.To(base.Join, "claim"), Name: "create-claim", Status: http.StatusCreated, Creates: true,
		Summary: "Ask back, or give, what one spent and drove"}, d.apiClaim)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/claims/{id}/approval", Need: run, Name: "approve-claim",
		Summary: "Approve somebody's expenses: their entry is validated"}, d.apiAccept)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/payments", Need: see, Name: "list-payments", Summary: "List the files by which a bank is asked to pay"}, d.apiPayments)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/payments", Need: run, Name: "make-payment", Status: http.StatusCreated, Creates: true,
		Summary: "Make a SEPA file (pain.001) that pays invoices and expenses"}, d.apiPay)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/payments/{id}/withdrawal", Need: run, Name: "take-back-payment",
		Summary: "Take back a file that the bank did not receive"}, d.apiTakeBack)
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
