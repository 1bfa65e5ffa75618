package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"time"

	"pilotis/e2e/program"
	"pilotis/internal/app"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// The workload of the reports: a year of 131,000 lines, as other programs were measured with.
const (
	bookLines    = 131_000
	bookAccounts = 120
	bookThirds   = 200
)

// reports: the pages that read the books, and the files made of them.
func (b *bench) reports(ctx context.Context) error {
	title("A year of %d lines on %d accounts, %d third parties, 4 activities", bookLines, bookAccounts, bookThirds)
	s, err := open(ctx, b.dsn("reports")+"?synchronous=normal", 1)
	if err != nil {
		return err
	}
	if err := s.keepBooks(ctx, bookLines); err != nil {
		return err
	}
	server, err := program.Serve(ctx, "serve", "--log-level", "error", "--db", b.dsn("reports"))
	if err != nil {
		return err
	}
	defer server.Kill()
	for _, page := range []string{"/money", "/reports/balance", "/reports/income", "/reports/sheet", "/reports/journal", "/reports/ledger", "/reports/ledger?account=706000", "/reports/ledger?code=41&by=third"} {
		n, err := s.queries(ctx, page)
		if err != nil {
			return err
		}
		url := server.Base + "/p/" + s.slug + page
		one := load(ctx, url, s.cookie, 1, 2*time.Second)
		before := processor(server.Pid())
		all := load(ctx, url, s.cookie, 8, 2*time.Second)
		figure(page, "alone median %s, p99 %s; 8 connections %.0f pages/s, %s of processor a page; %.1f kB, %d queries, %d wrong", ms(one.quantile(.5)), ms(one.quantile(.99)),
			all.perSecond(), ms((processor(server.Pid())-before)/time.Duration(max(1, len(all.times)))), float64(all.bytes)/1000, n, one.wrong+all.wrong)
	}
	for _, file := range []string{"/reports/journal/files/csv", "/reports/journal/files/xlsx", "/reports/ledger/files/csv", "/reports/ledger/files/xlsx"} {
		began := time.Now()
		size, err := s.file(ctx, file)
		if err != nil {
			return err
		}
		figure(file, "%s, %.1f MB", ms(time.Since(began)), float64(size)/1e6)
	}
	return nil
}

// file asks for a file of the place and gives its size.
func (s *site) file(ctx context.Context, path string) (int, error) {
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/p/"+s.slug+path, nil)
	r.AddCookie(&http.Cookie{Name: "pilotis", Value: s.cookie})
	w := httptest.NewRecorder()
	s.house.Handler(app.Serving{}).ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		return 0, fmt.Errorf("%s: %d", path, w.Code)
	}
	return w.Body.Len(), nil
}

// keepBooks fills this year with n lines, three an entry: sales to third parties, costs, the bank.
func (s *site) keepBooks(ctx context.Context, n int) error {
	dice := rand.New(rand.NewPCG(1, 2))
	year := day.Of(time.Now(), time.UTC).Year()
	first := day.Date(year, 1, 1)
	var costs []ledger.Account
	for i := range bookAccounts - 4 {
		costs = append(costs, ledger.Account{Code: fmt.Sprintf("6%05d", 11_000+i*137), Label: fmt.Sprint("Charge ", i+1)})
	}
	return s.house.DB.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		books := s.house.Ledger
		y, err := books.Begin(ctx, tx, first, day.Date(year, 12, 31), string(chart.Asso2025))
		if err != nil {
			return err
		}
		if err := books.Chart(ctx, tx, append(costs, ledger.Account{Code: "411000", Label: "Usagers", Opened: true}, ledger.Account{Code: "512000", Label: "Banque"},
			ledger.Account{Code: "706000", Label: "Prestations"}, ledger.Account{Code: "445710", Label: "TVA collectée"})...); err != nil {
			return err
		}
		if err := books.Keep(ctx, tx, ledger.Journal{Code: "VE", Label: "Ventes", Kind: ledger.Sales}, ledger.Journal{Code: "BQ", Label: "Banque", Kind: ledger.Bank}); err != nil {
			return err
		}
		for i := range bookThirds {
			if err := books.Name(ctx, tx, ledger.Third{Code: fmt.Sprintf("C%04d", i), Label: fmt.Sprint("Camille ", i)}); err != nil {
				return err
			}
		}
		_, err = books.TakeIn(ctx, tx, y.ID, func(take func(ledger.Entry) error) error {
			for i := range n / 3 {
				sum := money.Cents(1_200 + dice.IntN(90_000))
				d := ledger.Draft{Journal: "VE", Day: first.Add(i * 365 / (n / 3)), Piece: fmt.Sprint("F-", i), Label: fmt.Sprint("Facture ", i),
					Lines: []ledger.Line{{Account: "411000", Third: fmt.Sprintf("C%04d", dice.IntN(bookThirds)), Debit: sum}, {Account: "706000", Credit: sum - sum/6}, {Account: "445710", Credit: sum / 6}}}
				if i%2 == 1 {
					d.Journal, d.Lines = "BQ", []ledger.Line{{Account: costs[dice.IntN(len(costs))].Code, Debit: sum - sum/6}, {Account: costs[dice.IntN(len(costs))].Code, Debit: sum / 6}, {Account: "512000", Credit: sum}}
				}
				if err := take(ledger.Entry{Draft: d}); err != nil {
					return err
				}
			}
			return nil
		})
		return err
	})
}
