package e2e

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
)

// TestALongFileSaysHowFarItIs sends a file of three megabytes: it is seen on its way, what is
// refused is said where it was typed, and what is not leads where a short file would.
func TestALongFileSaysHowFarItIs(t *testing.T) {
	t.Parallel()
	s := beginStory(t)
	s.opensAPlaceWithoutBooks()
	s.signsIn(browse.Phone)
	long := s.file("123456782FEC20251231.txt", manyEntries(12_000))
	s.opens(s.at + "/fec")
	s.writes("#f-year", "l’an dernier")
	s.sends(long)
	s.until("what is wrong is said", func() error { return s.shows("document.querySelector('.summary [href=\"#f-year\"]')") })
	if err := s.shows("document.documentElement.dataset.seen"); err != nil {
		t.Error("the file was not seen on its way:", err)
	}
	s.writes("#f-year", "2025")
	s.sends(long)
	s.until("the file was read", func() error { return s.shows("location.pathname.includes('/fec/files/')") })
	reads(t, s.tab, "Lignes\n24\u202f000", "Reprendre dans les comptes")
}

// sends chooses a file and presses, and notes whether progress is ever shown.
func (s *story) sends(file string) {
	s.Helper()
	const watch = `(new MutationObserver(() => { if (document.querySelector(".sending progress")) document.documentElement.dataset.seen = "yes" })
		.observe(document, {childList: true, subtree: true}), true)`
	if _, err := browse.Eval[bool](s.tab, watch); err != nil {
		s.Fatal(err)
	}
	do(s.T, s.tab, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{file}), press("main form button.primary"))
}

// shows tells whether what a script looks for is there.
func (s *story) shows(what string) error {
	there, err := browse.Eval[bool](s.tab, "!!("+what+")")
	if err == nil && !there {
		err = errors.New("it is not there: " + what)
	}
	return err
}

// manyEntries is a file of n entries of two lines, as the law has them.
func manyEntries(n int) string {
	var b strings.Builder
	b.WriteString("JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n")
	for i := range n {
		for _, half := range []string{"512000\tBanque\t\t\tF%d\t20250115\tAdhésion\t10,00\t0,00", "756000\tCotisations\t\t\tF%d\t20250115\tAdhésion\t0,00\t10,00"} {
			fmt.Fprintf(&b, "BQ\tBanque\t%d\t20250115\t"+half+"\t\t\t20250115\t\t\r\n", i+1, i+1)
		}
	}
	return b.String()
}
