package paper

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"pilotis/internal/day"
	"pilotis/internal/money"
)

// A workbook is a zip of pages of XML (ECMA-376, Office Open XML). It is written as
// it comes, so that a million rows take no more memory than ten.

// sheetRows is how many rows a sheet can have; the rest goes on the next one.
const sheetRows = 1 << 20

// wide is from how many characters on a table lies across the page.
const wide = 95

type workbook struct {
	Print
	zip   *zip.Writer
	out   *bufio.Writer
	row   int
	cell  []byte
	names []string
	live  bool // some cell is a formula
}

func (p Print) workbook(w io.Writer) error {
	b := &workbook{Print: p, zip: zip.NewWriter(w)}
	b.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, part := range []struct{ name, text string }{{"[Content_Types].xml", contentTypes}, {"_rels/.rels", rootRels}, {"xl/styles.xml", styles()}} {
		if err := b.part(part.name, part.text); err != nil {
			return err
		}
	}
	for _, t := range p.Tables {
		if err := b.table(t); err != nil {
			return err
		}
	}
	if err := b.part("xl/workbook.xml", b.index()); err != nil {
		return err
	}
	if err := b.part("xl/_rels/workbook.xml.rels", b.relations()); err != nil {
		return err
	}
	if err := b.part("docProps/core.xml", b.about()); err != nil {
		return err
	}
	return b.zip.Close()
}

func (b *workbook) part(name, text string) error {
	w, err := b.zip.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

// table writes a table on a sheet, and on others where one is too short.
func (b *workbook) table(t Table) error {
	if err := b.begin(t, t.Name); err != nil {
		return err
	}
	if err := t.Rows(func(r Row) error {
		if b.row == sheetRows {
			b.end(t)
			if err := b.begin(t, t.Name); err != nil {
				return err
			}
		}
		b.put(r.Cells, func(c Cell) int { return styleOf(r.Look, c.kind) })
		_, err := b.out.Write(nil) // what went wrong so far
		return err
	}); err != nil {
		return err
	}
	b.end(t)
	return b.out.Flush()
}

// begin opens a sheet: its columns, its head that stays in sight.
func (b *workbook) begin(t Table, name string) error {
	if b.out != nil {
		if err := b.out.Flush(); err != nil {
			return err
		}
	}
	b.names = append(b.names, b.sheetName(name))
	w, err := b.zip.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.names)))
	if err != nil {
		return err
	}
	b.out, b.row = bufio.NewWriterSize(w, 1<<16), 0
	b.write(xml.Header, `<worksheet xmlns="`, mainSpace, `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
		`<sheetViews><sheetView workbookViewId="0">`, pane(t.Keep), `</sheetView></sheetViews><cols>`)
	heads := make([]Cell, len(t.Cols))
	for i, c := range t.Cols {
		n := strconv.Itoa(i + 1)
		b.write(`<col min="`, n, `" max="`, n, `" width="`, strconv.Itoa(max(c.Width, utf8.RuneCountInString(c.Label))+2), `" customWidth="1"/>`)
		heads[i] = Text(c.Label)
	}
	b.write(`</cols><sheetData>`)
	b.put(heads, func(Cell) int { return headStyle })
	return nil
}

// pane keeps the head in sight, and some columns.
func pane(columns int) string {
	if columns == 0 {
		return `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`
	}
	return `<pane xSplit="` + strconv.Itoa(columns) + `" ySplit="1" topLeftCell="` + Address(columns, 1) + `" activePane="bottomRight" state="frozen"/>`
}

// end closes a sheet and says how it goes on paper.
func (b *workbook) end(t Table) {
	across := "portrait"
	if t.width() > wide {
		across = "landscape"
	}
	b.write(`</sheetData><pageMargins left="0.5" right="0.5" top="0.8" bottom="0.7" header="0.3" footer="0.3"/>`,
		`<pageSetup paperSize="9" orientation="`, across, `" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>`)
	b.text("&L" + footed(b.Title) + "&R" + footed(strings.Join(b.Under, " · ")))
	b.write(`</oddHeader><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
}

// footed doubles what would be a command in the head or the foot of a sheet.
func footed(s string) string { return strings.ReplaceAll(s, "&", "&&") }

func (t Table) width() (sum int) {
	for _, c := range t.Cols {
		sum += max(c.Width, utf8.RuneCountInString(c.Label))
	}
	return sum
}

// put writes a row of cells.
func (b *workbook) put(cells []Cell, style func(Cell) int) {
	b.row++
	row := strconv.Itoa(b.row)
	b.write(`<row r="`, row, `">`)
	for i, c := range cells {
		b.write(`<c r="`, columnName(i), row, `" s="`, strconv.Itoa(style(c)), `"`)
		switch {
		case c.empty():
			b.write(`/>`)
		case c.kind == asText:
			b.write(` t="inlineStr"><is><t xml:space="preserve">`)
			b.text(c.text)
			b.write(`</t></is></c>`)
		default:
			b.cell = c.number(b.cell[:0])
			b.write(`>`)
			b.formula(c)
			b.write(`<v>`)
			_, _ = b.out.Write(b.cell)
			b.write(`</v></c>`)
		}
	}
	b.write(`</row>`)
}

// formula writes by what a spreadsheet reckons a cell anew.
func (b *workbook) formula(c Cell) {
	if c.kind != asDay && c.text != "" {
		b.live = true
		b.write(`<f>`)
		b.text(c.text)
		b.write(`</f>`)
	}
}

// number writes what a spreadsheet computes with; a day is counted since the
// thirtieth of December 1899.
func (c Cell) number(to []byte) []byte {
	switch c.kind {
	case asCents:
		return append(to, money.Cents(c.n).String()...)
	case asDay:
		return strconv.AppendInt(to, int64(day.Day(c.text).Sub("1899-12-30")), 10)
	}
	return strconv.AppendInt(to, c.n, 10)
}

// write writes XML; what goes wrong is told by Flush.
func (b *workbook) write(all ...string) {
	for _, s := range all {
		_, _ = b.out.WriteString(s)
	}
}

// text writes what people typed: escaped, without the signs that XML cannot hold.
func (b *workbook) text(s string) {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r >= utf8.RuneSelf || strings.ContainsRune(`<>&"'`, r) }) < 0 {
		_, _ = b.out.WriteString(s)
		return
	}
	_ = xml.EscapeText(b.out, []byte(s))
}

// columnName is "A" to "Z", then "AA" and on.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + columnName(i%26)
}

// sheetName is the name of the next sheet: 31 signs at most, none that Excel refuses, each once.
func (b *workbook) sheetName(name string) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name))
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = fmt.Sprintf(" (%d)", n)
		}
		if said := cut(name, 31-len(end)) + end; !b.has(said) {
			return said
		}
	}
}

func cut(s string, runes int) string {
	if r := []rune(s); len(r) > runes {
		return string(r[:runes])
	}
	return s
}

func (b *workbook) has(name string) bool {
	for _, n := range b.names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}
