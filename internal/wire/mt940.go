package wire

import (
	"regexp"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

var (
	mtTag     = regexp.MustCompile(`^:(\d{2}[A-Z]?):(.*)$`)
	mtBalance = regexp.MustCompile(`^(C|D)(\d{6})([A-Z]{3})([\d,]+)$`)
	mtMove    = regexp.MustCompile(`^(\d{6})(\d{4})?(RC|RD|C|D)[A-Z]?([\d,]+)[NFS](\w{3})(.*)$`)
)

// mtField is a tag with all its lines.
type mtField struct {
	tag, text string
	line      int
}

func readMT940(text string, _ Hints) ([]Statement, error) {
	var all []Statement
	open := false
	fields, last := mtFields(text)
	for _, f := range fields {
		if f.tag == "20" {
			if open {
				return nil, wrong(f.line, "wire.cut")
			}
			all, open = append(all, Statement{Format: "mt940", ID: one(f.text)}), true
			continue
		}
		if len(all) == 0 {
			return nil, wrong(f.line, "wire.mt940_unopened")
		}
		s := &all[len(all)-1]
		if err := s.mt940(f); err != nil {
			return nil, err
		}
		if f.tag == "62F" || f.tag == "62M" {
			open = false
		}
	}
	if open {
		return nil, wrong(last, "wire.cut")
	}
	return all, nil
}

func mtFields(text string) (out []mtField, last int) {
	for i, line := range strings.Split(text, "\n") {
		if brace := strings.LastIndex(line, "{4:"); brace >= 0 {
			line = line[brace+3:]
		}
		if m := mtTag.FindStringSubmatch(line); m != nil {
			out = append(out, mtField{m[1], m[2], i + 1})
		} else if len(out) > 0 && strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "-") {
			out[len(out)-1].text += "\n" + line
		}
		if strings.TrimSpace(line) != "" {
			last = i + 1
		}
	}
	return out, last
}

func (s *Statement) mt940(f mtField) error {
	switch f.tag {
	case "25":
		s.Account = one(f.text)
	case "60F", "60M", "62F", "62M":
		b, currency, err := f.balance()
		if err != nil {
			return err
		}
		s.Currency = currency
		if f.tag[:2] == "60" {
			s.Opening = b
		} else {
			s.Closing = b
		}
	case "61":
		m, err := f.move()
		if err != nil {
			return err
		}
		s.Moves = append(s.Moves, m)
	case "86":
		if len(s.Moves) > 0 && s.Closing == nil { // after the closing it speaks of the whole
			m := &s.Moves[len(s.Moves)-1]
			m.Label = one(m.Label, strings.ReplaceAll(f.text, "\n", " "))
			m.Reason = returned(m.Label)
		}
	}
	return nil
}

func (f mtField) balance() (*Balance, string, error) {
	m := mtBalance.FindStringSubmatch(one(f.text))
	if m == nil {
		return nil, "", wrong(f.line, "wire.missing", base.Args{"field": ":" + f.tag + ":"})
	}
	d, ok := short(m[2], "ymd")
	if !ok {
		return nil, "", wrong(f.line, "wire.day", base.Args{"field": ":" + f.tag + ":", "value": m[2]})
	}
	sum, err := f.sum(m[4], m[1] == "D")
	return &Balance{sum, d}, m[3], err
}

func (f mtField) sum(text string, negative bool) (money.Cents, error) {
	c, _, ok := amount(text)
	if !ok {
		return 0, wrong(f.line, "wire.amount", base.Args{"field": ":" + f.tag + ":", "value": text})
	}
	if negative {
		c = -c
	}
	return c, nil
}

func (f mtField) move() (Move, error) {
	first, more, _ := strings.Cut(f.text, "\n")
	m := mtMove.FindStringSubmatch(strings.TrimSpace(first))
	if m == nil {
		return Move{}, wrong(f.line, "wire.missing", base.Args{"field": ":61:"})
	}
	value, ok := short(m[1], "ymd")
	if !ok {
		return Move{}, wrong(f.line, "wire.day", base.Args{"field": ":61:", "value": m[1]})
	}
	// the reversal of a credit takes money out
	sum, err := f.sum(m[4], m[3] == "D" || m[3] == "RC")
	if err != nil {
		return Move{}, err
	}
	out := Move{Line: f.line, Day: value, Value: value, Amount: sum, Label: one(more)}
	if m[2] != "" {
		if out.Day, ok = booked(value, m[2]); !ok {
			return Move{}, wrong(f.line, "wire.day", base.Args{"field": ":61:", "value": m[2]})
		}
	}
	reference, bank, _ := strings.Cut(m[6], "//")
	if out.ID = one(bank); out.ID == "NONREF" {
		out.ID = ""
	}
	if out.Reference = one(reference); out.Reference == "NONREF" {
		out.Reference = ""
	}
	return out, nil
}

// booked gives the day of a month and day without a year: the one nearest to the value day.
func booked(value day.Day, monthDay string) (day.Day, bool) {
	for _, around := range []day.Day{value, value.AddMonths(-6), value.AddMonths(6)} {
		d, err := day.Parse(string(around[:5]) + monthDay[:2] + "-" + monthDay[2:])
		if err == nil && d.Sub(value) < 180 && value.Sub(d) < 180 {
			return d, true
		}
	}
	return "", false
}
