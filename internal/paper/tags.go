package paper

import "fmt"

// tags is what a file is made of, in the order in which it is heard (ISO 32000-1, 14.8). A file
// that is not tagged has none: nil, which draws and notes nothing.
type tags struct {
	root  elem
	open  []*elem
	marks map[int][]*elem // of a page, by its number: the part that each mark is of
	quiet int             // within what is not heard
}

// elem is a part: of further parts, or of marks on pages.
type elem struct {
	role, said string // said is what stands for it where it is not text
	kids       []*elem
	marks      []mark
}

// mark is a piece of a page: its number there.
type mark struct{ page, id int }

// part tells what is drawn inside as one part.
func (t *tags) part(role, said string, inside func()) {
	if t == nil || t.quiet > 0 {
		inside()
		return
	}
	in := &t.root
	if len(t.open) > 0 {
		in = t.open[len(t.open)-1]
	}
	e := &elem{role: role, said: said}
	in.kids = append(in.kids, e)
	t.open = append(t.open, e)
	inside()
	t.open = t.open[:len(t.open)-1]
}

// draw draws a piece of the part that is open. It stays on one page.
func (t *tags) draw(p *pages, draw func()) {
	if t == nil || t.quiet > 0 {
		draw()
		return
	}
	e := t.open[len(t.open)-1]
	m := mark{p.PageNo(), len(t.marks[p.PageNo()])}
	p.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, m.id))
	draw()
	p.RawWriteStr("EMC")
	e.marks = append(e.marks, m)
	if t.marks == nil {
		t.marks = map[int][]*elem{}
	}
	t.marks[m.page] = append(t.marks[m.page], e)
}

// one draws a part of one piece.
func (t *tags) one(p *pages, role, said string, draw func()) {
	t.part(role, said, func() { t.draw(p, draw) })
}

// artifact draws what is not heard: a frame, a rule, a foot, a head that is repeated.
func (t *tags) artifact(p *pages, draw func()) {
	if t == nil || t.quiet > 0 {
		draw()
		return
	}
	p.RawWriteStr("/Artifact BMC")
	t.quiet++
	draw()
	t.quiet--
	p.RawWriteStr("EMC")
}
