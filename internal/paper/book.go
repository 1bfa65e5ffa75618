package paper

import (
	"bytes"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// Book is what is bound to be sent: a cover, what is in it, then chapters. Whoever listens to it
// hears its headings, paragraphs, tables and drawings in order.
type Book struct {
	Lang     string
	Title    string
	Under    []string // on the cover, and the first of them at the foot of each page
	Made     day.Day
	Chapters []Chapter
}

// Chapter is one part of a book. It begins on a page of its own where it has a table or where
// the one before left little room, and lies across where its first table does.
type Chapter struct {
	Title string
	Parts []Part
}

// Part is what a chapter is made of: Prose, a Table, a Drawing, or a Fresh page for what follows.
type Part interface{ lay(*pages) error }

// Fresh puts what follows on the next page.
type Fresh struct{}

func (Fresh) lay(p *pages) error {
	p.fresh = true
	return nil
}

// Prose is text in paragraphs, parted by the ends of lines.
type Prose string

// Measures of a book, in millimetres.
const (
	proseHeight   = 5.0
	chapterRoom   = 90.0
	coverTop      = 80.0
	contentsWidth = 14.0
)

// Write makes the pages of the book. The contents come before the chapters and tell their
// pages, so the book is laid out twice: once to learn them.
func (b Book) Write(w io.Writer) error {
	file, _, err := b.Bound()
	if err == nil {
		_, err = w.Write(file)
	}
	return err
}

// Bound gives the file of the book, and how many pages it has.
func (b Book) Bound() (file []byte, pages int, err error) {
	at := make([]int, len(b.Chapters))
	for range 2 {
		if file, pages, err = b.bind(at); err != nil {
			return nil, 0, err
		}
	}
	return file, pages, nil
}

// bind lays the book out with the pages of the chapters as known, and notes where they are.
func (b Book) bind(at []int) (file []byte, pages int, err error) {
	p := newPages(Print{Lang: b.Lang, Title: b.Title, Under: b.Under[:min(1, len(b.Under))], Made: b.Made})
	p.heard = &tags{}
	p.cover(b.Under)
	p.contents(b.Chapters, at)
	for i, c := range b.Chapters {
		if tabled, across := c.table(); i == 0 || tabled || p.turned || !p.room(chapterRoom) {
			p.turned = across
			p.turn()
		} else {
			p.Ln(8)
		}
		at[i] = p.PageNo()
		p.Bookmark(shown(c.Title), 0, -1)
		p.heading("H2", c.Title, 15)
		for _, part := range c.Parts {
			if err := part.lay(p); err != nil {
				return nil, 0, err
			}
			p.Ln(4)
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, 0, err
	}
	return tagged(out.Bytes(), p.heard, p.Print, false), p.PageNo(), nil
}

// table tells whether a chapter has a table, and whether the first is a wide one.
func (c Chapter) table() (has, across bool) {
	for _, part := range c.Parts {
		if t, is := part.(Table); is {
			return true, t.width() > wide
		}
	}
	return false, false
}

func (p *pages) heading(role, text string, size float64) {
	width, _ := p.GetPageSize()
	p.SetFont("go", "B", size)
	p.heard.one(p, role, "", func() { p.MultiCell(width-2*margin, size/2, shown(text), "", "L", false) })
	p.Ln(2)
}

func (p *pages) cover(under []string) {
	p.turn()
	p.bare = p.PageNo()
	width, _ := p.GetPageSize()
	p.SetY(coverTop)
	p.heading("H1", p.Title, 26)
	p.SetDrawColor(154, 84, 16)
	p.SetLineWidth(1)
	p.heard.artifact(p, func() { p.Line(margin, p.GetY()+2, margin+40, p.GetY()+2) })
	p.SetLineWidth(0.2)
	p.Ln(9)
	p.SetFont("go", "", 12)
	for _, line := range append(append([]string{}, under...), p.made()) {
		p.heard.one(p, "P", "", func() { p.MultiCell(width-2*margin, 7, shown(line), "", "L", false) })
	}
}

func (p *pages) made() string {
	return words.T(p.Lang, "paper.made", base.Args{"day": words.DateShort(p.Lang, p.Made)})
}

func (p *pages) contents(all []Chapter, at []int) {
	p.turn()
	width, _ := p.GetPageSize()
	p.heading("H2", words.T(p.Lang, "paper.contents"), 15)
	p.SetFont("go", "", 10.5)
	p.SetDrawColor(217, 210, 196)
	for i, c := range all {
		link := p.AddLink()
		p.SetLink(link, 0, max(1, at[i]))
		p.heard.one(p, "P", "", func() {
			p.CellFormat(width-2*margin-contentsWidth, 7.5, p.fitted(c.Title, width-2*margin-contentsWidth), "B", 0, "L", false, link, "")
			p.CellFormat(contentsWidth, 7.5, words.Int(p.Lang, int64(at[i])), "B", 1, "R", false, link, "")
		})
	}
}

func (t Prose) lay(p *pages) error {
	for _, paragraph := range strings.Split(string(t), "\n") {
		p.heard.part("P", "", func() { p.paragraph(paragraph) })
		p.Ln(1.5)
	}
	return nil
}

func (p *pages) paragraph(text string) {
	width, _ := p.GetPageSize()
	p.SetFont("go", "", 10)
	for _, line := range p.broken(text, width-2*margin) {
		if p.fresh || !p.room(proseHeight) {
			p.turn()
			p.SetFont("go", "", 10)
		}
		p.heard.draw(p, func() { p.CellFormat(0, proseHeight, line, "", 1, "L", false, 0, "") })
	}
}

func (t Table) lay(p *pages) error {
	p.table = t
	if turned := t.width() > wide; turned != p.turned || p.fresh || !p.room(tableRoom) {
		p.turned = turned
		p.turn()
	}
	p.widths = p.columns(t)
	if t.Name != "" {
		p.name(t.Name)
	}
	var err error
	p.heard.part("Table", "", func() {
		p.heads()
		err = t.Rows(p.put)
	})
	return err
}
