package wire_test

import (
	"strings"
	"testing"

	"pilotis/internal/wire"
)

const mt940 = `{1:F01BANKFRPPXXXX}{4:
:20:S1
:25:FR7630003020550005123456744
:28C:1/1
:60F:C270101EUR1000,00
:61:2701050105D20,50NTRFREF1//B1
:86:PRLV EDF
 JANVIER
:61:2612311230RC10,NTRFNONREF
:86:REJET AM04
:61:2701060106C5,00NMSCNONREF//B3
:62F:C270131EUR974,50
-}`

func TestMT940IsRead(t *testing.T) {
	t.Parallel()
	s := read(t, []byte(mt940), wire.Hints{})
	if len(s.Moves) != 3 || s.Opening.Amount != 100_000 || s.Closing.Amount != 97_450 || len(s.Notes) != 0 || s.Currency != "EUR" {
		t.Fatalf("%+v", s)
	}
	if m := s.Moves[0]; m.Amount != -2050 || m.Label != "PRLV EDF JANVIER" || m.ID != "B1" || m.Reference != "REF1" || m.Day != "2027-01-05" {
		t.Errorf("%+v", m)
	}
	if m := s.Moves[1]; m.Amount != -1000 || m.Day != "2026-12-30" || m.Reason != "AM04" || m.Reference != "" {
		t.Errorf("%+v", m)
	}
	refused(t, strings.Replace(mt940, ":62F:C270131EUR974,50\n", "", 1), "wire.cut", 0)
	refused(t, strings.Replace(mt940, "D20,50", "X20,50", 1), "wire.missing", 6)
	refused(t, strings.Replace(mt940, ":61:270105", ":61:270199", 1), "wire.day", 6)
	refused(t, ":25:1\n:60F:C270101EUR1,\n", "wire.mt940_unopened", 1)
}

func TestQIFAsksForTheOrderOfItsDaysOnlyWhereNobodyCanTell(t *testing.T) {
	t.Parallel()
	either := "!Type:Bank\nD04/01/2027\nT-1,800.00\nPLoyer\n^\nD05/02'27\nT12.50\nMDon\n^\n"
	refused(t, either, "wire.which_order", 2)
	if s := read(t, []byte(either), wire.Hints{Dates: wire.DayFirst}); s.Moves[0].Day != "2027-01-04" || s.Moves[0].Amount != -180_000 || s.Moves[1].Day != "2027-02-05" || s.Moves[1].Label != "Don" {
		t.Errorf("%+v", s.Moves)
	}
	if s := read(t, []byte(either), wire.Hints{Dates: wire.MonthFirst}); s.Moves[0].Day != "2027-04-01" {
		t.Errorf("%+v", s.Moves)
	}
	certain := strings.Replace(either, "04/01", "24/01", 1)
	if s := read(t, []byte(certain), wire.Hints{}); s.Moves[0].Day != "2027-01-24" || s.Moves[1].Day != "2027-02-05" {
		t.Errorf("%+v", s.Moves)
	}
	parts := "!Type:Bank\nD2027-01-24\nT30,00\nPCaisse\nSDon\n$10,00\nSVente\n$20,00\n^\n"
	if s := read(t, []byte(parts), wire.Hints{}); len(s.Moves[0].Parts) != 2 || s.Moves[0].Parts[1].Amount != 2000 {
		t.Errorf("%+v", s.Moves)
	}
	refused(t, either[:len(either)-3], "wire.cut", 0)
	refused(t, "!Type:Bank\nD99/99/2027\nT1\n^\n", "wire.day", 2)
	refused(t, "!Type:Bank\nD24/01/2027\nTx\n^\n", "wire.amount", 2)
}

func TestTheColumnsOfATableAreGuessed(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"debit and credit": "Compte;00051234567\nSolde;1 000,00\n\nDate opération;Date valeur;Libellé;Débit;Crédit;Référence\n15/01/2027;16/01/2027;PRLV URSSAF;-871,99;;R1\n20/01/2027;20/01/2027;VIR DUPONT;;1 800,00;\n",
		"one amount":       "\ufeffDate,Libelle operation,Montant,Devise\n2027-01-15,PRLV URSSAF,-871.99,EUR\n2027-01-20,VIR DUPONT,\"1,800.00\",EUR\n",
		"tabs":             "Libellé\tDate\tMontant (EUR)\nPRLV URSSAF\t15/01/27\t-871,99\nVIR DUPONT\t20/01/27\t+1800,00\n",
	} {
		s := read(t, []byte(text), wire.Hints{})
		if len(s.Moves) != 2 || s.Moves[0].Amount != -87_199 || s.Moves[0].Day != "2027-01-15" || s.Moves[1].Amount != 180_000 || s.Moves[1].Label != "VIR DUPONT" {
			t.Errorf("%s: %+v", name, s.Moves)
		}
	}
	head := "Date;Libellé;Montant\n"
	refused(t, head+"32/01/2027;x;1\n", "wire.day", 2)
	refused(t, head+"31/01/2027;x;1\n31/01/2027;x;un\n", "wire.amount", 3)
	refused(t, head+"31/01/2027;x;\n", "wire.missing", 2)
	refused(t, head, "wire.no_move", 1)
}

func TestATableIsReadByTheProfileOfItsBank(t *testing.T) {
	t.Parallel()
	p := wire.Profile{Separator: ";", Columns: []wire.Column{wire.ColDay, wire.ColAmount, wire.ColLabel}, Dates: wire.MonthFirst}
	s := read(t, []byte("01/02/2027;12,00;Don\n"), wire.Hints{CSV: p})
	if s.Moves[0].Day != "2027-01-02" || s.Moves[0].Amount != 1200 {
		t.Errorf("%+v", s.Moves)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"synth_fr_2027-02_overlap.ofx", "synth_fr_camt053_08_2027-01.xml"} {
		f.Add(file(f, name))
	}
	for _, text := range []string{mt940, opening + movement + closing, "!Type:Bank\nD24/01/2027\nT1\n^\n", "Date;Libellé;Montant\n31/01/2027;x;1\n", "{1:\n:61:", "05\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		all, err := wire.Read(body, wire.Hints{})
		if err == nil && len(all) == 0 {
			t.Error("neither statements nor an error")
		}
		for _, s := range all {
			for _, m := range s.Moves {
				if m.Day == "" {
					t.Errorf("a move without a day: %+v", m)
				}
			}
		}
	})
}
