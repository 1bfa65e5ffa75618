package fec

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"pilotis/internal/base"
)

// sequence checks that the numbers of entries follow one another: over the whole
// file, or in each journal where journals count apart. What comes before the figures
// of a number ("VE" of VE0012) names a sequence of its own.
type sequence struct {
	names    map[string]int32
	seen     []numbered
	journals map[string]int32
}

// numbered is a number, the journal and the prefix that it is of, and the line where it first stands.
type numbered struct {
	prefix, journal int32
	n               int64
	line            int32
}

func (q *sequence) add(r *row) { q.note(r.text[journalCode], r.text[number], r.line) }

func (q *sequence) note(journal, number []byte, line int) {
	if q.names == nil {
		q.names, q.journals = map[string]int32{}, map[string]int32{}
	}
	figures := len(number)
	for figures > 0 && len(number)-figures < 15 && number[figures-1] >= '0' && number[figures-1] <= '9' {
		figures--
	}
	n, err := strconv.ParseInt(string(number[figures:]), 10, 64)
	if err != nil {
		return // a number without figures has no place in a sequence
	}
	q.seen = append(q.seen, numbered{rank(q.names, number[:figures]), rank(q.journals, journal), n, int32(line)})
}

func rank(names map[string]int32, name []byte) int32 {
	if i, known := names[string(name)]; known {
		return i
	}
	names[string(bytes.Clone(name))] = int32(len(names))
	return int32(len(names) - 1)
}

// apart tells whether journals count apart: a number stands in two of them.
func (q *sequence) apart() bool {
	slices.SortFunc(q.seen, func(a, b numbered) int { return cmp.Or(cmp.Compare(a.prefix, b.prefix), cmp.Compare(a.n, b.n)) })
	for i := 1; i < len(q.seen); i++ {
		if a, b := q.seen[i-1], q.seen[i]; a.prefix == b.prefix && a.n == b.n && a.journal != b.journal {
			return true
		}
	}
	return false
}

// gap is a number that does not follow those before it.
type gap struct {
	line           int
	n, first, last int64
}

func (g gap) args() base.Args {
	return base.Args{"number": strconv.FormatInt(g.n, 10), "first": strconv.FormatInt(g.first, 10), "last": strconv.FormatInt(g.last, 10)}
}

// gaps gives the numbers after which the count is broken.
func (q *sequence) gaps() (found []gap, apart bool) {
	apart = q.apart()
	if apart {
		slices.SortFunc(q.seen, func(a, b numbered) int {
			return cmp.Or(cmp.Compare(a.journal, b.journal), cmp.Compare(a.prefix, b.prefix), cmp.Compare(a.n, b.n))
		})
	}
	var first int64
	for i, b := range q.seen {
		if i == 0 || q.seen[i-1].prefix != b.prefix || apart && q.seen[i-1].journal != b.journal {
			first = b.n
			continue
		}
		if last := q.seen[i-1].n; b.n > last+1 {
			found = append(found, gap{int(b.line), b.n, first, last})
		}
	}
	return found, apart
}
