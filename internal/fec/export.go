package fec

import (
	"context"
	"errors"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Exported is a file of entries that was written.
type Exported struct {
	Name     string `json:"file"`     // <SIREN>FEC<closing day>.txt
	Encoding string `json:"encoding"` // ISO 8859-15, or UTF-8 where a character asks for it
	Entries  int    `json:"entries"`
	Lines    int    `json:"lines"`
}

// Target is what a file is written to; it begins again where the encoding changes.
type Target interface {
	io.Writer
	Reset() error
}

// readers is how many read the entries of a year beside each other.
const readers = 2

// refusalsMax bounds the list of what would be rejected.
const refusalsMax = 1000

// Export writes the file of a year, strictly: where the tax office or an accountant
// would find something to say, it is refused with the list, in the fields of the
// fault, and what the target was given is worth nothing. A year is read as of one moment.
func (d *Desk) Export(ctx context.Context, who base.Actor, id ledger.YearID, to Target) (Exported, error) {
	var out Exported
	waiting, err := d.drafts(ctx, who, id) // before the views: who holds readers asks for no other
	if err != nil {
		return out, err
	}
	err = d.DB.Views(ctx, readers, func(ctx context.Context, views []db.Reader) error {
		w, err := d.writer(ctx, views[0], who, id, to)
		if err != nil {
			return err
		}
		w.wrong = append(w.wrong, waiting...)
		if err := w.write(func(do func(ledger.Entry) error) error { return d.Ledger.EachValidated(ctx, views, who, id, do) }); err != nil {
			return err
		}
		out = w.out
		return w.verdict()
	})
	return out, err
}

// writer prepares what every line is written with.
func (d *Desk) writer(ctx context.Context, r db.Reader, who base.Actor, id ledger.YearID, to Target) (*writer, error) {
	year, err := d.Ledger.Year(ctx, r, who, id)
	if err != nil {
		return nil, err
	}
	w := &writer{to: to, year: year, accounts: map[string]string{}, journals: map[string]string{}, thirds: map[string]string{}}
	holder, err := d.Holder(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	if holder.Siren == "" {
		w.wrong.Wrong("siren", "fec.no_siren")
	}
	w.out.Name = holder.Siren + "FEC" + compact(year.To) + ".txt"
	accounts, err := d.Ledger.Accounts(ctx, r, who)
	if err != nil {
		return nil, err
	}
	for _, a := range accounts {
		w.accounts[a.Code] = a.Label
	}
	journals, err := d.Ledger.Journals(ctx, r, who)
	if err != nil {
		return nil, err
	}
	for _, j := range journals {
		w.journals[j.Code] = j.Label
	}
	thirds, err := d.Ledger.Thirds(ctx, r, who)
	for _, t := range thirds {
		w.thirds[t.Code] = t.Label
	}
	return w, err
}

// drafts refuses the entries of the year that are not validated, and says which do not balance.
func (d *Desk) drafts(ctx context.Context, who base.Actor, id ledger.YearID) (base.Checks, error) {
	year, err := d.Ledger.Year(ctx, d.DB, who, id)
	if err != nil {
		return nil, err
	}
	var w writer
	f := ledger.Filter{From: year.From, To: year.To, State: ledger.Waiting}
	for {
		page, err := d.Ledger.List(ctx, who, f)
		if err != nil {
			return nil, err
		}
		for _, row := range page.Rows {
			e, err := d.Ledger.Entry(ctx, who, row.ID)
			if err != nil {
				return nil, err
			}
			w.refuse(string(e.ID), "fec.not_validated", base.Args{"label": e.Label, "day": said(e.Day)})
			if debit, credit := e.Sums(); debit != credit {
				w.refuse(string(e.ID), "fec.draft_unbalanced", base.Args{"label": e.Label, "gap": (debit - credit).Abs()})
			}
		}
		if f.Cursor = page.Next; f.Cursor == "" || len(w.wrong) >= refusalsMax {
			return w.wrong, nil
		}
	}
}

// verdict refuses with the list of what would be rejected, if there is any.
func (w *writer) verdict() error {
	if w.out.Entries == 0 && len(w.wrong) == 0 {
		w.wrong.Wrong("year", "fec.no_entries")
	}
	if len(w.wrong) == 0 {
		return nil
	}
	return &base.Fault{Kind: base.Invalid, Key: "fec.would_be_rejected", Args: base.Args{"n": len(w.wrong)}, Fields: w.wrong}
}

// YearNamed finds the year that closes in a civil year: "2027".
func (d *Desk) YearNamed(ctx context.Context, who base.Actor, year string) (ledger.Year, error) {
	if !yearAsked.MatchString(year) {
		return ledger.Year{}, base.Wrong("year", "fec.year_asked")
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return ledger.Year{}, err
	}
	for _, y := range years {
		if strings.HasPrefix(string(y.To), year) {
			return y, nil
		}
	}
	return ledger.Year{}, base.Wrong("year", "fec.no_such_year", base.Args{"year": year})
}

// write writes all the entries in the encoding of the law, or, where a character
// does not fit in it, all of them again in UTF-8.
func (w *writer) write(each func(do func(ledger.Entry) error) error) error {
	err := w.attempt(each)
	if !errors.Is(err, errUnfit) {
		return err
	}
	if err := w.to.Reset(); err != nil {
		return err
	}
	w.utf8, w.out.Entries, w.out.Lines, w.numbers = true, 0, 0, sequence{}
	w.wrong = w.wrong[:w.before]
	return w.attempt(each)
}
