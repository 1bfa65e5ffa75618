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

// TestAHoleIsSeenBeforeItIsLived follows a manager who has nothing but the file of entries of last
// year: to a forecast of three years, the month in which a purchase would empty the bank, the
// board, the note to those who decide and the file for a funder.
func TestAHoleIsSeenBeforeItIsLived(t *testing.T) {
	t.Parallel()
	s := beginStory(t)
	last := time.Now().Year() - 1
	s.opensAPlaceWithoutBooks()
	s.signsIn(browse.Desk)
	s.bringsTheEntriesOf(last)
	plan := s.beginsAForecast()
	s.seesTheHole(plan, last+1)
	s.keepsANoteToTheBoard()
	s.followsAFewFigures()
	s.writesToAFunder()
}

func (s *story) opensAPlaceWithoutBooks() {
	s.run("", "migrate")
	s.run("", "place", "open", "--name", "Le Moulin", "--insee", "23079")
	s.run(ownerPassword+"\n", "user", "create", "--email", ownerMail, "--name", "Odile Martin")
	s.run("", "user", "role", "--place", "le-moulin", "--role", "owner", ownerMail)
	server, err := program.Serve(context.Background(), "serve", "--db", s.dsn)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(server.Kill)
	s.base, s.at = server.Base, "/p/le-moulin"
}

// bringsTheEntriesOf takes in the golden file as that of a year: on screen, with its two verdicts.
func (s *story) bringsTheEntriesOf(year int) {
	golden, err := os.ReadFile(filepath.Join("..", "internal", "fec", "testdata", "123456782FEC20271231.txt"))
	if err != nil {
		s.Fatal(err)
	}
	file := s.file(fmt.Sprintf("123456782FEC%d1231.txt", year), strings.ReplaceAll(string(golden), "2027", fmt.Sprint(year)))
	s.opens(s.at + "/fec")
	do(s.T, s.tab, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{file}))
	s.presses("main form button.primary")
	reads(s.T, s.tab, "393,38", "Reprendre dans les comptes")
	s.presses(`form[action$="/taking"] button`)
	s.until("the entries are in the books", func() error {
		text, err := s.tab.Text()
		if err == nil && !strings.Contains(text, "Le fichier est dans les comptes") {
			err = errNotYet
		}
		return err
	})
}

// beginsAForecast starts from what last year sold and spent, and gives its address.
func (s *story) beginsAForecast() string {
	s.opens(s.at + "/forecasts/new")
	s.writes("#f-name", "Trois ans")
	s.presses("main form button.primary")
	reads(s.T, s.tab, "36 mois", "Le compte ne passe jamais sous zéro")
	at, err := s.tab.Path()
	if err != nil {
		s.Fatal(err)
	}
	return at
}

// seesTheHole types a machine bought in February: the page says at once where the money lacks, and
// keeps it once it is saved.
func (s *story) seesTheHole(plan string, year int) {
	s.opens(plan + "/lines/investments/new")
	for field, text := range map[string]string{"label": "Découpe laser", "account": "215400", "cents": "16000", "month": fmt.Sprintf("%d-02", year), "years": "5"} {
		s.writes("#f-"+field, text)
	}
	hole := fmt.Sprintf("février %d", year)
	s.until("the hole is told as one types", func() error {
		text, err := s.tab.Text()
		if err == nil && !strings.Contains(text, "Le compte descend à") {
			err = errNotYet
		}
		return err
	})
	s.presses("main form button.primary")
	reads(s.T, s.tab, "Découpe laser", "Le compte descend à", hole)
}

func (s *story) keepsANoteToTheBoard() {
	s.opens(s.at + "/diagnosis/note")
	s.presses("main form button.primary")
	reads(s.T, s.tab, "Solidité", "Décision demandée")
}

func (s *story) followsAFewFigures() {
	s.opens(s.at + "/board")
	s.presses("main form button.primary")
	reads(s.T, s.tab, "Factures impayées", "Trésorerie dans trois mois")
}

// writesToAFunder fills the cover in; the paper and the workbook come with their figures.
func (s *story) writesToAFunder() {
	s.opens(s.at + "/dossiers/new")
	for field, text := range map[string]string{"name": "Équiper l’atelier", "funder": "La région", "purpose": "acheter une découpe laser", "asked": "12000"} {
		s.writes("#f-"+field, text)
	}
	if _, err := browse.Eval[bool](s.tab, `(document.querySelector("#f-forecast").selectedIndex = 1, true)`); err != nil {
		s.Fatal(err)
	}
	s.presses("main form button.primary")
	reads(s.T, s.tab, "Équiper l’atelier", "La région")
	for format, begins := range map[string]string{"pdf": "%PDF-", "xlsx": "PK"} {
		got, err := browse.Await[string](s.tab, fmt.Sprintf(`fetch(location.pathname + "/files/%s").then(r => r.text()).then(t => t.slice(0, %d))`, format, len(begins)))
		if err != nil || got != begins {
			s.Errorf("the %s begins with %q (%v)", format, got, err)
		}
	}
}
