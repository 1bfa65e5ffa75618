package fec

import (
	"context"
	"embed"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// name makes the accounts, journals and third parties of a file known to the books.
// Those in use keep their labels; one without any entry takes that of the file.
func (d *Desk) name(ctx context.Context, tx *db.Tx, j *judge) error {
	if err := d.chart(ctx, tx, j); err != nil {
		return err
	}
	have, err := d.Ledger.Journals(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, k := range have {
		known["journal "+k.Code] = true
	}
	var journals []ledger.Journal
	for _, code := range j.journals.order {
		if !known["journal "+code] {
			label := j.journals.label(code)
			journals = append(journals, ledger.Journal{Code: code, Label: label, Kind: kindOf(code, label)})
		}
	}
	if len(journals) > 0 {
		if err := d.Ledger.Keep(ctx, tx, journals...); err != nil {
			return err
		}
	}
	return d.thirds(ctx, tx, j)
}

func (d *Desk) chart(ctx context.Context, tx *db.Tx, j *judge) error {
	have, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	used, err := d.used(ctx, tx)
	if err != nil {
		return err
	}
	known := map[string]ledger.Account{}
	for _, a := range have {
		known[a.Code] = a
	}
	var accounts []ledger.Account
	for _, code := range j.accounts.order {
		if used[code] {
			continue
		}
		a, there := known[code]
		if !there {
			a = ledger.Account{Code: code, Opened: collective(code)}
		}
		a.Label, a.Opened, a.ClosedOn = j.accounts.label(code), a.Opened || j.opened[code], ""
		accounts = append(accounts, a)
	}
	if len(accounts) == 0 {
		return nil
	}
	return d.Ledger.Chart(ctx, tx, accounts...)
}

// used tells which accounts have entries in any year.
func (d *Desk) used(ctx context.Context, tx *db.Tx) (map[string]bool, error) {
	years, err := d.Ledger.Years(ctx, tx, tx.Who)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, y := range years {
		totals, err := d.Ledger.Totals(ctx, tx, tx.Who, y.ID, "", "")
		if err != nil {
			return nil, err
		}
		for _, t := range totals {
			out[t.Account] = true
		}
	}
	return out, nil
}

// collective tells the accounts of third parties, whose lines are lettered.
func collective(code string) bool {
	return strings.HasPrefix(code, "40") || strings.HasPrefix(code, "41") || strings.HasPrefix(code, "467")
}

func (d *Desk) thirds(ctx context.Context, tx *db.Tx, j *judge) error {
	have, err := d.Ledger.Thirds(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, t := range have {
		known[t.Code] = true
	}
	var thirds []ledger.Third
	for _, code := range j.thirds.order {
		if !known[code] {
			thirds = append(thirds, ledger.Third{Code: code, Label: cut(j.thirds.label(code), 200)})
		}
	}
	if len(thirds) == 0 {
		return nil
	}
	return d.Ledger.Name(ctx, tx, thirds...)
}

func cut(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit])
	}
	return text
}

// label is that of a code, or the code where the file left it empty.
func (f *folk) label(code string) string {
	if l := f.labels[code]; l != "" {
		return l
	}
	return code
}

//go:embed journals.txt
var journalWords embed.FS

// kinds are the words by which a journal says what it is for: whole codes, and beginnings of words.
var kinds = func() (all []kindWords) {
	raw, err := journalWords.ReadFile("journals.txt")
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(raw)) {
		if kind, rest, found := strings.Cut(strings.TrimSpace(line), " = "); found {
			codes, words, _ := strings.Cut(rest, " | ")
			all = append(all, kindWords{ledger.Kind(kind), strings.Fields(codes), strings.Fields(words)})
		}
	}
	return all
}()

type kindWords struct {
	kind         ledger.Kind
	codes, words []string
}

// kindOf guesses what a journal is for by its label, then by its code.
func kindOf(code, label string) ledger.Kind {
	code, label = base.Fold(code), " "+base.Fold(label)
	for _, k := range kinds {
		for _, w := range k.words {
			if strings.Contains(label, " "+w) {
				return k.kind
			}
		}
	}
	for _, k := range kinds {
		for _, c := range k.codes {
			if code == c {
				return k.kind
			}
		}
	}
	return ledger.General
}
