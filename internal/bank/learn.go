package bank

import (
	"slices"
	"strings"
	"unicode"

	"pilotis/internal/base"
)

// common are words of banks that tell nothing of whom or what.
var common = []string{"vir", "virement", "virements", "sepa", "inst", "instantane", "recu", "emis", "de", "du", "des", "la", "le", "les", "a", "au", "en", "pour", "prlv", "prelevement",
	"cb", "carte", "paiement", "achat", "facture", "fact", "ref", "mandat", "europeen", "faveur", "chq", "cheque", "remise", "rem", "echeance", "no",
	"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"}

// wordsMax is how many words of a label a rule holds: the first tell who, the rest when.
const wordsMax = 3

// essence gives the words of a label that will be in the next one too.
func essence(label string) string {
	var out []string
	for _, w := range strings.Fields(base.Fold(label)) {
		if len(w) > 1 && !strings.ContainsFunc(w, unicode.IsDigit) && !slices.Contains(common, w) && !slices.Contains(out, w) && len(out) < wordsMax {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// fits tells whether a rule speaks of a move: same way, all its words.
func (r Rule) fits(m Move) bool {
	if r.Way != m.Way() {
		return false
	}
	said := strings.Fields(base.Fold(m.Said()))
	for _, w := range strings.Fields(r.Words) {
		if !slices.Contains(said, w) {
			return false
		}
	}
	return r.Words != ""
}

// rankFirst is the rank of what is learnt; people put rules before it or after.
const rankFirst = 100

// ruleOf learns from a choice; none where the label tells nothing that will come again.
func ruleOf(m Move, t Target) (Rule, bool) {
	r := Rule{Words: essence(m.Label), Way: m.Way(), Account: t.Account, Third: t.Third, Activity: t.Activity, Project: t.Project, Rank: rankFirst, FromLabel: m.Label, FromDay: m.Day}
	return r, r.Words != ""
}
