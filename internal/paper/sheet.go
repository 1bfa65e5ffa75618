package paper

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"pilotis/internal/base"
)

// Sheet is a table that another program wrote: one line of headings, then lines of cells.
type Sheet struct {
	Encoding string // "UTF-8", "Windows-1252", "UTF-16"
	Comma    rune   // what parts the cells
	Head     []string
	Lines    []Line
}

// Line is one line of a sheet; a line may have fewer or more cells than the head.
type Line struct {
	Number int // in the file, from 1
	Cells  []string
}

// Cell gives a cell without the blanks around it, "" where the line is too short
// or there is no such column (-1).
func (l Line) Cell(column int) string {
	if column < 0 || column >= len(l.Cells) {
		return ""
	}
	return strings.TrimSpace(l.Cells[column])
}

// Limits of what is read: more is no list of people or places.
const (
	sheetMax = 64 << 20
	linesMax = 200_000
)

// ReadSheet reads a CSV file of any usual encoding and separator. An empty file
// is refused; lines without any text are passed over.
func ReadSheet(r io.Reader) (Sheet, error) {
	raw, err := io.ReadAll(io.LimitReader(r, sheetMax+1))
	if err != nil {
		return Sheet{}, err
	}
	if len(raw) > sheetMax {
		return Sheet{}, base.Refuse(base.Invalid, "base.too_large", base.Args{"max": "64 Mo"})
	}
	var s Sheet
	var text string
	text, s.Encoding = decode(raw)
	if first, rest, found := strings.Cut(text, "\n"); found { // Excel's own way to name the separator
		if mark, ok := strings.CutPrefix(strings.TrimSpace(first), "sep="); ok && len(mark) == 1 {
			s.Comma, text = rune(mark[0]), "\n"+rest // an empty line, so that lines keep their numbers
		}
	}
	if s.Comma == 0 {
		s.Comma = commaOf(text)
	}
	return s, s.read(text)
}

func (s *Sheet) read(text string) error {
	lines := csv.NewReader(strings.NewReader(text))
	lines.Comma, lines.FieldsPerRecord, lines.LazyQuotes = s.Comma, -1, true
	for {
		cells, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return &base.Fault{Kind: base.Invalid, Key: "base.unreadable", Cause: err}
		}
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		if s.Head == nil {
			s.Head = cells
			continue
		}
		number, _ := lines.FieldPos(0)
		if s.Lines = append(s.Lines, Line{number, cells}); len(s.Lines) > linesMax {
			return base.Refuse(base.Invalid, "base.too_large", base.Args{"max": fmt.Sprint(linesMax)})
		}
	}
	if s.Head == nil {
		return base.Refuse(base.Invalid, "base.unreadable")
	}
	return nil
}

// decode gives the text of a file: what its first bytes say, otherwise UTF-8 where
// that is possible, otherwise the code of French Windows.
func decode(raw []byte) (text, name string) {
	name = "UTF-8"
	var code encoding.Encoding = unicode.UTF8
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		name, code = "UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case !utf8.Valid(raw):
		name, code = "Windows-1252", charmap.Windows1252
	}
	out, err := code.NewDecoder().Bytes(raw)
	if err != nil {
		out = bytes.ToValidUTF8(raw, []byte("\uFFFD"))
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(out), "\x00", ""), "\r\n", "\n"), name
}

// commaOf finds what parts the cells: the sign found most often on the first line
// outside quotes; a comma where there is none of them.
func commaOf(text string) rune {
	counts := map[rune]int{}
	quoted := false
	for _, r := range strings.TrimLeft(text, "\n ") {
		if r == '\n' && !quoted {
			break
		}
		if r == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[r]++
		}
	}
	best := ','
	for _, r := range ",;\t|" {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
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
