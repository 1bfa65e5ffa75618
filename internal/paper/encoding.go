package paper

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/base"
)

// decode finds out how a file is encoded. What is no text at all is refused.
func decode(raw []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return "", "", base.Wrong("file", "paper.workbook")
	case bytes.HasPrefix(raw, []byte("%PDF")):
		return "", "", base.Wrong("file", "paper.not_text")
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		text, encoding = string(raw[3:]), "UTF-8 BOM"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		text, encoding = fromUTF16(raw[2:], binary.LittleEndian), "UTF-16"
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		text, encoding = fromUTF16(raw[2:], binary.BigEndian), "UTF-16"
	case mostlyUTF8(raw):
		text, encoding = string(raw), "UTF-8"
	default:
		text, encoding = fromWindows(raw), "Windows-1252"
	}
	if strings.IndexByte(text, 0) >= 0 {
		return "", "", base.Wrong("file", "paper.not_text")
	}
	return strings.ToValidUTF8(text, "\uFFFD"), encoding, nil
}

// mostlyUTF8 tells whether letters beyond ASCII read as UTF-8 more often than not:
// one damaged letter does not make a file another encoding.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		raw = raw[size:]
	}
	return bad == 0 || good > bad
}

func fromUTF16(raw []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}

func fromWindows(raw []byte) string {
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil { // this decoder knows every byte
		return string(raw)
	}
	return string(text)
}
