package app

import (
	"cmp"
	"slices"
	"strings"

	"pilotis/internal/account"
	"pilotis/internal/base"
)

// masked says a text without the names of those who have a role in a place, but for one of them:
// what a candidate shows a jury is about their own work, and others are left their initials.
func masked(grants []account.Grant, but base.AccountID) func(string) string {
	var others []account.Grant
	for _, g := range grants {
		if g.Account != but && base.Tidy(g.Name) != "" {
			others = append(others, g)
		}
	}
	slices.SortFunc(others, func(a, b account.Grant) int { return cmp.Compare(len(b.Name), len(a.Name)) }) // a name may begin another
	var pairs []string
	for _, g := range others {
		pairs = append(pairs, g.Name, initials(g.Name))
	}
	return strings.NewReplacer(pairs...).Replace
}

// initials are what is left of a name: "N. R.".
func initials(name string) string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		out = append(out, strings.ToUpper(string([]rune(part)[:1]))+".")
	}
	return strings.Join(out, " ")
}
