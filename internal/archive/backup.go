package archive

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"pilotis/internal/db"
)

// Backup writes the whole database to w as it stands at one instant, row by row,
// while others go on reading and writing.
func Backup(ctx context.Context, d *db.DB, w io.Writer) (m Manifest, err error) {
	m = Manifest{Format: format, Version: version, MadeAt: d.Now(), Engine: d.Engine()}
	if m.Steps, err = d.Steps(ctx); err != nil {
		return m, err
	}
	catalogue, err := d.Schema(ctx)
	if err != nil {
		return m, err
	}
	m.Tables = tablesOf(catalogue)
	file := zip.NewWriter(w)
	err = d.Snapshot(ctx, func(ctx context.Context, r db.Reader) error {
		for i := range m.Tables {
			if err := writeTable(ctx, r, file, &m.Tables[i]); err != nil {
				return fmt.Errorf("table %s: %w", m.Tables[i].Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return m, err
	}
	entry, err := file.Create(manifestEntry)
	if err != nil {
		return m, err
	}
	e := json.NewEncoder(entry)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return m, err
	}
	return m, file.Close()
}

func writeTable(ctx context.Context, r db.Reader, file *zip.Writer, t *Table) error {
	entry, err := file.Create(t.entry())
	if err != nil {
		return err
	}
	sum := sha256.New()
	out := bufio.NewWriter(io.MultiWriter(entry, sum))
	e := json.NewEncoder(out) // a []byte becomes base 64
	e.SetEscapeHTML(false)
	err = db.EachOf(ctx, r, t.Name, t.columns(), "", func(row []any) error {
		for _, value := range row {
			if text, is := value.(string); is && !utf8.ValidString(text) {
				return fmt.Errorf("row %d holds a text that is not UTF-8", t.Rows+1) // JSON would alter it without a word
			}
		}
		t.Rows++
		return e.Encode(row)
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	t.Sum = hex.EncodeToString(sum.Sum(nil))
	return nil
}
