package main

import (
	"fmt"
	"os"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/certification"
)

type schoolCommands struct {
	Certification certificationCommands `cmd:"" help:"Certifications."`
	Transmission  transmissionCommands  `cmd:"" help:"What the Caisse des Dépôts is told."`
	Badge         badgeCommands         `cmd:"" help:"Badges."`
}

type certificationCommands struct {
	Import certificationImport `cmd:"" help:"Take in a certification: JSON, its schema is published beside the API."`
	Export certificationExport `cmd:"" help:"Write a certification as JSON."`
}

type certificationImport struct {
	File string `arg:"" type:"existingfile" help:"The certification."`
}

func (c *certificationImport) Run(p *program) error {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	f, err := certification.ReadFile(file)
	if err != nil {
		return err
	}
	return p.house(func(h *app.House) error {
		taken, err := h.Certifications.Import(p.ctx, base.System(base.Commons, nil), f)
		if err != nil {
			return err
		}
		return p.print(taken, fmt.Sprintf("%s\t%s", taken.Code, taken.ID))
	})
}

type certificationExport struct {
	Code string `arg:"" help:"Its number in the register."`
}

func (c *certificationExport) Run(p *program) error {
	return p.house(func(h *app.House) error {
		w, err := h.Certifications.Find(p.ctx, c.Code)
		if err != nil {
			return err
		}
		f, err := h.Certifications.Export(p.ctx, w.ID)
		if err != nil {
			return err
		}
		p.json = true // a file that another installation reads
		return p.print(f)
	})
}
