package einvoice

import (
	"slices"

	"pilotis/internal/money"
)

// sums reads the totals of the invoice from four paths.
func (i *Invoice) sums(root *node, net, tax, gross, prepaid string) error {
	for _, f := range []struct {
		into       *money.Cents
		name, path string
	}{{&i.Net, "net", net}, {&i.Tax, "tax", tax}, {&i.Gross, "gross", gross}, {&i.Prepaid, "prepaid", prepaid}} {
		if err := i.amount(f.into, f.name, root.get(f.path)); err != nil {
			return err
		}
	}
	return nil
}

// part reads what bears one rate; two categories of one rate are one part.
func (i *Invoice) part(n *node, percent, basis, tax string) error {
	p := Part{Rate: rate(n.get(percent))}
	if err := i.amount(&p.Net, "basis", n.get(basis)); err != nil {
		return err
	}
	if err := i.amount(&p.Tax, "calculated", n.get(tax)); err != nil {
		return err
	}
	if at := i.at(p.Rate); at >= 0 {
		i.Parts[at].Net, i.Parts[at].Tax = i.Parts[at].Net+p.Net, i.Parts[at].Tax+p.Tax
		return nil
	}
	i.Parts = append(i.Parts, p)
	return nil
}

func (i *Invoice) at(r money.Rate) int {
	return slices.IndexFunc(i.Parts, func(p Part) bool { return p.Rate == r })
}

// name says what was sold at a rate.
func (i *Invoice) name(percent, name string) {
	at := i.at(rate(percent))
	if at < 0 || name == "" {
		return
	}
	if i.sold == nil {
		i.sold = map[int][]string{}
	}
	if !slices.Contains(i.sold[at], name) {
		i.sold[at] = append(i.sold[at], name)
	}
}

// tidy writes the names of each part. An invoice without a breakdown of its taxes has
// one part, which is all of it.
func (i *Invoice) tidy() {
	for at, names := range i.sold {
		i.Parts[at].Label = named(names)
	}
	if len(i.Parts) == 0 && (i.said["net"] || i.said["gross"]) {
		if !i.said["net"] {
			i.Net = i.Gross - i.Tax
		}
		i.Parts = []Part{{Net: i.Net, Tax: i.Tax}}
	}
}
