package budget

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

//go:embed grant.csv
var grantFile string

// form is the layout of the budget in the form of a grant (Cerfa 12156*06, part 5), in order.
var form = readForm(grantFile)

// formLine is a line of the form: the accounts that it gathers, or the words by which one
// knows the funders of class 74.
type formLine struct {
	side            Side
	group           string
	names           map[string]string
	prefixes, words []string
}

func readForm(text string) []formLine {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("budget: " + err.Error())
	}
	var out []formLine
	for _, r := range rows[1:] {
		out = append(out, formLine{Side(r[0]), r[1], map[string]string{"fr": r[2], "en": r[3]}, strings.Fields(r[4]), strings.Fields(r[5])})
	}
	return out
}

// Grant is a budget laid out as funders ask for it, in whole euros.
type Grant struct {
	Rows []GrantRow
}

// GrantRow is a line of the form.
type GrantRow struct {
	Side  Side
	Group string
	names map[string]string
	Exact money.Cents
	Whole money.Cents // euros, in cents; those of a side add up to its total
}

// In gives the line's name in a language.
func (r GrantRow) In(lang string) string { return r.names[lang] }

// Total adds up a side.
func (g Grant) Total(s Side) (exact, whole money.Cents) {
	for _, r := range g.Rows {
		if r.Side == s {
			exact, whole = exact+r.Exact, whole+r.Whole
		}
	}
	return exact, whole
}

// Of lists the lines of a side.
func (g Grant) Of(s Side) []GrantRow {
	return slices.DeleteFunc(slices.Clone(g.Rows), func(r GrantRow) bool { return r.Side != s })
}

// Lay lays lines out in the form; funder says who pays for a line of class 74.
func Lay(lines []Line, funder func(Line) string) Grant {
	g := Grant{make([]GrantRow, len(form))}
	for i, f := range form {
		g.Rows[i] = GrantRow{Side: f.side, Group: f.group, names: f.names}
	}
	for _, l := range lines {
		if i := place(l.Account, funder(l)); i >= 0 {
			g.Rows[i].Exact += l.Year()
		}
	}
	for _, s := range Sides() {
		g.round(s)
	}
	return g
}

// place finds the line of the form for an account: by the words of its funder in class 74,
// otherwise by the longest prefix.
func place(account, funder string) int {
	best, length := -1, 0
	for i, f := range form {
		if strings.HasPrefix(account, "74") && known(f.words, funder) {
			return i
		}
		for _, p := range f.prefixes {
			if strings.HasPrefix(account, p) && len(p) > length {
				best, length = i, len(p)
			}
		}
	}
	return best
}

// known tells whether one of the words of a funder's name is among those of a line.
func known(words []string, funder string) bool {
	for _, w := range strings.Fields(base.Fold(funder)) {
		if slices.Contains(words, w) || slices.Contains(words, strings.TrimSuffix(w, "s")) || slices.Contains(words, strings.TrimSuffix(w, "e")) {
			return true
		}
	}
	return false
}

// round writes a side in whole euros that add up to its rounded total.
func (g Grant) round(s Side) {
	var weights []int64
	var at []int
	for i, r := range g.Rows {
		if r.Side == s && r.Exact > 0 {
			weights, at = append(weights, int64(r.Exact)), append(at, i)
		}
	}
	total, _ := g.Total(s)
	if len(at) == 0 || total <= 0 {
		return
	}
	for i, euros := range total.Ratio(1, 100).Split(weights...) {
		g.Rows[at[i]].Whole = 100 * euros
	}
}

// Fault says why the form cannot be sent: costs and income must be equal, and so must what
// is given and used in kind.
func (g Grant) Fault() error {
	costs, _ := g.Total(Costs)
	income, _ := g.Total(Income)
	used, _ := g.Total(UsedKind)
	given, _ := g.Total(GivenIn)
	for _, r := range g.Rows {
		if r.Exact < 0 {
			return base.Refuse(base.Invalid, "budget.grant_negative", base.Args{"group": r.Group, "amount": r.Exact})
		}
	}
	switch {
	case costs == 0 && income == 0:
		return base.Refuse(base.Invalid, "budget.grant_nothing")
	case costs > income:
		return base.Refuse(base.Invalid, "budget.grant_short", base.Args{"gap": costs - income, "costs": costs, "income": income})
	case costs < income:
		return base.Refuse(base.Invalid, "budget.grant_over", base.Args{"gap": income - costs, "costs": costs, "income": income})
	case used != given:
		return base.Refuse(base.Invalid, "budget.grant_kind", base.Args{"gap": (used - given).Abs(), "used": used, "given": given})
	}
	return nil
}

// Part is the share of the income that a grant asked for is, in hundredths, as the form's
// sentence says it.
func (g Grant) Part(asked money.Cents) int64 {
	_, total := g.Total(Income)
	if total <= 0 {
		return 0
	}
	return int64(asked.Ratio(100, int64(total)))
}
