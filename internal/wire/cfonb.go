package wire

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// cfonbWidth is the length of a line of CFONB 120.
const cfonbWidth = 120

// isCFONB knows a file by its first line: an opening, a movement or what follows one.
func isCFONB(head string) bool {
	first, _, _ := strings.Cut(head, "\n")
	if len(first) < 60 || strings.ContainsAny(first[:min(len(first), 48)], ";,\t|") {
		return false
	}
	switch first[:2] {
	case "01", "04", "05", "07":
		return true
	}
	return false
}

// cfonb reads: an opening (01), movements (04) and their complements (05), a closing (07).
type cfonb struct {
	all  []Statement
	open bool // between an opening and its closing
	line int
}

func readCFONB(text string, _ Hints) ([]Statement, error) {
	c := &cfonb{}
	for _, raw := range cfonbLines(text) {
		c.line++
		if strings.TrimSpace(raw) == "" {
			continue
		}
		if err := c.read([]rune(raw)); err != nil {
			return nil, err
		}
	}
	if c.open {
		return nil, wrong(c.line, "wire.cut")
	}
	return c.all, nil
}

// cfonbLines parts a file; some banks send it without ends of lines.
func cfonbLines(text string) []string {
	text = strings.TrimRight(text, "\n\x1a")
	r := []rune(text)
	if strings.Contains(text, "\n") || len(r) <= cfonbWidth {
		return strings.Split(text, "\n")
	}
	var out []string
	for ; len(r) > cfonbWidth; r = r[cfonbWidth:] {
		out = append(out, string(r[:cfonbWidth]))
	}
	return append(out, string(r))
}

func (c *cfonb) read(l []rune) error {
	for len(l) < cfonbWidth {
		l = append(l, ' ')
	}
	if strings.TrimSpace(string(l[cfonbWidth:])) != "" {
		return wrong(c.line, "wire.cfonb_long", base.Args{"max": cfonbWidth})
	}
	at := func(from, to int) string { return strings.TrimSpace(string(l[from-1 : to])) }
	code := at(1, 2)
	if code == "01" {
		return c.opening(at)
	}
	if !c.open {
		return wrong(c.line, "wire.cfonb_unopened", base.Args{"code": code})
	}
	s := &c.all[len(c.all)-1]
	if code != "05" && at(22, 32) != s.Account {
		return wrong(c.line, "wire.cfonb_account", base.Args{"value": at(22, 32), "account": s.Account})
	}
	switch code {
	case "04":
		return c.movement(s, at)
	case "05":
		return c.complement(s, at)
	case "07":
		b, err := c.balance(at)
		s.Closing, c.open = b, false
		return err
	}
	return wrong(c.line, "wire.cfonb_code", base.Args{"code": code})
}

func (c *cfonb) opening(at func(from, to int) string) error {
	if c.open {
		return wrong(c.line, "wire.cfonb_unclosed")
	}
	b, err := c.balance(at)
	if err != nil {
		return err
	}
	c.all = append(c.all, Statement{Format: "cfonb120", Account: at(22, 32), Currency: at(17, 19), Opening: b})
	c.open = true
	return nil
}

func (c *cfonb) balance(at func(from, to int) string) (*Balance, error) {
	d, err := c.day(at(35, 40))
	if err != nil {
		return nil, err
	}
	sum, err := c.amount(at)
	return &Balance{sum, d}, err
}

func (c *cfonb) movement(s *Statement, at func(from, to int) string) error {
	d, err := c.day(at(35, 40))
	if err != nil {
		return err
	}
	sum, err := c.amount(at)
	if err != nil {
		return err
	}
	m := Move{Line: c.line, Day: d, Amount: sum, Label: one(at(49, 79)), Reference: at(105, 120)}
	m.Value, _ = short(at(43, 48), "dmy")
	if at(41, 42) != "" {
		m.Reason = "R" + at(41, 42)
	}
	s.Moves = append(s.Moves, m)
	return nil
}

// complement adds to the last movement what a qualifier says of it.
func (c *cfonb) complement(s *Statement, at func(from, to int) string) error {
	if len(s.Moves) == 0 {
		return wrong(c.line, "wire.cfonb_alone")
	}
	m := &s.Moves[len(s.Moves)-1]
	said := one(at(49, 118))
	switch at(46, 48) {
	case "NPY", "NBE":
		m.Party = said
	case "REF":
		if m.Reference == "" {
			m.Reference = said
		}
	case "RCN":
		m.Detail = one(m.Detail, said)
		if m.Reference == "" {
			m.Reference = one(at(49, 83))
		}
	case "LIB", "LCC", "LC2", "LCS":
		m.Detail = one(m.Detail, said)
	}
	return nil
}

func (c *cfonb) day(text string) (day.Day, error) {
	d, ok := short(text, "dmy")
	if !ok {
		return "", wrong(c.line, "wire.day", base.Args{"field": "35-40", "value": text})
	}
	return d, nil
}

// last gives the last figure of an amount, and its sign: { A…I are +0…9, } J…R are −0…9.
const lastPlus, lastMinus = "{ABCDEFGHI", "}JKLMNOPQR"

func (c *cfonb) amount(at func(from, to int) string) (money.Cents, error) {
	text := at(91, 104)
	bad := wrong(c.line, "wire.amount", base.Args{"field": "91-104", "value": text})
	if text == "" {
		return 0, bad
	}
	body, end := text[:len(text)-1], text[len(text)-1:]
	sign, figure := money.Cents(1), strings.Index(lastPlus, end)
	if figure < 0 {
		sign, figure = -1, strings.Index(lastMinus, end)
	}
	if figure < 0 {
		return 0, bad
	}
	n := money.Cents(0)
	for _, r := range body {
		if r < '0' || r > '9' {
			return 0, bad
		}
		n = n*10 + money.Cents(r-'0')
	}
	n = sign * (n*10 + money.Cents(figure))
	switch at(20, 20) {
	case "", "2":
		return n, nil
	case "0":
		return n * 100, nil
	case "1":
		return n * 10, nil
	case "3":
		return n.Ratio(1, 10), nil
	}
	return 0, wrong(c.line, "wire.missing", base.Args{"field": "20"})
}
