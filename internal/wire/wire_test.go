package wire_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/wire"
	"pilotis/internal/words"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// read reads one statement, or fails.
func read(t *testing.T, body []byte, h wire.Hints) wire.Statement {
	t.Helper()
	all, err := wire.Read(body, h)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 {
		t.Fatalf("%d statements", len(all))
	}
	return all[0]
}

// refused checks why a file is refused, and that the reason names the line.
func refused(t *testing.T, body, key string, line int) {
	t.Helper()
	_, err := wire.Read([]byte(body), wire.Hints{})
	var f *base.Fault
	if !errors.As(err, &f) {
		t.Fatalf("%.40q: %v", body, err)
	}
	if f.Key != key || line > 0 && f.Args["line"] != line {
		t.Errorf("%.40q: %s %v, want %s at %d", body, f.Key, f.Args, key, line)
	}
	if said := words.T("fr", f.Key, f.Args); strings.Contains(said, "{") {
		t.Errorf("not readable: %s", said)
	}
}

func TestF55AnOFXFileWithCommasAndAccentsIsRead(t *testing.T) {
	t.Parallel()
	s := read(t, file(t, "synth_fr_2027-01_sgml102_cp1252_comma.ofx"), wire.Hints{})
	if len(s.Moves) != 8 || s.Closing.Amount != 1_386_911 || s.Sum() != 1_386_911 || s.Account != "00051234567" {
		t.Errorf("%+v", s)
	}
	if m := s.Moves[2]; !strings.Contains(m.Label, "CAFÉ DE L'ÉCOLE") || m.Amount != -320 || s.Moves[3].ID == m.ID {
		t.Errorf("%+v", m)
	}
	if s.Moves[4].Label != "VIR DUPONT ATELIER & CIE" {
		t.Error(s.Moves[4].Label)
	}
}

func TestOFXIsReadWithoutEndsOfLinesAndAsXML(t *testing.T) {
	t.Parallel()
	flat := bytes.ReplaceAll(bytes.ReplaceAll(file(t, "synth_fr_2027-02_overlap.ofx"), []byte("\r"), nil), []byte("\n"), nil)
	if s := read(t, flat, wire.Hints{}); len(s.Moves) != 6 || s.Closing.Amount != 1_206_911 {
		t.Errorf("%+v", s)
	}
	xml := `<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?><OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><ACCTID>42</ACCTID></BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20270131120000[+1:CET]</DTPOSTED>
<TRNAMT>-12.5</TRNAMT><FITID>x</FITID><NAME>A &amp; B</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
	if s := read(t, []byte(xml), wire.Hints{}); s.Moves[0].Label != "A & B" || s.Moves[0].Amount != -1250 || s.Moves[0].Day != "2027-01-31" || s.Closing != nil {
		t.Errorf("%+v", s)
	}
}

// ofx writes a statement of some amounts.
func ofx(closing string, amounts ...string) []byte {
	var b strings.Builder
	b.WriteString("OFXHEADER:100\n<OFX><STMTRS><BANKACCTFROM><ACCTID>1</BANKACCTFROM>\n")
	for i, a := range amounts {
		fmt.Fprintf(&b, "<STMTTRN><DTPOSTED>202701%02d<TRNAMT>%s<FITID>%d<NAME>M</STMTTRN>\n", i+1, a, i)
	}
	b.WriteString("<LEDGERBAL><BALAMT>" + closing + "<DTASOF>20270131</LEDGERBAL></STMTRS></OFX>")
	return []byte(b.String())
}

func TestF58AmountsOfThirteenDecimalsAreRoundedAndTheDifferenceIsSaid(t *testing.T) {
	t.Parallel()
	s := read(t, ofx("33.34", "11.1150000000000", "11.1149999999999", "-0.0050000000000", "11.1200000000000"), wire.Hints{})
	var got []money.Cents
	for _, m := range s.Moves {
		got = append(got, m.Amount)
	}
	if fmt.Sprint(got) != fmt.Sprint([]money.Cents{1112, 1111, -1, 1112}) {
		t.Error(got)
	}
	if len(s.Notes) != 1 || s.Notes[0].Key != "wire.rounded" || s.Notes[0].Args["n"] != 3 || s.Notes[0].Args["gap"] != money.Cents(0) {
		t.Errorf("%+v", s.Notes)
	}
}

func TestF59WhatIsNoStatementIsRefusedAtItsLine(t *testing.T) {
	t.Parallel()
	whole := string(file(t, "synth_fr_2027-01_sgml102_cp1252_comma.ofx"))
	refused(t, whole[:len(whole)/2], "wire.cut", 0)
	refused(t, "", "wire.empty", 0)
	refused(t, " \n\n", "wire.empty", 0)
	refused(t, "\x00\x8f\xfe\x11random\xff", "wire.unknown", 1)
	refused(t, "OFXHEADER:100\nDATA:OFXSGML\n", "wire.ofx_no_body", 1)
	refused(t, "<OFX><STMTRS>\n<STMTTRN>\n<TRNAMT>1\n</STMTTRN></STMTRS></OFX>", "wire.missing", 2)
	refused(t, "<OFX><STMTRS>\n<STMTTRN><DTPOSTED>20270101</STMTTRN></STMTRS></OFX>", "wire.missing", 2)
	refused(t, "<OFX><STMTRS>\n<STMTTRN>\n<DTPOSTED>20271399\n", "wire.day", 3)
	refused(t, "<OFX><STMTRS>\n<STMTTRN>\n<TRNAMT>12,x\n", "wire.amount", 3)
	refused(t, "<OFX></OFX>", "wire.no_statement", 0)
	refused(t, "<html>\n<body/></html>", "wire.xml_unknown", 1)
	xml := string(file(t, "synth_fr_camt053_08_2027-01.xml"))
	refused(t, xml[:len(xml)-200], "wire.cut", 0)
	refused(t, strings.Replace(xml, "2027-01-05", "2027-02-31", 1), "wire.day", 12)
	refused(t, strings.Replace(xml, "<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>", 1), "wire.missing", 9)
}

func TestF60ABatchIsReadWithItsParts(t *testing.T) {
	t.Parallel()
	s := read(t, file(t, "synth_fr_camt053_08_2027-01.xml"), wire.Hints{})
	if s.Opening.Amount != 0 || s.Closing.Amount != 1_356_000 || len(s.Moves) != 3 || len(s.Notes) != 0 {
		t.Errorf("%+v", s)
	}
	if p := s.Moves[2].Parts; len(p) != 3 || p[1] != (wire.Part{Amount: 12_000, Label: "Forfait F2027-0003", Party: "Bruno C.", Reference: "ADH-002"}) {
		t.Errorf("%+v", p)
	}
	if m := s.Moves[1]; m.Party != "SCI des Pilotis" || m.Amount != -180_000 || m.Reference != "LOYER-01" || m.Parts != nil {
		t.Errorf("%+v", m)
	}
}

func TestF62TheReasonOfARejectIsRead(t *testing.T) {
	t.Parallel()
	if m := read(t, file(t, "synth_fr_camt053_08_2027-02.xml"), wire.Hints{}).Moves[1]; m.Reason != "AM04" || m.Amount != -12_000 {
		t.Errorf("%+v", m)
	}
}

func TestF63AStatementWhoseSumDiffersIsReadAndSaid(t *testing.T) {
	t.Parallel()
	xml := `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>NL1</Id></Othr></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">15568.27</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2014-01-05</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">15121.12</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2014-01-05</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">12.99</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2014-01-05</Dt></BookgDt></Ntry>
<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2014-01-05</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>`
	s := read(t, []byte(xml), wire.Hints{})
	if len(s.Moves) != 1 || len(s.Notes) != 2 || s.Notes[0].Key != "wire.pending" {
		t.Fatalf("%+v", s)
	}
	if n := s.Notes[1]; n.Key != "wire.sum_differs" || n.Args["expected"] != money.Cents(1_555_528) || n.Args["read"] != money.Cents(1_512_112) {
		t.Errorf("%+v", n)
	}
}

const (
	opening  = "0115589    00000EUR2 98765432100  150519                                                  0000000000000{150519160519    \n"
	movement = "0415589916200000EUR2 98765432100B1160519  160519PRLV SEPA TEST                   0000000000000000001234E                \n"
	closing  = "0715589    00000EUR2 98765432100  160519                                                  0000000001234E                \n"
)

func TestF64TheLastFigureOfCFONBHoldsTheSign(t *testing.T) {
	t.Parallel()
	s := read(t, []byte(opening+movement+strings.Replace(movement, "001234E", "000128N", 1)+strings.Replace(closing, "001234E", "001106}", 1)), wire.Hints{})
	if s.Moves[0].Amount != 12_345 || s.Moves[1].Amount != -1285 || s.Closing.Amount != -11_060 {
		t.Errorf("%+v", s)
	}
	if s := read(t, []byte(strings.ReplaceAll(opening+movement+closing, "\n", "")), wire.Hints{}); len(s.Moves) != 1 || len(s.Notes) != 0 {
		t.Errorf("without ends of lines: %+v", s)
	}
}

func TestF64AWrongCFONBFileIsRefusedAtItsLine(t *testing.T) {
	t.Parallel()
	refused(t, strings.Replace(opening, "150519 ", "CART   ", 1), "wire.day", 1)
	refused(t, movement, "wire.cfonb_unopened", 1)
	refused(t, closing, "wire.cfonb_unopened", 1)
	refused(t, opening+"05"+movement[2:], "wire.cfonb_alone", 2)
	refused(t, opening+opening, "wire.cfonb_unclosed", 2)
	refused(t, opening+movement, "wire.cut", 0)
	refused(t, opening+strings.Replace(movement, "1234E", "1234Z", 1), "wire.amount", 2)
	refused(t, opening+"99"+movement[2:], "wire.cfonb_code", 2)
	refused(t, opening+movement+strings.Replace(closing, "98765432100", "11111111111", 1), "wire.cfonb_account", 3)
	refused(t, opening+strings.TrimRight(movement, "\n")+" more\n", "wire.cfonb_long", 2)
}

func TestF64TheFilesOfCfonbAreReadOrRefused(t *testing.T) {
	t.Parallel()
	path := testkit.File(t, "outside/cfonb120/example.txt")
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := wire.Read(body, wire.Hints{})
	if err != nil || len(all) != 2 || len(all[0].Moves) != 3 || len(all[1].Moves) != 3 {
		t.Fatalf("%v %+v", err, all)
	}
	if m := all[0].Moves[0]; m.Amount != -3221 || m.Party != "INTERNET SFR" || m.Reference != "REFERENCE" || len(all[0].Notes)+len(all[1].Notes) != 0 {
		t.Errorf("%+v %v", m, all[0].Notes)
	}
	for name, key := range map[string]string{"invalid_date": "wire.day", "operation": "wire.cfonb_unopened", "operation_unstarted": "wire.cfonb_unopened"} {
		body, err := os.ReadFile(testkit.File(t, "outside/cfonb120/"+name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		refused(t, string(body), key, 1)
	}
}

func TestF67TheKeyOfAnIBANIsChecked(t *testing.T) {
	t.Parallel()
	if iban, ok := wire.IBAN("FR76 3000 3020 5500 0512 3456 744"); !ok || iban != "FR7630003020550005123456744" {
		t.Error(iban, ok)
	}
	for _, bad := range []string{"FR76 3000 3020 5500 0512 3456 745", "", "FR76", "7676 3000 3020 5500 0512 3456 744", "FR76 3000 3020 5500 0512 3456 7é4"} {
		if _, ok := wire.IBAN(bad); ok {
			t.Errorf("%q passes", bad)
		}
	}
}
