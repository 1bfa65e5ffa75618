package ledger

import (
	"fmt"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

const (
	codeMax  = 20  // figures of an account, letters of a journal or of a third party
	labelMax = 200 // of an entry or of a line
	pieceMax = 60
	linesMax = 2000 // of one entry
)

// frame is what an entry is checked against.
type frame struct {
	year     Year
	accounts map[string]Account
	journals map[string]Journal
	thirds   map[string]Third
}

// draft says everything that is wrong with an entry that may wait to be balanced.
func (f frame) draft(d Draft) error {
	var wrong base.Checks
	f.day(&wrong, d.Day)
	switch j, known := f.journals[d.Journal]; {
	case !known:
		wrong.Wrong("journal", "ledger.no_such_journal", base.Args{"code": d.Journal})
	case j.ClosedOn != "":
		wrong.Wrong("journal", "ledger.journal_closed", base.Args{"code": d.Journal})
	}
	wrong.Require("label", d.Label)
	tooLong(&wrong, "label", d.Label, labelMax)
	tooLong(&wrong, "piece", d.Piece, pieceMax)
	if d.PieceDay != "" && !real(d.PieceDay) {
		wrong.Wrong("piece_day", "ledger.no_such_day")
	}
	if len(d.Lines) > linesMax {
		wrong.Wrong("lines", "ledger.too_many_lines", base.Args{"max": linesMax})
		return wrong.Fault()
	}
	for i, l := range d.Lines {
		f.line(&wrong, i, l)
	}
	return wrong.Fault()
}

func (f frame) day(wrong *base.Checks, d day.Day) {
	switch {
	case !real(d):
		wrong.Wrong("day", "ledger.no_such_day")
	case !f.year.Holds(d):
		wrong.Wrong("day", "ledger.outside_year", base.Args{"day": words.Day(d), "from": words.Day(f.year.From), "to": words.Day(f.year.To)})
	}
}

func real(d day.Day) bool {
	_, err := day.Parse(string(d))
	return err == nil
}

func tooLong(wrong *base.Checks, field, text string, limit int) {
	if len([]rune(text)) > limit {
		wrong.Wrong(field, "base.too_long", base.Args{"max": limit})
	}
}

// line checks one movement; people count lines from one.
func (f frame) line(wrong *base.Checks, i int, l Line) {
	at := func(field string) string { return fmt.Sprintf("lines[%d].%s", i, field) }
	n := base.Args{"line": i + 1}
	switch a, known := f.accounts[l.Account]; {
	case !known:
		wrong.Wrong(at("account"), "ledger.no_such_account", base.Args{"line": i + 1, "code": l.Account})
	case a.ClosedOn != "":
		wrong.Wrong(at("account"), "ledger.account_closed", base.Args{"line": i + 1, "code": l.Account})
	}
	switch {
	case l.Debit < 0 || l.Credit < 0:
		wrong.Wrong(at("debit"), "ledger.line_negative", n)
	case l.Debit > 0 && l.Credit > 0:
		wrong.Wrong(at("debit"), "ledger.line_both", n)
	case l.Debit == 0 && l.Credit == 0:
		wrong.Wrong(at("debit"), "ledger.line_nothing", n)
	case l.Debit > money.Max || l.Credit > money.Max:
		wrong.Wrong(at("debit"), "ledger.line_too_much", n)
	}
	if t, known := f.thirds[l.Third]; l.Third != "" && (!known || t.ClosedOn != "") {
		wrong.Wrong(at("third"), "ledger.no_such_third", base.Args{"line": i + 1, "code": l.Third})
	}
	tooLong(wrong, at("label"), l.Label, labelMax)
	tooLong(wrong, at("piece"), l.Piece, pieceMax)
}

// sound says why an entry cannot be validated, beyond what a draft must hold.
func sound(d Draft) error {
	if len(d.Lines) < 2 {
		return base.Wrong("lines", "ledger.two_lines")
	}
	eight := 0
	for _, l := range d.Lines {
		if class(l.Account) == '8' {
			eight++
		}
	}
	if eight > 0 && eight < len(d.Lines) {
		return base.Wrong("lines", "ledger.class_8_apart")
	}
	if debit, credit := d.Sums(); debit != credit {
		return base.Wrong("lines", "ledger.unbalanced", base.Args{"gap": (debit - credit).Abs(), "debit": debit, "credit": credit})
	}
	return nil
}

// open refuses what is meant for a closed year.
func open(y Year) error {
	if !y.Closed() {
		return nil
	}
	return base.Refuse(base.Conflict, "ledger.year_closed", base.Args{"from": words.Day(y.From), "to": words.Day(y.To), "closed": words.Day(y.ClosedOn)})
}

// tidy takes the blanks off what people type, and what stands between columns out of it.
func (d Draft) tidy() Draft {
	d.Journal, d.Piece, d.Label = tidied(d.Journal), tidied(d.Piece), tidied(d.Label)
	lines := make([]Line, len(d.Lines))
	for i, l := range d.Lines {
		l.Account, l.Third, l.Label, l.Piece = tidied(l.Account), tidied(l.Third), tidied(l.Label), tidied(l.Piece)
		lines[i] = l
	}
	d.Lines = lines
	return d
}

func tidied(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, apart, " ")) }
