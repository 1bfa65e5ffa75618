package wire

import (
	"strings"

	"pilotis/internal/base"
)

// qifRow is what is written between two marks "^".
type qifRow struct {
	line            int
	day, sum        string
	label, memo, no string
	parts           []Part
	partsWrong      string
}

// readQIF reads QIF, which says neither balances nor the order of its days: where
// that cannot be found out it is asked.
func readQIF(text string, h Hints) ([]Statement, error) {
	rows, err := qifRows(text)
	if err != nil {
		return nil, err
	}
	order := h.Dates
	if order == "" {
		days := make([]string, len(rows))
		for i, r := range rows {
			days[i] = r.day
		}
		var sure bool
		if order, sure = orderOf(days); !sure && len(rows) > 0 && readable(days) {
			return nil, base.Wrong("dates", "wire.which_order", base.Args{"line": rows[0].line, "value": rows[0].day})
		}
	}
	s := Statement{Format: "qif"}
	for _, r := range rows {
		m, err := r.move(order)
		if err != nil {
			return nil, err
		}
		s.Moves = append(s.Moves, m)
	}
	return []Statement{s}, nil
}

// readable tells whether each day exists in one order at least.
func readable(days []string) bool {
	for _, text := range days {
		_, a := DayFirst.in(text)
		if _, b := MonthFirst.in(text); !a && !b {
			return false
		}
	}
	return true
}

func qifRows(text string) ([]qifRow, error) {
	var rows []qifRow
	var r qifRow
	begun, listed := false, false // within a row; within a list of moves
	last := 0
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		last = i + 1
		switch line[0] {
		case '!':
			kind := strings.ToLower(line)
			listed = strings.HasPrefix(kind, "!type:bank") || strings.HasPrefix(kind, "!type:ccard") || strings.HasPrefix(kind, "!type:cash") || strings.HasPrefix(kind, "!type:oth")
		case '^':
			if begun && listed {
				rows = append(rows, r)
			}
			r, begun = qifRow{}, false
		default:
			if !begun {
				r, begun = qifRow{line: i + 1}, true
			}
			r.read(line[0], strings.TrimSpace(line[1:]))
		}
	}
	if begun {
		return nil, wrong(last, "wire.cut")
	}
	if len(rows) == 0 {
		return nil, wrong(1, "wire.no_move")
	}
	return rows, nil
}

func (r *qifRow) read(field byte, value string) {
	switch field {
	case 'D':
		r.day = value
	case 'T', 'U':
		r.sum = value
	case 'P':
		r.label = one(value)
	case 'M':
		r.memo = one(value)
	case 'N':
		r.no = value
	case 'S':
		r.parts = append(r.parts, Part{Label: one(value)})
	case 'E':
		if n := len(r.parts); n > 0 {
			r.parts[n-1].Label = one(r.parts[n-1].Label, value)
		}
	case '$':
		n := len(r.parts)
		c, _, ok := amount(value)
		if n == 0 || !ok {
			r.partsWrong = value
			return
		}
		r.parts[n-1].Amount = c
	}
}

func (r qifRow) move(order Order) (Move, error) {
	d, ok := order.in(r.day)
	if !ok {
		return Move{}, wrong(r.line, "wire.day", base.Args{"field": "D", "value": r.day})
	}
	c, _, ok := amount(r.sum)
	if !ok {
		return Move{}, wrong(r.line, "wire.amount", base.Args{"field": "T", "value": r.sum})
	}
	if r.partsWrong != "" {
		return Move{}, wrong(r.line, "wire.amount", base.Args{"field": "$", "value": r.partsWrong})
	}
	m := Move{Line: r.line, Day: d, Amount: c, Label: r.label, Detail: r.memo, Reference: r.no, Parts: r.parts}
	if m.Label == "" {
		m.Label, m.Detail = m.Detail, ""
	}
	return m, nil
}
