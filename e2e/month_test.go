package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
)

// TestAMonthIsRecordedFromTheBankAlone follows somebody who is no accountant, on a telephone: the
// statement first, for that is what one has; then the year that it asks for; then a press for
// each movement, until the books and the bank agree to the cent.
func TestAMonthIsRecordedFromTheBankAlone(t *testing.T) {
	t.Parallel()
	s := beginStory(t)
	s.opensAPlaceWithoutBooks()
	s.signsIn(browse.Phone)
	year := time.Now().Year() - 1
	s.bringsTheStatementOf(year)
	s.isToldToOpenTheYear()
	s.saysWhatEachMovementIs()
	s.opens(fmt.Sprintf("%s/bank/reconciliation?on=%d-01-31", s.at, year))
	reads(s.T, s.tab, "les comptes et la banque sont d’accord", "13\u202f869,11")
	s.opens(s.at + "/money")
	reads(s.T, s.tab, "13\u202f869,11")
}

// bringsTheStatementOf looks at what a file holds before it comes in.
func (s *story) bringsTheStatementOf(year int) {
	said, err := os.ReadFile(filepath.Join("..", "internal", "wire", "testdata", "synth_fr_2027-01_sgml102_cp1252_comma.ofx"))
	if err != nil {
		s.Fatal(err)
	}
	file := s.file("janvier.ofx", string(bytes.ReplaceAll(said, []byte("2027"), fmt.Append(nil, year))))
	s.opens(s.at + "/bank/import")
	do(s.T, s.tab, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{file}))
	s.presses("main form button.primary")
	reads(s.T, s.tab, "Ce qui entrerait", "PRLV SEPA SCI DES PILOTIS", "−871,99")
	s.presses("main form button.primary")
	reads(s.T, s.tab, "8 mouvements sont entrés")
}

// isToldToOpenTheYear follows the note, and changes nothing of what the page proposes.
func (s *story) isToldToOpenTheYear() {
	reads(s.T, s.tab, "8 mouvements ne sont dans aucun exercice ouvert")
	s.presses(`main .note a[href$="/outset"]`)
	s.presses("main form button.primary")
	reads(s.T, s.tab, "C’est ouvert")
}

// saysWhatEachMovementIs takes what is guessed, and chooses where nothing is.
func (s *story) saysWhatEachMovementIs() {
	const first = "li.move:first-child "
	s.opens(s.at + "/bank")
	for left := 8; left > 0; left-- {
		guessed, err := browse.Eval[bool](s.tab, fmt.Sprintf("!!document.querySelector(%q)", first+"form button"))
		if err != nil {
			s.Fatal(err)
		}
		if guessed {
			s.presses(first + "form button")
			continue
		}
		s.presses(first + ".move-what a")
		if _, err := browse.Eval[string](s.tab, `document.querySelector('[name="targets[0].account"]').value = "606300"`); err != nil {
			s.Fatal(err)
		}
		s.presses("main form button.primary")
	}
	reads(s.T, s.tab, "Tout est rangé")
}
