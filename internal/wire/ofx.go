package wire

import (
	"html"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// ofx reads OFX as a run of tags, closed (XML 2.x) or not (SGML 1.x): both say the
// same, and few banks keep to either.
type ofx struct {
	all     []Statement
	line    int
	within  string // the aggregate whose elements are being read
	move    *Move
	paid    bool // the move has its amount
	inexact int  // amounts of more than two decimals
}

func readOFX(text string, _ Hints) ([]Statement, error) {
	start := strings.Index(strings.ToUpper(text), "<OFX>")
	if start < 0 {
		return nil, wrong(1, "wire.ofx_no_body")
	}
	o := &ofx{line: 1 + strings.Count(text[:start], "\n")}
	rest, closed := text[start:], false
	for rest != "" && !closed {
		open := strings.IndexByte(rest, '<')
		if open < 0 {
			break
		}
		o.line += strings.Count(rest[:open], "\n")
		rest = rest[open+1:]
		end := strings.IndexByte(rest, '>')
		if end < 0 || strings.Contains(rest[:end], "<") {
			return nil, wrong(o.line, "wire.cut")
		}
		tag := strings.ToUpper(strings.TrimSpace(rest[:end]))
		rest = rest[end+1:]
		value := rest
		if next := strings.IndexByte(rest, '<'); next >= 0 {
			value = rest[:next]
		}
		if err := o.tag(tag, one(html.UnescapeString(value))); err != nil {
			return nil, err
		}
		closed = tag == "/OFX"
	}
	if !closed || o.move != nil {
		return nil, wrong(o.line, "wire.cut")
	}
	return o.all, nil
}

func (o *ofx) tag(tag, value string) error {
	switch tag {
	case "STMTRS", "CCSTMTRS":
		o.all = append(o.all, Statement{Format: "ofx"})
		o.inexact = 0
		return nil
	case "/STMTRS", "/CCSTMTRS":
		o.finish()
		return nil
	}
	if len(o.all) == 0 {
		return nil
	}
	s := &o.all[len(o.all)-1]
	switch tag {
	case "STMTTRN":
		if o.move != nil {
			return wrong(o.line, "wire.cut")
		}
		o.move, o.within, o.paid = &Move{Line: o.line}, "", false
	case "/STMTTRN":
		return o.add(s)
	case "BANKACCTFROM", "CCACCTFROM", "LEDGERBAL", "AVAILBAL":
		o.within = tag
	case "/BANKACCTFROM", "/CCACCTFROM", "/LEDGERBAL", "/AVAILBAL":
		o.within = ""
	default:
		if o.move != nil {
			return o.element(tag, value)
		}
		return o.head(s, tag, value)
	}
	return nil
}

func (o *ofx) head(s *Statement, tag, value string) error {
	switch {
	case tag == "CURDEF":
		s.Currency = value
	case tag == "ACCTID" && strings.HasSuffix(o.within, "ACCTFROM"):
		s.Account = value
	case tag == "BALAMT" && o.within == "LEDGERBAL":
		c, _, ok := amount(value)
		if !ok {
			return wrong(o.line, "wire.amount", base.Args{"field": tag, "value": value})
		}
		s.Closing = &Balance{Amount: c}
	case tag == "DTASOF" && o.within == "LEDGERBAL" && s.Closing != nil:
		d, ok := compact(value)
		if !ok {
			return wrong(o.line, "wire.day", base.Args{"field": tag, "value": value})
		}
		s.Closing.On = d
	}
	return nil
}

func (o *ofx) element(tag, value string) error {
	m := o.move
	switch tag {
	case "DTPOSTED":
		d, ok := compact(value)
		if !ok {
			return wrong(o.line, "wire.day", base.Args{"field": tag, "value": value})
		}
		m.Day = d
	case "DTUSER":
		m.Value, _ = compact(value)
	case "TRNAMT":
		c, exact, ok := amount(value)
		if !ok {
			return wrong(o.line, "wire.amount", base.Args{"field": tag, "value": value})
		}
		if !exact {
			o.inexact++
		}
		m.Amount, o.paid = c, true
	case "FITID":
		m.ID = value
	case "NAME":
		m.Label = value
	case "MEMO":
		m.Detail = value
	case "CHECKNUM", "REFNUM":
		if m.Reference == "" {
			m.Reference = value
		}
	}
	return nil
}

// add keeps a move once it is whole.
func (o *ofx) add(s *Statement) error {
	m := o.move
	if m == nil {
		return wrong(o.line, "wire.cut")
	}
	o.move = nil
	if m.Day == "" {
		return wrong(m.Line, "wire.missing", base.Args{"field": "DTPOSTED"})
	}
	if !o.paid {
		return wrong(m.Line, "wire.missing", base.Args{"field": "TRNAMT"})
	}
	if m.Label == "" {
		m.Label, m.Detail = m.Detail, ""
	}
	s.Moves = append(s.Moves, *m)
	return nil
}

// finish tells what rounding did to amounts of more than two decimals.
func (o *ofx) finish() {
	if len(o.all) > 0 && o.inexact > 0 {
		s := &o.all[len(o.all)-1]
		args := base.Args{"n": o.inexact, "sum": s.Sum()}
		if s.Closing == nil {
			args["gap"] = money.Cents(0)
		} else {
			args["gap"] = (s.Closing.Amount - s.Sum()).Abs()
		}
		s.note("wire.rounded", args)
	}
}
