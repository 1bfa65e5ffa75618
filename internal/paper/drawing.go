package paper

import (
	"math"
	"strings"

	"pilotis/internal/words"
)

// Drawing is a chart on paper: columns side by side, or lines. Its title is what it shows.
type Drawing struct {
	Title  string
	Labels []string // under the drawing, one for each value
	Runs   []Run
	Lines  bool
	Write  func(float64) string // writes a value of the scale
}

// Run is a run of values of one thing.
type Run struct {
	Name   string
	Values []float64
}

// Measures of a drawing, in millimetres.
const (
	drawingHeight = 62.0
	scaleWidth    = 24.0
	labelsHeight  = 6.0
	drawingSteps  = 4 // at least
	labelRoom     = 16.0
)

// inks are the colours of runs, of a darkness of their own: they stay apart in black and white.
var inks = [3][3]int{{23, 78, 112}, {214, 140, 50}, {128, 160, 120}}

// frame is where a drawing is drawn, and its scale.
type frame struct {
	x, y, width, height float64
	low, high, step     float64
}

func (f frame) at(v float64) float64 { return f.y + f.height*(f.high-v)/(f.high-f.low) }

func (d Drawing) lay(p *pages) error {
	if p.fresh || !p.room(drawingHeight+20) {
		p.turn()
	}
	p.heading("H3", d.Title, 10.5)
	p.heard.one(p, "Figure", d.said(), func() { d.draw(p) })
	return nil
}

// said is what a drawing tells whoever does not see it: every value, under its label.
func (d Drawing) said() string {
	var b strings.Builder
	b.WriteString(d.Title)
	for _, run := range d.Runs {
		b.WriteString(". " + run.Name + ": ")
		for i, v := range run.Values {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(d.Labels[i] + " " + d.Write(v))
		}
	}
	return b.String()
}

func (d Drawing) draw(p *pages) {
	page, _ := p.GetPageSize()
	f := frame{x: margin + scaleWidth, y: p.GetY() + 1, width: page - 2*margin - scaleWidth, height: drawingHeight - labelsHeight}
	f.low, f.high, f.step = d.bounds()
	d.scale(p, f)
	for i, run := range d.Runs {
		ink := inks[i%len(inks)]
		p.SetDrawColor(ink[0], ink[1], ink[2])
		p.SetFillColor(ink[0], ink[1], ink[2])
		if d.Lines {
			d.line(p, f, run)
		} else {
			d.columns(p, f, i, run)
		}
	}
	p.SetXY(margin, f.y+drawingHeight)
	d.key(p)
}

// bounds are round values that hold all others, and zero, with the step between two of them.
func (d Drawing) bounds() (low, high, step float64) {
	for _, run := range d.Runs {
		for _, v := range run.Values {
			low, high = min(low, v), max(high, v)
		}
	}
	if low == high {
		return 0, 1, 1
	}
	step = math.Pow(10, math.Floor(math.Log10(high-low)))
	for (high-low)/step < drawingSteps {
		step /= 2
	}
	return math.Floor(low/step) * step, math.Ceil(high/step) * step, step
}

func (d Drawing) scale(p *pages, f frame) {
	p.SetFont("go", "", 7.5)
	p.SetDrawColor(217, 210, 196)
	for v := f.low; v <= f.high; v += f.step {
		p.Line(f.x, f.at(v), f.x+f.width, f.at(v))
		p.SetXY(margin, f.at(v)-2)
		p.CellFormat(scaleWidth-2, 4, shown(d.Write(v)), "", 0, "R", false, 0, "")
	}
	p.SetDrawColor(82, 96, 106)
	p.Line(f.x, f.at(0), f.x+f.width, f.at(0))
	slot := f.width / float64(max(1, len(d.Labels)))
	every := max(1, int(math.Ceil(labelRoom/slot)))
	for i, label := range d.Labels {
		if i%every == 0 {
			p.SetXY(f.x+float64(i)*slot-4, f.y+f.height+1)
			p.CellFormat(slot+8, 4, shown(label), "", 0, "C", false, 0, "")
		}
	}
}

func (d Drawing) line(p *pages, f frame, run Run) {
	slot := f.width / float64(max(1, len(run.Values)))
	p.SetLineWidth(0.7)
	for i := 1; i < len(run.Values); i++ {
		x := f.x + (float64(i)-0.5)*slot
		p.Line(x, f.at(run.Values[i-1]), x+slot, f.at(run.Values[i]))
	}
	p.SetLineWidth(0.2)
}

func (d Drawing) columns(p *pages, f frame, at int, run Run) {
	slot := f.width / float64(max(1, len(run.Values)))
	width := slot * 0.8 / float64(len(d.Runs))
	for i, v := range run.Values {
		top := f.at(max(v, 0))
		p.Rect(f.x+float64(i)*slot+slot*0.1+float64(at)*width, top, width*0.92, f.at(min(v, 0))-top, "F")
	}
}

// key names the runs, where there are several.
func (d Drawing) key(p *pages) {
	if len(d.Runs) < 2 {
		return
	}
	p.SetFont("go", "", 8.5)
	for i, run := range d.Runs {
		ink := inks[i%len(inks)]
		p.SetFillColor(ink[0], ink[1], ink[2])
		p.Rect(p.GetX(), p.GetY()+1, 3, 3, "F")
		p.SetX(p.GetX() + 4.5)
		p.CellFormat(p.GetStringWidth(shown(run.Name))+7, 5, shown(run.Name), "", 0, "L", false, 0, "")
	}
	p.Ln(6)
}

// WriteWhole writes a value of a scale that counts cents, in whole euros.
func WriteWhole(lang string) func(float64) string {
	return func(v float64) string { return words.Int(lang, int64(math.Round(v/100))) + "\u00a0€" }
}
