package bank

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/wire"
	"pilotis/internal/words"
)

// Target is what a part of a move is for.
type Target struct {
	Account  string // of the books
	Third    string
	Amount   money.Cents // as the move's: what came is positive; targets add up to the move
	Label    string
	Activity base.ActivityID
	Project  ledger.AxisID
	Split    ledger.SplitID // shares the part out among activities, projects or sites
	Settles  *ledger.Placed // the open line that it settles
	Reopens  *ledger.Placed // the payment that came back
}

// Proposal is what a move may be for, with the reason.
type Proposal struct {
	Targets []Target
	Entry   ledger.EntryID // an entry that is in the books already
	Why     wire.Note
	Rule    RuleID
	Auto    bool // its rule books without asking
}

// Key tells a proposal from the others of its move: what a press of a button names.
func (p Proposal) Key() string {
	var b strings.Builder
	b.WriteString(string(p.Entry))
	for _, t := range p.Targets {
		fmt.Fprintf(&b, "%s/%s/%d", t.Account, t.Third, t.Amount)
		for _, l := range []*ledger.Placed{t.Settles, t.Reopens} {
			if l != nil {
				fmt.Fprintf(&b, "/%s-%d", l.Entry, l.Position)
			}
		}
		b.WriteByte(';')
	}
	return b.String()
}

// books is what moves are compared with.
type books struct {
	open    []ledger.Placed // lines that wait to be settled
	settled []ledger.Placed // lines that settled something, for what comes back
	loose   map[AccountID][]ledger.Placed
	thirds  map[string]string // labels by code
	rules   []Rule
	chart   []ledger.Account // by code
}

// proposalsMax keeps a choice one that can be made.
const proposalsMax = 4

// propose finds what a move may be for, the surest first.
func (b books) propose(m Move) []Proposal {
	var out []Proposal
	add := func(all ...Proposal) {
		for _, p := range all {
			same := func(o Proposal) bool { return o.Key() == p.Key() }
			if len(out) < proposalsMax && !slices.ContainsFunc(out, same) {
				out = append(out, p)
			}
		}
	}
	add(b.entered(m)...)
	if m.Reason != "" {
		add(b.returned(m)...)
	}
	add(b.batch(m)...)
	add(b.named(m)...)
	add(b.learnt(m)...)
	add(b.amounts(m)...)
	add(b.together(m)...)
	if len(out) == 0 { // these books say nothing of it
		add(b.usual(m)...)
	}
	return out
}

// nearDays is how far an entry may be from the move that it booked beforehand.
const nearDays = 12

// entered finds an entry that books the same sum on the same account.
func (b books) entered(m Move) (out []Proposal) {
	for _, l := range b.loose[m.Account] {
		if l.Amount() == m.Amount && l.Day.Sub(m.Day) <= nearDays && m.Day.Sub(l.Day) <= nearDays {
			out = append(out, Proposal{Entry: l.Entry, Why: wire.Note{Key: "bank.why_entered",
				Args: base.Args{"label": l.Said(), "day": words.Day(l.Day)}}})
		}
	}
	return out
}

// returned finds the payment that a move takes back.
func (b books) returned(m Move) (out []Proposal) {
	for _, l := range b.settled {
		if l.Amount() != m.Amount || !mentions(m.Said(), b.names(l)) {
			continue
		}
		out = append(out, Proposal{
			Targets: []Target{{Account: l.Account, Third: l.Third, Amount: m.Amount, Label: m.Label, Reopens: &l}},
			Why:     wire.Note{Key: "bank.why_returned", Args: base.Args{"reason": m.Reason, "piece": pieceOf(l)}},
		})
	}
	return out
}

// batch finds an open line for each payment of a batch.
func (b books) batch(m Move) []Proposal {
	var targets []Target
	taken := map[ledger.At]bool{}
	for _, p := range m.Parts {
		said := strings.Join([]string{p.Label, p.Party, p.Reference}, " ")
		at := slices.IndexFunc(b.open, func(l ledger.Placed) bool {
			return l.Amount() == p.Amount && !taken[l.At] && mentions(said, b.names(l))
		})
		if at < 0 {
			return nil
		}
		taken[b.open[at].At] = true
		targets = append(targets, b.settling(b.open[at], p.Amount))
	}
	if len(targets) == 0 {
		return nil
	}
	return []Proposal{{Targets: targets, Why: wire.Note{Key: "bank.why_batch", Args: base.Args{"n": len(targets)}}}}
}

// named finds the open lines whose voucher the bank's words name: all of them if they
// add up to the move, otherwise one, paid in part.
func (b books) named(m Move) []Proposal {
	var targets []Target
	var sum money.Cents
	var pieces []string
	for _, l := range b.open {
		if sameWay(l, m) && mentions(m.Said(), []string{pieceOf(l)}) {
			targets, sum, pieces = append(targets, b.settling(l, l.Amount())), sum+l.Amount(), append(pieces, pieceOf(l))
		}
	}
	why := wire.Note{Key: "bank.why_named", Args: base.Args{"pieces": strings.Join(pieces, ", ")}}
	switch {
	case len(targets) == 0:
		return nil
	case sum == m.Amount:
		return []Proposal{{Targets: targets, Why: why}}
	case len(targets) == 1 && sum.Abs() > m.Amount.Abs():
		targets[0].Amount = m.Amount
		why.Key = "bank.why_named_part"
		why.Args["left"] = (sum - m.Amount).Abs()
		return []Proposal{{Targets: targets, Why: why}}
	}
	return nil
}

// learnt asks the rules.
func (b books) learnt(m Move) (out []Proposal) {
	for _, r := range b.rules {
		if r.fits(m) {
			out = append(out, Proposal{
				Targets: []Target{{Account: r.Account, Third: r.Third, Amount: m.Amount, Label: m.Label, Activity: r.Activity, Project: r.Project}},
				Why:     wire.Note{Key: "bank.why_learnt", Args: base.Args{"label": r.FromLabel, "day": words.Day(r.FromDay)}},
				Rule:    r.ID, Auto: r.Auto,
			})
		}
	}
	return out
}

// amounts finds open lines of the very sum: those of somebody whom the bank names
// first, then one that is alone in its sum.
func (b books) amounts(m Move) (out []Proposal) {
	var alike []ledger.Placed
	for _, l := range b.open {
		if l.Amount() != m.Amount {
			continue
		}
		alike = append(alike, l)
		if mentions(m.Said(), []string{b.thirds[l.Third]}) {
			out = append(out, Proposal{Targets: []Target{b.settling(l, m.Amount)},
				Why: wire.Note{Key: "bank.why_amount_name", Args: base.Args{"name": b.thirds[l.Third], "piece": pieceOf(l)}}})
		}
	}
	if len(out) == 0 && len(alike) == 1 {
		out = append(out, Proposal{Targets: []Target{b.settling(alike[0], m.Amount)},
			Why: wire.Note{Key: "bank.why_amount", Args: base.Args{"piece": pieceOf(alike[0]), "label": alike[0].Said()}}})
	}
	return out
}

// together finds the oldest open lines of somebody whom the bank names that add up to the move.
func (b books) together(m Move) (out []Proposal) {
	sums, targets := map[string]money.Cents{}, map[string][]Target{}
	for _, l := range b.open {
		who := l.Account + "/" + l.Third
		if l.Third == "" || !sameWay(l, m) || sums[who] == m.Amount || !mentions(m.Said(), []string{b.thirds[l.Third]}) {
			continue
		}
		sums[who] += l.Amount()
		targets[who] = append(targets[who], b.settling(l, l.Amount()))
		if sums[who] == m.Amount && len(targets[who]) > 1 {
			out = append(out, Proposal{Targets: targets[who],
				Why: wire.Note{Key: "bank.why_together", Args: base.Args{"name": b.thirds[l.Third], "n": len(targets[who])}}})
		}
	}
	return out
}

func (b books) settling(l ledger.Placed, amount money.Cents) Target {
	return Target{Account: l.Account, Third: l.Third, Amount: amount, Label: l.Said(), Settles: &l}
}

func sameWay(l ledger.Placed, m Move) bool { return l.Amount() < 0 == (m.Amount < 0) }

func (b books) names(l ledger.Placed) []string { return []string{pieceOf(l), b.thirds[l.Third]} }

// pieceOf is the voucher of a line, or its entry's.
func pieceOf(l ledger.Placed) string {
	if l.Piece != "" {
		return l.Piece
	}
	return l.Voucher
}

// mentions tells whether the bank's words hold one of some names. A voucher may be
// written without its letters: "FACTURE 2027-0001" names F2027-0001.
func mentions(said string, names []string) bool {
	said = strings.ReplaceAll(base.Fold(said), " ", "")
	for _, name := range names {
		name = strings.ReplaceAll(base.Fold(name), " ", "")
		bare := strings.TrimLeftFunc(name, unicode.IsLetter)
		if len(name) >= nameMin && strings.Contains(said, name) || len(bare) >= bareMin && strings.Contains(said, bare) {
			return true
		}
	}
	return false
}

// Shorter than these, a name is found by chance.
const nameMin, bareMin = 4, 6
