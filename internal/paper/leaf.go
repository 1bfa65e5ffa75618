package paper

import (
	"bytes"
	"image/color"
	"io"

	"github.com/boombuler/barcode/qr"
)

// Leaf is a page that is kept for life: a parchment, an attestation. Its file is one that
// archives take in (PDF/A-2a): nothing in it depends on anything outside, and whoever listens to
// it hears its headings and paragraphs in order.
type Leaf struct {
	Print
	Across bool
	Lines  []Said
	Code   Code
	Foot   []string
}

// Said is a paragraph of a leaf, in the middle of the page.
type Said struct {
	Text    string
	Size    float64 // of its letters, in points
	Bold    bool
	Heading bool    // one goes from heading to heading
	Gap     float64 // above it, in millimetres
}

// Code is a square that telephones read, dark where it says so, and what it says to whoever does not see it.
type Code struct {
	Side int
	Dark func(x, y int) bool
	Said string
}

// CodeOf makes an address into a code (QR), which a fold or a stain does not spoil.
func CodeOf(address, said string) (Code, error) {
	c, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil {
		return Code{}, err
	}
	return Code{Side: c.Bounds().Dx(), Said: said, Dark: func(x, y int) bool { return c.At(x, y) == color.Black }}, nil
}

// Measures of a leaf, in millimetres.
const (
	leafFrame  = 9.0
	leafMargin = 24.0
	leafTop    = 24.0
	leafFoot   = 46.0 // of its foot, above the end of the page
	codeSide   = 28.0
	footHeight = 4.4
)

// WriteLeaf makes the file of a leaf: the same bytes each time.
func (l Leaf) WriteLeaf(w io.Writer) error {
	p := newPages(l.Print)
	p.SetFooterFunc(nil)
	p.turned = l.Across
	p.turn()
	p.heard = &tags{}
	p.heard.artifact(p, p.frame)
	p.SetY(leafTop)
	for _, line := range l.Lines {
		p.leafLine(line)
	}
	p.leafFoot(l)
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return err
	}
	_, err := w.Write(tagged(out.Bytes(), p.heard, l.Print, true))
	return err
}

// frame draws two fine lines around the page.
func (p *pages) frame() {
	width, height := p.GetPageSize()
	p.SetDrawColor(15, 92, 102)
	for _, at := range []float64{leafFrame, leafFrame + 1.4} {
		p.Rect(at, at, width-2*at, height-2*at, "D")
	}
}

func (p *pages) leafLine(line Said) {
	width, _ := p.GetPageSize()
	style, role := "", "P"
	if line.Bold {
		style = "B"
	}
	if line.Heading {
		role = "H1"
	}
	p.SetFont("go", style, line.Size)
	p.SetY(p.GetY() + line.Gap)
	height := line.Size * 0.5
	p.heard.one(p, role, "", func() {
		for _, text := range p.broken(line.Text, width-2*leafMargin) {
			p.SetX(leafMargin)
			p.CellFormat(width-2*leafMargin, height, text, "", 1, "C", false, 0, "")
		}
	})
}

// leafFoot puts the code at the right of the foot, and what the foot says at its left.
func (p *pages) leafFoot(l Leaf) {
	width, height := p.GetPageSize()
	top := height - leafFoot
	if l.Code.Side > 0 {
		x, cell := width-leafMargin-codeSide, codeSide/float64(l.Code.Side)
		p.heard.one(p, "Figure", l.Code.Said, func() {
			p.SetFillColor(0, 0, 0)
			l.Code.draw(func(at, row, long int) {
				p.Rect(x+float64(at)*cell, top+float64(row)*cell, float64(long)*cell, cell, "F")
			})
		})
	}
	p.SetFont("go", "", textSize+0.5)
	p.SetXY(leafMargin, top+codeSide-footHeight*float64(len(l.Foot)))
	for _, text := range l.Foot {
		p.heard.one(p, "P", "", func() {
			p.SetX(leafMargin)
			p.CellFormat(width-2*leafMargin-codeSide-4, footHeight, p.fitted(text, width-2*leafMargin-codeSide-4), "", 1, "L", false, 0, "")
		})
	}
}

// draw tells the dark parts of the code row by row, those side by side together.
func (c Code) draw(bar func(at, row, long int)) {
	for y := range c.Side {
		for x := 0; x < c.Side; x++ {
			from := x
			for x < c.Side && c.Dark(x, y) {
				x++
			}
			if x > from {
				bar(from, y, x-from)
			}
		}
	}
}
