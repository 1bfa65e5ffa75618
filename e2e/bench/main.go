// Command bench measures Pilotis as its users meet it: the real program on a real
// file, asked over HTTP on this machine. Each figure is printed with its workload.
// It measures everything, or the parts that are named: start, commits, races, pages, years,
// books, reports, forecast.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"pilotis/e2e/program"
	"pilotis/internal/testkit"
)

func main() {
	var err error
	if len(os.Args) == 4 && os.Args[1] == "naive" {
		err = serveNaive(os.Args[2], os.Args[3])
	} else {
		err = measure(context.Background(), os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is a run: where its databases lie, and how its figures are written.
type bench struct {
	dir string
}

func measure(ctx context.Context, asked []string) error {
	dir, err := os.MkdirTemp("", "pilotis-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{dir}
	if _, err := program.Build(); err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		do   func(context.Context) error
	}{{"start", b.start}, {"commits", b.commits}, {"races", b.races}, {"pages", b.pages}, {"years", b.years}, {"books", b.books}, {"reports", b.reports}, {"forecast", b.forecast}} {
		if len(asked) > 0 && !slices.Contains(asked, part.name) {
			continue
		}
		if err := part.do(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) dsn(name string) string { return "sqlite:" + filepath.Join(b.dir, name+".db") }

func title(format string, args ...any) { fmt.Printf("\n"+format+"\n", args...) }

func figure(what string, format string, args ...any) {
	fmt.Printf("  %-58s %s\n", what, fmt.Sprintf(format, args...))
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }

// start: a new file, an existing one, and memory at rest.
func (b *bench) start(ctx context.Context) error {
	title("Start, on an empty database, then again on it")
	for _, what := range []string{"start, migrate a new file, ready", "start on an existing file, ready"} {
		s, err := program.Serve(ctx, "serve", "--log-level", "error", "--db", b.dsn("start"))
		if err != nil {
			return err
		}
		time.Sleep(time.Second)
		figure(what, "%s, %s at rest", ms(s.Started), memory(s.Pid()))
		s.Kill()
	}
	return nil
}

// memory is what a process holds of the machine's memory.
func memory(pid int) string {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "?"
	}
	var kb int
	for line := range lines(raw) {
		if n, _ := fmt.Sscanf(line, "VmRSS: %d kB", &kb); n == 1 {
			return fmt.Sprintf("%.1f MB", float64(kb)/1024)
		}
	}
	return "?"
}

// processor is the time that a process has had of the processors: unlike a clock's,
// it says the same of a page on a quiet machine and on a busy one. The kernel
// counts it in hundredths of a second.
func processor(pid int) time.Duration {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	var user, system int64
	after := string(raw[bytes.LastIndexByte(raw, ')')+1:])
	if _, err := fmt.Sscanf(after, " %s %d %d %d %d %d %d %d %d %d %d %d %d", new(string), new(int), new(int), new(int), new(int), new(int),
		new(uint), new(int), new(int), new(int), new(int), &user, &system); err != nil {
		return 0
	}
	return time.Duration(user+system) * 10 * time.Millisecond
}

// engines are the two databases of a measure, each durable: what is acknowledged is on the disk.
func (b *bench) engines(name string) map[string]func() (string, func(), error) {
	return map[string]func() (string, func(), error){
		"sqlite":   func() (string, func(), error) { return b.dsn(name), func() {}, nil },
		"postgres": testkit.DurablePostgres,
	}
}
