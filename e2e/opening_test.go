package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
	"pilotis/e2e/program"
)

// TestAPlaceOpensInAnAfternoon follows an owner, on the real program and an empty
// database, from the national list to the first bookings read on today's page.
func TestAPlaceOpensInAnAfternoon(t *testing.T) {
	t.Parallel()
	s := beginStory(t)
	s.takesInTheNationalList()
	s.signsIn(browse.Desk)
	s.typesThreeLettersAndPicksThePlaceOnTheMap()
	s.opensItWithTheActivitiesSuggested()
	s.describes("room", "La grande salle", "30")
	s.describes("room", "La petite salle", "8")
	s.describes("desk", "Les bureaux", "6")
	s.drawsThemOnThePlan("La grande salle", "La petite salle", "Les bureaux")
	s.bringsItsPeopleFromAFile()
	s.signsIn(browse.Phone)
	s.books("La grande salle", "Conseil d’administration")
	s.isRefusedKindlyAndTakesAnotherWay("La grande salle", "Visite de la mairie")
	s.findsBothToday("Conseil d’administration", "Visite de la mairie")
}

// story is an owner who opens a place; the last tab is the one in hand.
type story struct {
	*testing.T
	h             *house
	dsn, base     string
	letters, name string // what is typed to find the place in the list, and its name there
	at            string // the address of the place, once open
	tab           *browse.Tab
	from          time.Time // when the first booking begins
}

const (
	ownerMail     = "odile@example.org"
	ownerPassword = "un moulin sur la Creuse"
)

func beginStory(t *testing.T) *story {
	return &story{T: t, h: open(t), dsn: "sqlite:" + filepath.Join(t.TempDir(), "lieu.db")}
}

func (s *story) run(input string, args ...string) {
	s.Helper()
	if out, err := program.Answer(s.Context(), input, append(args, "--db", s.dsn)...); err != nil {
		s.Fatalf("%v\n%s", err, out)
	}
}

// takesInTheNationalList imports the list as published where it is at hand, or else
// a short one of the same shape.
func (s *story) takesInTheNationalList() {
	root := os.Getenv("PILOTIS_TESTDATA")
	if root == "" {
		root = filepath.Join("..", "..", "shared", "data")
	}
	list := filepath.Join(root, "outside", "network", "mission_coworking", "CGET_TiersLieux_2019_sans_contacts.csv")
	s.letters, s.name = "ade", "ADE Coworking"
	if _, err := os.Stat(list); err != nil {
		s.letters, s.name = "gra", "La Grange aux Idées"
		list = s.file("liste.csv", "ID,NOM_TL,ADRESSE,CP,NOMCOM,INSEECOM,LAT,LONG\n"+
			"1,La Grange aux Idées,2 Rue du Four,44300,Nantes,44109,47.2459,-1.5056\n2,Le Lavoir,1 Place du Lavoir,23500,Felletin,23079,45.8835,2.1745\n")
	}
	s.run("", "migrate")
	s.run("", "import", "places", list, "--source", "Liste nationale", "--credit", "Liste nationale, 2019")
	s.run(ownerPassword+"\n", "user", "create", "--email", ownerMail, "--name", "Odile Martin")
	server, err := program.Serve(context.Background(), "serve", "--db", s.dsn)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(server.Kill)
	s.base = server.Base
}

func (s *story) file(name, text string) string {
	path := filepath.Join(s.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.Fatal(err)
	}
	return path
}

func (s *story) signsIn(v browse.View) {
	tab, err := s.h.browser.Tab(s.base, v)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(tab.Close)
	s.tab = tab
	s.opens("/sign-in")
	s.writes("#f-email", ownerMail)
	s.writes("#f-password", ownerPassword)
	s.presses("main form button.primary")
}

func (s *story) typesThreeLettersAndPicksThePlaceOnTheMap() {
	s.opens("/places/new")
	s.writes("#q", s.letters)
	found := fmt.Sprintf(`[...document.querySelectorAll("#found-places a.row-title")].find(a => a.innerText == %q)?.getAttribute("href") ?? ""`, s.name)
	var way string
	s.until("the place is proposed", func() (err error) {
		way, err = browse.Eval[string](s.tab, found)
		if err == nil && way == "" {
			err = errNotYet
		}
		return err
	})
	s.presses(fmt.Sprintf(`.map a[href=%q] circle`, way))
	kept, err := browse.Eval[string](s.tab, `document.querySelector("#f-name").value`)
	if err != nil || kept != s.name {
		s.Fatalf("the form is filled with %q (%v)", kept, err)
	}
}

func (s *story) opensItWithTheActivitiesSuggested() {
	s.presses("main form button.primary")
	reads(s.T, s.tab, s.name+" est ouvert")
	at, err := s.tab.Path()
	if err != nil || !strings.HasSuffix(at, "/activities/suggestions") {
		s.Fatalf("after the opening: %s %v", at, err)
	}
	s.at = strings.TrimSuffix(at, "/activities/suggestions")
	s.presses("main form button.primary")
	threads, err := browse.Eval[int](s.tab, `document.querySelectorAll(".thread").length`)
	if err != nil || threads < 3 {
		s.Errorf("%d activities are kept (%v)", threads, err)
	}
	s.isLedTo("Ses espaces")
}

// isLedTo finds the step to take next above the page, "" once there is none.
func (s *story) isLedTo(step string) {
	s.Helper()
	led, err := browse.Eval[string](s.tab, `document.querySelector(".first-steps [aria-current=step] a")?.innerText ?? ""`)
	if err != nil || led != step {
		s.Errorf("led to %q, want %q (%v)", led, step, err)
	}
}

func (s *story) describes(kind, name, seats string) {
	s.opens(s.at + "/spaces/new")
	do(s.T, s.tab, press(fmt.Sprintf("label.choice:has(input[name=kind][value=%s])", kind)))
	s.writes("#f-name", name)
	s.writes("#f-capacity", seats)
	s.presses("main form button.primary")
	reads(s.T, s.tab, name)
}

func (s *story) drawsThemOnThePlan(names ...string) {
	s.opens(s.at + "/spaces/plan/draft")
	for i, name := range names {
		for side, value := range map[string]int{"plan_x": 1 + 8*i, "plan_y": 1, "plan_w": 8, "plan_h": 4} {
			s.writes(fmt.Sprintf(`tr[data-spot=%q] input[name^=%s]`, name, side), fmt.Sprint(value))
		}
	}
	s.presses("main form button.primary")
	drawn, err := browse.Eval[[]string](s.tab, `[...document.querySelectorAll(".floor-plan a")].map(a => a.innerText)`)
	if err != nil || len(drawn) != len(names) {
		s.Errorf("the plan shows %q (%v)", drawn, err)
	}
}

// bringsItsPeopleFromAFile goes from screen to screen: the file, what it would do
// line by line, what it did, and the way back.
func (s *story) bringsItsPeopleFromAFile() {
	list := s.file("adherents.csv", "Nom;Prénom;Courriel;Tél.;Statut\n"+
		"Martin;Odile;odile@example.org;06 12 34 56 78;Adhérente\nHaddad;Karim;karim@example.org;;Bénévole\nSans Adresse;Lou;pas-une-adresse;;Membre\n")
	s.opens(s.at + "/people/import")
	do(s.T, s.tab, chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{list}))
	s.presses("main form button.primary")
	reads(s.T, s.tab, "5 colonnes comprises", "Prendre 2 fiches", "pas-une-adresse")
	s.presses(`form[action$="/completion"] button`)
	reads(s.T, s.tab, "Défaire cette liste")
	s.opens(s.at + "/people")
	reads(s.T, s.tab, "Odile Martin", "Karim Haddad")
	s.isLedTo("Première réservation")
}

// books lends a space for an hour of today that is still to come; late in the
// evening, of tomorrow.
func (s *story) books(room, title string) {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		s.Fatal(err)
	}
	s.from = time.Now().In(zone).Truncate(30 * time.Minute).Add(30 * time.Minute)
	if s.from.Hour() > 21 || s.from.Hour() < 1 {
		s.from = time.Date(s.from.Year(), s.from.Month(), s.from.Day(), 34, 0, 0, 0, zone)
	}
	s.chooses(room)
	s.writes("#f-title", title)
	s.presses("#booking .actions button.primary")
	reads(s.T, s.tab, title, room)
}

func (s *story) isRefusedKindlyAndTakesAnotherWay(room, title string) {
	s.chooses(room)
	s.writes("#f-title", title)
	s.presses("#booking .actions button.primary")
	reads(s.T, s.tab, room+" n’est pas libre", "Ce qui est possible")
	s.presses("button[name=take]")
	reads(s.T, s.tab, title)
}

// chooses opens the form of a space from what is free, or from its own page where it is not.
func (s *story) chooses(room string) {
	when := fmt.Sprintf("day=%s&from=%s&to=%s", s.from.Format(time.DateOnly), s.from.Format("15:04"), s.from.Add(time.Hour).Format("15:04"))
	s.opens(s.at + "/bookings/new?" + when)
	id, err := browse.Eval[string](s.tab, fmt.Sprintf(`new URL([...document.querySelectorAll("main a")].find(a => a.textContent.trim() == %q).href).searchParams.get("space")`, room))
	if err != nil {
		s.Fatalf("%s is not offered: %v", room, err)
	}
	s.opens(s.at + "/bookings/new?space=" + id + "&" + when)
}

func (s *story) findsBothToday(titles ...string) {
	if today := time.Now().In(s.from.Location()); today.YearDay() == s.from.YearDay() {
		s.opens(s.at)
	} else {
		s.opens(s.at + "/day/" + s.from.Format(time.DateOnly))
	}
	reads(s.T, s.tab, titles...)
	s.isLedTo("")
	wide, err := browse.Eval[int64](s.tab, "document.documentElement.scrollWidth")
	if err != nil || wide > browse.Phone.Width {
		s.Errorf("%d px wide (%v)", wide, err)
	}
}
