package bank

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/wire"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	account := Account{ID: "a", Code: usualCode, Name: "Compte courant", Kind: AtBank, Number: "FR7630003020550005123456744"}
	rent := Move{ID: "m1", Account: "a", Day: "2027-02-05", Amount: -180_000, Label: "PRLV SEPA SCI DES PILOTIS", Detail: "LOYER FEVRIER 2027"}
	paid := Move{ID: "m2", Account: "a", Day: "2027-02-08", Amount: 36_000, Label: "VIR ADHESIONS",
		Parts: []wire.Part{{Amount: 12_000, Label: "Forfait F2027-0002", Party: "Amel B."}, {Amount: 24_000, Label: "Forfait F2027-0003", Party: "Bruno C."}}}
	twice := Move{ID: "m3", Account: "a", Day: "2027-02-09", Amount: -320, Label: "CB CAFÉ DE L'ÉCOLE 08/01", Doubtful: true}
	known := []choice{{"k", "Locations", wire.Note{Key: "bank.why_learnt", Args: base.Args{"label": "PRLV SEPA SCI DES PILOTIS", "day": words.Day("2027-01-05")}}, true}}
	batch := []choice{{"k", "Règle 2 sommes dues : F2027-0002, F2027-0003", wire.Note{Key: "bank.why_batch", Args: base.Args{"n": 2}}, true},
		{"l", "Adhésions", wire.Note{Key: "bank.why_learnt", Args: base.Args{"label": "VIR ADHESIONS", "day": words.Day("2027-01-05")}}, false}}
	list := []asked{{Move: rent, Purse: account.Name, Choices: known}, {Move: paid, Purse: account.Name, Choices: batch}, {Move: twice, Purse: account.Name}}
	options := []ui.Option{{Label: "…"}, {Value: "613200", Label: "Locations (613200)", Group: "6"}}
	form := movePage{Asked: list[1], Accounts: options, Thirds: options[:1], Activities: options[:1], Projects: options, Splits: options[:1], Shown: partsFirst}
	detailed := form
	detailed.Kinds, detailed.Form = []string{"Adhésion", "Don"}, ui.FormOf(url.Values{"gross": {"365,00"}, "fee_account": {"613200"}, partField(1, "amount"): {"50,00"}}, nil)
	wrong := form
	wrong.Form = ui.FormOf(url.Values{"gross": {"beaucoup"}}, base.Wrong("gross", "base.not_an_amount"))
	booked := movePage{Asked: asked{Move: rent}, Names: names{map[string]string{usualCode: "Banque", "613200": "Locations"}, map[string]string{}},
		Entry: ledger.Entry{Number: "12", Draft: ledger.Draft{Lines: []ledger.Line{ledger.Side(usualCode, -180_000), ledger.Side("613200", 180_000)}}}}
	booked.Asked.Entry = "e"
	report := &Report{New: 3, Duplicates: 5, Opening: 1_356_000, Closing: 1_344_000, Warnings: []string{"Écart d’ouverture 10,00 €."}, Refused: true,
		Account: account, From: "2027-02-03", To: "2027-02-09", Fresh: []Move{paid, rent, twice}}
	agreement := agreementPage{Agreement: Agreement{Account: account, On: "2027-02-28", Book: 1_500_000, Bank: 1_355_680, Unsorted: []Move{paid, rent, twice}}, Accounts: []ui.Option{{Value: "a", Label: account.Name}}}
	before := agreement
	before.Before, before.Bank, before.Unsorted = 10_000, 1_500_000, nil
	statement := Statement{ID: "s", File: "2027-01.ofx", From: "2027-01-04", To: "2027-01-31", Closing: 1_386_911, At: time.Date(2027, 2, 1, 9, 0, 0, 0, time.UTC), By: "Maguy"}
	rules := []Rule{{ID: "r", Words: "urssaf", Way: Out, Account: "431000", FromLabel: "PRLV SEPA URSSAF", FromDay: "2027-02-15"},
		{ID: "q", Words: "sci des pilotis", Way: Out, Account: "613200", Auto: true, FromLabel: "PRLV SEPA SCI DES PILOTIS", FromDay: "2027-01-05"}}
	called := names{map[string]string{"431000": "Sécurité sociale", "613200": "Locations"}, nil}
	box := countPage{Account: Account{ID: "c", Code: "530000", Name: "Caisse", Kind: Cash}, On: "2027-03-28", Held: 12_340}
	counted := box
	counted.All = []Count{{Day: "2027-03-27", Counted: 12_340, Expected: 12_660, Note: "erreur de rendu", Entry: "e", By: "Maguy"}, {Day: "2027-03-20", Counted: 9_000, Expected: 9_000, By: "Ana"}}
	lacks := box
	lacks.Form = ui.FormOf(url.Values{faceField(1_000): {"12"}}, base.Wrong("note", "bank.count_lacks", base.Args{"gap": "3,40 €", "expected": "123,40 €", "counted": "120,00 €"}))
	cheque := ledger.Placed{At: ledger.At{Entry: "e", Position: 1}, Day: "2027-03-20", EntryText: "Adhésion d’Amel", Line: ledger.Line{Account: chequesCode, Debit: 3_000}}
	cheques := chequesPage{Waiting: []ledger.Placed{cheque}, Accounts: []ui.Option{{Value: "a", Label: account.Name}}, On: "2027-03-28", Names: called,
		All: []Deposit{{Number: 2, Day: "2027-03-10", Amount: 12_000, Cheques: 4, Entry: "e"}, {Number: 1, Day: "2027-02-10", Amount: 6_000, Cheques: 2, Entry: "e", Seen: true}}}
	table := importPage{Accounts: options, Table: [][]string{{"Quand", "Quoi", "Combien"}, {"31/01/2027", "VIR AMEL", "120,00"}, {"02/02/2027", "CB PAPETERIE", "-12,50"}},
		Form: ui.FormOf(url.Values{}, base.Refuse(base.Invalid, "wire.unknown"))}
	return []ui.Sample{
		{Name: "bank: a cash box never counted", Page: box},
		{Name: "bank: a cash box counted", Page: counted},
		{Name: "bank: a cash box that lacks", Page: lacks},
		{Name: "bank: a transfer with its detail", Page: detailed},
		{Name: "bank: cheques", Page: cheques},
		{Name: "bank: no cheque", Page: chequesPage{On: "2027-03-28"}},
		{Name: "bank: columns to be told", Page: table},
		{Name: "bank: no statement yet", Page: waitingPage{}},
		{Name: "bank: all is sorted", Page: waitingPage{Started: true}},
		{Name: "bank: moves to sort", Page: waitingPage{Moves: list, Count: 40, Started: true}},
		{Name: "bank: as the board sees it", Page: waitingPage{Moves: list[:1], Count: 1, Started: true}, Scene: func(s *ui.Scene) { s.Who.Role = base.Board }},
		{Name: "bank: what was a move for", Page: form},
		{Name: "bank: a move refused", Page: wrong},
		{Name: "bank: a move sorted", Page: booked},
		{Name: "bank: a statement to bring", Page: importPage{Accounts: []ui.Option{{Value: usualCode, Label: account.Name}}}},
		{Name: "bank: a file that is no statement", Page: importPage{Form: ui.FormOf(url.Values{}, base.Wrong("file", "wire.empty"))}},
		{Name: "bank: what a statement would do", Page: importPage{Report: report, Taking: Taking{Code: usualCode, File: "2027-02.xml", Body: []byte("<Document/>")}}},
		{Name: "bank: books and bank agree", Page: agreement},
		{Name: "bank: money from before", Page: before},
		{Name: "bank: nothing to reconcile", Page: agreementPage{}},
		{Name: "bank: accounts", Page: accountsPage{All: []held{{account, []Statement{statement}}}}},
		{Name: "bank: no account yet", Page: accountsPage{}},
		{Name: "bank: habits", Page: habitsPage{Rules: rules, Names: called}},
		{Name: "bank: no habit", Page: habitsPage{}},
	}
}
