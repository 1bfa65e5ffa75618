package people

import (
	"fmt"
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	zoe := Person{ID: "zoe", Kind: Human, Name: "Zoé Lacombe", FirstName: "Zoé", LastName: "Lacombe", Email: "zoe@moulin.example", Lang: "fr", Born: "1993-09-21"}
	other := zoe
	other.ID, other.Email = "zoe2", "z.lacombe@moulin.example"
	workshop := Person{ID: "wool", Kind: Organisation, Name: "Laine & Lumière", Email: "bonjour@laine.example"}
	identity := Identity{Kind: Human, FirstName: "Zoé", LastName: "Lacombe", Born: "1993-09-21", Tags: []string{"coworking"},
		Contacts: []Contact{{Kind: Email, Value: "zoe@moulin.example", Preferred: true}, {Kind: Phone, Value: "06 00 00 00 00"}}}
	laser := Skill{ID: "laser", Name: "Découpe laser"}
	record := Record{Person: zoe, Contacts: identity.Contacts, Tags: identity.Tags, Known: []Skill{laser}, Relations: []Relation{{Kind: "member", From: "2024-09-01"}},
		Consents:       []Consent{{Purpose: Purposes()[0], Given: "2024-09-01", Source: "Bulletin signé"}},
		Authorisations: []Authorisation{{Person: zoe.ID, Skill: laser.ID, From: "2026-01-10", Until: "2028-01-10", GrantedBy: "Idriss"}}}
	var wrong base.Checks
	wrong.Require("last_name", "")
	refused := ui.FormOf(url.Values{"first_name": {"Zoé"}, "last_name": {""}}, wrong.Fault())
	return []ui.Sample{
		{Name: "people: nobody yet", Page: listPage{}},
		{Name: "people: a hundred", Page: listPage{Page: Page{Rows: sampleRows(), Next: "next"}, Labels: []string{"coworking", "fablab"}}},
		{Name: "people: one person", Page: personPage{Record: record, Today: "2026-11-20"}},
		{Name: "people: an organisation", Page: personPage{Record: Record{Person: workshop}, Today: "2026-11-20"}},
		{Name: "people: somebody new", Page: formPage{Identity: Identity{Kind: Human}, Skills: []Skill{laser}}},
		{Name: "people: one person, changed", Page: formPage{Person: zoe, Identity: identity, Skills: []Skill{laser}}},
		{Name: "people: somebody new, refused", Page: formPage{Form: refused, Identity: Identity{Kind: Human}}},
		{Name: "people: one's own record", Page: selfPage{formPage: formPage{Person: zoe, Identity: identity}, Record: record}},
		{Name: "people: no record of one's own", Page: selfPage{}},
		{Name: "people: merge", Page: mergePage{From: zoe}},
		{Name: "people: merge, confirm", Page: mergePage{From: other, Into: zoe}},
		{Name: "people: no record twice", Page: twinsPage{}},
		{Name: "people: skills", Page: skillsPage{Skills: []Skill{laser}}},
	}
}

func sampleRows() []Row {
	var rows []Row
	for i := range PageMax {
		name := fmt.Sprintf("Camille Durand %d", i+1)
		rows = append(rows, Row{Person: Person{ID: base.PersonID(fmt.Sprint(i)), Kind: Human, Name: name, Email: fmt.Sprintf("camille%d@moulin.example", i)},
			Relations: []string{"member"}, Tags: []string{"coworking"}})
	}
	return rows
}
