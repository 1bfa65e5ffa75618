package bank

import (
	_ "embed"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/wire"
)

// usualWords says, a line for each way and beginning of an account, by which words statements
// everywhere tell that a movement is for it. What is owed beforehand has a second account, of the
// cost itself, for books in which nothing is.
//
//go:embed usual.txt
var usualWords string

// usualRules are what a treasurer of any place would guess, before the place has habits.
var usualRules = func() (all []Rule) {
	for line := range strings.Lines(usualWords) {
		head, phrases, _ := strings.Cut(strings.TrimSpace(line), " = ")
		way, account, _ := strings.Cut(head, " ")
		for phrase := range strings.SplitSeq(phrases, ", ") {
			all = append(all, Rule{Words: base.Fold(phrase), Way: Way(way), Account: account, FromLabel: phrase})
		}
	}
	return all
}()

// usual guesses by words that mean the same at every bank: what is said in most words first.
func (b books) usual(m Move) (out []Proposal) {
	var found []Rule
	for _, r := range usualRules {
		if r.fits(m) {
			found = append(found, r)
		}
	}
	slices.SortStableFunc(found, func(a, b Rule) int { return strings.Count(b.Words, " ") - strings.Count(a.Words, " ") })
	for _, r := range found {
		owed, cost, _ := strings.Cut(r.Account, "/")
		for _, account := range []string{b.owed(owed, cost != ""), b.coded(cost)} {
			if account != "" {
				out = append(out, Proposal{Targets: []Target{{Account: account, Amount: m.Amount, Label: m.Label}},
					Why: wire.Note{Key: "bank.why_usual", Args: base.Args{"words": strings.ToUpper(r.FromLabel)}}})
			}
		}
	}
	return out
}

// owed is coded for an account on which something has to be open, where that is asked.
func (b books) owed(beginning string, open bool) string {
	code := b.coded(beginning)
	if open && !slices.ContainsFunc(b.open, func(l ledger.Placed) bool { return l.Account == code && l.Amount() < 0 }) {
		return ""
	}
	return code
}

// coded finds the first open account of the books under a code, "" where there is none.
func (b books) coded(beginning string) string {
	if beginning == "" {
		return ""
	}
	for _, a := range b.chart {
		if strings.HasPrefix(a.Code, beginning) && a.ClosedOn == "" {
			return a.Code
		}
	}
	return ""
}
