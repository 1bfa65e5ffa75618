package purchase

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/einvoice"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/wire"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	ch := choices{Accounts: accounts{{Code: "606300", Label: say("purchase.sample_supplies")}}, Activities: []ledger.Named{{ID: "a", Name: say("purchase.sample_activity")}}}
	wood := Supplier{Third: "BOIS", Name: say("purchase.sample_supplier"), Siren: "732829320", IBAN: "FR7630003020550005123456744", Terms: usual, Account: "606300"}
	draft := Draft{Supplier: wood, Number: "2027-118", Issued: "2027-03-05", Due: "2027-04-04", Recovers: true,
		Lines: []Line{{Label: say("purchase.sample_planks"), Account: "606300", Net: 100_00, Tax: 20_00, Activity: "a"}}}
	check := Bill{ID: "b1", Draft: draft, Net: 100_00, Tax: 20_00}
	owed := check
	owed.ID, owed.Number, owed.Entry, owed.ApprovedAt, owed.ApprovedBy, owed.Left = "b2", "2027-101", "e", time.Date(2027, 2, 2, 9, 0, 0, 0, time.UTC), "Maguy", 120_00
	late := owed
	late.ID, late.Due, late.Left = "b3", "2027-03-01", 60_00
	paid := owed
	paid.ID, paid.Left = "b4", 0
	double := check
	double.ID, double.Twin = "b5", "b2"
	rows := []Bill{late, owed, check, double, paid}
	list := listPage{Page: Page{Rows: rows, Next: "2027-01-01.b"}, Today: "2027-03-10", Any: true,
		Standing: Standing{Check: Sum{1, 120_00}, Owed: Sum{2, 180_00}, Week: Sum{1, 60_00}, Late: Sum{1, 60_00}}}
	empty := list
	empty.Page, empty.Show = Page{}, ShowLate
	form := formPage{choices: ch, Rows: 1}
	wrong := form
	wrong.Form = ui.FormOf(url.Values{"number": {""}, "siren": {"123456789"}}, Draft{Supplier: Supplier{Siren: "123456789"}}.check(nil))
	read := formPage{choices: ch, Bill: Bill{Draft: draft}, Rows: 1, Kept: File{ID: "f", Name: "facture-118.pdf"}, Read: true,
		Notes: []einvoice.Note{{Key: "purchase.iban_differs", Args: base.Args{"name": wood.Name, "iban": "DE89370400440532013000"}}}}
	one := billPage{choices: ch, Bill: check, Today: "2027-03-10", File: File{ID: "f", Name: "facture-118.pdf"}}
	twin := one
	twin.Bill, twin.First = double, &owed
	first := one
	first.Bill, first.Doubles = owed, []Bill{double}
	return append([]ui.Sample{
		{Name: "purchase: no invoice yet", Page: listPage{Today: "2027-03-10"}, Scene: as(base.Treasurer)},
		{Name: "purchase: what is owed", Page: list, Scene: as(base.Treasurer)},
		{Name: "purchase: nothing late", Page: empty, Scene: as(base.Board)},
		{Name: "purchase: a new invoice", Page: form, Scene: as(base.Treasurer)},
		{Name: "purchase: a refused invoice", Page: wrong, Scene: as(base.Treasurer)},
		{Name: "purchase: an invoice that was read", Page: read, Scene: as(base.Treasurer)},
		{Name: "purchase: to be checked", Page: one, Scene: as(base.Treasurer)},
		{Name: "purchase: a double", Page: twin, Scene: as(base.Treasurer)},
		{Name: "purchase: received twice", Page: first, Scene: as(base.Board)},
		{Name: "purchase: no supplier", Page: suppliersPage{}, Scene: as(base.Treasurer)},
		{Name: "purchase: suppliers", Page: suppliersPage{[]Supplier{wood}}, Scene: as(base.Treasurer)},
		{Name: "purchase: a supplier", Page: supplierPage{choices: ch, Supplier: wood}, Scene: as(base.Treasurer)},
		{Name: "purchase: a supplier, read only", Page: supplierPage{choices: ch, Supplier: wood}, Scene: as(base.Board)},
	}, moreSamples(ch, wood)...)
}

// moreSamples are the pages of what people spend, and of payments.
func moreSamples(ch choices, wood Supplier) []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	as := func(role base.Role) func(*ui.Scene) {
		return func(s *ui.Scene) { s.Who.Role, s.Who.Person, s.Who.Account = role, "p1", "a1" }
	}
	asked := time.Date(2027, 3, 6, 18, 0, 0, 0, time.UTC)
	train := Claim{ID: "c1", Person: "p1", Name: "Maguy Roux", AskedBy: "a1", AskedAt: asked, Ask: Ask{Means: Spent, Purpose: "travel", On: "2027-03-05", Label: say("purchase.sample_train"), Amount: 38_40}}
	road := Claim{ID: "c2", Person: "p2", Name: "Ali Benn", AskedBy: "a2", AskedAt: asked, Rate: 6360, Ask: Ask{Means: Drove, Purpose: "travel", On: "2027-03-04", Label: say("purchase.sample_road"), Amount: 114_48, Km: 180, Power: 5, Waived: true}}
	no := train
	no.ID, no.DecidedAt, no.Decider, no.Reason = "c3", asked, "Zoé", say("purchase.photo_needed")
	rates := map[int]law.Known{}
	for _, n := range Powers() {
		rates[n], _ = law.On(scaleKey(n), "2027-03-05") // published
	}
	drive := askPage{Means: Drove, Today: "2027-03-10", Rates: rates, Activities: ch.Activities}
	spent := askPage{Means: Spent, Today: "2027-03-10", Activities: ch.Activities}
	refused := spent
	refused.Kept = File{ID: "f", Name: "ticket.jpg"}
	refused.Form = ui.FormOf(url.Values{"amount": {""}, "label": {""}}, Claim{Ask: Ask{Means: Spent, File: "f"}}.check("2027-03-10").Fault())
	payables := []Payable{{Fact: "b2", Third: "BOIS", Name: wood.Name, IBAN: wood.IBAN, Amount: 120_00, Due: "2027-03-12", Reference: "2027-101"},
		{Fact: "c1", Name: "Maguy Roux", Amount: 38_40, Due: "2027-03-05", Reference: "NF-2027-03-05", Claimed: true}}
	netted := append(payables[:2:2], Payable{Fact: "b6", Third: "BOIS", Name: wood.Name, IBAN: wood.IBAN, Amount: -150_00, Due: "2027-03-12", Reference: "AV-7"})
	file := Payment{ID: "p", Message: "PILOTIS-01HX", On: "2027-03-12", Payer: "Le Moulin", IBAN: wood.IBAN, Count: 1, Sum: 120_00, MadeAt: asked, MadeBy: "Zoé"}
	back := file
	back.BackAt, back.BackBy = asked, "Zoé"
	pay := payPage{Payables: payables, Payers: []wire.Holder{{Name: "Le Moulin", IBAN: wood.IBAN}}, Made: []Payment{file, back}, Today: "2027-03-10"}
	none := pay
	none.Payers, none.Made = nil, nil
	return []ui.Sample{
		{Name: "purchase: nobody's expenses", Page: minePage{}},
		{Name: "purchase: no expenses of mine", Page: minePage{}, Scene: as(base.Member)},
		{Name: "purchase: my expenses", Page: minePage{[]Claim{train, no}}, Scene: as(base.Member)},
		{Name: "purchase: what I paid", Page: spent, Scene: as(base.Member)},
		{Name: "purchase: what I paid, refused", Page: refused, Scene: as(base.Member)},
		{Name: "purchase: what I drove", Page: drive, Scene: as(base.Member)},
		{Name: "purchase: no claims", Page: claimsPage{}, Scene: as(base.Treasurer)},
		{Name: "purchase: claims to decide", Page: claimsPage{[]Claim{train, road, no}}, Scene: as(base.Treasurer)},
		{Name: "purchase: a claim of mine", Page: claimPage{choices: ch, Claim: train, File: File{ID: "f", Name: "ticket.jpg", Kind: "image/jpeg"}}, Scene: as(base.Treasurer)},
		{Name: "purchase: a claim to decide", Page: claimPage{choices: ch, Claim: road, Source: rates[5].Source, Usual: "606300"}, Scene: as(base.Treasurer)},
		{Name: "purchase: a refused claim", Page: claimPage{choices: ch, Claim: no}, Scene: as(base.Member)},
		{Name: "purchase: nothing to pay", Page: payPage{Today: "2027-03-10"}, Scene: as(base.Treasurer)},
		{Name: "purchase: payments to make", Page: pay, Scene: as(base.Treasurer)},
		{Name: "purchase: a supplier that owes us", Page: payPage{Payables: netted, Payers: pay.Payers, Today: "2027-03-10"}, Scene: as(base.Treasurer)},
		{Name: "purchase: no account to pay from", Page: none, Scene: as(base.Treasurer)},
		{Name: "purchase: a payment file", Page: paymentPage{Payment: file, Lines: payables[:1]}, Scene: as(base.Treasurer)},
		{Name: "purchase: a payment file taken back", Page: paymentPage{Payment: back, Lines: payables}, Scene: as(base.Board)},
	}
}
