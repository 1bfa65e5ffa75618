package wire

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// The elements of ISO 20022 camt.053, versions 02 to 08: names are told without
// their namespace, which differs by version.
type (
	camtSum struct {
		Text string `xml:",chardata"`
		Ccy  string `xml:"Ccy,attr"`
	}
	camtDay struct {
		Dt   string
		DtTm string
	}
	camtParty struct {
		Nm  string
		Pty struct{ Nm string } // .08
	}
	camtBalance struct {
		Code      string `xml:"Tp>CdOrPrtry>Cd"`
		Amt       camtSum
		CdtDbtInd string
		Dt        camtDay
	}
	camtAccount struct {
		IBAN  string `xml:"Id>IBAN"`
		Other string `xml:"Id>Othr>Id"`
		Ccy   string
	}
	camtEntry struct {
		NtryRef   string
		Amt       camtSum
		CdtDbtInd string
		Sts       struct {
			Text string `xml:",chardata"` // .02
			Cd   string // .08
		}
		BookgDt     camtDay
		ValDt       camtDay
		AcctSvcrRef string
		Details     []camtDetail `xml:"NtryDtls>TxDtls"`
		AddtlNtry   string       `xml:"AddtlNtryInf"`
	}
	camtDetail struct {
		EndToEndID string  `xml:"Refs>EndToEndId"`
		Amt        camtSum `xml:"Amt"`
		Transfer   camtSum `xml:"AmtDtls>TxAmt>Amt"`
		CdtDbtInd  string
		Debtor     camtParty `xml:"RltdPties>Dbtr"`
		Creditor   camtParty `xml:"RltdPties>Cdtr"`
		Free       []string  `xml:"RmtInf>Ustrd"`
		Structured []string  `xml:"RmtInf>Strd>CdtrRefInf>Ref"`
		Reason     string    `xml:"RtrInf>Rsn>Cd"`
	}
)

// camt reads one statement after the other, element by element, so that what is
// wrong has a line.
type camt struct {
	dec     *xml.Decoder
	all     []Statement
	pending int
}

func readCAMT(text string, _ Hints) ([]Statement, error) {
	c := &camt{dec: xml.NewDecoder(strings.NewReader(text))}
	c.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	known := false
	for {
		t, err := c.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, c.broken(err)
		}
		e, is := t.(xml.StartElement)
		switch {
		case is && e.Name.Local == "BkToCstmrStmt":
			known = true
		case is && known && e.Name.Local == "Stmt":
			if err := c.statement(); err != nil {
				return nil, err
			}
		}
	}
	if !known {
		return nil, wrong(1, "wire.xml_unknown")
	}
	return c.all, nil
}

func (c *camt) line() int { line, _ := c.dec.InputPos(); return line }

func (c *camt) broken(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) && strings.Contains(syntax.Msg, "EOF") {
		return wrong(syntax.Line, "wire.cut")
	}
	return wrong(c.line(), "wire.xml_broken")
}

// statement reads up to the end of Stmt.
func (c *camt) statement() error {
	s := Statement{Format: "camt053"}
	c.pending = 0
	for {
		t, err := c.dec.Token()
		if err != nil {
			return c.broken(err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			if err := c.part(&s, e); err != nil {
				return err
			}
		case xml.EndElement:
			if c.pending > 0 {
				s.note("wire.pending", base.Args{"n": c.pending})
			}
			c.all = append(c.all, s)
			return nil
		}
	}
}

func (c *camt) part(s *Statement, e xml.StartElement) error {
	line := c.line()
	switch e.Name.Local {
	case "Id":
		return c.into(&s.ID, e)
	case "Acct":
		var a camtAccount
		if err := c.into(&a, e); err != nil {
			return err
		}
		s.Account, s.Currency = one(a.IBAN), a.Ccy
		if s.Account == "" {
			s.Account = one(a.Other)
		}
		return nil
	case "Bal":
		var b camtBalance
		if err := c.into(&b, e); err != nil {
			return err
		}
		return balance(s, b, line)
	case "Ntry":
		var n camtEntry
		if err := c.into(&n, e); err != nil {
			return err
		}
		return c.entry(s, n, line)
	}
	return c.into(&struct{}{}, e)
}

func (c *camt) into(v any, e xml.StartElement) error {
	if err := c.dec.DecodeElement(v, &e); err != nil {
		return c.broken(err)
	}
	return nil
}

func balance(s *Statement, b camtBalance, line int) error {
	if b.Code != "OPBD" && b.Code != "PRCD" && b.Code != "CLBD" {
		return nil // in between, available: not of the books
	}
	sum, err := b.Amt.signed(b.CdtDbtInd, line)
	if err != nil {
		return err
	}
	d, err := b.Dt.day("Dt", line)
	if err != nil {
		return err
	}
	at := &Balance{sum, d}
	switch {
	case b.Code == "CLBD":
		s.Closing = at
	case b.Code == "OPBD" || s.Opening == nil: // the previous closing stands in for the opening
		s.Opening = at
	}
	return nil
}

func (c *camt) entry(s *Statement, n camtEntry, line int) error {
	if status := one(n.Sts.Cd, n.Sts.Text); status != "" && status != "BOOK" {
		c.pending++
		return nil
	}
	sum, err := n.Amt.signed(n.CdtDbtInd, line)
	if err != nil {
		return err
	}
	booked := n.BookgDt
	if booked == (camtDay{}) {
		booked = n.ValDt
	}
	d, err := booked.day("BookgDt", line)
	if err != nil {
		return err
	}
	m := Move{Line: line, ID: n.AcctSvcrRef, Day: d, Amount: sum, Label: one(n.AddtlNtry)}
	if n.ValDt != (camtDay{}) {
		if m.Value, err = n.ValDt.day("ValDt", line); err != nil {
			return err
		}
	}
	m.fill(n)
	s.Moves = append(s.Moves, m)
	return nil
}

// fill tells who and why, from the details of the entry.
func (m *Move) fill(n camtEntry) {
	for _, t := range n.Details {
		p := Part{Label: one(append(t.Free, t.Structured...)...), Party: one(t.Creditor.Nm, t.Creditor.Pty.Nm), Reference: one(t.EndToEndID)}
		if m.Amount > 0 {
			p.Party = one(t.Debtor.Nm, t.Debtor.Pty.Nm)
		}
		if p.Reference == "NOTPROVIDED" {
			p.Reference = ""
		}
		if m.Reason == "" {
			m.Reason = t.Reason
		}
		sum := t.Amt
		if strings.TrimSpace(sum.Text) == "" {
			sum = t.Transfer
		}
		if c, _, ok := amount(sum.Text); ok {
			p.Amount = c
			if m.Amount < 0 {
				p.Amount = -c
			}
		}
		m.Parts = append(m.Parts, p)
	}
	if len(m.Parts) == 1 {
		only := m.Parts[0]
		m.Party, m.Reference, m.Detail, m.Parts = only.Party, only.Reference, only.Label, nil
		m.Label = one(m.Label, m.Party)
	}
	var sum money.Cents
	for _, p := range m.Parts {
		sum += p.Amount
	}
	if sum != m.Amount { // details that do not make up the whole explain nothing
		m.Parts = nil
	}
	if m.Label == "" {
		m.Label, m.Detail = m.Detail, ""
	}
	if m.Reason == "" {
		m.Reason = returned(m.Label + " " + m.Detail)
	}
}

func (a camtSum) signed(side string, line int) (money.Cents, error) {
	c, _, ok := amount(a.Text)
	if !ok {
		return 0, wrong(line, "wire.amount", base.Args{"field": "Amt", "value": one(a.Text)})
	}
	switch one(side) {
	case "CRDT":
		return c, nil
	case "DBIT":
		return -c, nil
	}
	return 0, wrong(line, "wire.missing", base.Args{"field": "CdtDbtInd"})
}

func (d camtDay) day(field string, line int) (day.Day, error) {
	text := one(d.Dt, d.DtTm)
	out, err := day.Parse(text[:min(len(text), 10)])
	if err != nil {
		return "", wrong(line, "wire.day", base.Args{"field": field, "value": text})
	}
	return out, nil
}
