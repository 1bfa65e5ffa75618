package statement

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// JournalReport is the journal: whole, or a page of it.
type JournalReport struct {
	From    day.Day    `json:"from"`
	To      day.Day    `json:"to"`
	Entries []EntryOut `json:"entries" nullable:"false"`
	Next    string     `json:"next" doc:"cursor of the next page, empty on the last"`
}

// EntryOut is one validated entry.
type EntryOut struct {
	ID          string      `json:"id"`
	Number      string      `json:"number"`
	Journal     string      `json:"journal"`
	Day         day.Day     `json:"day"`
	Piece       string      `json:"piece"`
	Label       string      `json:"label"`
	ValidatedOn string      `json:"validated_on" doc:"empty where an imported file did not say"`
	Lines       []EntryLine `json:"lines" nullable:"false"`
}

// EntryLine is one line of an entry.
type EntryLine struct {
	Account string      `json:"account"`
	Third   string      `json:"third" doc:"code of a third party, empty where none"`
	Label   string      `json:"label"`
	Debit   money.Cents `json:"debit_cents"`
	Credit  money.Cents `json:"credit_cents"`
	Letter  string      `json:"letter"`
}

// LedgerReport is the general ledger: whole, or a page of it.
type LedgerReport struct {
	From     day.Day      `json:"from"`
	To       day.Day      `json:"to"`
	Accounts []SectionOut `json:"accounts" nullable:"false"`
	Next     string       `json:"next" doc:"cursor of the next page, empty on the last"`
}

// SectionOut is one account of the general ledger, or a third party on it.
type SectionOut struct {
	SectionHead
	Lines []LineInBook `json:"lines" nullable:"false" doc:"of this page"`
}

// SectionHead says what a section comes to.
type SectionHead struct {
	Code    string      `json:"code"`
	Third   string      `json:"third" doc:"code of a third party, where they are told apart"`
	Label   string      `json:"label"`
	Opening money.Cents `json:"opening_cents" doc:"before the period, debit less credit"`
	Debit   money.Cents `json:"debit_cents" doc:"of the whole period"`
	Credit  money.Cents `json:"credit_cents"`
	Balance money.Cents `json:"balance_cents" doc:"at the end, debit less credit"`
}

// LineInBook is one line of an account, with the balance after it.
type LineInBook struct {
	Entry   string      `json:"entry" doc:"id of the entry"`
	Day     day.Day     `json:"day"`
	Journal string      `json:"journal"`
	Number  string      `json:"number"`
	Piece   string      `json:"piece"`
	Third   string      `json:"third"`
	Label   string      `json:"label"`
	Letter  string      `json:"letter"`
	Debit   money.Cents `json:"debit_cents"`
	Credit  money.Cents `json:"credit_cents"`
	Balance money.Cents `json:"balance_cents" doc:"running"`
}

func entryOut(e ledger.Entry) EntryOut {
	out := EntryOut{string(e.ID), e.Number, e.Journal, e.Day, e.Piece, e.Label, string(e.ValidatedOn), []EntryLine{}}
	for _, l := range e.Lines {
		label := l.Label
		if label == "" {
			label = e.Label
		}
		out.Lines = append(out.Lines, EntryLine{l.Account, l.Third, label, l.Debit, l.Credit, l.Letter})
	}
	return out
}

func headOut(s Section) SectionHead {
	return SectionHead{s.Account, s.Third, s.Label, s.Before, s.Debit, s.Credit, s.After()}
}

func lineOut(l ledger.Ranked, balance money.Cents) LineInBook {
	return LineInBook{string(l.Entry), l.Day, l.Journal, l.Number, l.Ref(), l.Third, l.Said(), l.Letter, l.Debit, l.Credit, balance}
}

// journalReport is a page of the journal.
func (d *Desk) journalReport(ctx context.Context, who base.Actor, p Period, b ledger.Book, cursor string) (JournalReport, error) {
	after, _ := ledger.MarkOf(cursor)
	out := JournalReport{From: p.From, To: p.To, Entries: []EntryOut{}}
	all, next, err := d.entries(ctx, who, b, after)
	for _, e := range all {
		out.Entries = append(out.Entries, entryOut(e))
	}
	out.Next = next
	return out, err
}

// ledgerReport is a page of the general ledger.
func (d *Desk) ledgerReport(ctx context.Context, who base.Actor, p Period, b ledger.Book, cursor string) (LedgerReport, error) {
	after, _ := ledger.MarkOf(cursor)
	out := LedgerReport{From: p.From, To: p.To, Accounts: []SectionOut{}}
	all, next, err := d.stretch(ctx, who, p, b, after)
	for _, s := range all {
		section := SectionOut{headOut(s.Section), []LineInBook{}}
		for i, balance := range s.balances() {
			section.Lines = append(section.Lines, lineOut(s.Lines[i], balance))
		}
		out.Accounts = append(out.Accounts, section)
	}
	out.Next = next
	return out, err
}

// Wanted says which book a program asks for.
type Wanted struct {
	From, To string // days as typed; those of the year where empty
	Code     string // the first figures of accounts
	Account  string // one account
	Third    string // one third party, or ledger.NoThird
	Journal  string
	ByThird  bool
}

func (d *Desk) wanted(ctx context.Context, who base.Actor, w Wanted) (Period, ledger.Book, error) {
	p, err := d.Asked(ctx, who, day.Day(w.From), day.Day(w.To))
	if err != nil {
		return p, ledger.Book{}, err
	}
	b, err := asksBook(p, func(name string) string {
		return map[string]string{"code": w.Code, "account": w.Account, "third": w.Third, "journal": w.Journal, "by": map[bool]string{true: "third"}[w.ByThird]}[name]
	})
	return p, b, err
}

// WriteJournal writes a whole journal as the JSON of JournalReport, entry by entry.
func (d *Desk) WriteJournal(ctx context.Context, who base.Actor, w Wanted, to io.Writer) error {
	p, b, err := d.wanted(ctx, who, w)
	if err != nil {
		return err
	}
	j := jsonWriter{out: bufio.NewWriter(to)}
	j.raw(`{"from":"` + string(p.From) + `","to":"` + string(p.To) + `","entries":[`)
	if err := d.DB.Snapshot(ctx, func(ctx context.Context, r db.Reader) error {
		return d.Ledger.EachEntry(ctx, r, who, b, func(e ledger.Entry) error { return j.item(entryOut(e)) })
	}); err != nil {
		return err
	}
	j.raw("],\"next\":\"\"}\n")
	return j.out.Flush()
}

// WriteLedger writes a whole general ledger as the JSON of LedgerReport, line by line.
func (d *Desk) WriteLedger(ctx context.Context, who base.Actor, w Wanted, to io.Writer) error {
	p, b, err := d.wanted(ctx, who, w)
	if err != nil {
		return err
	}
	j := &jsonWriter{out: bufio.NewWriter(to)}
	j.raw(`{"from":"` + string(p.From) + `","to":"` + string(p.To) + `","accounts":[`)
	if err := d.Tell(ctx, who, p, b, &ledgerJSON{jsonWriter: j}); err != nil {
		return err
	}
	j.raw("],\"next\":\"\"}\n")
	return j.out.Flush()
}

// jsonWriter writes a list that is too long to be held; what goes wrong is told by Flush.
type jsonWriter struct {
	out  *bufio.Writer
	some bool // an item came before in the list
}

func (j *jsonWriter) raw(text string) { _, _ = j.out.WriteString(text) }

// item writes one item of the list.
func (j *jsonWriter) item(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if j.some {
		j.raw(",\n")
	}
	j.some = true
	_, err = j.out.Write(text)
	return err
}

// ledgerJSON writes sections as they are told.
type ledgerJSON struct {
	*jsonWriter
	later bool // a section came before
}

// Begin opens a section: its head, then the list of its lines.
func (j *ledgerJSON) Begin(s Section) error {
	head, err := json.Marshal(headOut(s))
	if err != nil {
		return err
	}
	if j.later {
		j.raw(",\n")
	}
	j.later, j.some = true, false
	_, err = j.out.Write(head[:len(head)-1])
	j.raw(`,"lines":[`)
	return err
}

// Line writes a line.
func (j *ledgerJSON) Line(_ Section, l ledger.Ranked, balance money.Cents) error {
	return j.item(lineOut(l, balance))
}

// End closes the section.
func (j *ledgerJSON) End(Section) error {
	j.raw("]}")
	return nil
}
