package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// result is what a load came to.
type result struct {
	times []time.Duration
	took  time.Duration
	bytes int
	wrong int
}

func (r result) quantile(q float64) time.Duration {
	if len(r.times) == 0 {
		return 0
	}
	return r.times[min(len(r.times)-1, int(q*float64(len(r.times))))]
}

func (r result) perSecond() float64 { return float64(len(r.times)) / r.took.Seconds() }

// load asks a page from n connections for a while, and keeps the time of each answer.
func load(ctx context.Context, url, cookie string, n int, length time.Duration) result {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: n, DisableCompression: true}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	var wait sync.WaitGroup
	var all result
	began := time.Now()
	for range n {
		wait.Go(func() {
			for time.Since(began) < length && ctx.Err() == nil {
				start := time.Now()
				size, err := get(ctx, client, url, cookie)
				took := time.Since(start)
				mu.Lock()
				if err != nil {
					all.wrong++
				} else {
					all.times = append(all.times, took)
					all.bytes = size
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	all.took = time.Since(began)
	slices.Sort(all.times)
	return all
}

// get reads a page as a browser does, zipped, and gives what went over the wire.
func get(ctx context.Context, client *http.Client, url, cookie string) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	r.AddCookie(&http.Cookie{Name: "pilotis", Value: cookie})
	answer, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	size, err := io.Copy(io.Discard, answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, answer.Status)
	}
	return int(size), err
}
