package asset

import (
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/ledger"
)

// worn names the account of an asset's depreciation: 28 before its own figures, or the
// nearest wider one.
func worn(account string) string {
	var wanted []string
	for figures := strings.TrimRight(account[1:], "0"); figures != ""; figures = figures[:len(figures)-1] {
		wanted = append(wanted, "28"+figures)
	}
	return strings.Join(wanted, "|")
}

// charge is a year's depreciation.
func (a Asset) charge(t Term) []ledger.Line {
	return []ledger.Line{ledger.Side("6811", t.Amount), ledger.Side(worn(a.Account), -t.Amount)}
}

// income is the grant's part of a year; once it is whole, 131 and 139 leave together.
func (a Asset) income(t Term) []ledger.Line {
	lines := []ledger.Line{ledger.Side("139", t.Amount), ledger.Side("747|777", -t.Amount)}
	if t.Sum == a.Grant {
		lines = append(lines, ledger.Side("131", a.Grant), ledger.Side("139", -a.Grant))
	}
	return lines
}

// exit takes the asset out, and books what it was sold for.
func (a Asset) exit(x Exit) []ledger.Line {
	return []ledger.Line{ledger.Side(worn(a.Account), x.Worn), ledger.Side("652|657|675", x.Net), ledger.Side(a.Account, -a.Cost),
		ledger.Side("462", x.Price), ledger.Side("757|775", -x.Price)}
}

// entries gives what a year's end books for an asset; ends are those of the years up to it.
func (a Asset) entries(y ledger.Year, ends []day.Day) []ledger.Draft {
	if a.DisposedOn != "" && a.DisposedOn < y.From || a.From > y.To {
		return nil
	}
	last := y.To
	if a.DisposedOn != "" && a.DisposedOn <= y.To {
		last = a.DisposedOn
	}
	var out []ledger.Draft
	put := func(what string, lines []ledger.Line) {
		out = append(out, ledger.Draft{Day: last, Label: a.Label, Source: "asset:" + string(a.ID) + ":" + what, Lines: lines})
	}
	stops := append(before(ends, last), last)
	if t, ok := termOf(a.Plan().Terms(stops...), last); ok {
		put("charge:"+string(y.To), a.charge(t))
	}
	grants := a.GrantPlan().Terms(stops...)
	t, ok := termOf(grants, last)
	if last == a.DisposedOn && len(grants) > 0 {
		// What is left of the grant goes to income with the asset.
		final := grants[len(grants)-1]
		t.Amount, t.Sum = t.Amount+a.Grant-final.Sum, a.Grant
		ok = t.Amount > 0
	}
	if ok {
		put("grant:"+string(y.To), a.income(t))
	}
	if last == a.DisposedOn {
		put("exit", a.exit(a.Exit(ends...)))
	}
	return out
}

func termOf(terms []Term, end day.Day) (Term, bool) {
	for _, t := range terms {
		if t.To == end {
			return t, true
		}
	}
	return Term{}, false
}
