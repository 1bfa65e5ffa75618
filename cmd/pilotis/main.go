// Command pilotis is the one program: it serves a house of places, and does at the
// command line what operators need. Results go to standard output, all else to
// standard error; the exit status is 0 when done, 1 when refused, 2 for a usage
// that it does not know.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	_ "time/tzdata" // zones on any machine

	"github.com/alecthomas/kong"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

const about = "Pilotis steers a third place: its people, its spaces, its days.\n\nEvery flag may be given as an environment variable: --db is PILOTIS_DB."

// program is what every command is given.
type program struct {
	ctx  context.Context
	in   io.Reader
	out  io.Writer
	err  io.Writer
	dsn  string
	json bool
	lang string
}

// heapGrowth is by how many hundredths the heap, a few MB, may grow before it is collected: at
// 100, Go's own measure, collecting takes a tenth of each page, and of a command that reads.
const heapGrowth = 300

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// exit leaves kong, which expects its Exit not to return.
type exit int

// run is the whole program but the process itself.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) (code int) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case exit:
			code = int(p)
		default:
			panic(p)
		}
	}()
	var typed flags
	parser, err := kong.New(&typed, append(named(args), kong.Name("pilotis"), kong.Description(about), kong.DefaultEnvars("PILOTIS"), kong.Vars{"version": version()},
		kong.Writers(out, errs), kong.Exit(func(code int) { panic(exit(code)) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))...)
	if err != nil {
		panic(err)
	}
	found, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(errs, "pilotis: %s\nTry: pilotis --help\n", err)
		return 2
	}
	p := &program{ctx: ctx, in: in, out: out, err: errs, dsn: typed.DB, json: typed.JSON, lang: langOfMachine()}
	if err := found.Run(p); err != nil {
		p.refused(err)
		return 1
	}
	return 0
}

// stamp is the version that the build was told (make), "" where it was told none.
var stamp string

// version is that of the sources, as the build noted it.
func version() string {
	if stamp != "" {
		return stamp
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return info.Main.Version
}

func langOfMachine() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "fr") {
				return "fr"
			}
			break
		}
	}
	return "en"
}

// refused says why on standard error, and as JSON on standard output where JSON was asked.
func (p *program) refused(err error) {
	if errors.Is(err, errTold) {
		return
	}
	type wrong struct {
		Field   string `json:"field"`
		Message string `json:"message"`
	}
	answer := struct {
		Error  string  `json:"error"`
		Fields []wrong `json:"fields,omitempty"`
	}{Error: err.Error()}
	var fault *base.Fault
	if errors.As(err, &fault) && fault.Kind != base.Internal {
		answer.Error = words.T(p.lang, fault.Key, fault.Args)
		for _, f := range fault.Fields {
			answer.Fields = append(answer.Fields, wrong{f.Name, words.T(p.lang, f.Key, f.Args)})
		}
	}
	fmt.Fprintln(p.err, "pilotis:", answer.Error)
	for _, f := range answer.Fields {
		fmt.Fprintf(p.err, "  %s: %s\n", f.Field, f.Message)
	}
	if p.json {
		_ = json.NewEncoder(p.out).Encode(answer)
	}
}

// errTold refuses after the command has printed its own result.
var errTold = errors.New("refused")

// print writes the result: as JSON where asked, otherwise in lines.
func (p *program) print(result any, lines ...string) error {
	if p.json {
		e := json.NewEncoder(p.out)
		e.SetIndent("", "  ")
		return e.Encode(result)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(p.out, line); err != nil {
			return err
		}
	}
	return nil
}

// house opens the database, which must be one that this program knows, and
// builds the house over it for do.
func (p *program) house(do func(*app.House) error) (err error) {
	if file := db.File(p.dsn); file != "" {
		if _, err := os.Stat(file); err != nil {
			return fmt.Errorf("there is no database here (%w): pilotis migrate makes one", err)
		}
	}
	d, err := db.Open(p.ctx, p.dsn)
	if err != nil {
		return err
	}
	defer func() {
		if e := d.Close(); err == nil {
			err = e
		}
	}()
	if err := d.Ready(p.ctx); err != nil {
		return err
	}
	return do(app.New(d, slog.New(slog.NewTextHandler(p.err, nil))))
}

// inPlace is house for what is done in a place, by whoever keeps it on this machine.
func (p *program) inPlace(slug string, do func(*app.House, base.Actor) error) error {
	return p.house(func(h *app.House) error {
		who, err := h.Accounts.Keeper(p.ctx, slug)
		if err != nil {
			return err
		}
		who.Lang = p.lang
		return do(h, who)
	})
}
