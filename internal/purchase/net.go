package purchase

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/wire"
)

// transfers are the payments of what was chosen: one for each debt, so that each finds
// its line of the statement; but one for all the debts of a supplier of which a credit
// note is chosen, less the credit. Nobody is paid less than nothing: what a supplier
// would still owe is said.
func transfers(chosen []Payable) ([]wire.Transfer, error) {
	var out []wire.Transfer
	for _, p := range chosen {
		t := wire.Transfer{Reference: p.Reference, Name: p.Name, IBAN: p.IBAN, Amount: p.Amount, About: p.Reference}
		of := theirs(chosen, p)
		if slices.IndexFunc(of, Payable.credit) < 0 {
			out = append(out, t)
			continue
		}
		if of[0].Fact != p.Fact {
			continue // paid with the first of them
		}
		t.Amount = 0
		var numbers []string
		for _, one := range of {
			t.Amount, numbers = t.Amount+one.Amount, append(numbers, one.Reference)
		}
		t.Reference, t.About = debts(of)[0], strings.Join(numbers, " ")
		if t.Amount <= 0 {
			return nil, base.Wrong("facts", "purchase.credit_left", base.Args{"name": p.Name, "left": -t.Amount})
		}
		out = append(out, t)
	}
	return out, nil
}

// credit tells whether the payable is to be taken off.
func (p Payable) credit() bool { return p.Amount < 0 }

// theirs are the payables of the same supplier; a person's expenses stand alone.
func theirs(all []Payable, of Payable) (out []Payable) {
	for _, p := range all {
		if p.Fact == of.Fact || !p.Claimed && !of.Claimed && p.Third == of.Third {
			out = append(out, p)
		}
	}
	return out
}

// debts are the references of what is owed; those of the credits where nothing is.
func debts(all []Payable) (out []string) {
	for _, p := range all {
		if !p.credit() {
			out = append(out, p.Reference)
		}
	}
	if len(out) == 0 {
		out = append(out, all[0].Reference)
	}
	return out
}

// creditor is a supplier that owes more than it is owed.
type creditor struct {
	Third, Name string
	Left        money.Cents
}

// creditors lists the suppliers whose credit notes are more than what they are owed.
func creditors(all []Payable) (out []creditor) {
	seen := map[string]bool{}
	for _, p := range all {
		if p.Claimed || seen[p.Third] {
			continue
		}
		seen[p.Third] = true
		var sum money.Cents
		for _, one := range theirs(all, p) {
			sum += one.Amount
		}
		if sum < 0 {
			out = append(out, creditor{p.Third, p.Name, -sum})
		}
	}
	return out
}
