package purchase

import (
	"net/url"
	"slices"
	"strconv"
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
	ticket := Item{Means: Spent, Purpose: "travel", On: "2027-03-05", Label: say("purchase.sample_train"), Amount: 38_40, Tax: 3_49, File: "f"}
	drive := Item{Means: Drove, Purpose: "travel", On: "2027-03-04", Label: say("purchase.sample_road"), Amount: 114_48, Km: 180, Power: 5, Before: 400}
	train := Claim{ID: "c1", Person: "p1", Name: "Maguy Roux", AskedBy: "a1", AskedAt: asked, Ask: Ask{Items: []Item{ticket}}}
	road := Claim{ID: "c2", Person: "p2", Name: "Ali Benn", AskedBy: "a2", AskedAt: asked, Ask: Ask{Items: []Item{drive}, Waived: true}}
	both := Claim{ID: "c4", Person: "p2", Name: "Ali Benn", AskedBy: "a2", AskedAt: asked, Ask: Ask{Items: []Item{ticket, drive}}}
	for _, c := range []*Claim{&train, &road, &both} {
		c.sumUp()
	}
	no := train
	no.ID, no.DecidedAt, no.Decider, no.Reason = "c3", asked, "Zoé", say("purchase.photo_needed")
	scales := map[int]Scale{}
	for _, n := range Powers() {
		near, _ := law.On("km_"+strconv.Itoa(n)+"cv_le5000", "2027-03-05") // published
		scales[n] = Scale{Near: near}
	}
	page := func(rows ...Means) askPage {
		return askPage{Rows: rows, Kept: make([]File, len(rows)), Today: "2027-03-10", Scales: scales, choices: ch}
	}
	refused := page(Spent)
	refused.Kept[0] = File{ID: "f", Name: "ticket.jpg"}
	refused.Form = ui.FormOf(url.Values{"items[0].amount": {""}, "items[0].label": {""}}, Claim{Ask: Ask{Items: []Item{{Means: Spent, File: "f"}}}}.check("2027-03-10"))
	payables := []Payable{{Fact: "b2", Third: "BOIS", Name: wood.Name, IBAN: wood.IBAN, Amount: 120_00, Due: "2027-03-12", Reference: "2027-101"},
		{Fact: "c1", Name: "Maguy Roux", Amount: 38_40, Due: "2027-03-05", Reference: "NF-2027-03-05", Claimed: true}}
	netted := slices.Concat(payables, []Payable{{Fact: "b6", Third: "BOIS", Name: wood.Name, IBAN: wood.IBAN, Amount: -150_00, Due: "2027-03-12", Reference: "AV-7"}})
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
		{Name: "purchase: what I paid", Page: page(Spent), Scene: as(base.Member)},
		{Name: "purchase: what I paid, refused", Page: refused, Scene: as(base.Member)},
		{Name: "purchase: what I drove", Page: page(Drove), Scene: as(base.Member)},
		{Name: "purchase: several things at once", Page: page(Spent, Drove), Scene: as(base.Member)},
		{Name: "purchase: no claims", Page: claimsPage{}, Scene: as(base.Treasurer)},
		{Name: "purchase: claims to decide", Page: claimsPage{[]Claim{train, road, both, no}}, Scene: as(base.Treasurer)},
		{Name: "purchase: a claim of mine", Page: claimPage{choices: ch, Claim: train, Files: []File{{ID: "f", Name: "ticket.jpg", Kind: "image/jpeg"}}}, Scene: as(base.Treasurer)},
		{Name: "purchase: a claim to decide", Page: claimPage{choices: ch, Claim: both, Files: []File{{ID: "f", Name: "ticket.pdf", Kind: "application/pdf"}, {}}, Source: scales[5].Near.Source, Usual: []string{"606300", "606300"}}, Scene: as(base.Treasurer)},
		{Name: "purchase: a refused claim", Page: claimPage{choices: ch, Claim: no, Files: []File{{}}}, Scene: as(base.Member)},
		{Name: "purchase: nothing to pay", Page: payPage{Today: "2027-03-10"}, Scene: as(base.Treasurer)},
		{Name: "purchase: payments to make", Page: pay, Scene: as(base.Treasurer)},
		{Name: "purchase: a supplier that owes us", Page: payPage{Payables: netted, Payers: pay.Payers, Today: "2027-03-10"}, Scene: as(base.Treasurer)},
		{Name: "purchase: no account to pay from", Page: none, Scene: as(base.Treasurer)},
		{Name: "purchase: a payment file", Page: paymentPage{Payment: file, Lines: payables[:1]}, Scene: as(base.Treasurer)},
		{Name: "purchase: a payment file taken back", Page: paymentPage{Payment: back, Lines: payables}, Scene: as(base.Board)},
	}
}
