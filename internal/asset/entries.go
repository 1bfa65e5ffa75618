package asset

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// accounts finds the accounts of the chart in use by their first figures.
type accounts []ledger.Account

// first finds the first open account that begins by one of the prefixes, the first prefix first.
func (all accounts) first(prefixes ...string) string {
	for _, p := range prefixes {
		for _, a := range all {
			if strings.HasPrefix(a.Code, p) && a.ClosedOn == "" {
				return a.Code
			}
		}
	}
	return ""
}

// worn finds the account of an asset's depreciation: 28 before its own figures, or the
// nearest wider one.
func (all accounts) worn(account string) string {
	figures := strings.TrimRight(account[1:], "0")
	for ; figures != ""; figures = figures[:len(figures)-1] {
		if code := all.first("28" + figures); code != "" {
			return code
		}
	}
	return ""
}

// entry is a draft in the making; what it lacks is said by the prefix of the account.
type entry struct {
	ledger.Draft
	missing []string
}

func (e *entry) add(account, wanted string, amount money.Cents) {
	if amount == 0 {
		return
	}
	if account == "" {
		e.missing = append(e.missing, wanted)
	}
	e.Lines = append(e.Lines, ledger.Side(account, amount))
}

func (e *entry) fault() error {
	if len(e.missing) == 0 {
		return nil
	}
	return base.Refuse(base.Invalid, "asset.account_missing", base.Args{"codes": strings.Join(e.missing, ", ")})
}

// charge is a year's depreciation.
func (all accounts) charge(a Asset, t Term) entry {
	var e entry
	e.add(all.first("6811"), "6811", t.Amount)
	e.add(all.worn(a.Account), "28", -t.Amount)
	return e
}

// income is the grant's part of a year; once it is whole, 131 and 139 leave together.
func (all accounts) income(a Asset, t Term) entry {
	var e entry
	e.add(all.first("139"), "139", t.Amount)
	e.add(all.first("747", "777"), "747", -t.Amount)
	if t.Sum == a.Grant {
		e.add(all.first("131"), "131", a.Grant)
		e.add(all.first("139"), "139", -a.Grant)
	}
	return e
}

// exit takes the asset out, and books what it was sold for.
func (all accounts) exit(a Asset, x Exit) entry {
	var e entry
	e.add(all.worn(a.Account), "28", x.Worn)
	e.add(all.first("652", "657", "675"), "652", x.Net)
	e.add(a.Account, a.Account, -a.Cost)
	e.add(all.first("462"), "462", x.Price)
	e.add(all.first("757", "775"), "757", -x.Price)
	return e
}

// entries gives what a year's end books for an asset; ends are those of the years up to it.
func (all accounts) entries(a Asset, y ledger.Year, ends []day.Day) []entry {
	if a.DisposedOn != "" && a.DisposedOn < y.From || a.From > y.To {
		return nil
	}
	last := y.To
	if a.DisposedOn != "" && a.DisposedOn <= y.To {
		last = a.DisposedOn
	}
	var out []entry
	put := func(e entry, what string, on day.Day) {
		if len(e.Lines) == 0 {
			return
		}
		e.Day, e.Source = on, "asset:"+string(a.ID)+":"+what
		out = append(out, e)
	}
	stops := append(before(ends, last), last)
	if t, ok := termOf(a.Plan().Terms(stops...), last); ok {
		put(all.charge(a, t), "charge:"+string(y.To), last)
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
		put(all.income(a, t), "grant:"+string(y.To), last)
	}
	if last == a.DisposedOn {
		put(all.exit(a, a.Exit(ends...)), "exit", last)
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
