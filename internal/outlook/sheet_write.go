package outlook

import (
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// choices are how values are written, in the language that comes first.
func choices(prefix string, values []string) (out []string) {
	for _, v := range values {
		out = append(out, words.T(words.Languages[0], prefix+v))
	}
	return out
}

// tabled writes the hypotheses as a sheet that take reads back. What changes over time has
// no cell of its own: it stays blank, and as it is.
func tabled(name string, h forecast.Hypotheses, lang string) paper.Table {
	t := paper.Table{Name: name}
	for _, c := range sheetColumns() {
		width := 12
		if c == colLabel || c == colSource || c == colNote {
			width = 30
		}
		t.Cols = append(t.Cols, paper.Column{Label: words.T(lang, "outlook.sheet_"+string(c)), Width: width})
	}
	var rows []paper.Row
	put := func(kind forecast.Kind, head forecast.Head, cells map[column]paper.Cell) {
		cells[colKind], cells[colLabel], cells[colAccount], cells[colKey] = paper.Text(words.T(lang, "outlook.sheet_kind_"+string(kind))), paper.Text(head.Label), paper.Text(head.Account), paper.Text(head.Key)
		cells[colSource], cells[colNote] = paper.Text(head.Source), paper.Text(head.Note)
		if head.Confidence != "" {
			cells[colConfidence] = paper.Text(words.T(lang, "outlook.confidence_"+string(head.Confidence)))
		}
		row := make([]paper.Cell, 0, len(t.Cols))
		for _, c := range sheetColumns() {
			row = append(row, cells[c])
		}
		rows = append(rows, paper.Row{Cells: row})
	}
	for _, s := range h.Sales {
		cells := map[column]paper.Cell{colAmount: steady(s.Amount), colVAT: percent(s.VATRate), colDelay: paper.Count(s.Delay)}
		if d := s.Driver; d != nil {
			cells[colCapacity], cells[colOccupancy], cells[colPrice] = paper.Count(int(d.Capacity)), steady(d.Occupancy), steady(d.Price)
			if len(d.Openings) == 1 {
				cells[colOpenings] = paper.Count(int(d.Openings[0].Value))
			}
		}
		put(forecast.OfSales, s.Head, cells)
	}
	for _, c := range h.Costs {
		cells := map[column]paper.Cell{colAmount: steady(c.Amount), colVAT: percent(c.VATRate), colDelay: paper.Count(c.Delay)}
		if len(c.Of) > 0 {
			cells[colShare] = percent(c.Share)
		}
		put(forecast.OfCosts, c.Head, cells)
	}
	for _, s := range h.Staff {
		cells := map[column]paper.Cell{colAmount: paper.Cents(s.Gross), colFrom: month(s.From), colTo: month(s.To)}
		if s.Heads > 1 {
			cells[colHeads] = paper.Count(int(s.Heads))
		}
		put(forecast.OfStaff, s.Head, cells)
	}
	for _, g := range h.Grants {
		put(forecast.OfGrants, g.Head, map[column]paper.Cell{colAmount: paper.Cents(g.Cents), colFrom: month(g.From), colTo: month(g.To), colRate: percent(g.Probability),
			colState: paper.Text(words.T(lang, "outlook.sheet_state_"+string(g.State)))})
	}
	for _, v := range h.Investments {
		put(forecast.OfInvestments, v.Head, map[column]paper.Cell{colAmount: paper.Cents(v.Cents), colFrom: month(v.Month), colTerms: paper.Count(v.Years), colVAT: percent(v.VATRate)})
	}
	for _, l := range h.Loans {
		put(forecast.OfLoans, l.Head, map[column]paper.Cell{colAmount: paper.Cents(l.Cents), colFrom: month(l.Month), colTerms: paper.Count(l.Terms), colRate: percent(l.Rate)})
	}
	t.Rows = paper.RowsOf(rows)
	return t
}

// steady is a value that always holds; blank where it changes.
func steady(s forecast.Series) paper.Cell {
	if len(s) != 1 || s[0].From != "" {
		return paper.Cell{}
	}
	return paper.Cents(money.Cents(s[0].Value))
}

func percent(r money.Rate) paper.Cell { return paper.Cents(money.Cents(r)) }

func month(m forecast.Month) paper.Cell { return paper.Text(string(m)) }
