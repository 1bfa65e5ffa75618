package paper

import (
	"io"
	"strings"

	"pilotis/internal/base"
)

// Sheet is a table that another program wrote: one line of headings, then lines of cells.
type Sheet struct {
	Encoding string // "UTF-8", "UTF-8 BOM", "Windows-1252" or "UTF-16"
	Comma    rune   // what parts the cells
	Head     []string
	Lines    []Line
}

// Line is one line of a sheet; a line may have fewer or more cells than the head.
type Line struct {
	Number int // in the file, from 1: where it begins, for a cell may hold several lines
	Cells  []string
}

// Cell gives a cell, "" where the line is too short or there is no such column (-1).
func (l Line) Cell(column int) string {
	if column < 0 || column >= len(l.Cells) {
		return ""
	}
	return l.Cells[column]
}

// Beyond tells whether a line has more than n cells, and something in those.
func (l Line) Beyond(n int) bool {
	return Line{Cells: l.Cells[min(n, len(l.Cells)):]}.filled() > 0
}

// filled counts the cells that say something.
func (l Line) filled() (n int) {
	for _, c := range l.Cells {
		if c != "" {
			n++
		}
	}
	return n
}

// Limits of what is read: more is no list of people or places.
const (
	sheetMax = 64 << 20
	linesMax = 200_000
)

// ReadSheet reads a CSV file of any usual encoding and separator. Blanks around
// cells, and lines without any text, are passed over. A file that is no table is
// refused with a sentence that says how to save it otherwise.
func ReadSheet(r io.Reader) (Sheet, error) {
	raw, err := io.ReadAll(io.LimitReader(r, sheetMax+1))
	if err != nil {
		return Sheet{}, err
	}
	if len(raw) > sheetMax {
		return Sheet{}, base.Wrong("file", "paper.too_large", base.Args{"max": sheetMax >> 20})
	}
	text, encoding, err := decode(raw)
	if err != nil {
		return Sheet{}, err
	}
	text, comma := commaOf(text)
	lines, err := split(text, comma)
	if err != nil {
		return Sheet{}, err
	}
	lines = belowTitle(lines)
	if len(lines) == 0 {
		return Sheet{}, base.Wrong("file", "paper.empty")
	}
	if len(lines) > linesMax {
		return Sheet{}, base.Wrong("file", "paper.too_many_lines", base.Args{"max": linesMax, "n": len(lines) - 1})
	}
	return Sheet{Encoding: encoding, Comma: rune(comma), Head: lines[0].Cells, Lines: lines[1:]}, nil
}

// belowTitle drops the lines above the head that only name the table: one cell,
// where the line below has more.
func belowTitle(lines []Line) []Line {
	for len(lines) > 1 && lines[0].filled() == 1 && lines[1].filled() > 1 {
		lines = lines[1:]
	}
	return lines
}

// Column finds the first column whose heading is one of the names, compared
// folded and tried in the order given; -1 where there is none.
func (s Sheet) Column(names ...string) int {
	for _, name := range names {
		for i, heading := range s.Head {
			if base.Fold(heading) == name {
				return i
			}
		}
	}
	return -1
}

// formulaSigns begin what a spreadsheet would compute.
const formulaSigns = "=+-@\t\r"

// safe writes a cell so that a spreadsheet shows it and computes nothing (CWE-1236):
// a quote goes before what would begin a formula. Plain numbers stay numbers.
func safe(cell string) string {
	if signed(cell) && !number(cell) {
		return "'" + cell
	}
	return cell
}

// plain takes back the quote that safe wrote.
func plain(cell string) string {
	if rest, quoted := strings.CutPrefix(cell, "'"); quoted && signed(rest) {
		return rest
	}
	return cell
}

// signed tells whether a formula sign comes first, perhaps after quotes.
func signed(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.IndexByte(formulaSigns, rest[0]) >= 0
}

func number(cell string) bool {
	digits := strings.TrimPrefix(cell, "-")
	return digits != "" && strings.Trim(digits, "0123456789.,") == "" && strings.Trim(digits, ".,") != ""
}
