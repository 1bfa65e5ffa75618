package purchase

import (
	"bytes"
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/einvoice"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, books), base.To(base.Run, books)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bills", Need: see, Name: "list-bills", Summary: "List the invoices of suppliers"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bills", Need: run, Name: "enter-bill", Status: http.StatusCreated, Creates: true,
		Summary: "Enter an invoice of a supplier, to be checked"}, d.apiEnter)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bills/reading", Need: run, Name: "read-bill",
		Summary: "Keep a file and read the invoice that it is: Factur-X, UBL or CII"}, d.apiRead)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/bills/{id}/approval", Need: run, Name: "approve-bill",
		Summary: "Approve an invoice: its entry is validated"}, d.apiApprove)
	d.payOperations(api)
}

// BillJSON is what is said of an invoice.
type BillJSON struct {
	Third    string         `json:"third,omitempty" doc:"code of the supplier in the books, where known"`
	Supplier string         `json:"supplier,omitempty"`
	Siren    string         `json:"siren,omitempty"`
	IBAN     string         `json:"iban,omitempty"`
	Credit   bool           `json:"credit,omitempty" doc:"the supplier gives back"`
	Number   string         `json:"number"`
	Issued   day.Day        `json:"issued" format:"date"`
	Due      day.Day        `json:"due,omitempty" doc:"as a date; empty to follow the supplier's terms"`
	Recovers bool           `json:"tax_recovered,omitempty"`
	Lines    []BillLineJSON `json:"lines,omitempty"`
	File     FileID         `json:"file,omitempty" doc:"as read-bill named it"`
}

// BillLineJSON is what a part of an invoice was for.
type BillLineJSON struct {
	Label    string          `json:"label,omitempty"`
	Account  string          `json:"account"`
	Net      money.Cents     `json:"net_cents"`
	Tax      money.Cents     `json:"tax_cents,omitempty"`
	Activity base.ActivityID `json:"activity,omitempty"`
	Project  ledger.AxisID   `json:"project,omitempty"`
}

// HeldBillJSON is an invoice that was entered.
type HeldBillJSON struct {
	ID BillID `json:"id"`
	BillJSON
	State State          `json:"state" enum:"double,check,owed,sent,paid"`
	Twin  BillID         `json:"double_of,omitempty"`
	Total money.Cents    `json:"total_cents"`
	Left  money.Cents    `json:"left_cents" doc:"to pay"`
	Entry ledger.EntryID `json:"entry_id,omitempty"`
}

func (j BillJSON) draft() Draft {
	d := Draft{Supplier: Supplier{Third: j.Third, Name: j.Supplier, Siren: j.Siren, IBAN: j.IBAN}, Credit: j.Credit, Number: j.Number,
		Issued: j.Issued, Due: j.Due, Recovers: j.Recovers, File: j.File}
	for _, l := range j.Lines {
		d.Lines = append(d.Lines, Line(l))
	}
	return d
}

func draftJSON(d Draft) BillJSON {
	j := BillJSON{Third: d.Supplier.Third, Supplier: d.Supplier.Name, Siren: d.Supplier.Siren, IBAN: d.Supplier.IBAN, Credit: d.Credit, Number: d.Number,
		Issued: d.Issued, Due: d.Due, Recovers: d.Recovers, File: d.File}
	for _, l := range d.Lines {
		j.Lines = append(j.Lines, BillLineJSON(l))
	}
	return j
}

func billJSON(b Bill) HeldBillJSON {
	return HeldBillJSON{ID: b.ID, BillJSON: draftJSON(b.Draft), State: b.State(), Twin: b.Twin, Total: b.Gross(), Left: b.Left, Entry: b.Entry}
}

type one[T any] struct{ Body T }

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Show   Show   `query:"show" enum:",check,owed,week,month,late"`
	Query  string `query:"q"`
	Cursor string `query:"cursor"`
}) (*one[web.List[HeldBillJSON]], error) {
	p, err := d.List(ctx, who, Filter{Show: in.Show, Query: in.Query, Cursor: in.Cursor})
	out := &one[web.List[HeldBillJSON]]{web.List[HeldBillJSON]{Items: []HeldBillJSON{}, Next: p.Next}}
	for _, b := range p.Rows {
		out.Body.Items = append(out.Body.Items, billJSON(b))
	}
	return out, err
}

func (d *Desk) apiEnter(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body BillJSON
}) (*one[HeldBillJSON], error) {
	b, err := d.Enter(ctx, who, in.Body.draft())
	return &one[HeldBillJSON]{billJSON(b)}, err
}

// ReadBillJSON is what a file says, to be completed and entered.
type ReadBillJSON struct {
	BillJSON
	Missing []string `json:"missing" doc:"what the file does not say"`
	Notes   []string `json:"notes" doc:"what is to be looked at, in the language of the place"`
}

func (d *Desk) apiRead(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Name    string `json:"name,omitempty"`
		Content []byte `json:"content" doc:"the file, in base64"`
	}
}) (*one[ReadBillJSON], error) {
	said, err := einvoice.Read(in.Body.Content)
	if err != nil {
		return nil, err
	}
	kept, _, err := d.Keep(ctx, who, in.Body.Name, bytes.NewReader(in.Body.Content))
	if err != nil {
		return nil, err
	}
	draft, notes, err := d.Propose(ctx, who, said)
	draft.File = kept.ID
	out := &one[ReadBillJSON]{ReadBillJSON{BillJSON: draftJSON(draft), Missing: append([]string{}, said.Missing()...), Notes: []string{}}}
	for _, n := range notes {
		out.Body.Notes = append(out.Body.Notes, ui.T(ctx, n.Key, n.Args))
	}
	return out, err
}

func (d *Desk) apiApprove(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   BillID `path:"id"`
	Body struct {
		On day.Day `json:"on,omitempty" doc:"day of the entry; the invoice's where empty"`
	}
}) (*one[HeldBillJSON], error) {
	b, err := d.Approve(ctx, who, in.ID, in.Body.On)
	return &one[HeldBillJSON]{billJSON(b)}, err
}
