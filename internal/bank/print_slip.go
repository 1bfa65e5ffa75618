package bank

import (
	"context"
	"io"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// slip is what goes to the bank with the cheques.
type slip struct {
	Deposit
	To      Account
	Cheques []ledger.Line
	Thirds  map[string]string
}

// sendSlip answers with the slip of a deposit, to be printed and handed over.
func (d *Desk) sendSlip(c *web.Call) error {
	s, err := d.slip(c)
	if err != nil {
		return err
	}
	name := "remise-de-cheques-" + strconv.Itoa(s.Number) + "." + string(paper.PDF)
	return c.Spool(name, paper.PDF.Media(), func(w io.Writer) error { return s.print(c.Context()).Write(w, paper.PDF) })
}

func (d *Desk) slip(c *web.Call) (s slip, err error) {
	if s.Deposit, err = getDeposit(c.Context(), d.DB, c.Who.Place, base.ID[Deposit](c.Path("id"))); err != nil {
		return s, err
	}
	if s.To, err = getAccount(c.Context(), d.DB, c.Who.Place, s.Account); err != nil {
		return s, err
	}
	e, err := d.Ledger.Entry(c.Context(), c.Who, s.Entry)
	if err != nil {
		return s, err
	}
	for _, l := range e.Lines {
		if l.Account == chequesCode {
			s.Cheques = append(s.Cheques, l)
		}
	}
	names, err := d.names(c)
	s.Thirds = names.thirds
	return s, err
}

func (s slip) print(ctx context.Context) paper.Print {
	scene := ui.In(ctx)
	account := s.To.Name
	if s.To.Number != "" {
		account += " · " + s.To.Number
	}
	return paper.Print{Lang: scene.Lang, Title: ui.T(ctx, "bank.deposit_label", base.Args{"number": s.Number}), Made: s.Day, Tables: []paper.Table{s.table(ctx)},
		Under: []string{scene.Place.Name, ui.T(ctx, "bank.slip_account", base.Args{"account": account}), ui.T(ctx, "bank.slip_day", base.Args{"day": words.DateShort(scene.Lang, s.Day)})}}
}

// table lists the cheques. The bank on which each is drawn is in no book: its column is
// left to the pen.
func (s slip) table(ctx context.Context) paper.Table {
	rows := make([]paper.Row, 0, len(s.Cheques)+1)
	var sum money.Cents
	for i, l := range s.Cheques {
		issuer := s.Thirds[l.Third]
		if issuer == "" {
			issuer = l.Label
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(strconv.Itoa(i + 1)), paper.Text(issuer), {}, paper.Text(l.Piece), paper.Cents(-l.Amount())}})
		sum -= l.Amount()
	}
	rows = append(rows, paper.Row{Look: paper.Sum, Cells: []paper.Cell{{}, paper.Text(ui.T(ctx, "bank.slip_total", base.Args{"n": len(s.Cheques)})), {}, {}, paper.Cents(sum)}})
	col := func(key string, width int) paper.Column {
		return paper.Column{Label: ui.T(ctx, "bank.slip_"+key), Width: width}
	}
	amount := col("amount", 14)
	amount.Figure = true
	return paper.Table{Name: ui.T(ctx, "bank.cheques"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("rank", 5), col("issuer", 34), col("bank", 20), col("number", 18), amount}}
}
