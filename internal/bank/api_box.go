package bank

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

type bankPiecesJSON struct {
	Face money.Cents `json:"face_cents"`
	N    int         `json:"count"`
}

type bankCountJSON struct {
	ID       base.ID[Count] `json:"id"`
	Counted  money.Cents    `json:"counted_cents"`
	Expected money.Cents    `json:"expected_cents"`
	Gap      money.Cents    `json:"gap_cents"`
	Entry    string         `json:"entry_id,omitempty" doc:"that books the gap"`
}

func (d *Desk) apiCount(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   AccountID `path:"id"`
	Body struct {
		Day    day.Day          `json:"day"`
		Pieces []bankPiecesJSON `json:"pieces" maxItems:"30"`
		Note   string           `json:"note,omitempty" doc:"why it differs from the books"`
	}
}) (*out[bankCountJSON], error) {
	count := Count{Account: in.ID, Day: in.Body.Day, Note: in.Body.Note, Pieces: map[money.Cents]int{}}
	for _, p := range in.Body.Pieces {
		count.Pieces[p.Face] += p.N
	}
	c, err := d.Count(ctx, who, count)
	return &out[bankCountJSON]{bankCountJSON{c.ID, c.Counted, c.Expected, c.Gap(), string(c.Entry)}}, err
}

type bankChequeJSON struct {
	Entry    ledger.EntryID `json:"entry_id"`
	Position int            `json:"position"`
	Day      day.Day        `json:"day,omitempty"`
	Third    string         `json:"third,omitempty"`
	Amount   money.Cents    `json:"amount_cents,omitempty"`
	Label    string         `json:"label,omitempty"`
}

func (d *Desk) apiCheques(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*out[web.List[bankChequeJSON]], error) {
	all, err := d.Cheques(ctx, d.DB, who)
	o := &out[web.List[bankChequeJSON]]{web.List[bankChequeJSON]{Items: []bankChequeJSON{}}}
	for _, l := range all {
		o.Body.Items = append(o.Body.Items, bankChequeJSON{l.Entry, l.Position, l.Day, l.Third, l.Amount(), l.Said()})
	}
	return o, err
}

type bankDepositJSON struct {
	ID     base.ID[Deposit] `json:"id"`
	Number int              `json:"number"`
	Amount money.Cents      `json:"amount_cents"`
	Entry  string           `json:"entry_id"`
}

func (d *Desk) apiDeposit(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Account AccountID        `json:"account_id"`
		Day     day.Day          `json:"day"`
		Cheques []bankChequeJSON `json:"cheques" maxItems:"500" doc:"entry and position of each"`
	}
}) (*out[bankDepositJSON], error) {
	var cheques []ledger.At
	for _, c := range in.Body.Cheques {
		cheques = append(cheques, ledger.At{Entry: c.Entry, Position: c.Position})
	}
	s, err := d.Deposit(ctx, who, in.Body.Account, in.Body.Day, cheques...)
	return &out[bankDepositJSON]{bankDepositJSON{s.ID, s.Number, s.Amount, string(s.Entry)}}, err
}
