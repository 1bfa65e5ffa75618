package listing

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/territory"
)

func TestListsOfOtherPublishersAreReadByTheirHeadings(t *testing.T) {
	t.Parallel()
	want := Entry{Ref: "7", Name: "L’Étable", Street: "1 rue Basse", PostalCode: "01000", Insee: "01053", Commune: "Bourg-en-Bresse",
		Department: "01", Region: "84", At: territory.Point{Lat: 46.2, Lon: 5.22}}
	for name, text := range map[string]string{
		"commas":    "id,nom,adresse,code_postal,code_insee,commune,departement,region,latitude,longitude\n7,L’Étable,1 rue Basse,01000,01053,Bourg-en-Bresse,01,84,46.2,5.22\n",
		"semicolon": "Identifiant;Nom du tiers-lieu;Adresse postale;CP;Code commune INSEE;Ville;Dép;Région;Lat;Lon\n7;L’Étable;1 rue Basse;1000;1053;Bourg-en-Bresse;1;Auvergne et Rhône Alpes;46,2;5,22\n",
		"names":     "ref\tname\taddress\tzip\tinsee\tcity\tDépartement\tgeo_point_2d\n7\tL’Étable\t1 rue Basse\t01000\t01053\tBourg-en-Bresse\tAin\t46.2, 5.22\n",
		"derived":   "id|nom|adresse|cp|insee|y|x\n7|L’Étable|1 rue Basse|01000|01053|46.2|5.22\n",
		"geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[5.22,46.2]},
			"properties":{"nom":"L’Étable","adresse":"1 rue Basse","code postal":"01000","insee":1053,"commune":null,"dep":"01"}}]}`,
	} {
		latin, err := charmap.Windows1252.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		files := []string{text, "\uFEFF" + text}
		if name != "geojson" {
			files = append(files, latin)
		}
		for _, file := range files {
			l, err := readList(strings.NewReader(file))
			if err != nil || len(l.lines) != 1 {
				t.Fatalf("%s: %d lines, %v", name, len(l.lines), err)
			}
			got := l.lines[0]
			if got.Raw == "" || got.Digest == "" || l.digest == "" {
				t.Errorf("%s: nothing kept as it was", name)
			}
			got.Raw, got.Digest, got.Line = "", "", 0
			if got != want {
				t.Errorf("%s: %+v, want %+v", name, got, want)
			}
		}
	}
}

func TestLinesWithoutAReferenceOrWithOneTwiceAreAllKept(t *testing.T) {
	t.Parallel()
	l, err := readList(strings.NewReader("id;nom;ville\n1;A;Guéret\n1;B;Ahun\n;C;Aubusson;trop\n;C;Felletin\n"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, x := range l.lines {
		seen[x.Ref] = true
	}
	if len(l.lines) != 4 || len(seen) < 3 || !seen["1"] || !seen["1-2"] || l.ragged != 1 || len(l.repeated) < 1 {
		t.Errorf("%v, ragged %d, repeated %v", seen, l.ragged, l.repeated)
	}
	again, _ := readList(strings.NewReader("id;nom;ville\n;C;Aubusson;trop\n"))
	if !seen[again.lines[0].Ref] {
		t.Error("a line without a reference is not known again")
	}
}

func TestAFileThatIsNoListIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	for text, key := range map[string]string{
		"":                   "paper.empty",
		"a;b\n1;2\n":         "listing.no_name",
		`{"type":"Feature"}`: "listing.not_geojson",
		`{`:                  "listing.not_geojson",
		`{"type":"FeatureCollection","features":[]}`: "listing.no_name",
	} {
		if _, err := readList(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("%q: %v, want %s", text, err, key)
		}
	}
}

func TestCodesGetBackTheZeroThatASpreadsheetTook(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"1000": "01000", "01000": "01000", "75 010": "75010", "0": "", "NR": "", "2a004": "2A004", "1053.0": "01053", "75": "75"} {
		if got := code5(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"1": "01", "2a": "2A", "974": "974", "Creuse": "23", "cotes d armor": "22", "": "", "NR": ""} {
		if got := departmentCode(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNamesAreAlikeByTheLettersTheyShare(t *testing.T) {
	t.Parallel()
	for pair, alike := range map[[2]string]bool{
		{"L'Hôtel Pasteur", "Hôtel Pasteur"}:                                 true,
		{"Le Cent Sept", "Le Centsept"}:                                      true,
		{"Coworking NOVA SPOT", "Nova Spot"}:                                 true,
		{"La Cantine Toulouse", "La Cantine Aubuisson"}:                      false,
		{"Espace coworking", "Coworking"}:                                    true, // nothing but plain words: compared whole
		{"Fablab SU", "PMClab"}:                                              false,
		{"", "x"}:                                                            false,
		{"LA RÊCYCLERIE", "la recyclerie"}:                                   true,
		{"Agence territoriale Région Grand Est", "Agence de mobilité Regus"}: false,
	} {
		if got := likeness(essence(pair[0]), essence(pair[1])) >= likeEnough; got != alike {
			t.Errorf("%v: %d", pair, likeness(essence(pair[0]), essence(pair[1])))
		}
	}
}

func TestNeighboursAreFoundAcrossTheSquaresOfTheGrid(t *testing.T) {
	t.Parallel()
	var lines []Entry
	for _, lat := range []float64{42.1, 45.3333, 50.9, -21.1} {
		for i := range 40 {
			at := territory.Point{Lat: lat + float64(i)*0.0037, Lon: 2.1 + float64(i)*0.0031}
			lines = append(lines, Entry{Ref: "a", Name: "La Grange", At: at},
				Entry{Ref: "b", Name: "La Grange", At: territory.Point{Lat: at.Lat + 0.0006, Lon: at.Lon + 0.0012}})
		}
	}
	want := 0
	for i := range lines {
		for j := range i {
			if territory.Metres(lines[i].At, lines[j].At) < nearMetres {
				want++
			}
		}
	}
	if got := len(twins(lines)); got != want || want < 160 {
		t.Errorf("%d pairs, want %d", got, want)
	}
}

func FuzzReadList(f *testing.F) {
	f.Add([]byte("id;nom;cp;lat;lon\n1;A;1000;46,2;5\n"))
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"id":"x","properties":{"nom":"A","a":[1,{"b":2}]},"geometry":{"type":"Point","coordinates":[1,2]}},{"properties":null,"geometry":null}]}`))
	f.Add([]byte("nom,coordonnees\nA,\"1e400,NaN\"\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := readList(strings.NewReader(string(raw)))
		if err != nil {
			return
		}
		refs := map[string]bool{}
		for _, x := range l.lines {
			if refs[x.Ref] {
				t.Fatalf("reference %q twice", x.Ref)
			}
			refs[x.Ref] = true
		}
		r := reportOn(Source{Name: "x"}, l, "fr")
		if r.Rows != len(l.lines) {
			t.Error("lines lost")
		}
	})
}
