package outset_test

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/outset"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// newDesk is a place without books, of a legal form, and its treasurer.
func newDesk(d *db.DB, form string) (*outset.Desk, base.Actor) {
	books := &ledger.Desk{DB: d}
	return &outset.Desk{DB: d, Ledger: books, Bank: &bank.Desk{DB: d, Ledger: books, Activities: &activity.Desk{DB: d}},
			Form: func(context.Context, db.Reader, base.PlaceID) (string, error) { return form, nil }},
		testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
}

var usual = outset.Asked{From: "2027-01-01", To: "2027-12-31", Chart: chart.Asso2025,
	Purses: []outset.Purse{{Name: "Compte courant", Kind: bank.AtBank}, {Name: "Livret", Kind: bank.AtBank}, {Name: "Caisse", Kind: bank.Cash}}}

// first is the key of the first field of a refusal, or of the refusal itself.
func first(err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return ""
	}
	if len(f.Fields) > 0 {
		return f.Fields[0].Key
	}
	return f.Key
}

func TestBooksBeginOnceWithTheirChartTheirJournalsAndTheirPurses(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "asso1901")
		y, err := desk.Begin(ctx, who, usual)
		if err != nil {
			t.Fatal(err)
		}
		accounts, _ := desk.Ledger.Accounts(ctx, d, who)
		journals, _ := desk.Ledger.Journals(ctx, d, who)
		purses, _ := desk.Bank.Accounts(ctx, d, who)
		if y.Chart != "asso2025" || len(accounts) < len(chart.Accounts(chart.Asso2025)) || len(journals) != 7 || len(purses) != 3 ||
			purses[0].Code != "512000" || purses[1].Code != "512100" || purses[2].Code != "530000" {
			t.Errorf("%+v %d accounts, %d journals, %+v", y, len(accounts), len(journals), purses)
		}
		if _, err := desk.Begin(ctx, who, usual); base.KindOf(err) != base.Conflict || first(err) != "outset.begun_already" {
			t.Error(err)
		}
	})
}

// A treasurer who brings a statement before anything else is not stopped by the account that it made.
func TestBooksBeginAfterTheFirstStatement(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "asso1901")
		said := "<OFX><STMTRS><STMTTRN><DTPOSTED>20270114<TRNAMT>25.00<FITID>a<NAME>VIR ADHESION</STMTTRN><LEDGERBAL><BALAMT>1275.00<DTASOF>20270131</LEDGERBAL></STMTRS></OFX>"
		if _, err := desk.Bank.Take(ctx, who, bank.Taking{Code: "512000", File: "janvier.ofx", Body: []byte(said)}); err != nil {
			t.Fatal(err)
		}
		h := testkit.Serve(d, desk)
		at := "/p/" + string(who.Place) + "/outset"
		form := url.Values{"from": {"2027-01-01"}, "to": {"2027-12-31"}, "chart": {"asso2025"}, "purses[0].name": {"Crédit coopératif"}, "cash": {"on"}}.Encode()
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{`value="2027-01-01"`, `value="Compte bancaire"`}},
			{As: "treasurer", Method: "POST", Path: at, Form: form, Status: 303},
			{As: "treasurer", Method: "GET", Path: at + "/opening", Status: 200, Has: []string{"part de 1\u202f250,00", `value="1250,00"`}},
		})
		purses, err := desk.Bank.Accounts(ctx, d, who)
		if err != nil || len(purses) != 2 || purses[0].Name != "Crédit coopératif" || purses[1].Code != "530000" {
			t.Errorf("%+v %v", purses, err)
		}
		if moves, n, err := desk.Bank.Waiting(ctx, who); err != nil || n != 1 || moves[0].Account != purses[0].ID {
			t.Errorf("%+v %d %v", moves, n, err)
		}
	})
}

func TestAFirstYearIsAsLongAsTheLawAllowsAndFollowsTheChartOfItsDay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "scic")
		for _, c := range []struct {
			from, to day.Day
			key      string
		}{{"2024-10-01", "2026-10-01", "ledger.year_length"}, {"2024-10-01", "2024-09-30", "ledger.year_length"}, {"2024-13-01", "2025-09-30", "ledger.no_such_day"}} {
			a := usual
			a.From, a.To = c.from, c.to
			if _, err := desk.Begin(ctx, who, a); first(err) != c.key {
				t.Errorf("%s: %v", c.from, err)
			}
		}
		a := usual
		a.Purses = nil
		if _, err := desk.Begin(ctx, who, a); first(err) != "outset.no_purse" {
			t.Error(err)
		}
		s, err := desk.Standing(ctx, d, who)
		if err != nil || s.Begun() || chart.Then(s.Proposed, "2027-01-01") != chart.Coop2025 {
			t.Errorf("%+v %v", s, err)
		}
		a = usual
		a.From, a.To, a.Chart = "2024-10-01", "2026-09-30", chart.Coop2025
		if y, err := desk.Begin(ctx, who, a); err != nil || y.Chart != string(chart.Coop2014) {
			t.Errorf("%+v %v", y, err)
		}
	})
}

const pasted = "Compte\tIntitulé\tDébit\tCrédit\tSolde débiteur\tSolde créditeur\tTiers\n" +
	"51\tBanque\t9 000,00\t579,50\t8 420,50\t\t\n" +
	"512\tBanque\t9 000,00\t579,50\t8\u202f420,50\t\t\n" +
	"4110\tUsagers\t\t\t360,00\t\tMairie de Felletin\n" +
	"401\tFournisseurs\t\t\t\t120,00\tÉnergies du Plateau\n" +
	"1029\tApport des fondateurs\t\t\t\t8 000,00\t\n" +
	"606300\tPetit équipement\t\t\t39,50\t\t\n" +
	"706\tPrestations\t\t\t\t700,00\t\n" +
	"864\tBénévolat\t\t\t500,00\t\t\n" +
	"Total général\t\t\t\t8 820,00\t8 820,00\t\n"

func TestABalancePastedFromASpreadsheetOpensTheBooks(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "asso1901")
		if _, err := desk.Begin(ctx, who, usual); err != nil {
			t.Fatal(err)
		}
		r, err := desk.Look(ctx, who, pasted)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, row := range r.Rows {
			said = append(said, row.Account+" "+string(row.Verdict))
		}
		want := " skipped, 51 skipped, 512000 known, 411000 known, 401000 known, 102900 new, 606300 gathered, 706000 gathered, 864 skipped, TOTALGÉNÉRAL skipped"
		if got := strings.Join(said, ", "); got != want {
			t.Errorf("%s", got)
		}
		if r.Debit != 878_050 || r.Credit != 878_050 || r.Result != 66_050 || r.Wrong != 0 {
			t.Errorf("%+v", r)
		}
		e, err := desk.Keep(ctx, who, pasted, false)
		if err != nil {
			t.Fatal(err)
		}
		again, err := desk.Keep(ctx, who, pasted, false)
		if err != nil || again.ID != e.ID || len(again.Lines) != 5 || again.Day != "2027-01-01" || again.Lines[1].Third != "MAIRIE-DE-FELLET" || again.Lines[4] != ledger.Side("120000", -66_050) {
			t.Fatalf("%+v %v", again, err)
		}
		if _, err := desk.Accept(ctx, who); err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Keep(ctx, who, pasted, false); first(err) != "ledger.validated_already" {
			t.Error(err)
		}
		if _, err := desk.Accept(ctx, who); first(err) != "ledger.validated_already" {
			t.Error(err)
		}
	})
}

func TestAnOpeningThatDoesNotBalanceIsRefusedWithItsDifference(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "asso1901")
		if _, err := desk.Keep(ctx, who, "512;;100;", true); first(err) != "outset.not_begun" {
			t.Error(err)
		}
		if _, err := desk.Begin(ctx, who, usual); err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Accept(ctx, who); first(err) != "outset.no_opening" {
			t.Error(err)
		}
		for _, c := range []struct{ text, key string }{
			{"512;Banque;100,00;\n110;Report;;99,99", "outset.gap"}, {"", "outset.nothing"}, {"512;Banque;;", "outset.nothing"},
			{"512;Banque;cent;", "outset.rows_wrong"}, {"5A2;Banque;100;\n110;;;100", "outset.rows_wrong"}, {"519999;;100;", "outset.rows_wrong"},
			{"912;Budget;100;", "outset.rows_wrong"}, {"512;Caf\uFFFD;100;\n110;;;100", "outset.encoding"}, {"512;\"Banque;100;", "outset.rows_wrong"},
			{strings.Repeat("512000;Banque;1,00;\n", 2001), "outset.too_many"},
		} {
			if _, err := desk.Keep(ctx, who, c.text, false); first(err) != c.key {
				t.Errorf("%.30q: %v, want %s", c.text, err, c.key)
			}
		}
		var f *base.Fault
		_, err := desk.Keep(ctx, who, "512;Banque;100,00;\n110;Report;;99,99", false)
		if !errors.As(err, &f) || f.Fields[0].Args["gap"] != money.Cents(1) || f.Fields[0].Args["debit"] != money.Cents(10_000) {
			t.Error(err)
		}
		e, err := desk.Keep(ctx, who, "512;Banque;100,00;\n164;Prêt;;250", true)
		if err != nil || len(e.Lines) != 3 || e.Lines[2] != ledger.Side("119000", 15_000) {
			t.Errorf("%+v %v", e, err)
		}
	})
}

func TestAYearThatWasOpenedElsewhereIsNotOpenedTwice(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "")
		if _, err := desk.Begin(ctx, who, usual); err != nil {
			t.Fatal(err)
		}
		e, err := desk.Ledger.Write(ctx, who, ledger.Draft{Journal: "AN", Day: "2027-01-01", Label: "À-nouveaux", Lines: []ledger.Line{ledger.Side("512000", 100), ledger.Side("110000", -100)}})
		if err == nil {
			_, err = desk.Ledger.Validate(ctx, who, e.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Keep(ctx, who, "512;;1;\n110;;;1", false); first(err) != "outset.opened_already" {
			t.Error(err)
		}
	})
}

func TestATreasurerWhoIsNoAccountantBeginsOnTheScreens(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "asso1901")
		h := testkit.Serve(d, desk)
		at := "/p/" + string(who.Place) + "/outset"
		start := url.Values{"from": {"2027-01-01"}, "to": {"2027-12-31"}, "chart": {"asso2025"}, "purses[0].name": {"Compte courant"}, "cash": {"on"}}.Encode()
		answers := url.Values{"way": {"questions"}, "rest": {"on"}, "q512000": {"1 250,00"}, "q530000": {"40"}, "q411000": {"trois"}}
		bad := answers.Encode()
		answers.Set("q411000", "")
		look := answers.Encode()
		answers.Set("do", "keep")
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"Commencer", "d’une association"}},
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"pas encore commencée"}, HasNot: []string{"<form method=\"post\" action=\"" + at}},
			{As: "board", Method: "POST", Path: at, Form: start, Status: 403},
			{As: "treasurer", Method: "GET", Path: at + "/opening", Status: 303, Has: []string{"/outset"}},
			{As: "treasurer", Method: "POST", Path: at, Form: "from=2027-01-01&to=2031-12-31&chart=asso2025&purses[0].name=Livret+bleu", Status: 422, Has: []string{"Livret bleu", "24 mois"}},
			{As: "treasurer", Method: "POST", Path: at, Form: start, Status: 303},
			{As: "treasurer", Method: "POST", Path: at, Form: start, Status: 409, Has: []string{"déjà commencée"}},
			{As: "treasurer", Method: "GET", Path: at + "/opening", Status: 200, Has: []string{"Compte courant", "On nous devait"}},
			{As: "treasurer", Method: "POST", Path: at + "/opening", Form: bad, Status: 422, Has: []string{"trois", "Écrivez un montant"}},
			{As: "treasurer", Method: "POST", Path: at + "/opening", Form: look, Status: 200, Has: []string{"Garder en brouillon", "1\u202f290,00"}},
			{As: "treasurer", Method: "POST", Path: at + "/opening", Form: answers.Encode(), Status: 303},
			{As: "treasurer", Method: "GET", Path: at + "/opening", Status: 200, Has: []string{"Valider ce départ", "110000"}},
			{As: "treasurer", Method: "POST", Path: at + "/opening", Form: "way=table&do=keep&text=512%3BBanque%3B10%3B", Status: 422, Has: []string{"512;Banque;10;", "il manque 10,00"}},
			{As: "treasurer", Method: "POST", Path: at + "/opening/validation", Status: 303},
			{As: "treasurer", Method: "POST", Path: at + "/opening/validation", Status: 409},
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"Apporter un relevé", "sont validés"}},
		})
	})
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{pasted, "512;Banque;100,00;\n110;;;100", "512,\"Banque, agence\",\"1 234,56\",", "512\t(12,50)", "\"", "compte;solde\n512;-3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := outset.Read(text)
		if err != nil && base.KindOf(err) != base.Invalid {
			t.Fatal(err)
		}
		for _, row := range r.Rows {
			if row.Verdict == outset.Known && (row.Amount == 0 || len(row.Account) < 3) {
				t.Errorf("%+v", row)
			}
		}
	})
}
