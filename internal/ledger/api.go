package ledger

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run, rule := base.To(base.See, room), base.To(base.Run, room), base.To(base.Rule, room)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/ledger/entries", Need: see, Name: "list-entries",
		Summary: "List entries, the latest first, without their lines"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/entries", Need: run, Name: "create-entry", Status: http.StatusCreated, Creates: true,
		Summary: "Write a draft of an entry"}, d.apiWrite)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/ledger/entries/{id}", Need: see, Name: "get-entry",
		Summary: "Read an entry with its lines"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/ledger/entries/{id}", Need: run, Name: "change-entry",
		Summary: "Write a draft anew; a validated entry answers 409 with the reversal that would undo it"}, d.apiChange)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/ledger/entries/{id}", Need: run, Name: "delete-entry", Status: http.StatusNoContent,
		Summary: "Delete a draft; a validated entry answers 409 with the reversal that would undo it"}, d.apiDelete)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/entries/{id}/validation", Need: run, Name: "validate-entry",
		Summary: "Number and seal a draft: it never changes again"}, d.apiValidate)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/entries/{id}/reversal", Need: run, Name: "reverse-entry", Status: http.StatusCreated,
		Summary: "Undo a validated entry on a day by an entry linked to it"}, d.apiReverse)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/ledger/accounts", Need: see, Name: "list-accounts",
		Summary: "List the chart in use, with the balances of a year where one is named"}, d.apiAccounts)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/accounts", Need: run, Name: "set-account", Status: http.StatusNoContent,
		Summary: "Add an account, or change the label of one"}, d.apiAccount)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/ledger/years", Need: see, Name: "list-years",
		Summary: "List the financial years, the latest first"}, d.apiYears)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/years", Need: rule, Name: "open-year", Status: http.StatusCreated, Creates: true,
		Summary: "Open a financial year"}, d.apiYear)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/ledger/thirds", Need: see, Name: "list-thirds",
		Summary: "List the third parties, by code"}, d.apiThirds)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/ledger/aged", Need: see, Name: "aged-balance",
		Summary: "What third parties owe or are owed, by the age of their open lines"}, d.apiAged)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/thirds", Need: run, Name: "set-third", Status: http.StatusNoContent,
		Summary: "Add a third party, or change the name of one"}, d.apiThird)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/ledger/letterings", Need: run, Name: "create-lettering", Status: http.StatusCreated,
		Summary: "Letter lines of one account and one third party that settle each other"}, d.apiLetter)
}

// one is the answer of an operation on one thing.
type one[T any] struct{ Body T }

// nothing answers where all is said by the status.
type nothing struct{}

// DraftIn is an entry as a program writes it.
type DraftIn struct {
	Journal  string     `json:"journal" doc:"code of the journal"`
	Day      day.Day    `json:"day" doc:"2027-03-28"`
	Piece    string     `json:"piece,omitempty" doc:"reference of the voucher"`
	PieceDay day.Day    `json:"piece_day,omitempty"`
	Label    string     `json:"label"`
	Source   string     `json:"source,omitempty" doc:"the fact that it books, unique in the place"`
	Lines    []lineJSON `json:"lines" doc:"each a debit or a credit"`
}

func (in DraftIn) draft() Draft {
	out := Draft{Journal: in.Journal, Day: in.Day, Piece: in.Piece, PieceDay: in.PieceDay, Label: in.Label, Source: in.Source}
	for _, l := range in.Lines {
		out.Lines = append(out.Lines, l.line())
	}
	return out
}

// entryJSON is an entry.
type entryJSON struct {
	ID EntryID `json:"id"`
	DraftIn
	Year        YearID      `json:"year"`
	Rank        int64       `json:"rank,omitempty" doc:"place in the chain of its year; absent in a draft"`
	Number      string      `json:"number,omitempty"`
	ValidatedOn day.Day     `json:"validated_on,omitempty"`
	Hash        string      `json:"hash,omitempty"`
	Reverses    EntryID     `json:"reverses,omitempty" doc:"the entry that it undoes"`
	Sum         money.Cents `json:"sum_cents" doc:"of its debits"`
}

func jsonOf(e Entry) entryJSON {
	debit, _ := e.Sums()
	out := entryJSON{ID: e.ID, Year: e.Year, Rank: e.Rank, Number: e.Number, ValidatedOn: e.ValidatedOn, Hash: e.Hash, Reverses: e.Reverses, Sum: debit,
		DraftIn: DraftIn{Journal: e.Journal, Day: e.Day, Piece: e.Piece, PieceDay: e.PieceDay, Label: e.Label, Source: e.Source, Lines: []lineJSON{}}}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, jsonLine(l))
	}
	return out
}

type listIn struct {
	web.PlaceIn
	Query   string      `query:"q" doc:"every word must begin a word of the label, the voucher or the number"`
	Journal string      `query:"journal"`
	From    day.Day     `query:"from"`
	To      day.Day     `query:"to"`
	State   State       `query:"state" enum:"draft,validated"`
	Amount  money.Cents `query:"amount_cents" doc:"of one of its lines"`
	Cursor  string      `query:"cursor" doc:"next of the page before"`
	Limit   int         `query:"limit" default:"50" minimum:"1" maximum:"50"`
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *listIn) (*one[web.List[entryJSON]], error) {
	page, err := d.List(ctx, who, Filter{Query: in.Query, Journal: in.Journal, From: in.From, To: in.To, State: in.State, Amount: in.Amount,
		Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := &one[web.List[entryJSON]]{web.List[entryJSON]{Items: make([]entryJSON, len(page.Rows)), Next: page.Next}}
	for i, r := range page.Rows {
		out.Body.Items[i] = jsonOf(r.Entry)
		out.Body.Items[i].Sum = r.Sum
	}
	return out, nil
}

func (d *Desk) apiWrite(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body DraftIn
}) (*one[entryJSON], error) {
	e, err := d.Write(ctx, who, in.Body.draft())
	return &one[entryJSON]{jsonOf(e)}, err
}

// EntryIn names an entry of a place.
type EntryIn struct {
	web.PlaceIn
	ID EntryID `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *EntryIn) (*one[entryJSON], error) {
	e, err := d.Entry(ctx, who, in.ID)
	return &one[entryJSON]{jsonOf(e)}, err
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	EntryIn
	Body DraftIn
}) (*one[entryJSON], error) {
	e, err := d.Rewrite(ctx, who, in.ID, in.Body.draft())
	return &one[entryJSON]{jsonOf(e)}, d.proposing(ctx, who, in.ID, err)
}

func (d *Desk) apiDelete(ctx context.Context, who base.Actor, in *EntryIn) (*nothing, error) {
	return &nothing{}, d.proposing(ctx, who, in.ID, d.Drop(ctx, who, in.ID))
}

// proposing adds to the refusal of a change of a validated entry the reversal that
// would undo it today.
func (d *Desk) proposing(ctx context.Context, who base.Actor, id EntryID, err error) error {
	f := validatedAlready(err)
	if f == nil {
		return err
	}
	e, failed := d.Entry(ctx, who, id)
	if failed != nil {
		return failed
	}
	proposed := *f
	proposed.Extra = map[string]any{"reversal": jsonOf(Entry{Draft: e.Reversal(d.today(who))})}
	return &proposed
}

func (d *Desk) apiValidate(ctx context.Context, who base.Actor, in *EntryIn) (*one[entryJSON], error) {
	done, err := d.Validate(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return &one[entryJSON]{jsonOf(done[0])}, nil
}

func (d *Desk) apiReverse(ctx context.Context, who base.Actor, in *struct {
	EntryIn
	Body struct {
		Day day.Day `json:"day" doc:"the day of the reversal, in an open year"`
	}
}) (*one[entryJSON], error) {
	e, err := d.Reverse(ctx, who, in.ID, in.Body.Day)
	return &one[entryJSON]{jsonOf(e)}, err
}

type lineAtIn struct {
	Entry EntryID `json:"entry"`
	Line  int     `json:"line" minimum:"1" doc:"counted from 1"`
}

type letterJSON struct {
	Letter string `json:"letter" doc:"lower case for a part payment"`
}

func (d *Desk) apiLetter(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Lines   []lineAtIn `json:"lines"`
		Partial bool       `json:"partial,omitempty" doc:"letter lines that do not balance, and leave them open"`
	}
}) (*one[letterJSON], error) {
	lines := make([]At, len(in.Body.Lines))
	for i, l := range in.Body.Lines {
		lines[i] = At{l.Entry, l.Line - 1}
	}
	letter, err := d.Letter(ctx, who, in.Body.Partial, lines...)
	return &one[letterJSON]{letterJSON{letter}}, err
}

// setThird adds a third party or changes one.
func (d *Desk) setThird(ctx context.Context, who base.Actor, t Third) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.Name(ctx, tx, t) })
}
