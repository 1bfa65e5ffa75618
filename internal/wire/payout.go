package wire

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// Payout is what a payment provider tells of one transfer: what people paid, by kind,
// and what the provider kept.
type Payout struct {
	Gross, Fee money.Cents
	Kinds      []PayoutKind
}

// PayoutKind is what people paid for one kind of thing.
type PayoutKind struct {
	Name  string
	Gross money.Cents
	Count int
}

// payoutWords are the titles that providers give to columns, folded.
var payoutWords = map[string][]string{
	"gross": {"montant brut", "brut", "gross", "gross amount", "montant total", "montant du tarif", "montant", "amount", "total"},
	"fee":   {"frais", "fee", "fees", "commission", "commissions", "frais de transaction", "frais bancaires"},
	"net":   {"net", "montant net", "net amount", "montant verse", "verse"},
	"kind":  {"type", "campagne", "formulaire", "categorie", "reporting category", "produit", "tarif", "description"},
}

// ReadPayout reads the detail of a transfer, as HelloAsso or a card terminal exports it:
// a table whose titles name what was paid, and what was kept or what is left.
func ReadPayout(file []byte) (Payout, error) {
	text := decode(file)
	for _, separator := range []string{";", "\t", ","} {
		rows, _, err := table(text, separator)
		if err != nil {
			continue
		}
		for i, row := range rows[:min(len(rows), headDepth)] {
			at := payoutColumns(row.cells)
			if _, paid := at["gross"]; paid && len(at) > 1 {
				return payoutOf(rows[i+1:], at)
			}
		}
	}
	return Payout{}, wrong(1, "wire.unknown_payout")
}

// payoutColumns finds the columns by their titles, the first word of each list first.
func payoutColumns(cells []string) map[string]int {
	at := map[string]int{}
	for name, words := range payoutWords {
		for _, word := range words {
			i := slices.IndexFunc(cells, func(c string) bool { return base.Fold(strings.TrimSpace(c)) == word })
			if i >= 0 {
				at[name] = i
				break
			}
		}
	}
	return at
}

func payoutOf(rows []csvRow, at map[string]int) (p Payout, err error) {
	for _, r := range rows {
		read := func(name string) (money.Cents, bool) {
			i, there := at[name]
			if !there || i >= len(r.cells) || strings.TrimSpace(r.cells[i]) == "" {
				return 0, false
			}
			n, _, ok := amount(one(r.cells[i]))
			if !ok && err == nil {
				err = wrong(r.line, "wire.amount", base.Args{"field": r.cells[i], "value": r.cells[i]})
			}
			return n, ok
		}
		gross, _ := read("gross")
		fee, told := read("fee")
		if net, left := read("net"); !told && left {
			fee = gross - net
		}
		name := ""
		if i, there := at["kind"]; there && i < len(r.cells) {
			name = one(r.cells[i])
		}
		p.add(name, gross, fee.Abs())
	}
	if err == nil && p.Gross == 0 {
		err = wrong(1, "wire.no_move")
	}
	return p, err
}

func (p *Payout) add(name string, gross, fee money.Cents) {
	p.Gross, p.Fee = p.Gross+gross, p.Fee+fee
	at := slices.IndexFunc(p.Kinds, func(k PayoutKind) bool { return k.Name == name })
	if at < 0 {
		at = len(p.Kinds)
		p.Kinds = append(p.Kinds, PayoutKind{Name: name})
	}
	p.Kinds[at].Gross, p.Kinds[at].Count = p.Kinds[at].Gross+gross, p.Kinds[at].Count+1
}
