package paper

import (
	"math"
	"strings"

	"pilotis/internal/base"
)

// commas are what is looked for; the first wins where several serve as well.
const commas = ";\t,|"

// commaOf finds what parts the cells: what the file's first line says
// ("sep=;", as spreadsheets write), otherwise what gives most of the first rows the
// same number of cells, and the most cells.
func commaOf(text string) (rest string, comma byte) {
	if line, after, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(line), "sep=") {
		if said := strings.TrimRight(line[4:], "\r"); len(said) == 1 {
			return "\n" + after, said[0]
		}
	}
	best, most := byte(','), 0
	for i := range len(commas) {
		if score := fit(text, commas[i]); score > most {
			best, most = commas[i], score
		}
	}
	return text, best
}

// firstRows is how many rows tell the comma.
const firstRows = 20

// fit tells how well a sign parts the first rows: a thousand for each row of
// the commonest width, and that width. Lines with a quote inside a bare cell tell nothing.
func fit(text string, comma byte) int {
	s := scan{text: text, comma: comma, line: 1}
	widths, best, filled := map[int]int{}, 0, 0
	for more := true; more && filled < firstRows; {
		var row Line
		s.stray = false
		if row, more = s.row(); row.filled() == 0 {
			continue
		}
		filled++
		if n := len(row.Cells); n > 1 && !s.stray && s.open == 0 {
			widths[n] += 1000
			best = max(best, widths[n]+n)
		}
	}
	if filled == 0 {
		return math.MaxInt // the text is nothing but this comma
	}
	return best
}

// split parts a text into rows that say something. Lines end with LF, CR LF or CR.
func split(text string, comma byte) ([]Line, error) {
	var lines []Line
	s := scan{text: text, comma: comma, line: 1}
	for {
		line, more := s.row()
		if s.open > 0 {
			return nil, base.Wrong("file", "paper.quote_open", base.Args{"line": s.open})
		}
		if line.filled() > 0 {
			lines = append(lines, line)
		}
		if !more {
			return lines, nil
		}
	}
}

// scan reads a text row by row (RFC 4180, and kindly what departs from it: quotes
// within a cell that does not begin with one, words after a closing quote).
type scan struct {
	text  string
	comma byte
	at    int
	line  int
	open  int  // the line of a quote that never closes, 0 for none
	stray bool // a bare cell held a quote
}

// row reads a row, and tells whether the text goes on after it.
func (s *scan) row() (Line, bool) {
	row := Line{Number: s.line}
	for {
		row.Cells = append(row.Cells, strings.TrimSpace(plain(strings.TrimSpace(s.cell()))))
		if s.at >= len(s.text) {
			return row, false
		}
		end := s.text[s.at]
		s.at++
		if end == s.comma {
			continue
		}
		if end == '\r' && s.at < len(s.text) && s.text[s.at] == '\n' {
			s.at++
		}
		s.line++
		return row, s.at < len(s.text)
	}
}

// cell reads up to a comma or the end of the line.
func (s *scan) cell() string {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] == ' ' {
		s.at++
	}
	if s.at >= len(s.text) || s.text[s.at] != '"' {
		s.at = start
		return s.bare()
	}
	s.at++
	quoted, closed := s.quoted()
	if !closed {
		return quoted
	}
	return quoted + s.bare()
}

// bare reads to the end of the cell as it stands.
func (s *scan) bare() string {
	start := s.at
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case s.comma, '\n', '\r':
			return s.text[start:s.at]
		case '"':
			s.stray = true
		}
		s.at++
	}
	return s.text[start:s.at]
}

// quoted reads to the closing quote; two quotes stand for one, and every end of
// line for LF.
func (s *scan) quoted() (string, bool) {
	var b strings.Builder
	opened := s.line
	for s.at < len(s.text) {
		c := s.text[s.at]
		s.at++
		switch {
		case c == '"' && s.at < len(s.text) && s.text[s.at] == '"':
			s.at++
		case c == '"':
			return b.String(), true
		case c == '\r' && s.at < len(s.text) && s.text[s.at] == '\n':
			continue
		case c == '\r', c == '\n':
			s.line++
			c = '\n'
		}
		b.WriteByte(c)
	}
	s.open = opened
	return b.String(), false
}
