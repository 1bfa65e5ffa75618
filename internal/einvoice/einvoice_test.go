package einvoice_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/einvoice"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func read(t *testing.T, file []byte) einvoice.Invoice {
	t.Helper()
	i, err := einvoice.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func outside(t *testing.T, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(testkit.File(t, "outside/einvoice/"+name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func ours(t testing.TB) []byte {
	t.Helper()
	body, err := os.ReadFile("testdata/ubl.xml")
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func keys(i einvoice.Invoice) (out []string) {
	for _, n := range i.Notes() {
		out = append(out, n.Key)
	}
	return out
}

func TestAUBLInvoiceIsReadByRateOfTax(t *testing.T) {
	t.Parallel()
	i := read(t, ours(t))
	if i.Format != "ubl" || i.Number != "2027-118" || i.Issued != "2027-03-05" || i.Due != "2027-04-04" || i.Credit || i.Currency != "EUR" {
		t.Errorf("%+v", i)
	}
	if i.Seller.Name != "Bois du Limousin" || i.Seller.Siren != "732829320" || i.IBAN != "FR7630003020550005123456744" {
		t.Errorf("%+v %s", i.Seller, i.IBAN)
	}
	want := []einvoice.Part{{Label: "Planches de chêne", Rate: 2000, Net: 100_00, Tax: 20_00}, {Label: "Bûches", Rate: 550, Net: 100_00, Tax: 5_50}}
	if !slices.Equal(i.Parts, want) || i.Net != 200_00 || i.Tax != 25_50 || i.Gross != 225_50 {
		t.Errorf("%+v", i)
	}
	if len(i.Notes()) != 0 {
		t.Error(keys(i))
	}
}

func TestWhatAFileDoesNotSayIsSaid(t *testing.T) {
	t.Parallel()
	text := string(ours(t))
	text = strings.Replace(text, "<cbc:DueDate>2027-04-04</cbc:DueDate>", "", 1)
	text = strings.Replace(text, "FR44732829320", "FR44732829321", 1) // fails its test
	text = strings.Replace(text, ">225.50</cbc:TaxInc", ">226.00</cbc:TaxInc", 1)
	text = strings.Replace(text, "Code>EUR", "Code>CHF", 1)
	i := read(t, []byte(text))
	if got := i.Missing(); !slices.Equal(got, []string{"due", "siren"}) {
		t.Error(got)
	}
	if got := keys(i); !slices.Equal(got, []string{"einvoice.missing", "einvoice.sum_differs", "einvoice.currency"}) {
		t.Error(got)
	}
}

func TestPublishedInvoicesAreReadToTheCent(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		number string
		gross  money.Cents
		parts  int
	}{
		"cii/CII_example1.xml":                       {"12115118", 250_33, 2},
		"cii/CII_example2.xml":                       {"TOSL108", 1801_78, 3},
		"ubl/ubl-tc434-example1.xml":                 {"12115118", 250_33, 2},
		"ubl/ubl-tc434-example2.xml":                 {"TOSL108", 1801_78, 3},
		"facturx/correct-Facture_FR_BASICWL.pdf":     {"FA-2017-0010", 671_15, 2},
		"facturx/fail-Facture_FR_EN16931.pdf":        {"FA-2017-0010", 671_15, 2},
		"facturx/correct-Avoir_FR_type381_BASIC.pdf": {"AV-2017-0005", 233_47, 2},
	} {
		i := read(t, outside(t, name))
		if i.Number != want.number || i.Gross != want.gross || len(i.Parts) != want.parts || i.Issued == "" || i.Seller.Name == "" {
			t.Errorf("%s: %+v", name, i)
		}
		if slices.Contains(keys(i), "einvoice.sum_differs") {
			t.Errorf("%s: %v", name, i.Notes())
		}
		pdf := strings.HasSuffix(name, ".pdf")
		if pdf != (i.Format == "facturx") || strings.Contains(name, "Avoir") != i.Credit || pdf && i.Seller.Siren != "999999998" {
			t.Errorf("%s: %s %v %+v", name, i.Format, i.Credit, i.Seller)
		}
	}
}

// pdf makes the smallest file that carries another, packed or not.
func pdf(inside []byte, packed bool) []byte {
	dict := "<< /Type /EmbeddedFile >>"
	if packed {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, _ = w.Write(inside)
		_ = w.Close()
		inside, dict = z.Bytes(), "<< /Type /EmbeddedFile /Filter /FlateDecode >>"
	}
	return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<< /Length 3 >>\nstream\nq Q\nendstream\nendobj\n2 0 obj\n%s\nstream\r\n%s\nendstream\nendobj\n%%%%EOF", dict, inside)
}

func TestAPDFGivesWhatItCarries(t *testing.T) {
	t.Parallel()
	for _, packed := range []bool{true, false} {
		i := read(t, pdf(ours(t), packed))
		if i.Format != "facturx" || i.Gross != 225_50 {
			t.Errorf("packed %v: %+v", packed, i)
		}
	}
}

func TestAWrongFileSaysWhy(t *testing.T) {
	t.Parallel()
	text := string(ours(t))
	for key, file := range map[string]string{
		"einvoice.empty":      " \n",
		"einvoice.unknown":    "<html></html>",
		"einvoice.pdf_plain":  string(pdf([]byte("<x:xmpmeta/>"), true)),
		"einvoice.pdf_locked": string(pdf(nil, false)) + "/Encrypt 3 0 R",
		"einvoice.xml_broken": text[:len(text)-20],
		"einvoice.amount":     strings.Replace(text, ">225.50<", ">225,5O<", 1),
		"einvoice.day":        strings.Replace(text, "2027-03-05", "2027-02-30", 1),
		"einvoice.too_large":  strings.Repeat(" ", einvoice.SizeMax+1),
	} {
		_, err := einvoice.Read([]byte(file))
		var f *base.Fault
		if !errors.As(err, &f) || f.Key != key {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func FuzzAnyFileIsReadOrRefused(f *testing.F) {
	f.Add(ours(f))
	f.Add(pdf(ours(f), true))
	f.Add(pdf(ours(f), false))
	f.Fuzz(func(t *testing.T, file []byte) {
		i, err := einvoice.Read(file)
		if err != nil && base.KindOf(err) == base.Internal {
			t.Fatal(err)
		}
		i.Notes()
	})
}
