package fec_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"testing"

	"pilotis/internal/fec"
	"pilotis/internal/testkit"
)

// endless is a file of entries that is made while it is read: nothing of it is kept.
// One entry in a thousand is wrong by a cent.
type endless struct {
	entries, at int
	wrong       bool
	left        []byte
}

func (e *endless) Read(into []byte) (int, error) {
	for len(e.left) < len(into) && e.at <= e.entries {
		if e.at == 0 {
			e.left = append(e.left, heading+"\r\n"...)
		} else {
			e.entry(e.at)
		}
		e.at++
	}
	if len(e.left) == 0 {
		return 0, io.EOF
	}
	n := copy(into, e.left)
	e.left = append(e.left[:0], e.left[n:]...)
	return n, nil
}

func (e *endless) entry(n int) {
	cents := 0
	if e.wrong && n%1000 == 0 {
		cents = 1
	}
	on := fmt.Sprintf("2027%02d%02d", n%12+1, n%28+1)
	for _, side := range []string{"512000\tBanque\t\t\tP%[1]d\t%[2]s\tVente du jour\t13,%02[3]d\t0,00", "706000\tVentes\t\t\tP%[1]d\t%[2]s\tVente du jour\t0,00\t13,00"} {
		e.left = fmt.Appendf(e.left, "BQ\tBanque\t%d\t%s\t", n, on)
		e.left = fmt.Appendf(e.left, side, n, on, cents)
		e.left = append(e.left, "\t\t\t"+on+"\t\t\r\n"...)
	}
}

func (e *endless) Seek(offset int64, _ int) (int64, error) {
	if offset != 0 {
		return 0, errors.New("made from its beginning only")
	}
	e.at, e.left = 0, e.left[:0]
	return 0, nil
}

// live is what is held in memory once what is not is given back.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// The whole million is judged; of the writing, a twentieth is done here, so that every run of
// the tests can afford it: `make bench` takes the whole million in.
func TestF38AMillionLinesAreJudgedAndTakenInWithinBoundedMemory(t *testing.T) {
	s := newScene(t, testkit.SQLite(t))
	for _, c := range []struct {
		entries int
		wrong   bool
		most    uint64
	}{{500_000, true, 120 << 20}, {25_000, false, 48 << 20}} {
		before, peak := live(), uint64(0)
		r, err := s.desk.Import(s.ctx, s.who, fec.Asked{Name: golden, File: &endless{entries: c.entries, wrong: c.wrong}, DryRun: c.wrong,
			Progress: func(int) { peak = max(peak, live()) }})
		s.must(err)
		if r.Lines != 2*c.entries || r.Entries != c.entries {
			t.Errorf("%d lines, %d entries", r.Lines, r.Entries)
		}
		if peak > before+c.most {
			t.Errorf("%d entries hold %d MB", c.entries, (peak-before)>>20)
		}
		inOrder := slices.IsSortedFunc(r.Accounting.Issues, func(a, b fec.Issue) int { return a.Line - b.Line })
		if want := c.entries / 1000; c.wrong && (count(r.Accounting, "unbalanced") != want || !inOrder) {
			t.Errorf("%d entries out of balance of %d, in order: %t", count(r.Accounting, "unbalanced"), want, inOrder)
		}
		t.Logf("%d lines: %d MB", r.Lines, (peak-before)>>20)
	}
}
