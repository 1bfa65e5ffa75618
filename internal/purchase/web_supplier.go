package purchase

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// suppliersPage lists those from whom the place buys.
type suppliersPage struct{ All []Supplier }

// Title names the page.
func (p suppliersPage) Title(ctx context.Context) string { return ui.T(ctx, "purchase.suppliers") }

func (d *Desk) showSuppliers(c *web.Call) error {
	all, err := d.Suppliers(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(suppliersPage{all})
}

// proposed is how many a field offers.
const proposed = 8

func (d *Desk) proposeSuppliers(c *web.Call) error {
	all, err := d.Suppliers(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	typed := base.Fold(c.Query("supplier_text"))
	all = slices.DeleteFunc(all, func(s Supplier) bool { return !strings.Contains(" "+base.Fold(s.Name), " "+typed) })
	var out []ui.Option
	for _, s := range all[:min(len(all), proposed)] {
		out = append(out, ui.Option{Value: s.Third, Label: s.Name, Note: s.Siren})
	}
	return c.Part(ui.Proposals(out))
}

// supplierPage says how a supplier is known and paid.
type supplierPage struct {
	ui.Form
	choices
	Supplier Supplier
	Said     []ui.Event
}

// Title names the page.
func (p supplierPage) Title(context.Context) string { return p.Supplier.Name }

func (d *Desk) supplierPage(c *web.Call) (p supplierPage, err error) {
	if p.Supplier, err = supplier(c.Context(), d.DB, c.Who.Place, c.Path("third")); err != nil {
		return p, err
	}
	names, err := d.names(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p.Supplier.Name = names[p.Supplier.Third]
	if p.choices, err = d.choices(c.Context(), c.Who); err != nil {
		return p, err
	}
	p.Said, err = d.history(c.Context(), c.Who, p.Supplier.Third)
	return p, err
}

func (d *Desk) showSupplier(c *web.Call) error {
	p, err := d.supplierPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postSupplier(c *web.Call) error {
	p, err := d.supplierPage(c)
	if err != nil {
		return err
	}
	var wrong base.Checks
	s := Supplier{Third: p.Supplier.Third, Name: c.Value("supplier"), Siren: c.Value("siren"), IBAN: c.Value("iban"),
		Terms: Terms{Days: c.Int("days", &wrong), MonthEnd: c.Checked("month_end")}, Account: p.Accounts.accountIn(c, "account")}
	if err = wrong.Fault(); err == nil {
		err = d.SetSupplier(c.Context(), c.Who, s)
	}
	if err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/suppliers"), "purchase.said_supplier")
}
