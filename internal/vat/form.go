package vat

import (
	"slices"

	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Held is what an account of VAT gathers in a period: what earlier ones left on it, and
// what moved; debit less credit.
type Held struct {
	Account       string
	Use           Use
	Rate          law.Known // of what is collected
	Before, Moved money.Cents
}

// Amount is all that the account brings to the return.
func (h Held) Amount() money.Cents { return h.Before + h.Moved }

// Box is a cell of the return (form 3310-CA3): the amounts without VAT where Base.
type Box struct {
	Line   string // as the form numbers it
	Base   bool
	Exact  money.Cents
	Pieces []Piece
	total  money.Cents // of other boxes, whole
}

// Piece is what an account brings to a box.
type Piece struct {
	Account string
	Amount  money.Cents
}

// Whole is what is written in the box: euros, half a euro counting for one.
func (b Box) Whole() money.Cents {
	if b.total != 0 {
		return b.total
	}
	return euros(b.Exact)
}

func euros(c money.Cents) money.Cents { return 100 * c.Ratio(1, 100) }

// Form is a return filled in.
type Form struct {
	Boxes       []Box // those that hold something, in the order of the form
	Coefficient Coefficient
	Held        []Held
	Due         money.Cents // to be paid, in whole euros
	Asked       money.Cents // of the credit, to be paid back by the State, in whole euros
	Carried     money.Cents // the credit that goes to the next return, in whole euros
	Net         money.Cents // to the cent: positive where VAT is due
	Lost        money.Cents // VAT on costs that may not be deducted
}

// The lines of the form.
const (
	lineSales      = "A1"
	lineBought     = "B2"
	lineReturned   = "15"
	lineGross      = "16"
	lineAcquired   = "17"
	lineAssets     = "19"
	lineCosts      = "20"
	lineOther      = "21"
	lineCredit     = "22"
	lineDeductible = "23"
	lineLeft       = "25"
	lineAsked      = "26"
	lineCarried    = "27"
	lineDue        = "28"
	linePaid       = "32"
)

// rateLines are the lines of the rates, by the figure of the law that sets them.
var rateLines = map[string]string{"vat_std": "08", "vat_low": "09", "vat_mid": "9B", "vat_super_low": "14"}

var order = []string{lineSales, lineBought, "08", "09", "9B", "14", lineReturned, lineGross, lineAcquired,
	lineAssets, lineCosts, lineOther, lineCredit, lineDeductible, lineLeft, lineAsked, lineCarried, lineDue, linePaid}

// Fill fills in a return with what accounts gathered.
func Fill(held []Held, c Coefficient) Form {
	f := Form{Coefficient: c, Held: held}
	for _, h := range held {
		f.take(h)
	}
	gross := f.total(lineGross, "08", "09", "9B", "14", lineReturned)
	deductible := f.total(lineDeductible, lineAssets, lineCosts, lineOther, lineCredit)
	if gross >= deductible {
		f.Due = gross - deductible
		f.set(lineDue, f.Due)
		f.set(linePaid, f.Due)
	} else {
		f.Carried = deductible - gross
		f.set(lineLeft, f.Carried)
		f.set(lineCarried, f.Carried)
	}
	f.sort()
	return f
}

func (f *Form) sort() {
	slices.SortStableFunc(f.Boxes, func(a, b Box) int { return slices.Index(order, a.Line) - slices.Index(order, b.Line) })
}

// ask takes what is asked back off the credit that is carried.
func (f *Form) ask(refund money.Cents) {
	f.Asked, f.Carried = refund, f.Carried-refund
	f.Boxes = slices.DeleteFunc(f.Boxes, func(b Box) bool { return b.Line == lineCarried })
	f.set(lineAsked, f.Asked)
	f.set(lineCarried, f.Carried)
	f.sort()
}

// take puts what an account gathered in its boxes.
func (f *Form) take(h Held) {
	amount := h.Amount()
	switch h.Use {
	case Collected, Acquired:
		f.charged(h, -amount)
	case OnAssets, OnCosts:
		kept := f.Coefficient.Of(amount)
		f.Lost += amount - kept
		f.Net -= kept
		line := map[Use]string{OnAssets: lineAssets, OnCosts: lineCosts}[h.Use]
		if kept < 0 { // more was given back than deducted
			line, kept = lineReturned, -kept
		}
		f.add(line, false, h.Account, kept)
	case Credit:
		f.Net -= amount
		f.add(lineCredit, false, h.Account, amount)
	}
}

// charged is VAT on what was sold, or on what was bought where the buyer charges it.
func (f *Form) charged(h Held, tax money.Cents) {
	f.Net += tax
	if tax < 0 { // credit notes beyond the sales
		f.add(lineOther, false, h.Account, -tax)
		return
	}
	line := rateLines[h.Rate.Key]
	base := tax
	if rate := int64(h.Rate.Value.Rate()); rate > 0 {
		base = tax.Ratio(10_000, rate)
	}
	f.add(line, true, h.Account, base)
	f.add(line, false, h.Account, tax)
	if h.Use == Acquired {
		f.add(lineBought, true, h.Account, base)
		f.add(lineAcquired, false, h.Account, tax)
		return
	}
	f.add(lineSales, true, h.Account, base)
}

// box finds a box, or makes it.
func (f *Form) box(line string, base bool) *Box {
	i := slices.IndexFunc(f.Boxes, func(b Box) bool { return b.Line == line && b.Base == base })
	if i < 0 {
		f.Boxes, i = append(f.Boxes, Box{Line: line, Base: base}), len(f.Boxes)
	}
	return &f.Boxes[i]
}

func (f *Form) add(line string, base bool, account string, amount money.Cents) {
	if amount == 0 {
		return
	}
	b := f.box(line, base)
	b.Exact += amount
	b.Pieces = append(b.Pieces, Piece{account, amount})
}

func (f *Form) set(line string, amount money.Cents) {
	if amount != 0 {
		b := f.box(line, false)
		b.Exact, b.total = amount, amount
	}
}

// total adds up the whole euros of boxes into another: what is written adds up.
func (f *Form) total(line string, of ...string) (sum money.Cents) {
	for _, b := range f.Boxes {
		if !b.Base && slices.Contains(of, b.Line) {
			sum += b.Whole()
		}
	}
	f.set(line, sum)
	return sum
}

// Accounts are those that the entry of a return needs beside those of VAT.
type Accounts struct {
	Payable, Credit string
	Asked           string
	Lost            string // of VAT that is not deducted
	Less, More      string // of what rounding to the euro takes and gives
}

// Lines is the entry of the return: what was gathered is emptied into what is due or
// carried, and what rounding leaves is booked.
func (f Form) Lines(a Accounts) []ledger.Line {
	var lines []ledger.Line
	var sum money.Cents
	side := func(account string, amount money.Cents) {
		if amount != 0 {
			lines, sum = append(lines, ledger.Side(account, amount)), sum+amount
		}
	}
	for _, h := range f.Held {
		side(h.Account, -h.Amount())
	}
	side(a.Lost, f.Lost)
	side(a.Asked, f.Asked)
	side(a.Credit, f.Carried)
	side(a.Payable, -f.Due)
	if sum > 0 {
		side(a.More, -sum)
	} else {
		side(a.Less, -sum)
	}
	return lines
}
