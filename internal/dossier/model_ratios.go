package dossier

import (
	"pilotis/internal/analysis"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// writeRatios is what the years say: intermediate balances, what stays and what turns, the
// break-even, ratios.
func (m *model) writeRatios() {
	s := m.rat
	s.col(labelWidth, m.say("col_line"))
	s.figures(yearLabels(m.r)...)
	books := make([]analysis.Books, m.years)
	for y := range books {
		books[y] = outlook.Books(m.o, y)
	}
	s.add(paper.Head, m.text("ratios_sig"))
	for i, balance := range books[0].Balances(analysis.Reformed) {
		m.figureRow(balance.Key, func(y int) analysis.Figure { return books[y].Balances(analysis.Reformed)[i].Figure })
	}
	m.figureRow("caf", func(y int) analysis.Figure { return books[y].CAF(analysis.Reformed).Figure })
	s.add(paper.Head, m.text("ratios_balance"))
	m.figureRow("working_capital", func(y int) analysis.Figure { return books[y].Functional().WorkingCapital })
	m.figureRow("need", func(y int) analysis.Figure { return books[y].Functional().Need })
	m.figureRow("treasury", func(y int) analysis.Figure { return books[y].Functional().Treasury })
	m.writeBreakEven(books)
	s.add(paper.Head, m.text("ratios_ratios"))
	ratios := make([][]analysis.Ratio, m.years)
	for y := range ratios {
		ratios[y] = outlook.RatiosOf(m.o, y)
	}
	for i, ratio := range ratios[0] {
		cells := []paper.Cell{paper.Text(words.T(m.lang, "analysis.ratio_"+ratio.Key) + " (" + m.say("unit_"+string(ratio.Unit)) + ")")}
		for y := range ratios {
			cells = append(cells, m.ratio(ratios[y][i], y))
		}
		s.add(paper.Plain, cells...)
	}
}

// figureRow writes a figure of each year.
func (m *model) figureRow(key string, of func(year int) analysis.Figure) int {
	cells := []paper.Cell{paper.Text(words.T(m.lang, "analysis.figure_"+key))}
	for y := range m.years {
		f := of(y)
		s := m.figure(f, y)
		cells = append(cells, s.cell(f.Cents))
	}
	return m.rat.add(paper.Plain, cells...)
}

// ratio divides as the analysis does, in hundredths of its unit.
func (m *model) ratio(r analysis.Ratio, year int) paper.Cell {
	if !r.Known {
		return paper.Text("–")
	}
	over, under := m.figure(r.Over, year), m.figure(r.Under, year)
	if r.Key == analysis.AnnuityCover {
		under = sum{}
		under.add(1, m.fin.on(initialCol+1+year, m.finRow["repayments"]), r.Under.Cents)
	}
	times := map[analysis.Unit]int64{analysis.Percent: 10000, analysis.Times: 100, analysis.Days: int64(min(365, m.in(year)*365/12)) * 36000 / 365}[r.Unit]
	want := money.Cents(r.Value)
	if over.cents != r.Over.Cents || under.cents != r.Under.Cents || over.cents.Ratio(times, int64(under.cents)) != want {
		return paper.Cents(want)
	}
	return paper.Formula(divided(over.expression()+"*"+money.Cents(times).String(), under.expression()), want)
}

// divided is a division rounded to hundredths, nothing where there is nothing to divide by.
func divided(over, under string) string {
	return "IF(" + under + ">0,ROUND(" + over + "/" + under + ",2),0)"
}

// writeBreakEven is how much must be sold for nothing to be lost.
func (m *model) writeBreakEven(books []analysis.Books) {
	s := m.rat
	s.add(paper.Head, m.text("ratios_even"))
	even := make([]analysis.BreakEven, m.years)
	for y := range even {
		even[y] = books[y].BreakEvenOf(m.o.Variable())
	}
	row := map[string]int{}
	for _, line := range []struct {
		key string
		of  func(e analysis.BreakEven) analysis.Figure
	}{
		{"sales", func(e analysis.BreakEven) analysis.Figure { return e.Sales }},
		{"variable", func(e analysis.BreakEven) analysis.Figure { return e.Variable }},
		{"standing", func(e analysis.BreakEven) analysis.Figure { return e.Standing }},
		{"grants", func(e analysis.BreakEven) analysis.Figure { return e.Grants }},
		{"others", func(e analysis.BreakEven) analysis.Figure { return e.Others }},
	} {
		row[line.key] = m.figureRow(line.key, func(y int) analysis.Figure { return line.of(even[y]) })
	}
	for _, key := range []string{"with", "without"} {
		row[key] = m.pointRow(key, even, row)
	}
	safety := []paper.Cell{m.text("even_safety")}
	for y, e := range even {
		if !e.With.Reachable {
			safety = append(safety, paper.Text("–"))
			continue
		}
		safety = append(safety, paper.Formula(paper.Address(y+1, row["sales"])+"-"+paper.Address(y+1, row["with"]), e.With.Safety))
	}
	s.add(paper.Plain, safety...)
}

// pointRow is a break-even of each year: what does not follow sales, less what pays for it
// beside them, over what sales leave.
func (m *model) pointRow(key string, even []analysis.BreakEven, row map[string]int) int {
	cells := []paper.Cell{m.text("even_" + key)}
	for y, e := range even {
		at := func(key string) string { return paper.Address(y+1, row[key]) }
		point, fixed := e.With, at("standing")+"-"+at("others")+"-"+at("grants")
		if key == "without" {
			point, fixed = e.Without, at("standing")+"-"+at("others")
		}
		if !point.Reachable {
			cells = append(cells, m.text("even_unreachable"))
			continue
		}
		cells = append(cells, paper.Formula(divided("MAX(0,"+fixed+")*"+at("sales"), "("+at("sales")+"-"+at("variable")+")"), point.Sales))
	}
	return m.rat.add(paper.Sum, cells...)
}
