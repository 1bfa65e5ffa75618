package wire

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"pilotis/internal/base"
)

// What a file may hold at most.
const (
	SizeMax  = 20 << 20
	movesMax = 50_000
)

// Hints are what a file does not say of itself.
type Hints struct {
	Dates Order   // of the days of QIF and CSV; empty to find out
	CSV   Profile // what the columns are; zero to guess
}

// Read tells what kind of file it is and reads its statements: at least one, or an
// error that names the line.
func Read(file []byte, h Hints) ([]Statement, error) {
	if len(file) > SizeMax {
		return nil, base.Refuse(base.TooLarge, "wire.too_large", base.Args{"max": SizeMax >> 20})
	}
	text := decode(file)
	if strings.TrimSpace(text) == "" {
		return nil, base.Refuse(base.Invalid, "wire.empty")
	}
	all, err := readerOf(text)(text, h)
	if err != nil {
		return nil, err
	}
	moves := 0
	for i := range all {
		all[i].settle()
		moves += len(all[i].Moves)
	}
	if len(all) == 0 {
		return nil, base.Refuse(base.Invalid, "wire.no_statement")
	}
	if moves > movesMax {
		return nil, base.Refuse(base.TooLarge, "wire.too_many", base.Args{"max": movesMax})
	}
	return all, nil
}

type reader func(text string, h Hints) ([]Statement, error)

// readerOf knows a file by how it begins, whatever its name says.
func readerOf(text string) reader {
	head := strings.TrimSpace(text[:min(len(text), 4096)])
	upper := strings.ToUpper(head)
	switch {
	case strings.HasPrefix(upper, "OFXHEADER") || strings.Contains(upper, "<OFX>") || strings.Contains(upper, "<?OFX"):
		return readOFX
	case strings.HasPrefix(head, "<"):
		return readCAMT
	case strings.HasPrefix(head, "!"):
		return readQIF
	case strings.HasPrefix(head, ":20:") || strings.HasPrefix(head, "{1:") || strings.Contains(head, "\n:60"):
		return readMT940
	case isCFONB(head):
		return readCFONB
	}
	return readCSV
}

// decode makes UTF-8 of what banks send. The bytes are believed rather than the
// header, which often lies: what is UTF-8 is UTF-8, the rest is Windows-1252.
func decode(file []byte) string {
	switch {
	case bytes.HasPrefix(file, []byte("\xff\xfe")) || bytes.HasPrefix(file, []byte("\xfe\xff")):
		if out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(file); err == nil {
			file = out
		}
	case bytes.HasPrefix(file, []byte("\xef\xbb\xbf")):
		file = file[3:]
	}
	if !utf8.Valid(file) {
		file, _ = charmap.Windows1252.NewDecoder().Bytes(file) // every byte has a sign
	}
	text := strings.ReplaceAll(string(file), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}
