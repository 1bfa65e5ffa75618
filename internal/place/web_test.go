package place_test

import (
	"os"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/listing"
	"pilotis/internal/place"
	"pilotis/internal/territory"
	"pilotis/internal/testkit"
)

// rooms serves the room and the ground below it.
func rooms(d *db.DB) *place.Desk {
	land := &territory.Desk{DB: d}
	return &place.Desk{DB: d, Territory: land, Listings: &listing.Desk{DB: d, Territory: land}}
}

func TestWithoutAListThePlaceIsOpenedByTheFormAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := rooms(d)
		h := testkit.Serve(d, desk, desk.Territory)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: "/places/new", Status: 303, Has: []string{"/sign-in"}},
			{As: "visitor", Method: "GET", Path: "/places/new", Status: 303, Has: []string{"/places/new/form"}},
			{As: "visitor", Method: "GET", Path: "/places/new/form", Status: 200, Has: []string{"Commune", "hx-get=\"/communes\""}, HasNot: []string{"Est-ce aussi le même lieu"}},
			{As: "visitor", Method: "GET", Path: "/communes?insee_text=gu%C3%A9r", Status: 200, Has: []string{"Guéret", "23000 · Creuse", `data-value="23096"`}},
			{As: "visitor", Method: "GET", Path: "/places/new/form?listed=none/1", Status: 404},
			{As: "visitor", Method: "POST", Path: "/places", Form: "name=&insee_text=saint&siret=12&email=x", Status: 422,
				Has: []string{"Plusieurs communes répondent", "Un SIRET a quatorze chiffres", "nom@exemple.fr", "À remplir"}},
			{As: "visitor", Method: "POST", Path: "/places", Form: "name=La+Grange&insee_text=xyzzy", Status: 422, Has: []string{"Aucune commune ne commence par «\u00a0xyzzy\u00a0»", `value="La Grange"`}},
			{As: "visitor", Method: "POST", Path: "/places", Form: "name=La+Grange&insee_text=gueret&families=cafe&families=fablab", Status: 303,
				Has: []string{"/p/la-grange/activities/suggestions"}},
		})
		p, err := desk.BySlug(ctx, d, "la-grange")
		if err != nil || p.Insee != "23096" || p.PostalCode != "23000" || len(p.Families) != 2 {
			t.Errorf("%+v, %v", p, err)
		}
	})
}

func TestAListedPlaceIsFoundByThreeLettersAndItsFormIsFilled(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := rooms(d)
		list, err := os.Open(testkit.File(t, "outside/network/mission_coworking/CGET_TiersLieux_2019_sans_contacts.csv"))
		if err != nil {
			t.Fatal(err)
		}
		defer list.Close()
		source := listing.Source{Name: "CGET, Mission Coworking", Licence: "Licence Ouverte 2.0", Edition: "2019-06-13"}
		if _, err := desk.Listings.Import(ctx, base.Actor{}, source, list, false); err != nil {
			t.Fatal(err)
		}
		h := testkit.Serve(d, desk, desk.Territory)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "visitor", Method: "GET", Path: "/places/new", Status: 200, Has: []string{"Licence Ouverte 2.0", "13\u00a0juin 2019", "map-lines"}, HasNot: []string{"lieux trouvés"}},
			{As: "visitor", Method: "GET", Path: "/places/new?q=ho", Status: 200, HasNot: []string{"Hôtel Pasteur"}},
			{As: "visitor", Method: "GET", Path: "/places/new?q=H%C3%94T+PAS", Status: 200, Has: []string{"2 lieux trouvés", "L'Hôtel Pasteur", "2 place Pasteur, 35000 Rennes", "map-mark"}},
			{As: "visitor", Method: "GET", Path: "/places/new?q=zzzzz", Status: 200, Has: []string{"Rien de ce nom"}},
			{As: "visitor", Method: "GET", Path: "/places/new/form?listed=cget-mission-coworking/295", Status: 200,
				Has: []string{`value="L'Hôtel Pasteur"`, `value="35238"`, "Est-ce aussi le même lieu", "(à 23 m)", `value="cget-mission-coworking/1508"`}},
			{As: "visitor", Method: "POST", Path: "/places", Form: "name=&listed=cget-mission-coworking/295", Status: 422, Has: []string{"Est-ce aussi le même lieu"}},
			{As: "visitor", Method: "POST", Path: "/places", Status: 303, Has: []string{"/p/l-hotel-pasteur/"},
				Form: "name=L%27H%C3%B4tel+Pasteur&insee=35238&listed=cget-mission-coworking/295&listed=cget-mission-coworking/1508&latitude=48.109&longitude=-1.674"},
			{As: "visitor", Method: "GET", Path: "/places/new?q=pasteur", Status: 200, Has: []string{"Déjà sur Pilotis", `href="/p/l-hotel-pasteur/about"`}, HasNot: []string{"listed=cget-mission-coworking%2F295"}},
		})
	})
}

func TestTheIdentityIsReadByMembersAndChangedByThoseWhoRule(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := rooms(d)
		p, err := desk.Open(ctx, base.Actor{Account: "a"}, place.Identity{Name: "La Grange", Insee: "23096", At: territory.Point{Lat: 46.17, Lon: 1.87}})
		if err != nil {
			t.Fatal(err)
		}
		h := testkit.Serve(d, desk)
		at := "/p/" + string(p.ID)
		whole := "name=La+Grange&insee=23096&form=scic&receptions%5B0%5D.use=&receptions%5B0%5D.floor=ground&receptions%5B0%5D.public="
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: at + "/identity", Status: 303, Has: []string{"/sign-in"}},
			{As: "visitor", Method: "GET", Path: at + "/identity", Status: 403},
			{As: "member", Method: "GET", Path: at + "/identity", Status: 200, Has: []string{"La Grange", "Creuse", "map-mark", "la catégorie d’ERP s’en déduit"}, HasNot: []string{"Changer la fiche"}},
			{As: "member", Method: "GET", Path: at + "/identity/form", Status: 403},
			{As: "member", Method: "POST", Path: at + "/identity", Form: whole, Status: 403},
			{As: "manager", Method: "GET", Path: at + "/identity/form", Status: 200, Has: []string{`value="Guéret"`, "receptions[2].use"}},
			{As: "manager", Method: "POST", Path: at + "/identity", Form: whole + "&receptions%5B1%5D.use=show&receptions%5B1%5D.floor=ground&receptions%5B1%5D.public=many&holding=owner&held_until=2030-01-01", Status: 422,
				Has: []string{"Ce n’est pas un nombre entier", `name="receptions[0].public"`, "Une propriété n’a pas de fin"}},
			{As: "manager", Method: "POST", Path: at + "/identity", Form: whole + "&receptions%5B1%5D.use=show&receptions%5B1%5D.floor=ground&receptions%5B1%5D.public=60&staff=4", Status: 303, Has: []string{"/identity"}},
			{As: "board", Method: "GET", Path: at + "/identity", Status: 200, Has: []string{"ERP de 4e catégorie, type L", "le seuil de 50", "Avec l’équipe\u00a0: 64", "Scic"}},
			{As: "", Method: "GET", Path: at + "/about", Status: 200, Has: []string{"La Grange", "Guéret", "n’a pas encore dit ce qu’il fait"}, HasNot: []string{"Scic", "ERP"}},
		})
	})
}

func TestProgramsReadAndChangeTheIdentity(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := rooms(d)
		p, err := desk.Open(ctx, base.Actor{Account: "a"}, place.Identity{Name: "La Grange", Insee: "23096"})
		if err != nil {
			t.Fatal(err)
		}
		h := testkit.Serve(d, desk)
		var got struct {
			Slug, Name, Commune, Zone string
			ERP                       struct{ Category int }
		}
		if a := testkit.Call(t, h, "member", "GET", string(p.ID), "", &got); a.Status != 200 || got.Slug != "la-grange" || got.Commune != "Guéret" || got.Zone != "Europe/Paris" {
			t.Error(a)
		}
		body := `{"name":"La Grange","insee":"23096","form":"association","receptions":[{"use":"office","floor":"ground","public":40}]}`
		if a := testkit.Call(t, h, "manager", "PUT", string(p.ID), body, &got); a.Status != 200 || got.ERP.Category != 5 {
			t.Error(a)
		}
		if a := testkit.Call(t, h, "manager", "PUT", string(p.ID), `{"name":"","insee":"0"}`, nil); a.Status != 422 {
			t.Error(a)
		}
		if a := testkit.Call(t, h, "member", "PUT", string(p.ID), body, nil); a.Status != 403 {
			t.Error(a)
		}
		if a := testkit.Call(t, h, "member", "GET", "elsewhere", "", nil); a.Status != 404 {
			t.Error(a)
		}
	})
}
