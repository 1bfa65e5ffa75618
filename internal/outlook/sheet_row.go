package outlook

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/paper"
)

// sheetRow reads a line of a sheet, and notes what cannot be read.
type sheetRow struct {
	at      map[column]int
	line    paper.Line
	refused []Refused
}

func (r *sheetRow) cell(c column) string { return r.line.Cell(r.at[c]) }

func (r *sheetRow) refuse(c column, key string, args base.Args) {
	r.refused = append(r.refused, Refused{r.line.Number, c, r.cell(c), key, args})
}

// into writes the line among the hypotheses: over the one that its key or its label names,
// or as a new one.
func (r *sheetRow) into(h forecast.Hypotheses) (next forecast.Hypotheses, kind forecast.Kind, key string, added bool) {
	kinds := make([]string, len(sheetKinds()))
	for i, k := range sheetKinds() {
		kinds[i] = string(k)
	}
	if kind = forecast.Kind(r.choice(colKind, "outlook.sheet_kind_", "", kinds...)); kind == "" {
		if len(r.refused) == 0 {
			r.refuse(colKind, "outlook.sheet_kind_missing", nil)
		}
		return h, kind, "", false
	}
	key, added = r.names(&h, kind)
	switch kind {
	case forecast.OfSales:
		h.Sales, _ = put(h.Sales, key, r.sale(h, find(h.Sales, key), key))
	case forecast.OfCosts:
		h.Costs, _ = put(h.Costs, key, r.cost(h, find(h.Costs, key), key))
	case forecast.OfStaff:
		h.Staff, _ = put(h.Staff, key, r.hire(h, find(h.Staff, key), key))
	case forecast.OfGrants:
		h.Grants, _ = put(h.Grants, key, r.grant(h, find(h.Grants, key), key))
	case forecast.OfInvestments:
		h.Investments, _ = put(h.Investments, key, r.investment(h, find(h.Investments, key), key))
	default:
		h.Loans, _ = put(h.Loans, key, r.loan(h, find(h.Loans, key), key))
	}
	return h, kind, key, added
}

// names finds the hypothesis that the line is about.
func (r *sheetRow) names(h *forecast.Hypotheses, kind forecast.Kind) (key string, added bool) {
	label := base.Fold(r.cell(colLabel))
	for _, head := range heads(h, kind) {
		if r.cell(colKey) == head.Key {
			return head.Key, false
		}
	}
	for _, head := range heads(h, kind) {
		if r.cell(colKey) == "" && base.Fold(head.Label) == label {
			return head.Key, false
		}
	}
	return fresh(h, kind), true
}

func (r *sheetRow) head(was forecast.Head, key, account string) forecast.Head {
	was.Key, was.Label = key, r.text(colLabel, was.Label)
	if was.Label == "" {
		r.refuse(colLabel, "base.required", nil)
	}
	if typed, _, _ := strings.Cut(r.cell(colAccount), " "); typed != "" {
		was.Account = six(typed)
	} else if was.Account == "" {
		was.Account = account
	}
	was.Source, was.Note = r.text(colSource, was.Source), r.text(colNote, was.Note)
	was.Confidence = forecast.Confidence(r.choice(colConfidence, "outlook.confidence_", string(was.Confidence), string(forecast.Low), string(forecast.Medium), string(forecast.High)))
	return was
}

func (r *sheetRow) sale(h forecast.Hypotheses, s forecast.Sale, key string) forecast.Sale {
	s.Head = r.head(s.Head, key, "706000")
	s.VATRate, s.Delay = r.rate(colVAT, s.VATRate), r.whole(colDelay, s.Delay)
	if r.cell(colAmount) != "" {
		s.Amount, s.Driver = r.series(colAmount, s.Amount), nil
		return s
	}
	if r.cell(colCapacity)+r.cell(colPrice)+r.cell(colOccupancy)+r.cell(colOpenings) == "" {
		if s.Driver == nil && len(s.Amount) == 0 {
			r.refuse(colAmount, "outlook.sheet_amount_missing", nil)
		}
		return s
	}
	d := driverOf(s)
	d.Capacity = int64(r.whole(colCapacity, int(d.Capacity)))
	if r.cell(colOpenings) != "" {
		d.Openings = forecast.Always(int64(r.whole(colOpenings, 1)))
	}
	d.Occupancy, d.Price = r.series(colOccupancy, d.Occupancy), r.series(colPrice, d.Price)
	s.Driver, s.Amount = &d, nil
	return s
}

func (r *sheetRow) cost(h forecast.Hypotheses, c forecast.Cost, key string) forecast.Cost {
	c.Head = r.head(c.Head, key, "606000")
	c.VATRate, c.Delay = r.rate(colVAT, c.VATRate), r.whole(colDelay, c.Delay)
	switch {
	case r.cell(colAmount) != "":
		c.Amount, c.Of, c.Share = r.series(colAmount, c.Amount), nil, 0
	case r.cell(colShare) != "":
		if c.Share = r.rate(colShare, c.Share); len(c.Of) == 0 {
			for _, s := range h.Sales {
				c.Of = append(c.Of, s.Key)
			}
		}
		c.Amount = nil
		if len(c.Of) == 0 {
			r.refuse(colShare, "outlook.sheet_no_sales", nil)
		}
	case len(c.Of) == 0 && len(c.Amount) == 0:
		r.refuse(colAmount, "outlook.sheet_amount_missing", nil)
	}
	return c
}

func (r *sheetRow) hire(h forecast.Hypotheses, s forecast.Hire, key string) forecast.Hire {
	s.Head = r.head(s.Head, key, "641100")
	if gross := r.amount(colAmount, s.Gross); gross != s.Gross {
		s.Gross, s.Net, s.Employer = gross, nil, nil
	}
	s.Heads = int64(r.whole(colHeads, int(s.Heads)))
	s.From, s.To = r.month(colFrom, s.From, h.Start), r.month(colTo, s.To, "")
	return s
}

func (r *sheetRow) grant(h forecast.Hypotheses, g forecast.Grant, key string) forecast.Grant {
	g.Head = r.head(g.Head, key, "741000")
	g.Cents = r.amount(colAmount, g.Cents)
	g.From = r.month(colFrom, g.From, h.Start)
	g.To = r.month(colTo, g.To, g.From.Add(11))
	g.State = forecast.State(r.choice(colState, "outlook.sheet_state_", or(string(g.State), string(forecast.Asked)), string(forecast.Asked), string(forecast.Probable), string(forecast.Signed)))
	g.Probability = r.rate(colRate, g.Probability)
	if len(g.Instalments) == 0 {
		g.Instalments = []forecast.Instalment{{Month: g.From, Share: 10000}}
	}
	return g
}

func (r *sheetRow) investment(h forecast.Hypotheses, v forecast.Investment, key string) forecast.Investment {
	v.Head = r.head(v.Head, key, "218000")
	v.Cents, v.Month = r.amount(colAmount, v.Cents), r.month(colFrom, v.Month, h.Start)
	v.Years, v.VATRate = r.whole(colTerms, v.Years), r.rate(colVAT, v.VATRate)
	return v
}

func (r *sheetRow) loan(h forecast.Hypotheses, l forecast.Loan, key string) forecast.Loan {
	l.Head = r.head(l.Head, key, "164000")
	l.Cents, l.Month = r.amount(colAmount, l.Cents), r.month(colFrom, l.Month, h.Start)
	l.Rate, l.Terms = r.rate(colRate, l.Rate), r.whole(colTerms, l.Terms)
	return l
}

func (r *sheetRow) text(c column, was string) string { return or(r.cell(c), was) }

// hundredths reads a number with its decimals, rounded to two: a spreadsheet keeps more than it shows.
func hundredths(text string) (money.Cents, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if v, err := money.Parse(text); err == nil {
		return v, true
	}
	v, err := strconv.ParseFloat(strings.NewReplacer(",", ".", " ", "", "\u00a0", "", "\u202f", "").Replace(text), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > float64(money.Max)/100 {
		return 0, false
	}
	return money.Cents(math.Round(v * 100)), true
}

// amount reads an amount; a blank leaves what there was, and is refused where there was none.
func (r *sheetRow) amount(c column, was money.Cents) money.Cents {
	if r.cell(c) == "" {
		if was == 0 {
			r.refuse(c, "outlook.sheet_amount_missing", nil)
		}
		return was
	}
	v, ok := hundredths(r.cell(c))
	if !ok {
		r.refuse(c, "outlook.sheet_not_a_number", nil)
		return was
	}
	return v
}

// series reads a value that always holds.
func (r *sheetRow) series(c column, was forecast.Series) forecast.Series {
	if r.cell(c) == "" {
		return was
	}
	return forecast.Always(int64(r.amount(c, 1)))
}

func (r *sheetRow) rate(c column, was money.Rate) money.Rate {
	if r.cell(c) == "" {
		return was
	}
	return money.Rate(r.amount(c, 1))
}

func (r *sheetRow) whole(c column, was int) int {
	if r.cell(c) == "" {
		return was
	}
	v, ok := hundredths(r.cell(c))
	if !ok || v%100 != 0 {
		r.refuse(c, "outlook.sheet_not_whole", nil)
		return was
	}
	return int(v / 100)
}

// month reads "2028-03", "03/2028", a day of it, or the number of a day as spreadsheets count.
func (r *sheetRow) month(c column, was, otherwise forecast.Month) forecast.Month {
	text := r.cell(c)
	if text == "" {
		if was == "" {
			return otherwise
		}
		return was
	}
	if m, ok := monthIn(text); ok {
		return m
	}
	r.refuse(c, "forecast.not_a_month", nil)
	return was
}

func monthIn(text string) (forecast.Month, bool) {
	if serial, err := strconv.ParseFloat(text, 64); err == nil && serial > 20_000 && serial < 80_000 {
		return forecast.MonthOf(day.Day("1899-12-30").Add(int(serial))), true
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == '/' || c == '-' || c == '.' })
	if len(parts) > 1 && len(parts[0]) < 4 {
		slices.Reverse(parts)
	}
	if len(parts) < 2 || len(parts) > 3 {
		return "", false
	}
	if len(parts[1]) == 1 {
		parts[1] = "0" + parts[1]
	}
	m, err := forecast.ParseMonth(parts[0] + "-" + parts[1])
	return m, err == nil
}

// choice reads one of some values, written in any language or by its own name.
func (r *sheetRow) choice(c column, prefix, was string, values ...string) string {
	typed := base.Fold(r.cell(c))
	if typed == "" {
		return was
	}
	for _, v := range values {
		if slices.Contains(said(prefix+v, v), typed) {
			return v
		}
	}
	r.refuse(c, "outlook.sheet_not_a_choice", base.Args{"choices": strings.Join(choices(prefix, values), ", ")})
	return was
}
