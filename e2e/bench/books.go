package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"pilotis/e2e/program"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// siren is that of the made-up place; its check digit is right.
const siren = "123456782"

// books: a million lines taken in beside the program ledger, then what reading costs.
func (b *bench) books(ctx context.Context) error {
	const lines = 1_000_000
	title("A file of entries of %d lines, 250,000 entries of one year, one place (SQLite, durable)", lines)
	fec, plain, err := b.writeBooks(2027, lines/4)
	if err != nil {
		return err
	}
	if path, err := exec.LookPath("ledger"); err == nil {
		took, held, err := timed(exec.CommandContext(ctx, path, "-f", plain, "balance"))
		if err != nil {
			return err
		}
		figure("ledger reads the same entries and balances them", "%s, %.0f MB held", seconds(took), held)
	} else {
		figure("ledger reads the same entries and balances them", "not measured: the program is not installed")
	}
	p, err := b.keep(ctx, "million")
	if err != nil {
		return err
	}
	took, held, err := p.run(ctx, "import", "fec", fec)
	if err != nil {
		return err
	}
	figure("import fec", "%s, %.0f MB held", seconds(took), held)
	for _, kind := range []string{"balance", "income"} {
		took, held, err = p.run(ctx, "report", kind)
		if err != nil {
			return err
		}
		figure("report "+kind+", the whole command", "%s, %.0f MB held", ms(took), held)
	}
	if err := p.export(ctx, 2027); err != nil {
		return err
	}
	if err := p.read(ctx, 8); err != nil {
		return err
	}
	return b.booksOfYears(ctx)
}

// booksOfYears: the same pages over 131,000 lines, when they are the only year, when they have
// one before, with which the pages compare them, and when they have nine.
func (b *bench) booksOfYears(ctx context.Context) error {
	p, err := b.keep(ctx, "decade")
	if err != nil {
		return err
	}
	for n := range 10 {
		year := 2027 - n
		fec, _, err := b.writeBooks(year, 131_000/4)
		if err != nil {
			return err
		}
		if _, _, err := p.run(ctx, "import", "fec", fec); err != nil {
			return err
		}
		if n == 0 || n == 1 || n == 9 {
			title("131,000 lines a year, %d year(s)", n+1)
			if err := p.read(ctx, 8); err != nil {
				return err
			}
		}
	}
	return p.export(ctx, 2027)
}

// kept is a place with books, on a file.
type kept struct{ dir, dsn, slug, cookie string }

func (b *bench) keep(ctx context.Context, name string) (kept, error) {
	s, err := open(ctx, b.dsn(name), 0)
	if err != nil {
		return kept{}, err
	}
	return kept{b.dir, b.dsn(name), s.slug, s.cookie}, s.house.DB.Close()
}

// run runs a command on the place's books.
func (p kept) run(ctx context.Context, args ...string) (time.Duration, float64, error) {
	path, err := program.Build()
	if err != nil {
		return 0, 0, err
	}
	return timed(exec.CommandContext(ctx, path, append(args, "--db", p.dsn, "--place", p.slug)...))
}

func (p kept) export(ctx context.Context, year int) error {
	took, held, err := p.run(ctx, "export", "fec", "--year", fmt.Sprint(year), "--out", p.dir)
	if err == nil {
		figure("export fec, the whole command", "%s, %.0f MB held", ms(took), held)
	}
	return err
}

// read asks the pages of the statements.
func (p kept) read(ctx context.Context, n int) error {
	server, err := program.Serve(ctx, "serve", "--log-level", "error", "--db", p.dsn)
	if err != nil {
		return err
	}
	defer server.Kill()
	for _, page := range []string{"balance", "income", "sheet"} {
		url := fmt.Sprintf("%s/p/%s/reports/%s?from=2027-01-01&to=2027-12-31", server.Base, p.slug, page)
		alone := load(ctx, url, p.cookie, 1, 2*time.Second)
		many := load(ctx, url, p.cookie, n, 2*time.Second)
		figure("the page "+page, "median %s alone; %.0f pages/s at %d connections, %.1f kB, %d wrong",
			ms(alone.quantile(.5)), many.perSecond(), n, float64(alone.bytes)/1000, alone.wrong+many.wrong)
	}
	return nil
}

// timed runs a command to its end and tells its time and the most memory that it held, in MB.
func timed(c *exec.Cmd) (time.Duration, float64, error) {
	c.Stdout = nil
	began := time.Now()
	if err := c.Run(); err != nil {
		return 0, 0, fmt.Errorf("%s: %w", c, err)
	}
	took := time.Since(began)
	use, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
	return took, float64(use.Maxrss) / 1024, nil
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

// columns of the file of entries (livre des procédures fiscales, article A47 A-1).
const columns = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n"

// writeBooks writes n entries of four lines, spread over a year, twice: as a file of
// entries, and as the program ledger reads them.
func (b *bench) writeBooks(year, n int) (fec, plain string, err error) {
	fec = filepath.Join(b.dir, fmt.Sprintf("%sFEC%d1231.txt", siren, year))
	plain = filepath.Join(b.dir, fmt.Sprintf("%d.ledger", year))
	in, err := os.Create(fec)
	if err != nil {
		return "", "", err
	}
	defer in.Close()
	beside, err := os.Create(plain)
	if err != nil {
		return "", "", err
	}
	defer beside.Close()
	f, l := bufio.NewWriterSize(in, 1<<20), bufio.NewWriterSize(beside, 1<<20)
	fmt.Fprint(f, columns)
	first := day.Day(fmt.Sprintf("%d-01-01", year))
	for i := range n {
		on := first.Add(i * 365 / n)
		net := money.Cents(1000 + i%9000)
		rows := []struct {
			account, name, third string
			debit, credit        money.Cents
		}{{"411000", "Usagers", fmt.Sprintf("C%03d", i%400), net + net/5 + 500, 0}, {fmt.Sprintf("706%03d", i%12), "Prestations", "", 0, net},
			{"445710", "TVA collectée", "", 0, net / 5}, {fmt.Sprintf("758%03d", i%5), "Produits divers", "", 0, 500}}
		compact := string(on[:4] + on[5:7] + on[8:])
		fmt.Fprintf(l, "%s/%s/%s * Facture %d\n", on[:4], on[5:7], on[8:], i)
		for _, r := range rows {
			fmt.Fprintf(f, "VE\tVentes\t%d\t%s\t%s\t%s\t%s\t%s\tF%06d\t%s\tFacture %d\t%s\t%s\t\t\t%s\t\t\r\n", i+1, compact, r.account, r.name, r.third, r.third, i, compact, i,
				plainAmount(r.debit, ","), plainAmount(r.credit, ","), compact)
			fmt.Fprintf(l, "  %s  %s\n", r.account, plainAmount(r.debit-r.credit, "."))
		}
	}
	if err := f.Flush(); err != nil {
		return "", "", err
	}
	return fec, plain, l.Flush()
}

func plainAmount(c money.Cents, point string) string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	return fmt.Sprintf("%s%d%s%02d", sign, c/100, point, c%100)
}
