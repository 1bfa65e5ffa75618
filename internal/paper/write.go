package paper

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// WriteSheet makes a file of a table as spreadsheets read it: UTF-8 with its mark,
// separated by semicolons where commas part decimals, lines ended by CR LF, and no
// cell that would be computed.
func WriteSheet(lang string, head []string, rows [][]string) []byte {
	var out bytes.Buffer
	w := NewSheetWriter(&out, lang, head)
	for _, row := range rows {
		w.Row(row)
	}
	_ = w.Close() // a buffer in memory takes in everything
	return out.Bytes()
}

// SheetWriter writes a table row by row, as WriteSheet does, where it is too large
// to be held. What goes wrong is told by Close.
type SheetWriter struct {
	out   *bufio.Writer
	comma string
}

// NewSheetWriter begins a table.
func NewSheetWriter(w io.Writer, lang string, head []string) *SheetWriter {
	s := &SheetWriter{bufio.NewWriter(w), ";"}
	if lang == "en" {
		s.comma = ","
	}
	_, _ = s.out.WriteString("\ufeff")
	s.Row(head)
	return s
}

// Row writes one row.
func (s *SheetWriter) Row(cells []string) {
	for i, cell := range cells {
		if i > 0 {
			_, _ = s.out.WriteString(s.comma)
		}
		cell = safe(cell)
		if strings.ContainsAny(cell, commas+"\"\n\r") { // any comma, for whoever guesses it
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		_, _ = s.out.WriteString(cell)
	}
	_, _ = s.out.WriteString("\r\n")
}

// failed tells early what Close would tell, so that a long table stops where nobody
// takes it any more.
func (s *SheetWriter) failed() error {
	_, err := s.out.Write(nil)
	return err
}

// Close ends the table; what it was written to stays open.
func (s *SheetWriter) Close() error { return s.out.Flush() }
