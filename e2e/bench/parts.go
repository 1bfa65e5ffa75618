package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"time"

	"pilotis/e2e/program"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// commits: bookings per second by the verb, one after the other and eight at once,
// each on the disk before the next.
func (b *bench) commits(ctx context.Context) error {
	title("Bookings per second, durable (SQLite synchronous=FULL, PostgreSQL fsync=on)")
	for name, engine := range b.engines("commits") {
		dsn, stop, err := engine()
		if err != nil {
			return err
		}
		s, err := open(ctx, dsn, 64)
		if err != nil {
			return err
		}
		for _, clients := range []int{1, 8} {
			var made atomic.Int64
			var failed atomic.Value
			var wait sync.WaitGroup
			began := time.Now()
			first := day.Of(began, time.UTC).Add(1 + 400*clients)
			for c := range clients {
				wait.Go(func() {
					for n := 0; time.Since(began) < 3*time.Second; n++ {
						on, hour := first.Add(n/12), 8+n%12
						_, err := s.house.Bookings.Ask(ctx, s.who, booking.Wanted{Spaces: []base.SpaceID{s.spaces[c]}, Title: "Réunion",
							Start: fmt.Sprintf("%sT%02d:00", on, hour), End: fmt.Sprintf("%sT%02d:00", on, hour+1)})
						if err != nil {
							failed.Store(err)
							return
						}
						made.Add(1)
					}
				})
			}
			wait.Wait()
			if err, is := failed.Load().(error); is {
				return err
			}
			figure(fmt.Sprintf("%s, %d at once", name, clients), "%.0f bookings/s", float64(made.Load())/time.Since(began).Seconds())
		}
		_ = s.house.DB.Close()
		stop()
	}
	return nil
}

// races: 50 people ask for the same hour at the same time, a hundred times.
func (b *bench) races(ctx context.Context) error {
	title("50 simultaneous requests on each of 100 slots, over HTTP")
	for name, engine := range b.engines("races") {
		dsn, stop, err := engine()
		if err != nil {
			return err
		}
		if err := race(ctx, name, dsn); err != nil {
			return err
		}
		stop()
	}
	return nil
}

func race(ctx context.Context, name, dsn string) error {
	s, err := open(ctx, dsn, 1)
	if err != nil {
		return err
	}
	token, err := program.Command(ctx, "token", "create", "--db", dsn, "--place", s.slug, "--role", "manager")
	if err != nil {
		return err
	}
	server, err := program.Serve(ctx, "serve", "--log-level", "error", "--db", dsn)
	if err != nil {
		return err
	}
	defer server.Kill()
	api := program.API{Base: server.Base, Place: s.slug, Token: token, Client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 50}}}
	first := day.Of(time.Now(), time.UTC).Add(1)
	var won, told, other atomic.Int64
	worst, began := int64(0), time.Now()
	for slot := range 100 {
		before := won.Load()
		start := fmt.Sprintf("%sT%02d:00", first.Add(slot/10), 8+slot%10)
		end := fmt.Sprintf("%sT%02d:00", first.Add(slot/10), 9+slot%10)
		var wait sync.WaitGroup
		for range 50 {
			wait.Go(func() {
				var answer struct{ Alternatives []any }
				status, err := api.Ask("POST", "/bookings", map[string]any{"space": s.spaces[0], "title": "Course", "start": start, "end": end}, &answer)
				switch {
				case err == nil && status == 201:
					won.Add(1)
				case err == nil && status == 409 && len(answer.Alternatives) > 0:
					told.Add(1)
				default:
					other.Add(1)
				}
			})
		}
		wait.Wait()
		worst = max(worst, won.Load()-before)
	}
	figure(name, "%d winners in 100 slots, at most %d a slot; %d told with alternatives, %d otherwise; %.0f requests/s",
		won.Load(), worst, told.Load(), other.Load(), 5000/time.Since(began).Seconds())
	return nil
}

// pages: the week of all spaces, the list of people, and how one fares while the other is hammered.
func (b *bench) pages(ctx context.Context) error {
	for _, rooms := range []int{30, 332} {
		s, err := open(ctx, b.dsn(fmt.Sprint("week", rooms))+"?synchronous=normal", rooms)
		if err != nil {
			return err
		}
		first := day.Of(time.Now(), time.UTC).Add(-180)
		if err := s.book(ctx, first, 365, 20_000); err != nil {
			return err
		}
		if err := s.welcome(ctx, 1000); err != nil {
			return err
		}
		title("%d spaces, 20,000 bookings over a year, 1,000 people", rooms)
		if err := b.weekOf(ctx, s, rooms); err != nil {
			return err
		}
		_ = s.house.DB.Close()
	}
	return nil
}

func (b *bench) weekOf(ctx context.Context, s *site, rooms int) error {
	queries, err := s.queries(ctx, "/bookings/week")
	if err != nil {
		return err
	}
	server, err := program.Serve(ctx, "serve", "--log-level", "error", "--db", b.dsn(fmt.Sprint("week", rooms)))
	if err != nil {
		return err
	}
	defer server.Kill()
	week, list := server.Base+"/p/"+s.slug+"/bookings/week", server.Base+"/p/"+s.slug+"/people"
	one := load(ctx, week, s.cookie, 1, 2*time.Second)
	figure("week of all spaces, whole page, 1 connection", "median %s, p99 %s, %.1f kB over the wire, %d queries, %d wrong",
		ms(one.quantile(.5)), ms(one.quantile(.99)), float64(one.bytes)/1000, queries, one.wrong)
	naive, pid, end, err := startNaive(db.File(b.dsn(fmt.Sprint("week", rooms))), s.slug)
	if err != nil {
		return err
	}
	defer end()
	for _, n := range []int{8, 32} {
		for _, of := range []struct {
			what, url string
			pid       int
		}{{"100 of 1,000 people", list, server.Pid()}, {"the same rows by a naive program", naive, pid}} {
			before := processor(of.pid)
			r := load(ctx, of.url, s.cookie, n, 3*time.Second)
			figure(fmt.Sprintf("%s, %d connections", of.what, n), "%.0f pages/s, median %s, p99 %s, %s of processor a page, %.1f kB, %d wrong", r.perSecond(),
				ms(r.quantile(.5)), ms(r.quantile(.99)), ms((processor(of.pid)-before)/time.Duration(max(1, len(r.times)))), float64(r.bytes)/1000, r.wrong)
		}
	}
	hammer, stop := context.WithCancel(ctx)
	var wait sync.WaitGroup
	wait.Go(func() { load(hammer, week, s.cookie, 32, time.Minute) })
	time.Sleep(500 * time.Millisecond)
	calm := load(ctx, list, s.cookie, 1, 4*time.Second)
	figure("people, while 32 connections hammer the week", "median %s, p99 %s; %s held by the program", ms(calm.quantile(.5)), ms(calm.quantile(.99)), memory(server.Pid()))
	stop()
	wait.Wait()
	return nil
}

// queries counts the statements of a page.
func (s *site) queries(ctx context.Context, path string) (int64, error) {
	ctx, n := db.Tally(ctx)
	r := httptest.NewRequest(http.MethodGet, "/p/"+s.slug+path, nil).WithContext(ctx)
	r.AddCookie(&http.Cookie{Name: "pilotis", Value: s.cookie})
	w := httptest.NewRecorder()
	s.house.Handler(app.Serving{}).ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		return 0, fmt.Errorf("%s: %d", path, w.Code)
	}
	return n.Load(), nil
}

// years: the cockpit with one year of bookings, then with ten.
func (b *bench) years(ctx context.Context) error {
	title("Today, with 30 spaces and 7,000 bookings a year")
	for _, years := range []int{1, 10} {
		name := fmt.Sprint("years", years)
		s, err := open(ctx, b.dsn(name)+"?synchronous=normal", 30)
		if err != nil {
			return err
		}
		first := day.Of(time.Now(), time.UTC).Add(-365 * years)
		if err := s.book(ctx, first, 365*years+30, 7000*years); err != nil {
			return err
		}
		server, err := program.Serve(ctx, "serve", "--log-level", "error", "--db", b.dsn(name))
		if err != nil {
			return err
		}
		before := processor(server.Pid())
		r := load(ctx, server.Base+"/p/"+s.slug, s.cookie, 1, 3*time.Second)
		figure(fmt.Sprintf("%d year(s)", years), "median %s, p99 %s, %s of processor a page, %d wrong",
			ms(r.quantile(.5)), ms(r.quantile(.99)), ms((processor(server.Pid())-before)/time.Duration(max(1, len(r.times)))), r.wrong)
		server.Kill()
		_ = s.house.DB.Close()
	}
	return nil
}
