package ledger

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/money"
)

// Inventory is an entry that the end of a year calls for (an "écriture d'inventaire"):
// what it will say, and what became of it.
type Inventory struct {
	Draft
	Entry  EntryID  // where it is written
	Number string   // once it is validated
	Stale  bool     // what is written says something else
	Lacks  []string // first figures of accounts that no chart has
	added  []Account
	names  map[string]string
}

// Due tells whether there is something to write: an entry, or a draft to set right.
func (i Inventory) Due() bool { return i.Entry == "" || i.Stale && i.Number == "" }

// DueOf counts the entries that are to be written.
func DueOf(all []Inventory) (n int) {
	for _, i := range all {
		if i.Due() {
			n++
		}
	}
	return n
}

func (i Inventory) fault() error {
	if len(i.Lacks) == 0 {
		return nil
	}
	return base.Refuse(base.Invalid, "ledger.account_missing", base.Args{"codes": strings.Join(i.Lacks, ", ")})
}

// atlas finds accounts by their first figures: those in use, then those of the published
// chart, which join the chart in use when they are needed.
type atlas struct {
	used      []Account
	published []chart.Account
}

// published is the chart of a year, the first of them where it is not said.
func published(y Year) []chart.Account {
	id := chart.ID(y.Chart)
	if !chart.Known(id) {
		id = chart.All()[0]
	}
	return chart.Accounts(id)
}

// find takes several first figures parted by |, where charts differ or narrow down.
func (a atlas) find(wanted string) (found Account, added, known bool) {
	for figures := range strings.SplitSeq(wanted, "|") {
		for _, u := range a.used {
			if strings.HasPrefix(u.Code, figures) && u.ClosedOn == "" {
				return u, false, true
			}
		}
	}
	for figures := range strings.SplitSeq(wanted, "|") {
		for _, p := range a.published {
			if strings.HasPrefix(p.Code, figures) && !a.holds(p.Code) {
				return Account{Code: p.Code, Label: p.Label, Opened: p.Lettered}, true, true
			}
		}
	}
	return Account{}, false, false
}

func (a atlas) holds(code string) bool {
	return slices.ContainsFunc(a.used, func(u Account) bool { return u.Code == code })
}

// inventory replaces the first figures in a draft's lines by accounts; what moves nothing is left out.
func (a atlas) inventory(draft Draft) Inventory {
	i := Inventory{Draft: draft, names: map[string]string{}}
	i.Lines = nil
	for _, l := range draft.Lines {
		if l.Amount() == 0 {
			continue
		}
		account, added, known := a.find(l.Account)
		if added {
			i.added = append(i.added, account)
		}
		if known {
			l.Account, i.names[account.Code] = account.Code, account.Label
		} else {
			l.Account, _, _ = strings.Cut(l.Account, "|")
			i.Lacks = append(i.Lacks, l.Account)
		}
		i.Lines = append(i.Lines, l)
	}
	return i
}

// Foreseen is what drafts would write in a place that has nothing but the chart of a year.
func Foreseen(y Year, drafts ...Draft) []Inventory {
	a := atlas{published: published(y)}
	out := make([]Inventory, len(drafts))
	for i, draft := range drafts {
		out[i] = a.inventory(draft)
	}
	return out
}

// says tells whether an entry says what a draft would: letters and labels apart.
func (e Entry) says(d Draft) bool {
	return e.Day == d.Day && slices.EqualFunc(e.Lines, d.Lines, func(a, b Line) bool {
		return a.Account == b.Account && a.Third == b.Third && a.Debit == b.Debit && a.Credit == b.Credit && a.Axes == b.Axes
	})
}

// Work is how far a part of a year's end has come.
type Work struct {
	Entries  []Inventory
	Waits    int         // facts that only a person can say, and has not said
	Held     money.Cents // what the accounts hold once all is validated, debit less credit
	Accounts []string    // by their first figures
}
