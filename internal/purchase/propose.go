package purchase

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/einvoice"
	"pilotis/internal/wire"
)

// Propose makes a draft of what a file says, with what is to be looked at. Nothing of
// it is kept before somebody has read it.
func (d *Desk) Propose(ctx context.Context, who base.Actor, said einvoice.Invoice) (Draft, []einvoice.Note, error) {
	notes := said.Notes()
	draft := Draft{Credit: said.Credit, Number: said.Number, Issued: said.Issued, Due: said.Due}
	if draft.Due < draft.Issued {
		draft.Due = ""
	}
	all, err := d.Suppliers(ctx, d.DB, who)
	if err != nil {
		return draft, nil, err
	}
	theirs := Supplier{Name: said.Seller.Name, Siren: said.Seller.Siren, IBAN: said.IBAN}.tidy()
	if _, ok := wire.IBAN(theirs.IBAN); theirs.IBAN != "" && !ok {
		notes, theirs.IBAN = append(notes, einvoice.Note{Key: "purchase.iban_unreadable", Args: base.Args{"iban": said.IBAN}}), ""
	}
	draft.Supplier = theirs
	if s, found := find(all, theirs); found {
		if theirs.IBAN != "" && s.IBAN != "" && theirs.IBAN != s.IBAN {
			notes = append(notes, einvoice.Note{Key: "purchase.iban_differs", Args: base.Args{"name": s.Name, "iban": theirs.IBAN}})
		}
		draft.Supplier = s
	}
	if said.Currency != "" && said.Currency != "EUR" {
		return draft, notes, nil
	}
	for _, p := range said.Parts {
		draft.Lines = append(draft.Lines, Line{Label: p.Label, Account: draft.Supplier.Account, Net: p.Net, Tax: p.Tax})
	}
	return draft, notes, nil
}
