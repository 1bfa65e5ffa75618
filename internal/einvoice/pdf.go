package einvoice

import (
	"bytes"
	"compress/zlib"
	"io"

	"pilotis/internal/base"
)

// Where the dictionary of a stream is looked for, and what of a stream tells an invoice.
const (
	dictMax = 4 << 10
	headMax = 1 << 10
)

// attached finds the invoice that a PDF carries. A stream stands in a PDF at the top
// level, whatever tables describe it, so that it is found by reading the file through:
// damaged tables, which a viewer would mend, do not hide it.
func attached(pdf []byte) ([]byte, error) {
	mark := []byte("stream")
	for from := 0; ; {
		at := bytes.Index(pdf[from:], mark)
		if at < 0 {
			break
		}
		at += from
		from = at + len(mark)
		if bytes.HasSuffix(pdf[:at], []byte("end")) {
			continue
		}
		if xml := within(dictionary(pdf, at), pdf[from:]); xml != nil {
			return xml, nil
		}
	}
	if bytes.Contains(pdf, []byte("/Encrypt")) {
		return nil, base.Refuse(base.Invalid, "einvoice.pdf_locked")
	}
	return nil, base.Refuse(base.Invalid, "einvoice.pdf_plain")
}

// dictionary gives what is said of the stream that begins at a place.
func dictionary(pdf []byte, at int) []byte {
	before := pdf[max(0, at-dictMax):at]
	return before[max(0, bytes.LastIndex(before, []byte("obj"))):]
}

// within reads a stream if it holds an invoice, nil otherwise.
func within(dict, rest []byte) []byte {
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	var in io.Reader
	switch {
	case bytes.Contains(dict, []byte("FlateDecode")):
		z, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			return nil
		}
		in = z
	case bytes.Contains(dict, []byte("/Filter")):
		return nil // of no file that Factur-X allows
	default:
		end := bytes.Index(rest, []byte("endstream"))
		if end < 0 {
			return nil
		}
		in = bytes.NewReader(rest[:end])
	}
	head := make([]byte, headMax)
	n, _ := io.ReadFull(in, head) // a shorter stream is whole
	if head = head[:n]; !invoicing(head) {
		return nil
	}
	tail, err := io.ReadAll(io.LimitReader(in, SizeMax))
	if err != nil && len(tail) == 0 && n == headMax {
		return nil
	}
	return append(head, bytes.TrimRight(tail, "\r\n")...)
}

// invoicing tells by its beginning whether a stream is an invoice.
func invoicing(head []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(start, []byte("<")) {
		return false
	}
	for _, root := range []string{"CrossIndustryInvoice", "<Invoice", ":Invoice", "<CreditNote", ":CreditNote"} {
		if bytes.Contains(head, []byte(root)) {
			return true
		}
	}
	return false
}
