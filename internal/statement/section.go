package statement

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Section is an account in the general ledger, or a third party on it.
type Section struct {
	Account, Third string
	Label          string      // of the third party where there is one, else of the account
	Before         money.Cents // debit less credit; what was carried forward is before
	Debit, Credit  money.Cents
	lines          int64 // how many moved it, where totals tell
}

// After is what the section holds at the end.
func (s Section) After() money.Cents { return s.Before + s.Debit - s.Credit }

// key tells sections apart.
type key struct{ account, third string }

// Sections lists the accounts of a book, each with what it held before and what moved:
// from monthly totals, unless lines are left out within an account, which nothing
// adds up but the lines; those hold nothing before.
func (d *Desk) Sections(ctx context.Context, r db.Reader, who base.Actor, p Period, b ledger.Book) ([]Section, error) {
	found, err := d.sums(ctx, r, who, p, b)
	if err != nil {
		return nil, err
	}
	return d.named(ctx, r, who, slices.DeleteFunc(found, func(s Section) bool {
		return s.Before == 0 && s.Debit == 0 && s.Credit == 0 || b.Account != "" && s.Account != b.Account || !strings.HasPrefix(s.Account, b.Prefix) ||
			b.Third == ledger.NoThird && s.Third != "" || b.Third != "" && b.Third != ledger.NoThird && s.Third != b.Third || b.ByThird && s.Third == ""
	}))
}

func (d *Desk) sums(ctx context.Context, r db.Reader, who base.Actor, p Period, b ledger.Book) ([]Section, error) {
	if b.Narrow() {
		sums, err := d.Ledger.Sums(ctx, r, who, b)
		var out []Section
		for _, s := range sums {
			out = append(out, Section{Account: s.Account, Third: s.Third, Debit: s.Debit, Credit: s.Credit})
		}
		return out, err
	}
	trial, err := d.weigh(ctx, r, who, p)
	if err != nil {
		return nil, err
	}
	sections := map[key]*Section{}
	for _, w := range trial {
		sections[key{w.Code, ""}] = &Section{Account: w.Code, Before: w.Before, Debit: w.Debit, Credit: w.Credit, lines: w.Lines}
	}
	if b.Apart() {
		if err := d.partThirds(ctx, r, who, p, sections); err != nil {
			return nil, err
		}
	}
	var out []Section
	for _, s := range sections {
		out = append(out, *s)
	}
	return out, nil
}

// partThirds takes out of the accounts what third parties bear.
func (d *Desk) partThirds(ctx context.Context, r db.Reader, who base.Actor, p Period, sections map[key]*Section) error {
	until, err := d.Ledger.OwedOn(ctx, r, who, p.Year, p.To)
	if err != nil {
		return err
	}
	before, err := d.Ledger.OwedBefore(ctx, r, who, p.Year, p.From, p.To)
	if err != nil {
		return err
	}
	add := func(o ledger.Owed, part func(*Section, ledger.Owed, money.Cents)) {
		k := key{o.Account, o.Third}
		if sections[k] == nil {
			sections[k] = &Section{Account: o.Account, Third: o.Third}
		}
		part(sections[k], o, 1)
		if rest := sections[key{o.Account, ""}]; rest != nil {
			part(rest, o, -1)
		}
	}
	for _, o := range until {
		add(o, func(s *Section, o ledger.Owed, sign money.Cents) {
			s.Debit, s.Credit = s.Debit+sign*o.Debit, s.Credit+sign*o.Credit
		})
	}
	for _, o := range before {
		add(o, func(s *Section, o ledger.Owed, sign money.Cents) {
			s.Before, s.Debit, s.Credit = s.Before+sign*(o.Debit-o.Credit), s.Debit-sign*o.Debit, s.Credit-sign*o.Credit
		})
	}
	return nil
}

// named gives sections their labels, in the order of the books.
func (d *Desk) named(ctx context.Context, r db.Reader, who base.Actor, all []Section) ([]Section, error) {
	accounts, err := d.Ledger.Accounts(ctx, r, who)
	if err != nil {
		return nil, err
	}
	thirds, err := d.Ledger.Thirds(ctx, r, who)
	if err != nil {
		return nil, err
	}
	// the database tells the order: it must be that in which it gives the lines
	type place struct {
		at    int
		label string
	}
	codes, people := map[string]place{}, map[string]place{}
	for i, a := range accounts {
		codes[a.Code] = place{i, a.Label}
	}
	for i, t := range thirds {
		people[t.Code] = place{i + 1, t.Label}
	}
	for i, s := range all {
		all[i].Label = codes[s.Account].label
		if s.Third != "" {
			all[i].Label = people[s.Third].label
		}
	}
	slices.SortFunc(all, func(a, b Section) int {
		if a.Account != b.Account {
			return codes[a.Account].at - codes[b.Account].at
		}
		return people[a.Third].at - people[b.Third].at
	})
	return all, nil
}
