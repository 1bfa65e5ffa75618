package bank

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/wire"
	"pilotis/internal/words"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bank/accounts", Need: see, Name: "list-bank-accounts",
		Summary: "List the bank accounts and cash boxes"}, d.apiAccounts)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bank/statements", Need: run, Name: "take-bank-statement", Creates: true,
		Summary: "Take a statement in: what is there already is left out"}, d.apiTake)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bank/accounts/{id}/counts", Need: run, Name: "count-cash-box", Status: http.StatusCreated, Creates: true,
		Summary: "Keep a count of a cash box, and book what it differs by"}, d.apiCount)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bank/cheques", Need: see, Name: "list-waiting-cheques",
		Summary: "List the cheques that wait to be taken to the bank"}, d.apiCheques)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bank/deposits", Need: run, Name: "deposit-cheques", Status: http.StatusCreated, Creates: true,
		Summary: "Take cheques to the bank together, with one slip"}, d.apiDeposit)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bank/moves", Need: see, Name: "list-waiting-bank-moves",
		Summary: "List the oldest moves that wait to be sorted, with what each may be for"}, d.apiWaiting)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/bank/moves/{id}/sorting", Need: run, Name: "sort-bank-move",
		Summary: "Book a move: by one of its proposals, or by parts that add up to it"}, d.apiSort)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/bank/moves/{id}/sorting", Need: run, Name: "undo-bank-move",
		Summary: "Reverse the entry of a move, which waits anew"}, d.apiUndo)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bank/accounts/{id}/reconciliation", Need: see, Name: "reconcile-bank-account",
		Summary: "Prove that the books, with what is outstanding, are what the bank says on a day"}, d.apiAgree)
	d.moreOperations(api)
}

// bankReportJSON is what a statement holds, and what it did.
type bankReportJSON Report

// out is the answer of an operation.
type out[T any] struct{ Body T }

// bankAccountJSON is a bank account or a cash box.
type bankAccountJSON struct {
	ID     AccountID `json:"id"`
	Code   string    `json:"code" doc:"its account in the books"`
	Name   string    `json:"name"`
	Kind   string    `json:"kind" enum:"bank,cash"`
	Number string    `json:"number,omitempty" doc:"IBAN or number"`
}

func (d *Desk) apiAccounts(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*out[web.List[bankAccountJSON]], error) {
	all, err := d.Accounts(ctx, d.DB, who)
	o := &out[web.List[bankAccountJSON]]{web.List[bankAccountJSON]{Items: []bankAccountJSON{}}}
	for _, a := range all {
		o.Body.Items = append(o.Body.Items, bankAccountJSON{a.ID, a.Code, a.Name, string(a.Kind), a.Number})
	}
	return o, err
}

func (d *Desk) apiTake(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Account string           `json:"account" doc:"account of the books, made where it is missing"`
		Name    string           `json:"name,omitempty" doc:"name of the file"`
		Content []byte           `json:"content" doc:"the file, in base 64"`
		Dates   string           `json:"dates,omitempty" enum:"dmy,mdy" doc:"order of days where the file does not say"`
		Columns *bankColumnsJSON `json:"columns,omitempty" doc:"what a table holds; kept for the next file of the account"`
		Confirm bool             `json:"confirm,omitempty" doc:"although its balance does not follow the last statement"`
		DryRun  bool             `json:"dry_run,omitempty"`
	}
}) (*out[bankReportJSON], error) {
	b := in.Body
	r, err := d.Take(ctx, who, Taking{Code: b.Account, File: b.Name, Body: b.Content, Hints: b.Columns.hints(wire.Order(b.Dates)), Learn: b.Columns != nil, Confirm: b.Confirm, DryRun: b.DryRun})
	if err == nil && r.Refused && !b.DryRun {
		err = &base.Fault{Kind: base.Conflict, Key: "bank.gap_unconfirmed", Extra: map[string]any{"report": r}}
	}
	if err != nil {
		return nil, err
	}
	return &out[bankReportJSON]{bankReportJSON(r)}, nil
}

// bankMoveJSON is a move that waits.
type bankMoveJSON struct {
	ID        MoveID             `json:"id"`
	Account   AccountID          `json:"account_id"`
	Day       string             `json:"day"`
	Amount    money.Cents        `json:"amount_cents" doc:"what came is positive"`
	Label     string             `json:"label"`
	Detail    string             `json:"detail,omitempty"`
	Doubtful  bool               `json:"doubtful"`
	Proposals []bankProposalJSON `json:"proposals"`
}

// bankProposalJSON is what a move may be for.
type bankProposalJSON struct {
	Key     string           `json:"key" doc:"names it where the move is sorted"`
	Why     string           `json:"why"`
	Entry   string           `json:"entry_id,omitempty" doc:"an entry that is there already"`
	Targets []bankTargetJSON `json:"targets,omitempty"`
}

// bankTargetJSON is what a part of a move is for.
type bankTargetJSON struct {
	Account  string          `json:"account"`
	Third    string          `json:"third,omitempty"`
	Amount   money.Cents     `json:"amount_cents" doc:"as the move's: the parts add up to it"`
	Activity base.ActivityID `json:"activity_id,omitempty"`
	Project  ledger.AxisID   `json:"project_id,omitempty"`
	Split    ledger.SplitID  `json:"split_id,omitempty" doc:"key that shares the part out"`
}

func (d *Desk) apiWaiting(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*out[web.List[bankMoveJSON]], error) {
	moves, _, err := d.Waiting(ctx, who)
	if err != nil {
		return nil, err
	}
	found, err := d.Proposals(ctx, d.DB, who, moves...)
	o := &out[web.List[bankMoveJSON]]{web.List[bankMoveJSON]{Items: []bankMoveJSON{}}}
	for i, m := range moves {
		j := bankMoveJSON{m.ID, m.Account, string(m.Day), m.Amount, m.Label, m.Detail, m.Doubtful, []bankProposalJSON{}}
		for _, p := range found[i] {
			j.Proposals = append(j.Proposals, p.json(who.Lang))
		}
		o.Body.Items = append(o.Body.Items, j)
	}
	return o, err
}

func (p Proposal) json(lang string) bankProposalJSON {
	j := bankProposalJSON{Key: p.Key(), Why: words.T(lang, p.Why.Key, p.Why.Args), Entry: string(p.Entry)}
	for _, t := range p.Targets {
		j.Targets = append(j.Targets, bankTargetJSON{t.Account, t.Third, t.Amount, t.Activity, t.Project, t.Split})
	}
	return j
}

// MoveIn names a move.
type MoveIn struct {
	web.PlaceIn
	ID MoveID `path:"id"`
}

// bankDoneJSON names the entry that a move was booked by.
type bankDoneJSON struct {
	Entry string `json:"entry_id"`
}

func (d *Desk) apiSort(ctx context.Context, who base.Actor, in *struct {
	MoveIn
	Body struct {
		Proposal string           `json:"proposal,omitempty" doc:"key of a proposal, in place of targets"`
		Targets  []bankTargetJSON `json:"targets,omitempty" maxItems:"200"`
		Learn    bool             `json:"learn,omitempty" doc:"propose the same for moves of the same words"`
	}
}) (*out[bankDoneJSON], error) {
	s := Sorting{Learn: in.Body.Learn}
	for _, t := range in.Body.Targets {
		s.Targets = append(s.Targets, Target{Account: t.Account, Third: t.Third, Amount: t.Amount, Activity: t.Activity, Project: t.Project, Split: t.Split})
	}
	var err error
	if in.Body.Proposal != "" {
		err = d.Accept(ctx, who, in.ID, in.Body.Proposal)
	} else {
		_, err = d.Sort(ctx, who, in.ID, s)
	}
	if err != nil {
		return nil, err
	}
	m, err := d.Move(ctx, who, in.ID)
	return &out[bankDoneJSON]{bankDoneJSON{string(m.Entry)}}, err
}

func (d *Desk) apiUndo(ctx context.Context, who base.Actor, in *MoveIn) (*struct{}, error) {
	return nil, d.Undo(ctx, who, in.ID)
}

// bankAgreementJSON is a reconciliation statement.
type bankAgreementJSON struct {
	On          string      `json:"on"`
	Book        money.Cents `json:"book_cents"`
	Outstanding money.Cents `json:"outstanding_cents"`
	Bank        money.Cents `json:"bank_cents"`
	Gap         money.Cents `json:"gap_cents" doc:"what nothing explains"`
	Unsorted    []MoveID    `json:"unsorted_moves"`
	Unseen      []string    `json:"unseen_entries"`
}

func (d *Desk) apiAgree(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID AccountID `path:"id"`
	On string    `query:"on" doc:"day; today where absent"`
}) (*out[bankAgreementJSON], error) {
	on := d.Today(who)
	if in.On != "" {
		var err error
		if on, err = day.Parse(in.On); err != nil {
			return nil, base.Wrong("on", "base.not_a_day")
		}
	}
	a, err := d.Agree(ctx, who, in.ID, on)
	if err != nil {
		return nil, err
	}
	j := bankAgreementJSON{string(on), a.Book, a.Outstanding(), a.Bank, a.Gap(), []MoveID{}, []string{}}
	for _, m := range a.Unsorted {
		j.Unsorted = append(j.Unsorted, m.ID)
	}
	for _, l := range a.Unseen {
		j.Unseen = append(j.Unseen, string(l.Entry))
	}
	return &out[bankAgreementJSON]{j}, nil
}
