package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// typed runs the program as a shell would.
func typed(t *testing.T, in string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(in), &o, &e)
	return o.String(), e.String(), code
}

func TestTheExitStatusAndTheOutputsAreThoseOfTheContract(t *testing.T) {
	t.Setenv("LANG", "en")
	file := filepath.Join(t.TempDir(), "a.db")
	dsn := "sqlite:" + file
	must := func(want int, in string, args ...string) string {
		t.Helper()
		out, errs, code := typed(t, in, append(args, "--db", dsn)...)
		if code != want || (want == 0) != (errs == "") {
			t.Errorf("%v: %d, %q, %q", args, code, out, errs)
		}
		return out
	}
	must(1, "", "user", "list")
	if _, err := os.Stat(file); err == nil {
		t.Error("asking made a database")
	}
	if steps := must(0, "", "migrate"); !strings.Contains(steps, "0001_trail") {
		t.Error(steps)
	}
	must(0, "une longue phrase\n", "user", "create", "--email", "lea@example.org", "--name", "Léa")
	if slug := must(0, "", "place", "open", "--name", "La Grange", "--insee", "23096", "--owner", "lea@example.org"); slug != "la-grange\n" {
		t.Errorf("%q", slug)
	}
	if token := must(0, "", "token", "create", "--place", "la-grange", "--role", "manager"); !strings.HasPrefix(token, "pilotis_") || strings.Count(token, "\n") != 1 {
		t.Errorf("%q", token)
	}
	var refused struct {
		Error  string
		Fields []struct{ Field, Message string }
	}
	if err := json.Unmarshal([]byte(must(1, "", "place", "open", "--name", "Ici", "--insee", "x", "--json")), &refused); err != nil || len(refused.Fields) != 1 {
		t.Error(refused, err)
	}
	for _, args := range [][]string{{}, {"nothing"}, {"backup", "--nothing"}, {"token", "create", "--place", "x", "--role", "king"}} {
		if out := must(2, "", args...); out != "" {
			t.Errorf("%v prints %q", args, out)
		}
	}
	if out, errs, code := typed(t, "", "serve", "--help"); code != 0 || errs != "" || !strings.Contains(out, "PILOTIS_ADDR") {
		t.Error(code, errs)
	}
	must(0, "", "doctor", "--json")
	backup := filepath.Join(t.TempDir(), "b.zip")
	must(0, "", "backup", backup)
	must(1, "", "restore", backup)
	dsn = "sqlite:" + filepath.Join(t.TempDir(), "c.db")
	must(0, "", "restore", backup)
	if list := must(0, "", "user", "list"); !strings.Contains(list, "lea@example.org") {
		t.Error(list)
	}
	must(0, "", "export", "--place", "la-grange", filepath.Join(t.TempDir(), "x.zip"))
}

func TestOnlyTheCommandThatIsNamedIsDrawnUp(t *testing.T) {
	all, _, _ := typed(t, "", "--help")
	for _, c := range commands() {
		if !strings.Contains(all, "\n  "+c.name+" ") {
			t.Errorf("the help of all does not name %s:\n%s", c.name, all)
		}
	}
	if one := named([]string{"--json", "report", "balance"}); len(one) != 1 {
		t.Errorf("%d commands are drawn up for one", len(one))
	}
	if _, errs, code := typed(t, "", "reprt"); code != 2 || !strings.Contains(errs, `"report"`) {
		t.Errorf("%d: %s does not say what was meant", code, errs)
	}
}

func TestAnEnvironmentVariableStandsForAFlag(t *testing.T) {
	t.Setenv("PILOTIS_DB", "sqlite:"+filepath.Join(t.TempDir(), "env.db"))
	if _, errs, code := typed(t, "", "migrate"); code != 0 {
		t.Error(code, errs)
	}
	if _, err := os.Stat(strings.TrimPrefix(os.Getenv("PILOTIS_DB"), "sqlite:")); err != nil {
		t.Error(err)
	}
}

// TestToldToEndItFinishesWhatIsUnderWay is what SIGTERM does: main hands run a
// context that the signal ends.
func TestToldToEndItFinishesWhatIsUnderWay(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--db", "sqlite:" + filepath.Join(t.TempDir(), "s.db")}, nil, in, io.Discard)
	}()
	var at string
	if _, err := fmt.Fscanln(out, &at); err != nil {
		t.Fatal(err)
	}
	host := strings.TrimPrefix(at, "http://")
	slow, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	const body = "email=nobody%40example.org&password=wrong"
	fmt.Fprintf(slow, "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n", len(body))
	answers := bufio.NewReader(slow)
	if going, err := answers.ReadString('\n'); err != nil || !strings.Contains(going, "100 Continue") { // it is being answered
		t.Fatalf("%q %v", going, err)
	}
	fmt.Fprint(slow, body[:5])
	end()
	for range 50 { // until it listens no more
		c, err := net.Dial("tcp", host)
		if err != nil {
			break
		}
		_ = c.Close()
		time.Sleep(20 * time.Millisecond)
	}
	if more, err := http.Get(at + "/healthz"); err == nil {
		_ = more.Body.Close()
		t.Error("it takes in more")
	}
	fmt.Fprint(slow, body[5:])
	answer, err := io.ReadAll(answers)
	if err != nil || !strings.Contains(string(answer), "HTTP/1.1 422") {
		t.Errorf("%.60q %v", answer, err)
	}
	select {
	case code := <-ended:
		if code != 0 {
			t.Error(code)
		}
	case <-time.After(10 * time.Second):
		t.Error("it does not end")
	}
}
