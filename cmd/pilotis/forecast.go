package main

import (
	"fmt"
	"io"
	"os"

	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/outlook"
	"pilotis/internal/payroll"
	"pilotis/internal/words"
)

type forecastCommands struct {
	Run forecastRun `cmd:"" help:"What hypotheses lead to: cash, income, financing plan, sheet, ratios."`
}

type forecastRun struct {
	File string `arg:"" help:"The hypotheses, as JSON; - for standard input."`
}

// Run reckons a forecast. It needs no database: the file says it all.
func (c *forecastRun) Run(p *program) error {
	h, err := c.read(p)
	if err != nil {
		return err
	}
	if h, err = outlook.Waged(h, published); err != nil {
		return err
	}
	m, err := forecast.Compile(h)
	if err != nil {
		return err
	}
	r := outlook.Draw(m.Run(), p.lang, words.T(p.lang, "outlook.unreachable"))
	if h.Draws > 0 {
		if r.Draws, err = forecast.Draw(p.ctx, h); err != nil {
			return err
		}
	}
	return p.print(r, forecastLines(p.lang, r)...)
}

// published estimates a wage with the figures that the program knows.
func published(g outlook.Gross) (outlook.Wage, error) {
	e, err := payroll.Of(payroll.Ask{Gross: g.Cents, On: g.On}, law.On)
	return outlook.Wage{Net: e.Net, Employer: e.Charges}, err
}

func (c *forecastRun) read(p *program) (forecast.Hypotheses, error) {
	from := io.NopCloser(p.in)
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return forecast.Hypotheses{}, err
		}
		from = file
	}
	defer from.Close()
	return outlook.Read(from)
}

// forecastLines says a forecast in lines: each month's end, then each year.
func forecastLines(lang string, r outlook.Result) (all []string) {
	for _, m := range r.Months {
		all = append(all, fmt.Sprintf("%s %16s", m.Month, words.Money(lang, m.End)))
	}
	for i, y := range r.Income {
		all = append(all, fmt.Sprintf("%s – %s: result %s, cash %s", y.From, y.To, words.Money(lang, y.Result), words.Money(lang, r.Plans[i].Cash)))
	}
	return append(all, fmt.Sprintf("lowest cash: %s, %s", words.Money(lang, r.Lowest.Cents), r.Lowest.Month))
}
