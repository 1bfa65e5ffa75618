package purchase

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Suppliers lists those from whom the place buys, by name.
func (d *Desk) Suppliers(ctx context.Context, r db.Reader, who base.Actor) ([]Supplier, error) {
	all, err := suppliers(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	names, err := d.names(ctx, r, who)
	for i := range all {
		all[i].Name = names[all[i].Third]
	}
	slices.SortFunc(all, func(a, b Supplier) int { return cmp.Compare(base.Fold(a.Name), base.Fold(b.Name)) })
	return all, err
}

// names are the third parties of the books by code.
func (d *Desk) names(ctx context.Context, r db.Reader, who base.Actor) (map[string]string, error) {
	thirds, err := d.Ledger.Thirds(ctx, r, who)
	names := map[string]string{}
	for _, t := range thirds {
		names[t.Code] = t.Label
	}
	return names, err
}

// SetSupplier says how a supplier is paid and known; its code stays.
func (d *Desk) SetSupplier(ctx context.Context, who base.Actor, s Supplier) error {
	s = s.tidy()
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		before, err := supplier(ctx, tx, who.Place, s.Third)
		if err != nil {
			return err
		}
		var wrong base.Checks
		wrong.Require("supplier", s.Name)
		s.check(&wrong)
		all, err := d.chart(ctx, tx, who)
		if err != nil {
			return err
		}
		if s.Account != "" {
			checkAccount(&wrong, all, "account", s.Account)
		}
		if other, err := withSiren(ctx, tx, who.Place, s.Siren, s.Third); err != nil {
			return err
		} else if other {
			wrong.Wrong("siren", "purchase.siren_taken")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := d.Ledger.Name(ctx, tx, ledger.Third{Code: s.Third, Label: s.Name}); err != nil {
			return err
		}
		if err := putSupplier(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, room, s.Third, "supplier_set", db.Detail{"name": s.Name, "siren": s.Siren, "iban": db.Was(before.IBAN, s.IBAN)})
	})
}

// known finds the supplier that an invoice speaks of: by its code, its SIREN, its
// name; or makes it. What was not known of it yet is kept, what was stays: an account
// number that changes is a decision of its own, for that is how money is stolen.
func (d *Desk) known(ctx context.Context, tx *db.Tx, said Supplier, account string) (Supplier, error) {
	all, err := d.Suppliers(ctx, tx, tx.Who)
	if err != nil {
		return said, err
	}
	thirds, err := d.Ledger.Thirds(ctx, tx, tx.Who)
	if err != nil {
		return said, err
	}
	s, found := find(all, said)
	if !found {
		if s, err = d.made(ctx, tx, thirds, said); err != nil {
			return s, err
		}
	}
	if said.Siren != "" && s.Siren != "" && said.Siren != s.Siren {
		return s, base.Wrong("siren", "purchase.siren_other", base.Args{"name": s.Name, "siren": s.Siren})
	}
	before := s
	s.Siren, s.IBAN, s.Account = cmp.Or(s.Siren, said.Siren), cmp.Or(s.IBAN, said.IBAN), cmp.Or(s.Account, account)
	if found && s == before {
		return s, nil
	}
	if err := putSupplier(ctx, tx, s); err != nil {
		return s, err
	}
	return s, tx.Record(ctx, room, s.Third, "supplier_set", db.Detail{"name": s.Name, "siren": s.Siren, "iban": db.Was(before.IBAN, s.IBAN)})
}

// find looks for a supplier among those known.
func find(all []Supplier, said Supplier) (Supplier, bool) {
	for _, same := range []func(Supplier) bool{
		func(s Supplier) bool { return said.Third != "" && s.Third == said.Third },
		func(s Supplier) bool { return said.Third == "" && said.Siren != "" && s.Siren == said.Siren },
		func(s Supplier) bool {
			return said.Third == "" && base.Fold(s.Name) == base.Fold(said.Name) && (s.Siren == "" || said.Siren == "" || s.Siren == said.Siren)
		},
	} {
		if at := slices.IndexFunc(all, same); at >= 0 {
			return all[at], true
		}
	}
	return Supplier{}, false
}

// usual are the terms where nothing was agreed (code de commerce, L. 441-10, I).
var usual = Terms{Days: 30}

// made makes a supplier, of a third party of the books where one bears the name.
func (d *Desk) made(ctx context.Context, tx *db.Tx, thirds []ledger.Third, said Supplier) (Supplier, error) {
	s := Supplier{Third: said.Third, Name: said.Name, Terms: usual}
	for _, t := range thirds {
		if t.Code == said.Third || said.Third == "" && said.Siren == "" && base.Fold(t.Label) == base.Fold(said.Name) {
			s.Third, s.Name = t.Code, t.Label
			return s, nil
		}
	}
	if said.Third != "" {
		return s, base.Wrong("supplier", "purchase.no_such_supplier")
	}
	s.Third = coded(said.Name, func(code string) bool {
		return slices.ContainsFunc(thirds, func(t ledger.Third) bool { return t.Code == code })
	})
	return s, d.Ledger.Name(ctx, tx, ledger.Third{Code: s.Third, Label: s.Name})
}
