package fec

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/base"
)

// lineMax bounds a line in bytes: what is longer is no file of entries.
const lineMax = 1 << 20

var mark = []byte("\xef\xbb\xbf") // the byte order mark that some programs put first

// lines reads a file line by line, whatever ends its lines.
type lines struct {
	from *bufio.Reader
	n    int
	bom  bool
	crs  bool // lines end in CR CR LF
}

func linesOf(r io.Reader) *lines { return &lines{from: bufio.NewReaderSize(r, lineMax)} }

// next gives a line without its end, until io.EOF; it holds until the next call. What no
// text of the books holds, the character of no value and the one that parts columns, is read as a blank.
func (l *lines) next() ([]byte, error) {
	raw, err := l.from.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, base.Wrong("file", "fec.line_too_long", base.Args{"line": l.n + 1})
	case err != nil && (!errors.Is(err, io.EOF) || len(raw) == 0):
		return nil, err
	}
	if l.n++; l.n == 1 && bytes.HasPrefix(raw, mark) {
		raw, l.bom = raw[len(mark):], true
	}
	raw = bytes.TrimSuffix(raw, []byte{'\n'})
	for _, strange := range []byte{0, 0x1f} {
		for i := bytes.IndexByte(raw, strange); i >= 0; i = bytes.IndexByte(raw, strange) {
			raw[i] = ' '
		}
	}
	for n := 0; len(raw) > 0 && raw[len(raw)-1] == '\r'; n++ {
		raw, l.crs = raw[:len(raw)-1], l.crs || n > 0
	}
	return raw, nil
}

// encoding is how a file writes what is not ASCII.
type encoding struct {
	table *charmap.Charmap // nil for UTF-8
}

// guess tells the encoding of a file read whole; it is fed line by line.
type guess struct{ notUTF8, c1 bool }

func (g *guess) see(line []byte) {
	if ascii(line) {
		return
	}
	g.notUTF8 = g.notUTF8 || !utf8.Valid(line)
	for _, b := range line {
		g.c1 = g.c1 || b >= 0x80 && b < 0xa0
	}
}

// encoding: what is not UTF-8 is ISO 8859-15, unless it holds bytes that only Windows uses.
func (g *guess) encoding() encoding {
	switch {
	case !g.notUTF8:
		return encoding{}
	case g.c1:
		return encoding{charmap.Windows1252}
	}
	return encoding{charmap.ISO8859_15}
}

func ascii(text []byte) bool {
	for len(text) >= 8 {
		if (text[0]|text[1]|text[2]|text[3]|text[4]|text[5]|text[6]|text[7])&0x80 != 0 {
			return false
		}
		text = text[8:]
	}
	for _, b := range text {
		if b&0x80 != 0 {
			return false
		}
	}
	return true
}

// decode gives a text in UTF-8; what no database takes (NUL) becomes a blank.
func (e encoding) decode(text []byte) []byte {
	if bytes.IndexByte(text, 0) >= 0 {
		text = bytes.ReplaceAll(text, []byte{0}, []byte{' '})
	}
	if e.table == nil || ascii(text) {
		return text
	}
	out := make([]byte, 0, len(text)+8)
	for _, b := range text {
		out = utf8.AppendRune(out, e.table.DecodeByte(b))
	}
	return out
}
