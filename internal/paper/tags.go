package paper

import "fmt"

// tags is what a page is made of, in the order in which it is heard.
type tags struct{ all []tag }

// tag is one part of a page; its place in the list is the number of its mark on the page.
type tag struct{ role, said string }

// mark draws a part; said is what stands for it where it is not text.
func (t *tags) mark(p *pages, role, said string, draw func()) {
	p.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", role, len(t.all)))
	draw()
	p.RawWriteStr("EMC")
	t.all = append(t.all, tag{role, said})
}

// artifact draws what is not heard: a frame, a rule.
func (t *tags) artifact(p *pages, draw func()) {
	p.RawWriteStr("/Artifact BMC")
	draw()
	p.RawWriteStr("EMC")
}
