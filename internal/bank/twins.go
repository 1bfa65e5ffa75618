package bank

import (
	"fmt"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/wire"
)

// sameAs is what two readings of one move have in common: the bank's identifier with
// the day and the amount, for banks use identifiers again; or, without one, the words.
type sameAs struct {
	ref    string
	day    day.Day
	amount money.Cents
	words  string
}

// marks tells the moves of one statement apart. Two that have everything in common
// are two moves: their rank in the statement tells them from each other.
type marks map[sameAs]int

func (k marks) of(m wire.Move) string {
	s := sameAs{m.ID, m.Day, m.Amount, ""}
	if m.ID == "" {
		s.words = base.Fold(m.Label + " " + m.Detail)
	}
	k[s]++
	return fmt.Sprintf("%s|%s|%d|%s|%d", s.ref, s.day, s.amount, s.words, k[s])
}

// known is what is on the account already, on the days of a file.
type known struct {
	marks map[string]bool
	refs  map[string]sameAs  // what an identifier was last used for
	alike map[sameAs][]*Move // moves by day, amount and words, whatever their identifier
	seen  map[*Move]bool     // those that the file told again
	byKey map[string]*Move
}

func knownOf(moves []Move) *known {
	k := &known{marks: map[string]bool{}, refs: map[string]sameAs{}, alike: map[sameAs][]*Move{}, seen: map[*Move]bool{}, byKey: map[string]*Move{}}
	for i := range moves {
		k.add(&moves[i])
	}
	return k
}

func (k *known) add(m *Move) {
	k.marks[m.Mark], k.byKey[m.Mark] = true, m
	if m.Ref != "" {
		k.refs[m.Ref] = sameAs{day: m.Day, amount: m.Amount}
	}
	a := alike(*m)
	k.alike[a] = append(k.alike[a], m)
}

func alike(m Move) sameAs {
	return sameAs{day: m.Day, amount: m.Amount, words: base.Fold(m.Label + " " + m.Detail)}
}

// reused tells whether the move's identifier was given to another move.
func (k *known) reused(m Move) bool {
	was, used := k.refs[m.Ref]
	return m.Ref != "" && used && was != (sameAs{day: m.Day, amount: m.Amount})
}

// retold finds a move of the same day, amount and words under another identifier,
// which nothing else in the file tells: the bank may have named it anew.
func (k *known) retold(m Move) bool {
	for _, other := range k.alike[alike(m)] {
		if !k.seen[other] && other.Statement != m.Statement {
			k.seen[other] = true
			return true
		}
	}
	return false
}
