package web_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// soon is how long what happens at once may take on a busy machine.
const soon = 5 * time.Second

func heavy(pattern string, do func(*web.Call) error) web.Route {
	return web.Route{Pattern: pattern, Need: base.Anyone(), Do: do, Heavy: true}
}

func TestTooManyWhoWaitAreToldToComeBackAndTheOthersPassBy(t *testing.T) {
	t.Parallel()
	open := make(chan struct{})
	at := serve(t, heavy("GET /heavy", func(c *web.Call) error {
		<-open
		return says("drawn")(c)
	}), anyone("GET /light", says("light"))).URL
	const asked = 400
	answers := make(chan answer, asked)
	for range asked {
		go func() { answers <- send(t, at, "GET", "/heavy", nil, "Accept-Language", "en") }()
	}
	first := <-answers // while none is drawn
	if first.StatusCode != 503 || first.Header.Get("Retry-After") == "" || !strings.Contains(first.text, "Many people at once") {
		t.Error(first.StatusCode, first.Header)
	}
	if got := send(t, at, "GET", "/light", nil); got.StatusCode != 200 {
		t.Error("a light page waits for the heavy ones", got.StatusCode)
	}
	close(open)
	statuses := map[int]int{first.StatusCode: 1}
	for range asked - 1 {
		statuses[(<-answers).StatusCode]++
	}
	if statuses[200] < 256 || statuses[503] < 1 || statuses[200]+statuses[503] != asked {
		t.Error(statuses)
	}
}

func TestTheWorkOfAReaderWhoLeftStopsAndTheirTurnGoesOn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		began, ended := make(chan struct{}), make(chan error, 1)
		at := serve(t, heavy("GET /endless", func(c *web.Call) error {
			close(began)
			_, err := db.Count(c.Context(), d, "with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000000000) select count(*) from n")
			ended <- err
			return err
		}), heavy("GET /next", says("next"))).URL
		ctx, leave := context.WithCancel(t.Context())
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, at+"/endless", nil)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			<-began
			time.Sleep(50 * time.Millisecond) // the database is at work
			leave()
		}()
		if answer, err := http.DefaultClient.Do(r); err == nil {
			_ = answer.Body.Close()
			t.Fatal(answer.Status)
		}
		select {
		case err := <-ended:
			if err == nil {
				t.Error("the query went on to its end")
			}
		case <-time.After(soon):
			t.Fatal("the query goes on for nobody")
		}
		if got := send(t, at, "GET", "/next", nil); got.StatusCode != 200 {
			t.Error("whoever left keeps their turn", got.StatusCode)
		}
	})
}

func TestWhoIsSlowToTakeTheirPageKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	at := serve(t, heavy("GET /long", says(strings.Repeat("un lieu ", 4<<20))), heavy("GET /next", says("next"))).URL
	slow, err := net.Dial("tcp", strings.TrimPrefix(at, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	fmt.Fprint(slow, "GET /long HTTP/1.1\r\nHost: here\r\n\r\n")
	if _, err := bufio.NewReaderSize(slow, 16).ReadString('\n'); err != nil { // the page comes, and is not read
		t.Fatal(err)
	}
	next := make(chan answer, 1)
	go func() { next <- send(t, at, "GET", "/next", nil) }()
	select {
	case got := <-next:
		if got.StatusCode != 200 {
			t.Error(got.StatusCode)
		}
	case <-time.After(soon):
		t.Error("the next waits until the page is taken")
	}
}
