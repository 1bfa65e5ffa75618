package quality

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"mime"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// bundle is an archive being written; it notes the sum of each file.
type bundle struct {
	*zip.Writer
	sums string
}

func (b *bundle) put(name string, write func(io.Writer) error) error {
	file, err := b.Create(name)
	if err != nil {
		return err
	}
	sum := sha256.New()
	if err := write(io.MultiWriter(file, sum)); err != nil {
		return err
	}
	b.sums += hex.EncodeToString(sum.Sum(nil)) + "  " + name + "\n"
	return nil
}

// Audit writes all that an auditor asks for in one archive: the book, the registers, the
// documents as they were added, and the sum of each file.
func (d *Desk) Audit(ctx context.Context, who base.Actor, place string, w io.Writer) error {
	book, err := d.Book(ctx, who)
	if err != nil {
		return err
	}
	registers, err := d.registers(ctx, who, place)
	if err != nil {
		return err
	}
	documents, err := evidences(ctx, d.DB, who.Place)
	if err != nil {
		return err
	}
	b := &bundle{Writer: zip.NewWriter(w)}
	print := book.print(ctx, place)
	if err := b.put(fileName(print.Title, "pdf"), func(w io.Writer) error { return print.Write(w, paper.PDF) }); err != nil {
		return err
	}
	if err := b.put(fileName(registers.Title, "xlsx"), func(w io.Writer) error { return registers.Write(w, paper.XLSX) }); err != nil {
		return err
	}
	for n, e := range documents {
		if err := b.document(ctx, d, who, n+1, e); err != nil {
			return err
		}
	}
	file, err := b.Create("SHA256SUMS")
	if err != nil {
		return err
	}
	if _, err := io.WriteString(file, b.sums); err != nil {
		return err
	}
	return b.Close()
}

// document puts a document in the folder of its indicator.
func (b *bundle) document(ctx context.Context, d *Desk, who base.Actor, n int, e Evidence) error {
	_, content, err := d.File(ctx, who, e.ID)
	if err != nil {
		return err
	}
	ext := "pdf"
	if all, err := mime.ExtensionsByType(e.Kind); err == nil && len(all) > 0 && e.Kind != "application/pdf" {
		ext = all[0][1:]
	}
	return b.put(fmt.Sprintf("%02d/%s", e.Indicator, fileName(fmt.Sprintf("%03d %s", n, e.Title), ext)), func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// registers gathers what was kept in one workbook.
func (d *Desk) registers(ctx context.Context, who base.Actor, place string) (p paper.Print, err error) {
	told, err := d.Complaints(ctx, who)
	if err != nil {
		return p, err
	}
	better, err := d.Improvements(ctx, who)
	if err != nil {
		return p, err
	}
	noted, err := d.Journal(ctx, who)
	if err != nil {
		return p, err
	}
	heard, err := d.Surveys(ctx, who)
	return paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "quality.registers"), Under: []string{place}, Made: d.today(who),
		Tables: []paper.Table{registerTable(ctx, told, better), improvementTable(ctx, better), journalTable(ctx, noted), surveyTable(ctx, heard)}}, err
}

func (d *Desk) sendAudit(c *web.Call) error {
	return c.Spool(fileName(ui.T(c.Context(), "quality.audit_file"), "zip"), "application/zip", func(w io.Writer) error {
		return d.Audit(c.Context(), c.Who, ui.In(c.Context()).Place.Name, w)
	})
}
