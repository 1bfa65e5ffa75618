package fec

import (
	"strings"

	"pilotis/internal/ledger"
)

// pouring reads a file again and hands its sound entries over, in the order in which they are complete.
type pouring struct {
	judge   *judge
	waiting map[int32]*ledger.Entry // begun and not complete: one, unless the file scatters its lines
	labels  map[string]string       // short texts said again and again, kept once
	done    int
	emit    func(ledger.Entry) error
}

// pour gives the sound entries of a judged file to the books.
func (j *judge) pour(a Asked, take func(ledger.Entry) error) error {
	p, err := j.survey.parser(a.File, &issues{})
	if err != nil {
		return err
	}
	q := &pouring{judge: j, waiting: map[int32]*ledger.Entry{}, labels: map[string]string{}, emit: take}
	return p.each(func(r *row) error {
		if q.done++; a.Progress != nil && q.done%progressEvery == 0 {
			a.Progress(q.done)
		}
		return q.see(r)
	})
}

func (q *pouring) see(r *row) error {
	if r.unread && len(r.text[number]) == 0 {
		return nil
	}
	i := q.judge.find(r)
	state := &q.judge.states[i]
	if state.bad {
		return nil
	}
	e := q.waiting[i]
	if e == nil {
		e = q.begin(r)
		e.Lines = make([]ledger.Line, 0, state.lines)
		q.waiting[i] = e
	}
	e.Lines = append(e.Lines, q.line(r, e))
	if len(e.Lines) < int(state.lines) {
		return nil
	}
	delete(q.waiting, i)
	return q.emit(*e)
}

// find gives the entry of a row in the second reading: it is known already.
func (j *judge) find(r *row) int32 {
	j.key = j.survey.keyOf(j.key[:0], r)
	if string(j.key) != string(j.lastKey) {
		j.last, j.lastKey = j.index[string(j.key)], append(j.lastKey[:0], j.key...)
	}
	return j.last
}

// begin makes an entry of its first line.
func (q *pouring) begin(r *row) *ledger.Entry {
	e := &ledger.Entry{ValidatedOn: r.validated, Draft: ledger.Draft{
		Journal: q.short(r.text[journalCode]), Day: r.day, Piece: string(r.text[piece]), PieceDay: r.piece, Label: string(r.text[label])}}
	if q.judge.survey.unlike {
		e.Number = string(r.text[number])
	}
	return e
}

// line says of a line only what its entry does not.
func (q *pouring) line(r *row, e *ledger.Entry) ledger.Line {
	l := ledger.Line{Account: q.short(r.text[account]), Third: q.short(r.text[third]), Debit: r.debit, Credit: r.credit,
		Currency: q.short(r.text[currency]), Foreign: q.short(r.text[foreign]), Lettered: r.lettered}
	if l.Debit < 0 || l.Credit < 0 { // a negative debit is a credit
		l.Debit, l.Credit = max(0, -l.Credit)+max(0, l.Debit), max(0, -l.Debit)+max(0, l.Credit)
	}
	if string(r.text[label]) != e.Label {
		l.Label = string(r.text[label])
	}
	if string(r.text[piece]) != e.Piece {
		l.Piece = string(r.text[piece])
	}
	if r.piece != e.PieceDay {
		l.PieceDay = r.piece
	}
	if len(r.text[letter]) > 0 {
		l.Letter = q.judge.letterOf(r)
	}
	return l
}

// letterOf is the letter of a row: in lower case where its group does not balance, as
// the books write a part.
func (j *judge) letterOf(r *row) string {
	if g := j.letters[j.lettersOf(r)]; g != nil && g.gap != 0 {
		return strings.ToLower(string(r.text[letter]))
	}
	return string(r.text[letter])
}

// shortMax bounds how many texts are kept once: what a hostile file names is unbounded.
const shortMax = 100_000

func (q *pouring) short(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	if known, is := q.labels[string(text)]; is {
		return known
	}
	s := string(text)
	if len(q.labels) < shortMax {
		q.labels[s] = s
	}
	return s
}
