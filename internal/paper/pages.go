package paper

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// rowsMax bounds what is put on paper: about five hundred pages, which are held
// whole before they are written.
const rowsMax = 20_000

// Measures of a page, in millimetres, and of its letters, in points.
const (
	margin     = 14.0
	footRoom   = 16.0
	textSize   = 8.5
	lineHeight = 4.3
	padding    = 1.2
	together   = 3 * lineHeight // a head of a part stays with the row that follows
	air        = 2.2            // above the head of a part
	tableRoom  = 30.0           // a table does not begin lower than that from the foot
)

// pages is a print being laid out on A4.
type pages struct {
	Print
	*fpdf.Fpdf
	table  Table
	widths []float64
	turned bool // the page lies across
	below  bool // a row stands above on the page
	rows   int
	bare   int  // a page without a foot: a cover
	fresh  bool // what comes goes on the next page
	heard  *tags
}

func newPages(p Print) *pages {
	out := &pages{Print: p, Fpdf: fpdf.New("P", "mm", "A4", "")}
	out.begin()
	return out
}

func (p Print) pages(w io.Writer) error {
	out := newPages(p)
	for i, t := range p.Tables {
		if err := out.lay(t, i); err != nil {
			return err
		}
	}
	return out.Output(w)
}

// begin sets what holds for all pages: the letters, embedded with the program, and the foot.
func (p *pages) begin() {
	p.AddUTF8FontFromBytes("go", "", goregular.TTF)
	p.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	p.SetTitle(p.Title, true)
	p.SetLang(p.Lang)
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(false, 0)
	p.SetCatalogSort(true)
	if p.Made != "" {
		p.SetCreationDate(p.Made.Start(time.UTC))
		p.SetModificationDate(p.Made.Start(time.UTC))
	}
	p.AliasNbPages("{all}")
	p.SetFooterFunc(p.foot)
}

// foot says at the bottom of each page what it is a page of.
func (p *pages) foot() {
	if p.PageNo() != p.bare {
		p.heard.artifact(p, p.footed)
	}
}

func (p *pages) footed() {
	width, height := p.GetPageSize()
	p.SetFont("go", "", 7.5)
	p.SetTextColor(82, 96, 106)
	p.SetXY(margin, height-12)
	p.CellFormat(width-2*margin-40, 4, p.fitted(strings.Join(append([]string{p.Title}, p.Under...), " · "), width-2*margin-40), "", 0, "L", false, 0, "")
	p.CellFormat(40, 4, words.T(p.Lang, "paper.page", base.Args{"n": p.PageNo(), "all": "{all}"}), "", 0, "R", false, 0, "")
	p.SetTextColor(0, 0, 0)
}

// title opens the first page.
func (p *pages) title() {
	width, _ := p.GetPageSize()
	p.SetFont("go", "B", 15)
	p.MultiCell(width-2*margin, 7, shown(p.Title), "", "L", false)
	p.SetFont("go", "", 9)
	p.SetTextColor(82, 96, 106)
	for _, line := range p.Under {
		p.MultiCell(width-2*margin, 4.6, shown(line), "", "L", false)
	}
	if p.Made != "" {
		p.MultiCell(width-2*margin, 4.6, shown(p.made()), "", "L", false)
	}
	p.SetTextColor(0, 0, 0)
	p.Ln(3)
}

// lay puts a table on paper, across the page where it is wide.
func (p *pages) lay(t Table, at int) error {
	p.table = t
	turned := t.width() > wide
	if at == 0 || turned != p.turned || !p.room(tableRoom) {
		p.turned = turned
		p.turn()
	}
	p.widths = p.columns(t)
	if at == 0 {
		p.title()
	}
	if len(p.Tables) > 1 {
		if at > 0 {
			p.Ln(5)
		}
		p.name(t.Name)
	}
	p.heads()
	return t.Rows(p.put)
}

// turn goes to a new page, which lies as the table does.
func (p *pages) turn() {
	p.fresh = false
	orientation := "P"
	if p.turned {
		orientation = "L"
	}
	p.AddPageFormat(orientation, p.GetPageSizeStr("A4"))
}

// name says which of several tables follows.
func (p *pages) name(name string) {
	p.SetFont("go", "B", 11)
	p.heard.one(p, "H3", "", func() { p.CellFormat(0, 6.5, shown(name), "", 1, "L", false, 0, "") })
}

// columns parts the width of the page as the columns ask.
func (p *pages) columns(t Table) []float64 {
	width, _ := p.GetPageSize()
	out := make([]float64, len(t.Cols))
	for i, c := range t.Cols {
		out[i] = (width - 2*margin) * float64(max(c.Width, utf8.RuneCountInString(c.Label))) / float64(t.width())
	}
	return out
}

func (p *pages) room(height float64) bool {
	_, page := p.GetPageSize()
	return p.GetY()+height <= page-footRoom
}

// heads writes the heads of the columns, on each page again.
func (p *pages) heads() {
	p.SetFont("go", "B", textSize)
	p.SetFillColor(243, 238, 228)
	cells := make([]Cell, len(p.table.Cols))
	for i, c := range p.table.Cols {
		cells[i] = Text(c.Label)
	}
	p.line(cells, columnHead, "TB", true)
	p.below = false
	p.SetFont("go", "", textSize)
}

// put writes a row, on the next page where this one is full.
func (p *pages) put(r Row) error {
	if p.rows++; p.rows > rowsMax {
		return base.Refuse(base.Invalid, "paper.too_long", base.Args{"max": rowsMax})
	}
	style, border := "", "B"
	if r.Look != Plain {
		style = "B"
	}
	if r.Look == Sum {
		border = "TB"
	}
	p.SetFont("go", style, textSize)
	height := p.height(r.Cells)
	need := height
	if r.Look == Head {
		need += together + air
	}
	if !p.room(need) {
		p.turn()
		p.heard.artifact(p, p.heads)
		p.SetFont("go", style, textSize)
	} else if r.Look == Head && p.below {
		p.SetY(p.GetY() + air)
	}
	p.below = true
	p.line(r.Cells, "TD", border, false)
	return nil
}

// height is that of the tallest cell of a row.
func (p *pages) height(cells []Cell) float64 {
	lines := 1
	for i, c := range cells {
		if i < len(p.widths) && c.kind == asText {
			lines = max(lines, len(p.broken(c.text, p.widths[i])))
		}
	}
	return float64(lines)*lineHeight + padding
}

// broken parts a text into the lines that fit a width.
func (p *pages) broken(text string, width float64) []string {
	text = shown(text)
	if p.GetStringWidth(text) <= width-2*p.GetCellMargin() {
		return []string{text}
	}
	return p.SplitText(text, width-2*p.GetCellMargin())
}

// line draws the cells of a row side by side, each of a role.
func (p *pages) line(cells []Cell, role, border string, fill bool) {
	height, y := p.height(cells), p.GetY()
	p.SetDrawColor(217, 210, 196)
	p.heard.artifact(p, func() {
		p.SetXY(margin, y)
		for _, width := range p.widths {
			p.CellFormat(width, height, "", border, 0, "", fill, 0, "")
		}
	})
	x := margin
	p.heard.part("TR", "", func() {
		for i, width := range p.widths {
			if i < len(cells) {
				p.heard.one(p, role, "", func() { p.cell(cells[i], x, y, width, p.table.Cols[i].Figure) })
			}
			x += width
		}
	})
	p.SetXY(margin, y+height)
}

// cell writes what a cell says, in as many lines as it needs.
func (p *pages) cell(c Cell, x, y, width float64, figure bool) {
	align := "L"
	if figure {
		align = "R"
	}
	for n, text := range p.broken(c.said(p.Lang), width) {
		p.SetXY(x, y+padding/2+float64(n)*lineHeight)
		p.CellFormat(width, lineHeight, text, "", 0, align, false, 0, "")
	}
}

// fitted shortens a text to a width.
func (p *pages) fitted(text string, width float64) string {
	text = shown(text)
	for runes := []rune(text); p.GetStringWidth(text) > width && len(runes) > 1; {
		runes = runes[:len(runes)-1]
		text = string(runes) + "…"
	}
	return text
}

// said writes a cell as people read it.
func (c Cell) said(lang string) string {
	switch c.kind {
	case asCents:
		return strings.Trim(strings.ReplaceAll(words.Money(lang, money.Cents(c.n)), "€", ""), "\u00a0\u202f ")
	case asDay:
		return c.text[8:] + "/" + c.text[5:7] + "/" + c.text[:4]
	case asCount:
		return words.Int(lang, c.n)
	}
	return c.text
}

// shown keeps to what the embedded letters can draw.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u202f' || r == '\u2009':
			return '\u00a0'
		case r < ' ':
			return ' '
		case r > 0xffff:
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}
