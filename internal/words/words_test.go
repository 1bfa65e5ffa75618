package words

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

func TestEveryTextExistsInEveryLanguage(t *testing.T) {
	t.Parallel()
	if fr, en := Keys("fr"), Keys("en"); !slices.Equal(fr, en) {
		t.Errorf("keys differ: fr %v, en %v", fr, en)
	}
}

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		Int("fr", 1234567):                                              "1\u202f234\u202f567",
		Int("en", -1234567):                                             "−1,234,567",
		Money("fr", money.Cents(123456)):                                "1\u202f234,56\u00a0€",
		Money("en", money.Cents(-5)):                                    "−€0.05",
		Euros("fr", money.Cents(3_000_000)):                             "30\u202f000\u00a0€",
		Euros("en", money.Cents(-100)):                                  "−€1",
		Euros("en", money.Cents(-50)):                                   "−€0.50",
		Percent("fr", 4540):                                             "45,4\u00a0%",
		Percent("fr", -1250):                                            "\u221212,5\u00a0%",
		Percent("en", -40):                                              "\u22120.4%",
		Decimal("fr", 97):                                               "0,97",
		Decimal("en", -205):                                             "\u22122.05",
		Percent("en", 4540):                                             "45.4%",
		Minutes("fr", 65):                                               "1\u00a0h\u00a005",
		Date("fr", day.Day("2027-05-01")):                               "samedi 1er\u00a0mai 2027",
		fill("fr", "{n|# jour|# jours}", base.Args{"n": 0}):             "0 jour",
		fill("fr", "{n|un jour|# jours}", base.Args{"n": 0}):            "0 jours", // none is not one
		fill("fr", "{n|validé|validés}", base.Args{"n": 0}):             "validé",
		fill("fr", "{n|un jour|# jours|aucun jour}", base.Args{"n": 0}): "aucun jour",
		fill("en", "{n|one day|# days}", base.Args{"n": 0}):             "0 days",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestASpanOfOneDayIsSaidShortly(t *testing.T) {
	t.Parallel()
	paris, _ := time.LoadLocation("Europe/Paris")
	from := time.Date(2027, 3, 28, 12, 0, 0, 0, time.UTC)
	if got, want := Span("fr", from, from.Add(90*time.Minute), paris), "dimanche 28\u00a0mars 2027, de 14\u00a0h à 15\u00a0h\u00a030"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
