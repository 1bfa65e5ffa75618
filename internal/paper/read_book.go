package paper

import (
	"bytes"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"pilotis/internal/base"
)

// ReadTable reads a table that another program wrote, as a workbook (Office Open XML) or as
// plain text.
func ReadTable(r io.Reader) (Sheet, error) {
	raw, err := io.ReadAll(io.LimitReader(r, sheetMax+1))
	if err != nil {
		return Sheet{}, err
	}
	if len(raw) > sheetMax {
		return Sheet{}, base.Wrong("file", "paper.too_large", base.Args{"max": sheetMax >> 20})
	}
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return readBook(raw)
	}
	return ReadSheet(bytes.NewReader(raw))
}

// readBook reads the first sheet of a workbook: numbers as they are kept, percentages as they
// are shown, formulas as what they came to when the workbook was last saved. A formula that
// came to nothing yet is read as its own text, for whoever refuses it to show.
func readBook(raw []byte) (Sheet, error) {
	unread := base.Wrong("file", "paper.unreadable_book")
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: 4 * sheetMax, UnzipXMLSizeLimit: sheetMax})
	if err != nil {
		return Sheet{}, unread
	}
	defer book.Close()
	name := book.GetSheetName(0)
	rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return Sheet{}, unread
	}
	shown, err := book.GetRows(name)
	if err != nil {
		return Sheet{}, unread
	}
	if len(rows) > linesMax {
		return Sheet{}, base.Wrong("file", "paper.too_many_lines", base.Args{"max": linesMax, "n": len(rows) - 1})
	}
	var lines []Line
	for r, row := range rows {
		line := Line{Number: r + 1}
		for c, text := range row {
			line.Cells = append(line.Cells, cellOf(book, name, c, r, text, shown))
		}
		if line.filled() > 0 {
			lines = append(lines, line)
		}
	}
	lines = belowTitle(lines)
	if len(lines) == 0 {
		return Sheet{}, base.Wrong("file", "paper.empty")
	}
	return Sheet{Encoding: "XLSX", Head: lines[0].Cells, Lines: lines[1:]}, nil
}

func cellOf(book *excelize.File, sheet string, col, row int, raw string, shown [][]string) string {
	if row < len(shown) && col < len(shown[row]) && strings.HasSuffix(shown[row][col], "%") {
		return shown[row][col]
	}
	if raw == "" {
		at, err := excelize.CoordinatesToCellName(col+1, row+1)
		if err != nil {
			return ""
		}
		if formula, err := book.GetCellFormula(sheet, at); err == nil && formula != "" {
			return "=" + formula
		}
	}
	return strings.TrimSpace(raw)
}
