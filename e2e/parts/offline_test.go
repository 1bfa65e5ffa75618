package parts

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
	"pilotis/internal/attendance"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// room is where a session is held: a telephone, a network that goes and comes back, and what
// the house behind it keeps.
type room struct {
	site
	d    *db.DB
	desk *attendance.Desk
	off  atomic.Bool
	who  atomic.Value // who is signed in on the telephone
}

const held = "/p/ecole/attendance"

func openRoom(t *testing.T) *room {
	t.Helper()
	b, err := browser()
	if errors.Is(err, browse.ErrNoBrowser) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := &room{d: testkit.SQLite(t)}
	r.who.Store("visitor.malika")
	r.desk = &attendance.Desk{DB: r.d, Address: func(context.Context, base.Actor) (string, error) { return "malika@exemple.fr", nil }}
	now := r.d.Now()
	course := attendance.Course{ID: "s", Name: "Session 12", Programme: "Piloter un tiers-lieu",
		Trainees: []attendance.Trainee{{Person: attendance.Person{ID: "m", Name: "Malika Benali", Account: "account-visitor.malika"}}, {Person: attendance.Person{ID: "z", Name: "Zoé Çelik", Account: "account-visitor.zoe"}}},
		Halves:   []attendance.Half{{ID: "h", Day: day.Of(now, testkit.Paris), Part: attendance.Morning, From: now.Add(-time.Hour), To: now.Add(time.Hour), Minutes: 120}}}
	r.desk.Course = func(context.Context, db.Reader, base.Actor, base.ID[attendance.Course]) (attendance.Course, error) {
		return course, nil
	}
	r.desk.Holding = func(context.Context, db.Reader, base.Actor, base.ID[attendance.Half]) (base.ID[attendance.Course], error) {
		return "s", nil
	}
	r.desk.Taking = func(context.Context, db.Reader, base.Actor, string) ([]base.ID[attendance.Course], error) {
		return []base.ID[attendance.Course]{"s"}, nil
	}
	server := httptest.NewServer(r.network(testkit.Serve(r.d, r.desk)))
	t.Cleanup(server.Close)
	if r.tab, err = b.Tab(server.URL, browse.Phone); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.tab.Close)
	return r
}

// network serves the house, or cuts every line where it is off: of the page and of its worker.
func (r *room) network(house http.Handler) http.Handler {
	files := ui.Static()
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if r.off.Load() {
			panic(http.ErrAbortHandler)
		}
		if len(q.URL.Path) > 8 && q.URL.Path[:8] == "/static/" {
			files.ServeHTTP(w, q)
			return
		}
		q.Header.Set("Accept-Language", "fr")
		q.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: r.who.Load().(string)})
		house.ServeHTTP(w, q)
	})
}

// cut takes the network away, or gives it back.
func (r *room) cut(t *testing.T, off bool) {
	t.Helper()
	r.off.Store(off)
	r.do(t, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
		return err
	}))
}

// comes waits for something to come true, while one page may give way to another.
func (r *room) comes(t *testing.T, expression string) {
	t.Helper()
	const patience = 10 * time.Second
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if is, err := browse.Eval[bool](r.tab, "(() => { try { return !!("+expression+") } catch { return false } })()"); err == nil && is {
			return
		}
		if time.Since(began) > patience {
			text, _ := r.tab.Text()
			t.Fatalf("it never came to: %s\n%.600s", expression, text)
		}
	}
}

func (r *room) signatures(t *testing.T) []attendance.HalfDaySignature {
	t.Helper()
	v, h, err := r.desk.Sheet(t.Context(), testkit.Who("manager", "ecole"), "h")
	if err != nil {
		t.Fatal(err)
	}
	var out []attendance.HalfDaySignature
	for _, person := range v.Trainees {
		if s := v.Cell(h, person).Signature; s.ID != "" {
			device := s.Device
			out = append(out, attendance.HalfDaySignature{Name: s.Name, At: s.At, Device: &device, Late: s.Late})
		}
	}
	return out
}

// loads opens the page of the day and waits until its worker keeps it.
func (r *room) loads(t *testing.T) {
	t.Helper()
	r.do(t, chromedp.Navigate(r.tab.Base()+held), chromedp.WaitReady(chromedp.CSS("form.sign")))
	r.comes(t, `window.kept || (caches.open("attendance").then(c => c.match(location.href)).then(m => window.kept = !!m), false)`)
}

// TestASignatureMadeWithoutANetworkSurvivesAReloadAndArrivesOnce is the whole way of a
// signature in a room where there is no network.
func TestASignatureMadeWithoutANetworkSurvivesAReloadAndArrivesOnce(t *testing.T) {
	t.Parallel()
	r := openRoom(t)
	r.loads(t)
	r.cut(t, true)
	r.do(t, chromedp.Click(chromedp.CSS("form.sign [type=submit]")))
	const waits = `!document.querySelector("[data-waiting]").hidden && document.querySelector("form.sign").hidden`
	r.comes(t, waits)
	r.do(t, chromedp.Navigate(r.tab.Base()+held), chromedp.WaitReady(chromedp.CSS("main h1")))
	r.comes(t, waits)
	r.comes(t, `document.querySelector("[data-waiting] li").textContent.includes("partira dès que le réseau revient")`)
	if got := r.signatures(t); len(got) != 0 {
		t.Fatalf("it arrived without a network: %+v", got)
	}
	made := r.d.Now()
	r.cut(t, false)
	r.comes(t, `document.querySelector("[data-waiting]").hidden && !document.querySelector("form.sign") && document.body.innerText.includes("Signé")`)
	r.do(t, chromedp.Navigate(r.tab.Base()+held), chromedp.WaitReady(chromedp.CSS("main h1")))
	got := r.signatures(t)
	if len(got) != 1 || got[0].Name != "Malika Benali" || got[0].Late || got[0].Device.After(made) || got[0].At.Before(*got[0].Device) {
		t.Errorf("%+v", got)
	}
	left, err := browse.Eval[string](r.tab, `localStorage.getItem("pilotis-signatures")`)
	if err != nil || left != "[]" {
		t.Errorf("what arrived still waits: %s, %v", left, err)
	}
}

// TestWhatWaitsIsSentByNobodyElse lets another person sign in on the telephone meanwhile.
func TestWhatWaitsIsSentByNobodyElse(t *testing.T) {
	t.Parallel()
	r := openRoom(t)
	r.loads(t)
	r.cut(t, true)
	r.do(t, chromedp.Click(chromedp.CSS("form.sign [type=submit]")))
	r.comes(t, `!document.querySelector("[data-waiting]").hidden`)
	r.who.Store("visitor.zoe")
	r.cut(t, false)
	r.do(t, chromedp.Navigate(r.tab.Base()+held), chromedp.WaitReady(chromedp.CSS("form.sign")))
	r.comes(t, `document.querySelector("[data-waiting]").hidden && !document.querySelector("form.sign").hidden`)
	r.do(t, chromedp.Click(chromedp.CSS("form.sign [type=submit]")))
	r.comes(t, `document.body.innerText.includes("Signé")`)
	r.who.Store("visitor.malika")
	r.do(t, chromedp.Navigate(r.tab.Base()+held))
	r.comes(t, `document.body.innerText.includes("Signé") && !document.querySelector("form.sign")`)
	if got := r.signatures(t); len(got) != 2 {
		t.Errorf("%+v", got)
	}
}

// TestWhatIsRefusedIsSaidAndStaysUntilOneForgetsIt sends a signature of a sheet that changed.
func TestWhatIsRefusedIsSaidAndStaysUntilOneForgetsIt(t *testing.T) {
	t.Parallel()
	r := openRoom(t)
	r.loads(t)
	if _, err := browse.Eval[bool](r.tab, `(document.querySelector("form.sign [name=digest]").value = "stale", true)`); err != nil {
		t.Fatal(err)
	}
	r.do(t, chromedp.Click(chromedp.CSS("form.sign [type=submit]")))
	r.comes(t, `document.querySelector("[data-waiting] li")?.textContent.includes("ont changé")`)
	r.do(t, chromedp.Click(chromedp.CSS("[data-waiting] button")))
	r.comes(t, `document.querySelector("[data-waiting]").hidden && !document.querySelector("form.sign").hidden`)
	if got := r.signatures(t); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
