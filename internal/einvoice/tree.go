package einvoice

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/base"
)

// What a file may hold at most: real invoices stay far below.
const (
	nodesMax = 200_000
	depthMax = 64
)

// node is one element, without its namespace: the two syntaxes share no name that
// means two things.
type node struct {
	name  string
	attrs map[string]string
	text  string
	kids  []*node
}

// parse reads a whole document.
func parse(file []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(file))
	dec.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(charset), "iso-8859-1") || strings.EqualFold(charset, "windows-1252") {
			return charmap.Windows1252.NewDecoder().Reader(in), nil
		}
		return nil, errors.New("charset " + charset)
	}
	top, n := &node{}, 0
	open := []*node{top}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) && len(open) == 1 && len(top.kids) == 1 {
			return top.kids[0], nil
		}
		if err != nil {
			return nil, broken(dec)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if n++; n > nodesMax || len(open) > depthMax {
				return nil, broken(dec)
			}
			kid := born(t)
			open[len(open)-1].kids = append(open[len(open)-1].kids, kid)
			open = append(open, kid)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			open[len(open)-1].text += string(t)
		}
	}
}

func born(t xml.StartElement) *node {
	kid := &node{name: t.Name.Local}
	if len(t.Attr) > 0 {
		kid.attrs = map[string]string{}
	}
	for _, a := range t.Attr {
		kid.attrs[a.Name.Local] = a.Value
	}
	return kid
}

func broken(dec *xml.Decoder) error {
	line, _ := dec.InputPos()
	return base.Refuse(base.Invalid, "einvoice.xml_broken", base.Args{"line": line})
}

// all finds the elements at the end of a path: "TaxTotal/TaxSubtotal".
func (n *node) all(path string) []*node {
	found := []*node{n}
	for _, name := range strings.Split(path, "/") {
		var next []*node
		for _, f := range found {
			for _, kid := range f.kids {
				if kid.name == name {
					next = append(next, kid)
				}
			}
		}
		found = next
	}
	return found
}

// get gives the first text found on the first of some paths that holds one, in one line.
func (n *node) get(paths ...string) string {
	for _, path := range paths {
		for _, f := range n.all(path) {
			if text := strings.Join(strings.Fields(f.text), " "); text != "" {
				return text
			}
		}
	}
	return ""
}
