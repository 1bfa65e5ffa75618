package parts

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"pilotis/e2e/browse"
)

func TestASlashOpensTheCommandBarAndArrowsWalkThroughIt(t *testing.T) {
	t.Parallel()
	s := open(t, browse.Desk)
	s.do(t, press("/"))
	s.until(t, `document.activeElement.id === "search" && document.activeElement.value === ""`)
	s.do(t, press("cam"))
	s.until(t, `!document.querySelector("#found").hidden && document.querySelectorAll("#found a").length === 2`)
	s.until(t, `document.querySelector("#live").textContent === "2 suggestions"`)
	s.do(t, press(kb.ArrowDown))
	s.until(t, `document.activeElement.textContent.includes("Camille")`)
	s.do(t, press(kb.ArrowUp))
	s.until(t, `document.activeElement.id === "search"`)
	s.do(t, press(kb.Escape))
	s.until(t, `document.querySelector("#found").hidden`)
}

func TestAComboboxTakesAProposalByTheKeyboard(t *testing.T) {
	t.Parallel()
	s := open(t, browse.Phone)
	s.do(t, chromedp.SendKeys(chromedp.CSS("#f-commune"), "amb"))
	s.until(t, `document.querySelector("#f-commune").getAttribute("aria-expanded") === "true"`)
	s.do(t, press(kb.ArrowDown), press(kb.ArrowDown))
	s.until(t, `document.getElementById(document.querySelector("#f-commune").getAttribute("aria-activedescendant")).textContent.includes("Ambérieu")`)
	s.do(t, press(kb.Enter))
	s.until(t, `document.querySelector("[name=commune]").value === "01004" && document.querySelector("#f-commune").value === "Ambérieu"`)
	if len(s.received()) > 0 {
		t.Error("Enter took the proposal and sent the form as well")
	}
	s.do(t, press("x"))
	s.until(t, `document.querySelector("[name=commune]").value === ""`)
}

func TestAProposalIsTakenByTheFinger(t *testing.T) {
	t.Parallel()
	s := open(t, browse.Phone)
	s.do(t, chromedp.SendKeys(chromedp.CSS("#f-commune"), "amb"),
		chromedp.WaitVisible(chromedp.CSS(".proposals li")), chromedp.Click(chromedp.CSS(".proposals li")))
	s.until(t, `document.querySelector("[name=commune]").value === "63003" && document.querySelector(".proposals").hidden`)
}

func TestTheLightChangesAtOnceAndIsKept(t *testing.T) {
	t.Parallel()
	s := open(t, browse.Desk)
	s.do(t, chromedp.Click(chromedp.CSS(".topbar-end .menu summary")), chromedp.Click(chromedp.CSS("[data-theme-switch] [value=dark]")))
	s.until(t, `document.documentElement.dataset.theme === "dark" && getComputedStyle(document.body.parentElement).colorScheme === "dark"`)
	s.until(t, `location.pathname === "/p/la-grange/spaces"`)
	if sent := s.received(); len(sent) != 1 || sent[0].Get("theme") != "dark" {
		t.Errorf("sent %v", sent)
	}
}

func TestAFormPressedTwiceIsSentOnce(t *testing.T) {
	t.Parallel()
	s := open(t, browse.Phone)
	s.do(t, chromedp.Click(chromedp.CSS(".form .primary")), chromedp.Click(chromedp.CSS(".form .primary")))
	s.until(t, `document.querySelector(".form").dataset.sent === undefined`)
	if sent := s.received(); len(sent) != 1 {
		t.Errorf("sent %d times", len(sent))
	}
}

func TestAMenuClosesOnEscapeAndGivesTheFocusBack(t *testing.T) {
	t.Parallel()
	s := open(t, browse.Phone)
	s.do(t, chromedp.Click(chromedp.CSS(".bar .menu summary")))
	s.until(t, `document.querySelector(".bar .menu").open`)
	s.do(t, press(kb.Escape))
	s.until(t, `!document.querySelector(".bar .menu").open && document.activeElement.matches(".bar .menu summary")`)
}
