package bank

import (
	_ "embed"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/wire"
)

// usualWords says, a line for each way and beginning of an account, by which words statements
// everywhere tell that a movement is for it.
//
//go:embed usual.txt
var usualWords string

// usualRules are what a treasurer of any place would guess, before the place has habits.
var usualRules = func() (all []Rule) {
	for line := range strings.Lines(usualWords) {
		head, phrases, _ := strings.Cut(strings.TrimSpace(line), " = ")
		way, account, _ := strings.Cut(head, " ")
		for phrase := range strings.SplitSeq(phrases, ", ") {
			all = append(all, Rule{Words: phrase, Way: Way(way), Account: account})
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
		if account := b.coded(r.Account); account != "" {
			out = append(out, Proposal{Targets: []Target{{Account: account, Amount: m.Amount, Label: m.Label}},
				Why: wire.Note{Key: "bank.why_usual", Args: base.Args{"words": strings.ToUpper(r.Words)}}})
		}
	}
	return out
}

// coded finds the first open account of the books under a code, "" where there is none.
func (b books) coded(beginning string) string {
	for _, a := range b.chart {
		if strings.HasPrefix(a.Code, beginning) && a.ClosedOn == "" {
			return a.Code
		}
	}
	return ""
}
