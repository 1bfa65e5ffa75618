package wire_test

import (
	"testing"

	"pilotis/internal/money"
	"pilotis/internal/wire"
)

func TestTheDetailOfATransferTellsWhatWasPaidAndWhatWasKept(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file       string
		gross, fee money.Cents
		kinds      int
	}{
		"gifts and dues":  {"Référence;Date;Type;Montant total\n1;02/02/2027;Adhésion;30,00\n2;02/02/2027;Don;50,00\n3;03/02/2027;Adhésion;30,00\n", 11_000, 0, 2},
		"a card terminal": {"Relevé\nDate;Montant brut;Frais;Net\n02/02/2027;12,00;0,21;11,79\n03/02/2027;8,00;0,14;7,86\n", 2_000, 35, 1},
		"in English":      {"id,reporting_category,gross,net\na,charge,40.00,39.15\nb,charge,10.00,9.60\n", 5_000, 125, 1},
	} {
		p, err := wire.ReadPayout([]byte(c.file))
		if err != nil || p.Gross != c.gross || p.Fee != c.fee || len(p.Kinds) != c.kinds {
			t.Errorf("%s: %+v %v", name, p, err)
		}
	}
	for _, file := range []string{"", "bonjour", "a;b\n1;2\n", "Type;Montant\nDon;beaucoup\n", "Type;Montant\n"} {
		if p, err := wire.ReadPayout([]byte(file)); err == nil {
			t.Errorf("%q: %+v", file, p)
		}
	}
}
