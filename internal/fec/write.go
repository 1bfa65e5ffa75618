package fec

import (
	"bufio"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// writer writes lines as the law has them: tabs, CR LF, decimal commas.
type writer struct {
	to                         Target
	year                       ledger.Year
	accounts, journals, thirds map[string]string // labels by code
	utf8                       bool
	line                       []byte
	numbers                    sequence
	wrong                      base.Checks
	before                     int // what was wrong before the first entry
	out                        Exported
}

// errUnfit tells that a character is not in ISO 8859-15.
var errUnfit = errors.New("fec: a character does not fit in ISO 8859-15")

func (w *writer) attempt(each func(do func(ledger.Entry) error) error) error {
	w.before = len(w.wrong)
	w.out.Encoding = "ISO 8859-15"
	if w.utf8 {
		w.out.Encoding = "UTF-8"
	}
	out := bufio.NewWriterSize(w.to, 1<<16)
	if _, err := out.WriteString(strings.Join(names[:], "\t") + "\r\n"); err != nil {
		return err
	}
	if err := each(func(e ledger.Entry) error { return w.entry(out, e) }); err != nil {
		return err
	}
	gaps, _ := w.numbers.gaps()
	for _, g := range gaps {
		w.refuse(strconv.FormatInt(g.n, 10), "fec.issue_gap", g.args())
	}
	return out.Flush()
}

func (w *writer) refuse(entry, key string, args base.Args) {
	if len(w.wrong) < refusalsMax {
		w.wrong.Wrong("entries["+entry+"]", key, args)
	}
}

func (w *writer) entry(out *bufio.Writer, e ledger.Entry) error {
	w.out.Entries++
	w.numbers.note([]byte(e.Journal), []byte(e.Number), w.out.Entries)
	number := base.Args{"number": e.Number}
	if debit, credit := e.Sums(); debit != credit {
		w.refuse(e.Number, "fec.issue_unbalanced", base.Args{"number": e.Number, "gap": (debit - credit).Abs()})
	}
	if e.ValidatedOn == "" {
		w.refuse(e.Number, "fec.no_validation_day", number)
	}
	if e.Piece == "" { // the law wants a reference, even where there was none
		e.Piece = e.Journal + e.Number
	}
	if e.PieceDay == "" {
		e.PieceDay = e.Day
	}
	for _, l := range e.Lines {
		w.out.Lines++
		if l.Label == "" && e.Label == "" {
			w.refuse(e.Number, "fec.no_label", number)
		}
		if w.accounts[l.Account] == "" || w.journals[e.Journal] == "" {
			w.refuse(e.Number, "fec.unnamed", number)
		}
		if err := w.row(out, e, l); err != nil {
			return err
		}
	}
	return nil
}

// row writes one line; what it does not say is said by its entry.
func (w *writer) row(out *bufio.Writer, e ledger.Entry, l ledger.Line) error {
	w.line = w.line[:0]
	fits := w.text(e.Journal) && w.text(w.journals[e.Journal]) && w.text(e.Number)
	w.day(e.Day)
	fits = fits && w.text(l.Account) && w.text(w.accounts[l.Account]) && w.text(l.Third) && w.text(w.thirds[l.Third]) && w.text(or(l.Piece, e.Piece))
	w.day(day.Day(or(string(l.PieceDay), string(e.PieceDay))))
	fits = fits && w.text(or(l.Label, e.Label))
	w.amount(l.Debit)
	w.amount(l.Credit)
	if l.Letter != strings.ToUpper(l.Letter) { // a part of a letter stays in the house
		l.Letter, l.Lettered = "", ""
	}
	fits = fits && w.text(l.Letter)
	w.day(l.Lettered)
	w.day(e.ValidatedOn)
	fits = fits && w.text(l.Foreign) && w.text(l.Currency)
	if !fits {
		return errUnfit
	}
	w.line = append(w.line[:len(w.line)-1], '\r', '\n')
	_, err := out.Write(w.line)
	return err
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// text writes a field, blanks in place of what parts fields and lines; it tells
// whether the encoding has all its characters.
func (w *writer) text(text string) bool {
	for _, r := range text {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '|':
			w.line = append(w.line, ' ')
		case r < utf8.RuneSelf:
			w.line = append(w.line, byte(r))
		case w.utf8:
			w.line = utf8.AppendRune(w.line, r)
		default:
			b, fits := charmap.ISO8859_15.EncodeRune(r)
			if !fits {
				return false
			}
			w.line = append(w.line, b)
		}
	}
	w.line = append(w.line, '\t')
	return true
}

func (w *writer) day(d day.Day) {
	if d != "" {
		w.line = append(append(append(w.line, d[:4]...), d[5:7]...), d[8:]...)
	}
	w.line = append(w.line, '\t')
}

func (w *writer) amount(c money.Cents) {
	w.line = strconv.AppendInt(w.line, int64(c/100), 10)
	w.line = append(w.line, ',', byte('0'+c%100/10), byte('0'+c%10), '\t')
}

// compact writes a day as the law does: 20271231.
func compact(d day.Day) string { return strings.ReplaceAll(string(d), "-", "") }
