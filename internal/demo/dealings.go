package demo

import (
	"bytes"
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/purchase"
)

// dealings is what is bought, asked back and taken to the bank, week after week.
func (k *keeping) dealings() (all []act) {
	for _, b := range k.Bills {
		all = append(all, k.bill(b)...)
	}
	for _, c := range k.Claims {
		all = append(all, act{c.on(k.today), c.Label, func(ctx context.Context) error { return k.claim(ctx, c) }})
	}
	for _, d := range k.Deposits {
		all = append(all, act{d.on(k.today), d.Label, func(ctx context.Context) error { return k.deposit(ctx, d) }})
	}
	return all
}

// bill enters an invoice with its paper, and approves it some days later.
func (k *keeping) bill(b billed) []act {
	came, issued := b.on(k.today), b.on(k.today)
	if b.Issued > 0 {
		issued = moment{Ago: b.Issued}.on(k.today)
	}
	var made purchase.Bill
	all := []act{{came, b.Number, func(ctx context.Context) error {
		file, err := k.paper(ctx, k.owner, b.Supplier, b.Number, b.Label, issued, b.Net+b.Tax)
		if err != nil {
			return err
		}
		made, err = k.house.Purchases.Enter(ctx, k.owner, purchase.Draft{Supplier: purchase.Supplier{Name: b.Supplier, IBAN: b.IBAN}, Number: b.Number, Issued: issued, File: file,
			Lines: []purchase.Line{{Label: b.Label, Account: b.Account, Net: b.Net, Tax: b.Tax, Activity: k.activities[b.Activity]}}})
		return err
	}}}
	if b.Approved > 0 {
		all = append(all, act{came.Add(b.Approved), b.Number, func(ctx context.Context) error {
			_, err := k.house.Purchases.Approve(ctx, k.owner, made.ID, "")
			return err
		}})
	}
	return all
}

// claim asks back, or gives, what somebody of the team spent or drove; the treasurer
// decides.
func (k *keeping) claim(ctx context.Context, c claimed) error {
	who := k.actors[c.Person]
	item := purchase.Item{Means: c.Means, Purpose: c.Purpose, On: c.on(k.today), Label: c.Label, Amount: c.Amount, Km: c.Km, Power: c.Power, Activity: k.activities[c.Activity]}
	if c.Means == purchase.Spent {
		file, err := k.paper(ctx, who, who.Name, c.Label, c.Label, item.On, c.Amount)
		if err != nil {
			return err
		}
		item.File = file
	}
	made, err := k.house.Purchases.Claim(ctx, who, purchase.Ask{Items: []purchase.Item{item}, Waived: c.Waived})
	if err != nil || !c.Decided {
		return err
	}
	_, err = k.house.Purchases.Accept(ctx, k.owner, made.ID, purchase.Decision{})
	return err
}

// voucher is what is written on an invoice.
type voucher struct {
	Columns [2]string
	Sum     string
}

// paper keeps the voucher of what was bought.
func (k *keeping) paper(ctx context.Context, who base.Actor, from, number, label string, on day.Day, sum money.Cents) (purchase.FileID, error) {
	rows := []paper.Row{{Cells: []paper.Cell{paper.Text(label), paper.Cents(sum)}}, {Cells: []paper.Cell{paper.Text(k.Voucher.Sum), paper.Cents(sum)}, Look: paper.Sum}}
	p := paper.Print{Lang: who.Lang, Title: number, Under: []string{from}, Made: on, Tables: []paper.Table{{Name: number,
		Cols: []paper.Column{{Label: k.Voucher.Columns[0], Width: 60}, {Label: k.Voucher.Columns[1], Width: 14, Figure: true}}, Rows: paper.RowsOf(rows)}}}
	var out bytes.Buffer
	if err := p.Write(&out, paper.PDF); err != nil {
		return "", err
	}
	file, _, err := k.house.Purchases.Keep(ctx, who, number+".pdf", &out)
	return file.ID, err
}

// deposit takes all the cheques that wait to the bank, which will tell of it.
func (k *keeping) deposit(ctx context.Context, d deposited) error {
	cheques, err := k.house.Bank.Cheques(ctx, k.house.DB, k.owner)
	if err != nil {
		return err
	}
	var all []ledger.At
	for _, c := range cheques {
		all = append(all, c.At)
	}
	made, err := k.house.Bank.Deposit(ctx, k.owner, k.purses[purse], d.on(k.today), all...)
	k.told.strangers = append(k.told.strangers, stranger{Label: d.Label, Amount: made.Amount, Ago: d.Told})
	return err
}
