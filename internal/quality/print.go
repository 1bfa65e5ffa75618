package quality

import (
	"context"
	"io"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Widths of columns, in characters.
const (
	numberWidth = 10
	stateWidth  = 18
	nameWidth   = 24
	dayWidth    = 11
	textWidth   = 48
)

// proofsPrinted is how many things that show an indicator are printed: the last ones.
const proofsPrinted = 4

func col(ctx context.Context, key string, width int) paper.Column {
	return paper.Column{Label: ui.T(ctx, "quality.col_"+key), Width: width}
}

// print lays the book out: criterion by criterion, what shows each indicator and what is missing.
func (b Book) print(ctx context.Context, place string) paper.Print {
	var rows []paper.Row
	criterion := 0
	for _, l := range b.Lines {
		if l.Criterion != criterion {
			criterion = l.Criterion
			rows = append(rows, paper.Row{Look: paper.Head, Cells: []paper.Cell{{}, paper.Text(criterionOf(ctx, criterion))}})
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(l.name()), paper.Text(ui.T(ctx, "quality.ind_"+l.name())), paper.Text(ui.T(ctx, "quality.is_"+string(l.State))),
			paper.Text(l.shown(ctx)), paper.Text(l.missing(ctx)), paper.Text(l.Review.Note), paper.Day(l.Review.On)}})
	}
	return paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "quality.book"), Made: b.On,
		Under: []string{place, ui.T(ctx, "quality.lede", base.Args{"guide": National().Guide, "met": b.Count(Met), "asked": b.Asked()}), National().Source},
		Tables: []paper.Table{{Name: ui.T(ctx, "quality.book"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col(ctx, "number", 4), col(ctx, "indicator", textWidth),
			col(ctx, "state", stateWidth), col(ctx, "proofs", textWidth), col(ctx, "missing", textWidth), col(ctx, "review", nameWidth), col(ctx, "read_on", dayWidth)}}}}
}

func (l Line) shown(ctx context.Context) string {
	if l.State == Waived {
		return ui.T(ctx, "quality.only_"+string(l.Only))
	}
	var out []string
	for _, p := range l.Proofs[:min(proofsPrinted, len(l.Proofs))] {
		text := ui.T(ctx, p.Key, p.Args)
		if p.On != "" {
			text += " (" + words.DateShort(ui.In(ctx).Lang, p.On) + ")"
		}
		out = append(out, text)
	}
	if more := len(l.Proofs) - proofsPrinted; more > 0 {
		out = append(out, ui.T(ctx, "quality.more", base.Args{"n": more}))
	}
	return strings.Join(out, " · ")
}

func (l Line) missing(ctx context.Context) string {
	if l.State == Waived {
		return ""
	}
	var out []string
	for _, g := range l.Gaps {
		out = append(out, ui.T(ctx, g.Key, g.Args))
	}
	return strings.Join(out, " · ")
}

// registerTable is the register of complaints and incidents, each with what followed.
func registerTable(ctx context.Context, all []Complaint, better []Improvement) paper.Table {
	var rows []paper.Row
	for _, c := range all {
		var followed []string
		for _, i := range from(better, FromComplaint, string(c.ID)) {
			followed = append(followed, i.Title)
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(c.Number), paper.Text(ui.T(ctx, "quality.sort_"+string(c.Kind))), paper.Text(ui.T(ctx, "quality.public_"+string(c.Public))),
			paper.Day(c.Opened), paper.Text(c.Subject), paper.Day(c.Due), paper.Day(c.Answered), paper.Text(c.Answer), paper.Text(strings.Join(followed, " · "))}})
	}
	return paper.Table{Name: ui.T(ctx, "quality.register"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col(ctx, "number", numberWidth), col(ctx, "sort", numberWidth), col(ctx, "public", nameWidth),
		col(ctx, "opened", dayWidth), col(ctx, "subject", nameWidth), col(ctx, "due", dayWidth), col(ctx, "answered", dayWidth), col(ctx, "answer", textWidth), col(ctx, "followed", nameWidth)}}
}

func improvementTable(ctx context.Context, all []Improvement) paper.Table {
	var rows []paper.Row
	for _, i := range all {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(i.Title), paper.Text(ui.T(ctx, "quality.origin_"+string(i.Origin))), paper.Text(i.Carrier),
			paper.Day(i.Made), paper.Day(i.Due), paper.Day(i.Done), paper.Text(i.Effect)}})
	}
	return paper.Table{Name: ui.T(ctx, "quality.tab_improvements"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col(ctx, "improvement", textWidth), col(ctx, "origin", nameWidth),
		col(ctx, "carrier", nameWidth), col(ctx, "made", dayWidth), col(ctx, "due", dayWidth), col(ctx, "done", dayWidth), col(ctx, "effect", textWidth)}}
}

func journalTable(ctx context.Context, all []Note) paper.Table {
	var rows []paper.Row
	for _, n := range all {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(ui.T(ctx, "quality.topic_"+strconv.Itoa(n.Indicator))), paper.Day(n.On), paper.Text(n.Source), paper.Text(n.Text),
			paper.Text(n.Result), paper.Text(n.By)}})
	}
	return paper.Table{Name: ui.T(ctx, "quality.watch"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col(ctx, "topic", nameWidth), col(ctx, "on", dayWidth), col(ctx, "source", nameWidth),
		col(ctx, "text", textWidth), col(ctx, "result", textWidth), col(ctx, "by", nameWidth)}}
}

// surveyTable tells of each question how many answered; a result that is masked stays so.
func surveyTable(ctx context.Context, all []Heard) paper.Table {
	var rows []paper.Row
	for _, h := range all {
		rows = append(rows, paper.Row{Look: paper.Head, Cells: []paper.Cell{paper.Text(h.Title), paper.Text(ui.T(ctx, "quality.public_"+string(h.Public))), paper.Count(h.Answered), paper.Count(h.Result.Asked)}})
		for _, l := range h.Lines {
			cells := []paper.Cell{paper.Text(l.Question), {}, paper.Count(l.N), {}, {}}
			if l.Mean > 0 {
				cells[4] = paper.Text(words.Decimal(ui.In(ctx).Lang, int64(l.Mean)))
			}
			rows = append(rows, paper.Row{Cells: cells})
		}
	}
	return paper.Table{Name: ui.T(ctx, "quality.tab_surveys"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col(ctx, "question", textWidth), col(ctx, "public", nameWidth),
		{Label: ui.T(ctx, "quality.col_answers"), Width: numberWidth, Figure: true}, {Label: ui.T(ctx, "quality.col_asked"), Width: numberWidth, Figure: true}, {Label: ui.T(ctx, "quality.col_mean"), Width: numberWidth, Figure: true}}}
}

// fileName is the name under which a print is kept.
func fileName(title, ext string) string {
	return strings.ReplaceAll(base.Fold(title), " ", "-") + "." + ext
}

// spool answers with a print in the form that the address names.
func spool(c *web.Call, p paper.Print) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	return c.Spool(fileName(p.Title, string(f)), f.Media(), func(w io.Writer) error { return p.Write(w, f) })
}

func (d *Desk) sendBook(c *web.Call) error {
	b, err := d.Book(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return spool(c, b.print(c.Context(), ui.In(c.Context()).Place.Name))
}

func (d *Desk) sendRegister(c *web.Call) error {
	all, err := d.Complaints(c.Context(), c.Who)
	if err != nil {
		return err
	}
	better, err := d.Improvements(c.Context(), c.Who)
	if err != nil {
		return err
	}
	t := registerTable(c.Context(), all, better)
	return spool(c, paper.Print{Lang: ui.In(c.Context()).Lang, Title: t.Name, Under: []string{ui.In(c.Context()).Place.Name}, Made: d.today(c.Who), Tables: []paper.Table{t}})
}
