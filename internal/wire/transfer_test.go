package wire_test

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/wire"
)

var paris = time.FixedZone("", 3600)

func transfers() wire.Transfers {
	return wire.Transfers{ID: "P-2027-0001", At: time.Date(2027, 3, 10, 9, 30, 0, 0, paris), On: "2027-03-12",
		Payer: wire.Holder{Name: "Le Moulin des Pilotis", IBAN: "FR76 3000 3020 5500 0512 3456 744"},
		Items: []wire.Transfer{
			{Reference: "F-118", Name: "Bois du Limousin", IBAN: "DE89370400440532013000", Amount: 225_50, About: "Facture 2027-118"},
			{Reference: "NF 3", Name: "Chloé Œillet & fils", IBAN: "FR7630003020550005123456744", Amount: 12_05, About: "Frais d’avril – train // Limoges"},
		}}
}

// picture is the file as a bank reads it.
type picture struct {
	XMLName xml.Name
	Head    struct {
		MsgId, CreDtTm, NbOfTxs, CtrlSum string
		By                               string `xml:"InitgPty>Nm"`
	} `xml:"CstmrCdtTrfInitn>GrpHdr"`
	Info struct {
		PmtInfId, PmtMtd, BtchBookg, NbOfTxs, CtrlSum, ChrgBr string
		Service                                               string `xml:"PmtTpInf>SvcLvl>Cd"`
		On                                                    struct {
			Dt   string
			Bare string `xml:",chardata"`
		} `xml:"ReqdExctnDt"`
		Payer   string `xml:"Dbtr>Nm"`
		Account string `xml:"DbtrAcct>Id>IBAN"`
		Items   []struct {
			Ref     string `xml:"PmtId>EndToEndId"`
			Amount  string `xml:"Amt>InstdAmt"`
			Name    string `xml:"Cdtr>Nm"`
			Account string `xml:"CdtrAcct>Id>IBAN"`
			About   string `xml:"RmtInf>Ustrd"`
		} `xml:"CdtTrfTxInf"`
	} `xml:"CstmrCdtTrfInitn>PmtInf"`
}

func written(t *testing.T, file wire.Transfers) (p picture, text string) {
	t.Helper()
	body, err := file.Write()
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(body, &p); err != nil {
		t.Fatal(err)
	}
	return p, string(body)
}

func TestAPaymentFileSaysWhomWhatAndTheSum(t *testing.T) {
	t.Parallel()
	p, text := written(t, transfers())
	if p.XMLName.Space != "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09" {
		t.Error(p.XMLName)
	}
	if h := p.Head; h.MsgId != "P-2027-0001" || h.CreDtTm != "2027-03-10T09:30:00" || h.NbOfTxs != "2" || h.CtrlSum != "237.55" || h.By != "Le Moulin des Pilotis" {
		t.Errorf("%+v", h)
	}
	i := p.Info
	if i.PmtMtd != "TRF" || i.BtchBookg != "false" || i.NbOfTxs != "2" || i.CtrlSum != "237.55" || i.Service != "SEPA" || i.On.Dt != "2027-03-12" ||
		i.Payer != "Le Moulin des Pilotis" || i.Account != "FR7630003020550005123456744" || i.ChrgBr != "SLEV" {
		t.Errorf("%+v", i)
	}
	if one := i.Items[0]; one.Ref != "F-118" || one.Amount != "225.50" || one.Name != "Bois du Limousin" || one.Account != "DE89370400440532013000" || one.About != "Facture 2027-118" {
		t.Errorf("%+v", one)
	}
	if two := i.Items[1]; two.Ref != "NF 3" || two.Amount != "12.05" || two.Name != "Chloe OEillet fils" || two.About != "Frais d'avril - train / Limoges" {
		t.Errorf("%+v", two)
	}
	// the schema is a sequence: the order of the elements is part of it
	last := -1
	for _, tag := range []string{"<PmtInfId>", "<PmtMtd>", "<BtchBookg>", "<CtrlSum>237.55</CtrlSum>\n      <PmtTpInf>", "<ReqdExctnDt>", "<Dbtr>", "<DbtrAcct>",
		"<DbtrAgt>", "<ChrgBr>", "<CdtTrfTxInf>", "<PmtId>", `<InstdAmt Ccy="EUR">`, "<Cdtr>", "<CdtrAcct>", "<RmtInf>"} {
		at := strings.Index(text, tag)
		if at <= last {
			t.Errorf("%s at %d, after %d", tag, at, last)
		}
		last = at
	}
}

func TestAnOlderPortalGetsTheOlderMessage(t *testing.T) {
	t.Parallel()
	file := transfers()
	file.Edition = wire.Edition2009
	p, _ := written(t, file)
	if p.XMLName.Space != "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03" || p.Info.On.Bare != "2027-03-12" || p.Info.On.Dt != "" {
		t.Errorf("%+v %+v", p.XMLName, p.Info)
	}
}

func TestF67AFileThatABankWouldRefuseIsNotWritten(t *testing.T) {
	t.Parallel()
	file := transfers()
	file.Payer.IBAN = "FR76 3000 3020 5500 0512 3456 745"
	file.Items[0].IBAN = "FR7630003020550005123456743"
	file.Items[1].Amount = 0
	file.On = "2027-03-09"
	_, err := file.Write()
	var f *base.Fault
	if !errors.As(err, &f) {
		t.Fatal(err)
	}
	var got []string
	for _, field := range f.Fields {
		got = append(got, field.Name+" "+field.Key)
	}
	want := "payer.iban wire.iban_wrong, on wire.paid_before, items[0].iban wire.iban_of, items[1].amount wire.amount_of"
	if strings.Join(got, ", ") != want {
		t.Error(got)
	}
	file = transfers()
	file.Items = nil
	if _, err := file.Write(); base.KindOf(err) != base.Invalid {
		t.Error(err)
	}
	for _, known := range []struct {
		siren string
		valid bool
	}{{"123456782", true}, {"123456789", false}, {"12345678", false}, {"12345678A", false}} {
		if base.Siren(known.siren) != known.valid {
			t.Error(known)
		}
	}
}
