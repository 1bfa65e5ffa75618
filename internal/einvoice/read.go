package einvoice

import (
	"bytes"

	"pilotis/internal/base"
)

// SizeMax bounds a file, in bytes.
const SizeMax = 10 << 20

// Read tells what kind of file it is and reads its invoice, or says why it cannot.
func Read(file []byte) (Invoice, error) {
	switch {
	case len(file) > SizeMax:
		return Invoice{}, base.Refuse(base.TooLarge, "einvoice.too_large", base.Args{"max": SizeMax >> 20})
	case len(bytes.TrimSpace(file)) == 0:
		return Invoice{}, base.Refuse(base.Invalid, "einvoice.empty")
	case !IsPDF(file):
		return readXML(file)
	}
	inside, err := attached(file)
	if err != nil {
		return Invoice{}, err
	}
	i, err := readXML(inside)
	i.Format = "facturx"
	return i, err
}

// IsPDF tells a file by how it begins, whatever its name says.
func IsPDF(file []byte) bool { return bytes.Contains(file[:min(len(file), 1024)], []byte("%PDF-")) }

// readXML reads an invoice of either syntax of the European standard (EN 16931).
func readXML(file []byte) (Invoice, error) {
	root, err := parse(file)
	if err != nil {
		return Invoice{}, err
	}
	switch root.name {
	case "CrossIndustryInvoice":
		return readCII(root)
	case "Invoice", "CreditNote":
		return readUBL(root)
	}
	return Invoice{}, base.Refuse(base.Invalid, "einvoice.unknown")
}
