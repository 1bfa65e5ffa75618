// Package einvoice reads the invoices that suppliers send as data: UBL, CII, and the
// CII that a Factur-X file (a PDF) carries within. It reads what it can and says what
// it did not find, for people type the rest. It announces nothing and must never
// know who bought what, nor what an invoice becomes in the books.
package einvoice

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Invoice is what a file says. What it does not say is empty.
type Invoice struct {
	Format   string // "cii", "ubl" or "facturx"
	Number   string
	Credit   bool // it gives back what another asked for
	Refers   string
	Issued   day.Day
	Due      day.Day
	Currency string // ISO 4217
	Seller   Party
	Buyer    Party
	IBAN     string // where the seller wants to be paid, as the file writes it
	BIC      string
	Parts    []Part // by rate of tax: their taxes are those of the invoice
	Net      money.Cents
	Tax      money.Cents
	Gross    money.Cents
	Prepaid  money.Cents
	said     map[string]bool  // which amounts the file holds
	sold     map[int][]string // names of what each part is made of
}

// Party is the seller or the buyer.
type Party struct {
	Name  string
	Siren string // nine digits that pass their test, or nothing
	VAT   string // number for intra-Community trade
}

// Part is what bears one rate of tax.
type Part struct {
	Label string // names of what was sold at that rate
	Rate  money.Rate
	Net   money.Cents
	Tax   money.Cents
}

// Note is a remark for people, as a message key.
type Note struct {
	Key  string
	Args base.Args
}

// Missing lists what the file does not say and an invoice must: each is the last part
// of a message key, "einvoice.missing_number".
func (i Invoice) Missing() (out []string) {
	for _, f := range []struct {
		name  string
		there bool
	}{{"number", i.Number != ""}, {"issued", i.Issued != ""}, {"due", i.Due != ""}, {"seller", i.Seller.Name != ""},
		{"siren", i.Seller.Siren != ""}, {"parts", len(i.Parts) > 0}, {"gross", i.said["gross"]}} {
		if !f.there {
			out = append(out, f.name)
		}
	}
	return out
}

// Notes says what is odd and does not stop the reading.
func (i Invoice) Notes() (out []Note) {
	if missing := i.Missing(); len(missing) > 0 {
		out = append(out, Note{"einvoice.missing", base.Args{"what": lacking(missing)}})
	}
	var sum money.Cents
	for _, p := range i.Parts {
		sum += p.Net + p.Tax
	}
	if i.said["gross"] && len(i.Parts) > 0 && sum != i.Gross {
		out = append(out, Note{"einvoice.sum_differs", base.Args{"sum": sum, "gross": i.Gross, "gap": (i.Gross - sum).Abs()}})
	}
	if i.Prepaid != 0 {
		out = append(out, Note{"einvoice.prepaid", base.Args{"amount": i.Prepaid}})
	}
	if i.Currency != "" && i.Currency != "EUR" {
		out = append(out, Note{"einvoice.currency", base.Args{"currency": i.Currency}})
	}
	return out
}

// lacking says what is missing in the reader's language.
type lacking []string

// In writes the list.
func (l lacking) In(lang string) string {
	out := make([]string, len(l))
	for i, name := range l {
		out[i] = words.T(lang, "einvoice.missing_"+name)
	}
	return strings.Join(out, ", ")
}

// named joins the names of what was sold at a rate, up to a line's length.
func named(names []string) string {
	const most = 120
	text := strings.Join(names, ", ")
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}
