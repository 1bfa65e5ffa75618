package place

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	grange, quay := sampleListed("12", "La Grange", "Felletin", 45.88, 2.17), sampleListed("13", "La Grange du Quai", "Saint-Denis", -20.88, 55.45)
	source := listing.Source{Name: "CGET, Mission Coworking", Licence: "Licence Ouverte 2.0", Edition: "2019-06-13"}
	found := findPage{Query: "gran", Found: []Found{{Entry: grange}, {Entry: quay, Slug: "la-grange-du-quai"}}, Sources: []listing.Source{source}}
	found.Map = territory.Sketch("La Grange", found.marks(), []territory.Point{{Lat: 48.85, Lon: 2.35}, {Lat: 43.3, Lon: 5.37}, {Lat: 47.2, Lon: -1.55}})
	empty := findPage{Sources: []listing.Source{source}, Map: territory.Sketch("La Grange", nil, []territory.Point{{Lat: 48.85, Lon: 2.35}})}
	none := findPage{Query: "zzz", Sources: []listing.Source{source}, Map: empty.Map}
	p := samplePlace()
	refused := ui.FormOf(url.Values{"name": {""}, "siret": {"123"}, "insee_text": {"Fell"}}, sampleRefusal())
	nowhere := func(s *ui.Scene) { s.Place, s.Path = ui.Place{}, "/places/new" }
	member := func(s *ui.Scene) { s.Who.Role = base.Member }
	map1 := territory.Sketch(p.Name, []territory.Mark{{At: p.At, Label: p.Name, Href: "/"}}, nil).Marked()
	return []ui.Sample{
		{Name: "place: find it", Page: empty, Scene: nowhere},
		{Name: "place: found", Page: found, Scene: nowhere},
		{Name: "place: nothing found", Page: none, Scene: nowhere},
		{Name: "place: open it", Page: openPage{}, Scene: nowhere},
		{Name: "place: open a listed one", Page: openPage{Identity: identityOf(grange), Picked: listing.Picked{Entry: grange, Twins: []listing.Entry{quay}}}, Scene: nowhere},
		{Name: "place: not opened", Page: openPage{Form: refused}, Scene: nowhere},
		{Name: "place: identity", Page: identityPage{Place: p, ERP: Classify("2027-03-28", p.Receptions, p.Staff), Map: map1}},
		{Name: "place: identity, hardly begun", Page: identityPage{Place: Place{Commune: p.Commune, Department: "23", Identity: Identity{Name: p.Name, PostalCode: "23500", ZoneName: "Europe/Paris"}}}, Scene: member},
		{Name: "place: change the identity", Page: formPage{Identity: p.Identity, Commune: p.Commune, Today: "2027-03-28"}},
		{Name: "place: identity refused", Page: formPage{Form: refused, Identity: p.Identity, Today: "2027-03-28"}},
		{Name: "place: safety, not written", Page: safetyPage{Place: p, Today: "2027-03-28"}},
		{Name: "place: safety", Page: safetyPage{Place: p, Safety: sampleSafety, Today: "2027-03-28"}, Scene: member},
		{Name: "place: write the safety sheet", Page: safetyForm{Safety: sampleSafety, Today: "2027-03-28"}},
		{Name: "place: about", Page: aboutPage{Place: p, Threads: []Thread{{"Coworking", "", "", 1}, {"Fablab", "", "", 2}}, Map: map1}, Bare: true},
		{Name: "place: about, nothing said", Page: aboutPage{Place: Place{Commune: p.Commune, Identity: Identity{Name: p.Name, PostalCode: "23500"}}}, Bare: true},
	}
}

func sampleListed(ref, name, commune string, lat, lon float64) listing.Entry {
	return listing.Entry{Source: "cget", Ref: ref, Name: name, Street: "3 rue des Ateliers", PostalCode: "23500", Insee: "23079", Commune: commune,
		Department: "23", At: territory.Point{Lat: lat, Lon: lon}, Kind: "Coworking, fablab"}
}

func samplePlace() Place {
	return Place{Slug: "la-grange", Zone: time.UTC, Department: "23", Commune: "Felletin", Identity: Identity{
		Name: "La Grange", Families: []string{"coworking", "fablab", "cafe"}, Form: "scic", Siren: "732829320", Siret: "73282932000074",
		Street: "3 rue des Ateliers", PostalCode: "23500", Insee: "23079", ZoneName: "Europe/Paris", At: territory.Point{Lat: 45.88, Lon: 2.17},
		OpenedOn: "2019-09-14", IndoorM2: 640, OutdoorM2: 1200, Holding: "public_occupation", HeldUntil: "2031-12-31", Staff: 4,
		Receptions: []Reception{{"office", Ground, 60}, {"cafe", Ground, 49}, {"show", Ground, 90}},
		Email:      "bonjour@lagrange.example", Phone: "05 55 00 00 00", Site: "https://lagrange.example", Languages: []string{"fr", "en", "fsl"}}}
}

// sampleRefusal is what the rules say of a form filled in badly.
func sampleRefusal() error {
	_, err := Identity{Siret: "123", Insee: "99999"}.drawn("2027-03-28")
	return err
}

// sampleSafety is a sheet that nobody checked for long, and that lacks two things.
var sampleSafety = Safety{Arrival: "Gare de Felletin à six minutes à pied. Parking sous les tilleuls.\nLa porte bleue est ouverte de 8 h 30 à 18 h.", Access: "Tout est de plain-pied.",
	Exits: "La porte bleue, et la grande porte de l’atelier : poussez la barre.", Gathering: "Sous les tilleuls, face au lavoir.", Alarm: "Une sirène continue ; boîtier rouge près du bar.",
	Hazards: "On n’entre pas dans l’atelier bois sans y être habilité.", Contact: "Awa Diop, 05 55 00 00 12", Checked: "2026-02-10", Revision: 2}
