package post_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

var (
	ctx  = context.Background()
	boss = testkit.As(base.Manager, "grange")
)

func desk(d *db.DB) *post.Desk {
	return &post.Desk{DB: d, Log: slog.New(slog.DiscardHandler), URL: "https://lieu.example"}
}

func enqueue(t *testing.T, d *db.DB, jobs ...post.Job) {
	t.Helper()
	err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
		for _, j := range jobs {
			if err := post.Enqueue(ctx, tx, j); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func drain(t *testing.T, p *post.Desk, want int) {
	t.Helper()
	if n, err := p.Drain(ctx); err != nil || n != want {
		t.Errorf("tried %d jobs, want %d: %v", n, want, err)
	}
}

// said gathers what a worker was told.
func said(p *post.Desk, kind string, answer *error) *[]string {
	var mu sync.Mutex
	var all []string
	p.Handle(kind, func(_ context.Context, t post.Task) error {
		var body string
		if err := t.Into(&body); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		all = append(all, body)
		if answer != nil {
			return *answer
		}
		return nil
	})
	return &all
}

func TestNothingLeavesBeforeTheCommit(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		got := said(p, "tell", nil)
		boom := errors.New("boom")
		err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
			if err := post.Enqueue(ctx, tx, post.Job{Kind: "tell", Key: "a", Body: "a"}); err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) {
			t.Fatal(err)
		}
		drain(t, p, 0)
		if len(*got) != 0 {
			t.Error(*got)
		}
	})
}

func TestTheSameJobTwiceIsDoneOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		got := said(p, "tell", nil)
		enqueue(t, d, post.Job{Kind: "tell", Key: "a", Body: "first"}, post.Job{Kind: "tell", Key: "a", Body: "second"})
		drain(t, p, 1)
		enqueue(t, d, post.Job{Kind: "tell", Key: "a", Body: "third"})
		drain(t, p, 0)
		if diff := cmp.Diff([]string{"second"}, *got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhatIsGatheredIsDoneAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		var got [][]string
		p.Handle("tell", func(_ context.Context, task post.Task) error {
			items, err := post.Each[string](task)
			got = append(got, items)
			return err
		})
		for _, item := range []string{"a", "b", "c"} {
			if err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
				return post.Gather(ctx, tx, post.Job{Kind: "tell", Key: "k", Body: item})
			}); err != nil {
				t.Fatal(err)
			}
		}
		drain(t, p, 1)
		if diff := cmp.Diff([][]string{{"a", "b", "c"}}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAJobWaitsForItsHourAndIsDropped(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		got := said(p, "tell", nil)
		now := testkit.At(d, "2027-03-25T08:00:00+01:00")
		enqueue(t, d,
			post.Job{Kind: "tell", Key: "a", Run: now.Add(time.Hour), Body: "in an hour"},
			post.Job{Kind: "tell", Key: "b", Run: now.Add(time.Hour), Body: "dropped"},
			post.Job{Kind: "tell", Key: "c", Run: now.Add(time.Hour), Body: "put off"},
			post.Job{Kind: "tell", Key: "c", Run: now.Add(3 * time.Hour), Body: "put off"})
		drain(t, p, 0)
		if err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error { return post.Drop(ctx, tx, "tell", "b") }); err != nil {
			t.Fatal(err)
		}
		testkit.At(d, "2027-03-25T09:00:00+01:00")
		drain(t, p, 1)
		if diff := cmp.Diff([]string{"in an hour"}, *got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAJobIsTriedAgainLaterAndLater(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		down := errors.New("down")
		got := said(p, "tell", &down)
		now := testkit.At(d, "2027-03-25T08:00:00+01:00")
		enqueue(t, d, post.Job{Kind: "tell", Key: "a", Body: "a"})
		var waits []string
		for range 9 {
			drain(t, p, 1)
			began := now
			for tried := 0; tried == 0; {
				now = now.Add(30 * time.Second)
				testkit.At(d, now.Format(time.RFC3339))
				due, err := db.Count(ctx, d, "select count(*) from job where run_at <= $1", now)
				if err != nil {
					t.Fatal(err)
				}
				tried = due
			}
			waits = append(waits, now.Sub(began).String())
		}
		if diff := cmp.Diff([]string{"30s", "1m30s", "4m30s", "13m30s", "40m30s", "2h1m30s", "6h0m0s", "6h0m0s", "6h0m0s"}, waits); diff != "" {
			t.Error(diff)
		}
		drain(t, p, 1)
		now = now.Add(24 * time.Hour)
		testkit.At(d, now.Format(time.RFC3339))
		drain(t, p, 0)
		if len(*got) != 10 {
			t.Errorf("tried %d times", len(*got))
		}
		stuck, err := post.Stuck(ctx, d)
		if err != nil || len(stuck) != 1 || stuck[0].Ending != post.Dead || stuck[0].Reason != "down" || stuck[0].Tries != 10 {
			t.Error(stuck, err)
		}
	})
}

func TestWhatNoTryWillMendIsGivenUpAtOnceAndABreakIsTriedAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		p.Handle("hopeless", func(context.Context, post.Task) error { return post.Hopeless{Err: errors.New("no")} })
		p.Handle("breaks", func(context.Context, post.Task) error { panic("oh") })
		enqueue(t, d, post.Job{Kind: "hopeless", Key: "a"}, post.Job{Kind: "breaks", Key: "a"})
		drain(t, p, 2)
		stuck, err := post.Stuck(ctx, d)
		if err != nil || len(stuck) != 1 || stuck[0].Kind != "hopeless" {
			t.Error(stuck, err)
		}
	})
}

func TestAJobThatComesTooLateIsLeftUndone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		got := said(p, "tell", nil)
		now := testkit.At(d, "2027-03-25T08:00:00+01:00")
		enqueue(t, d, post.Job{Kind: "tell", Key: "a", Until: now.Add(time.Hour), Body: "a"})
		testkit.At(d, "2027-03-25T09:00:00+01:00")
		drain(t, p, 0)
		stuck, err := post.Stuck(ctx, d)
		if len(*got) != 0 || len(stuck) != 0 || err != nil {
			t.Error(*got, stuck, err)
		}
	})
}

func TestManyWorkersDoEachJobOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		const jobs = 200
		var done sync.Map
		var twice, count atomic.Int64
		running, stop := context.WithCancel(ctx)
		defer stop()
		var wait sync.WaitGroup
		for range 3 { // three programs over one database
			p := desk(d)
			p.Handle("tell", func(_ context.Context, task post.Task) error {
				if _, before := done.LoadOrStore(task.Key, true); before {
					twice.Add(1)
				}
				if count.Add(1) == jobs {
					stop()
				}
				return nil
			})
			wait.Go(func() { p.Run(running) })
		}
		var all []post.Job
		for range jobs {
			all = append(all, post.Job{Kind: "tell"})
		}
		enqueue(t, d, all...)
		select {
		case <-running.Done():
		case <-time.After(30 * time.Second):
			t.Error("not done in time")
			stop()
		}
		wait.Wait()
		left, err := db.Count(ctx, d, "select count(*) from job where ended_at = ''")
		if twice.Load() != 0 || left != 0 || err != nil {
			t.Errorf("%d done twice, %d left, %v", twice.Load(), left, err)
		}
	})
}

func TestAJobUnderWayIsFinishedBeforeTheProgramStops(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		began, finish := make(chan bool), make(chan bool)
		p.Handle("slow", func(ctx context.Context, _ post.Task) error {
			close(began)
			<-finish
			return ctx.Err()
		})
		enqueue(t, d, post.Job{Kind: "slow", Key: "a"})
		running, stop := context.WithCancel(ctx)
		defer stop()
		stopped := make(chan bool)
		go func() { p.Run(running); close(stopped) }()
		<-began
		stop()
		select {
		case <-stopped:
			t.Error("it stopped with a job in hand")
		case <-time.After(50 * time.Millisecond):
		}
		close(finish)
		<-stopped
		n, err := db.Count(ctx, d, "select count(*) from job where ending = 'done'")
		if n != 1 || err != nil {
			t.Error(n, err)
		}
	})
}

func TestAJobLeftByAProgramThatDiedIsTakenUpAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		got := said(p, "tell", nil)
		now := testkit.At(d, "2027-03-25T08:00:00+01:00")
		enqueue(t, d, post.Job{Kind: "tell", Key: "a", Body: "a"})
		err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, "update job set leased_until = $1, tries = 1", now.Add(5*time.Minute))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		drain(t, p, 0)
		testkit.At(d, "2027-03-25T08:05:00+01:00")
		drain(t, p, 1)
		if len(*got) != 1 {
			t.Error(*got)
		}
	})
}

func TestP72ADailyJobMissedForDaysIsDoneOnceAndKnowsIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		var mornings []post.Morning
		p.Handle("round", func(_ context.Context, task post.Task) error {
			var m post.Morning
			defer func() { mornings = append(mornings, m) }()
			return task.Into(&m)
		})
		testkit.At(d, "2027-03-26T05:00:00+01:00")
		if err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
			return post.Daily(ctx, tx, "round", day.Clock{Hour: 6}, testkit.Paris)
		}); err != nil {
			t.Fatal(err)
		}
		drain(t, p, 0)
		for _, instant := range []string{"2027-03-26T06:00:00+01:00", "2027-03-26T20:00:00+01:00",
			"2027-03-30T05:59:00+02:00", "2027-03-30T06:00:00+02:00", "2027-03-31T06:00:00+02:00"} {
			testkit.At(d, instant)
			if _, err := p.Drain(ctx); err != nil {
				t.Fatal(err)
			}
		}
		want := []post.Morning{{Day: "2027-03-26"}, {Day: "2027-03-30", Last: "2027-03-26"}, {Day: "2027-03-31", Last: "2027-03-30"}}
		if diff := cmp.Diff(want, mornings); diff != "" {
			t.Error(diff)
		}
	})
}
