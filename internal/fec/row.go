package fec

import (
	"bytes"
	"errors"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// row is a line of a file. Its texts hold until the next one is read.
type row struct {
	line                            int
	unread                          bool // a fatal issue touches it
	text                            [columns][]byte
	day, piece, lettered, validated day.Day
	debit, credit                   money.Cents
}

// parser reads the rows of a file whose heading is known, saying what is wrong with its format.
type parser struct {
	from     *lines
	head     header
	encoding encoding
	days     days
	said     *issues
	fields   [][]byte
}

// next reads a row, until io.EOF.
func (p *parser) next(r *row) error {
	line, err := p.from.next()
	if err != nil {
		return err
	}
	*r = row{line: p.from.n}
	p.split(line)
	if !p.counted(r) {
		r.unread = true
		if len(p.fields) > p.head.at[number] { // enough to know which entry it spoils
			r.text[journalCode] = p.cell(journalCode)
			r.text[number] = p.cell(number)
		}
		return nil
	}
	for c := range r.text {
		r.text[c] = p.cell(c)
	}
	p.check(r)
	return nil
}

func (p *parser) split(line []byte) {
	p.fields = p.fields[:0]
	for {
		i := bytes.IndexByte(line, p.head.separator)
		if i < 0 {
			p.fields = append(p.fields, line)
			return
		}
		p.fields = append(p.fields, line[:i])
		line = line[i+1:]
	}
}

// counted tells whether a line has as many fields as the heading; the separator that
// ends the heading may be left out elsewhere.
func (p *parser) counted(r *row) bool {
	n := len(p.fields)
	switch {
	case n == 1 && len(bytes.TrimSpace(p.fields[0])) == 0:
		p.said.add(Fatal, r.line, 0, "empty_line", nil)
		return false
	case n == p.head.width || p.head.trailing && n == p.head.width-1:
		return true
	}
	p.said.add(Fatal, r.line, 0, "fields", base.Args{"n": n, "of": p.head.width})
	return false
}

func (p *parser) cell(c int) []byte {
	i := p.head.at[c]
	if i >= len(p.fields) {
		return nil
	}
	return p.encoding.decode(bytes.TrimSpace(p.fields[i]))
}

// mustBeThere are the texts without which a line cannot be read; absent are those that
// the law asks for besides (books of BIC and companies, and of associations that keep such books).
var (
	mustBeThere = []int{number, account, accountLabel, label}
	absent      = []int{journalCode, journalLabel, piece, pieceDay, validated}
)

func (p *parser) check(r *row) {
	for _, c := range mustBeThere {
		if len(r.text[c]) == 0 {
			p.fatal(r, c, "empty", base.Args{"name": names[c]})
		}
	}
	for _, c := range absent {
		if len(r.text[c]) == 0 {
			p.said.add(Absent, r.line, p.head.at[c]+1, "absent", base.Args{"name": names[c]})
		}
	}
	if a := r.text[account]; len(a) > 0 && !threeFigures(a) {
		p.said.add(Alert, r.line, p.head.at[account]+1, "account_figures", base.Args{"value": clip(string(a))})
	}
	r.day = p.date(r, entryDay)
	r.piece, r.lettered, r.validated = p.date(r, pieceDay), p.date(r, lettered), p.date(r, validated)
	p.amounts(r)
}

func (p *parser) fatal(r *row, c int, code string, args base.Args) {
	r.unread = true
	p.said.add(Fatal, r.line, p.head.at[c]+1, code, args)
}

func threeFigures(code []byte) bool {
	for i := range 3 {
		if i >= len(code) || code[i] < '0' || code[i] > '9' {
			return false
		}
	}
	return true
}

func (p *parser) date(r *row, c int) day.Day {
	text := r.text[c]
	if len(text) == 0 {
		if c == entryDay {
			p.fatal(r, c, "empty", base.Args{"name": names[c]})
		}
		return ""
	}
	d, ok := p.days.read(text)
	switch {
	case !ok:
		p.fatal(r, c, "date", base.Args{"name": names[c], "value": clip(string(text))})
	case d[:2] != "19" && d[:2] != "20":
		p.said.add(Alert, r.line, p.head.at[c]+1, "century", base.Args{"value": string(text)})
	}
	return d
}

func (p *parser) amounts(r *row) {
	first, second := p.number(r, debit), money.Cents(0)
	if p.head.sided {
		switch sense(r.text[credit]) {
		case 1:
		case -1:
			first, second = 0, first
		default:
			p.fatal(r, credit, "sense", base.Args{"value": clip(string(r.text[credit]))})
		}
	} else {
		second = p.number(r, credit)
	}
	r.debit, r.credit = first, second
	if r.unread {
		return
	}
	switch {
	case first != 0 && second != 0:
		p.said.add(Alert, r.line, p.head.at[debit]+1, "both", nil)
	case first == 0 && second == 0:
		p.said.add(Alert, r.line, p.head.at[debit]+1, "nothing", nil)
	}
	if len(r.text[foreign]) > 0 {
		if _, code := amount(r.text[foreign]); code != "" {
			p.said.add(Alert, r.line, p.head.at[foreign]+1, "foreign", base.Args{"value": clip(string(r.text[foreign]))})
		}
	}
}

func (p *parser) number(r *row, c int) money.Cents {
	got, code := amount(r.text[c])
	if code != "" {
		p.fatal(r, c, code, base.Args{"value": clip(string(r.text[c]))})
	}
	return got
}

// each reads the rows to the end.
func (p *parser) each(do func(*row) error) error {
	var r row
	for {
		switch err := p.next(&r); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := do(&r); err != nil {
			return err
		}
	}
}
