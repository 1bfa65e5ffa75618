package place

import (
	"errors"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/territory"
)

// wrongOf gives the code of what is wrong with each field.
func wrongOf(t *testing.T, err error) map[string]string {
	t.Helper()
	out := map[string]string{}
	var f *base.Fault
	if errors.As(err, &f) {
		for _, field := range f.Fields {
			out[field.Name] = field.Key[strings.LastIndexByte(field.Key, '.')+1:]
		}
	}
	return out
}

func whole() Identity { return Identity{Name: "La Grange", Insee: "23096"} }

func TestNumbersOfRegistersAreCheckedByTheirKeys(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ siren, siret, rna, form, field, want string }{
		{siren: "732829320"},
		{siren: "732 829 320"},
		{siren: "732829321", field: "siren", want: "siren_key"},
		{siren: "73282932", field: "siren", want: "siren_form"},
		{siren: "73282932O", field: "siren", want: "siren_form"},
		{siret: "73282932000074"},
		{siret: "732 829 320 00074", siren: "732829320"},
		{siret: "73282932000075", field: "siret", want: "siret_key"},
		{siret: "7328293200007", field: "siret", want: "siret_form"},
		{siret: "73282932000074", siren: "123456782", field: "siret", want: "siret_other"},
		{siret: "35600000000048"},                                    // La Poste's seat passes Luhn's test
		{siret: "35600000009075"},                                    // and this office passes its own only
		{siret: "35600000009076", field: "siret", want: "siret_key"}, // and this one neither
		{siret: "73282932000063", field: "siret", want: "siret_key"}, // the exception is La Poste's alone
		{rna: "W231001234", form: "association"},
		{rna: "w2A1000456"},
		{rna: "W9R1000012", form: "asso1901"},
		{rna: "W23100123", field: "rna", want: "rna_form"},
		{rna: "231001234", field: "rna", want: "rna_form"},
		{rna: "W231001234", form: "sas", field: "rna", want: "rna_not_association"},
		{form: "scic"}, {form: "Fonds de dotation"},
		{form: "plc", field: "form", want: "form_unknown"},
	} {
		id := whole()
		id.Siren, id.Siret, id.RNA, id.Form = c.siren, c.siret, c.rna, c.form
		p, err := id.drawn("2027-03-28")
		got := wrongOf(t, err)
		if c.field == "" && err != nil || c.field != "" && (got[c.field] != c.want || len(got) != 1) {
			t.Errorf("%+v: %v", c, got)
		}
		if c.siret == "73282932000074" && err == nil && p.Siren != "732829320" {
			t.Errorf("the SIREN was not taken from the SIRET: %q", p.Siren)
		}
	}
}

func TestEverythingWrongWithAnIdentityIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	id := Identity{Insee: "99999", PostalCode: "2300", ZoneName: "Europe/Nowhere", Form: "x", Siren: "1", OpenedOn: "2027-02-30",
		IndoorM2: -1, Holding: "public_occupation", Email: "nadia", Phone: "appelez-moi", Site: "ftp://x", Languages: []string{"xx"},
		Families: []string{"bank"}, At: territory.Point{Lat: 91}, Receptions: []Reception{{Use: "nursery", Floor: Basement, Public: 3}, {Use: "?", Floor: "roof"}}}
	_, err := id.drawn("2027-03-28")
	got := wrongOf(t, err)
	for field, want := range map[string]string{
		"name": "required", "insee": "insee_unknown", "postal_code": "postal_form", "zone": "zone_unknown", "form": "form_unknown",
		"siren": "siren_form", "opened_on": "not_a_day", "indoor_m2": "surface_wrong", "held_until": "held_until_missing",
		"email": "not_an_email", "phone": "phone_form", "site": "site_form", "languages": "not_a_choice", "families": "not_a_choice",
		"at": "nowhere", "receptions[0].floor": "floor_forbidden", "receptions[1].use": "not_a_choice",
	} {
		if got[field] != want {
			t.Errorf("%s: %q, want %q", field, got[field], want)
		}
	}
	if len(got) != 17 {
		t.Errorf("%v", got)
	}
}

func TestAnIdentityIsWrittenAsRegistersDo(t *testing.T) {
	t.Parallel()
	id := whole()
	id.Phone, id.Site, id.Email, id.Insee, id.Form = "0555.12.34-56", "lagrange.fr", " Contact@LaGrange.fr ", "69152", "Association"
	p, err := id.drawn("2027-03-28")
	if err != nil {
		t.Fatal(err)
	}
	if p.Phone != "05 55 12 34 56" || p.Site != "https://lagrange.fr" || p.Email != "contact@lagrange.fr" ||
		p.Insee != "69149" || p.Commune != "Oullins-Pierre-Bénite" || p.PostalCode != "69310" || p.Form != "asso1901" || p.ZoneName != "Europe/Paris" {
		t.Errorf("%+v", p)
	}
}

func TestATitleSaysWhenItEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ holding, until, want string }{
		{"", "", ""}, {"owner", "", ""}, {"owner", "2030-01-01", "owner_without_end"}, {"public_occupation", "2030-01-01", ""},
		{"short_lease", "", "held_until_missing"}, {"commercial_lease", "", ""}, {"", "2030-01-01", "holding_missing"}, {"squat", "", "not_a_choice"},
	} {
		id := whole()
		id.Holding = c.holding
		if c.until != "" {
			id.HeldUntil = "2030-01-01"
		}
		_, err := id.drawn("2027-03-28")
		got := wrongOf(t, err)
		if got["holding"]+got["held_until"] != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func FuzzNumbersOfRegisters(f *testing.F) {
	for _, s := range []string{"732829320", "73282932000074", "35600000009075", "W231001234", "", "é", "W\x00"} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, siren, siret, rna string) {
		id := whole()
		id.Siren, id.Siret, id.RNA = siren, siret, rna
		p, err := id.drawn("2027-03-28")
		if err != nil {
			return
		}
		if p.Siren != "" && (len(p.Siren) != 9 || !base.Luhn(p.Siren)) || p.Siret != "" && len(p.Siret) != 14 || p.RNA != "" && len(p.RNA) != 10 {
			t.Errorf("accepted %q %q %q", p.Siren, p.Siret, p.RNA)
		}
	})
}
