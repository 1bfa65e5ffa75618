package main

import (
	"fmt"
	"os"
	"path/filepath"

	"pilotis/internal/app"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/wire"
)

type importBank struct {
	File    string     `arg:"" type:"existingfile" help:"The statement: OFX, CAMT.053, CFONB 120, MT940, QIF, CSV."`
	Place   string     `required:"" placeholder:"SLUG" help:"The place."`
	Account string     `required:"" placeholder:"512000" help:"The account of the books that it is a statement of; made where it is missing."`
	Dates   wire.Order `enum:"dmy,mdy," default:"" help:"The order of days where the file does not say (QIF): dmy or mdy."`
	DryRun  bool       `help:"Report and write nothing."`
	Confirm bool       `help:"Take it in although its balance does not follow the last statement."`
}

func (c *importBank) Run(p *program) error {
	return p.inPlace(c.Place, func(h *app.House, who base.Actor) error {
		body, err := os.ReadFile(c.File)
		if err != nil {
			return err
		}
		r, err := h.Bank.Take(p.ctx, who, bank.Taking{Code: c.Account, File: filepath.Base(c.File), Body: body,
			Hints: wire.Hints{Dates: c.Dates}, DryRun: c.DryRun, Confirm: c.Confirm})
		if err != nil {
			return err
		}
		said := append([]string{fmt.Sprintf("%d new, %d duplicates, %d doubtful; %s to %s", r.New, r.Duplicates, r.Doubtful, r.Opening, r.Closing)}, r.Warnings...)
		if err := p.print(r, said...); err != nil {
			return err
		}
		if r.Refused && !c.DryRun {
			return errTold
		}
		return nil
	})
}
