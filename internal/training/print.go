package training

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// telling is who writes to a trainee, and when.
type telling struct {
	ctx   context.Context
	place string
	today day.Day
}

func (t telling) say(key string, args ...base.Args) string {
	return ui.T(t.ctx, "training."+key, args...)
}

// agreement is the contract or the convention, with what the law wants in it (Code du travail,
// D6353-1 and L6353-4).
func (p traineePage) agreement(t telling) (paper.Book, error) {
	if p.Trainee.Form == Unsigned {
		return paper.Book{}, base.Refuse(base.Invalid, "training.not_signed")
	}
	kind := string(p.Trainee.Form)
	b := paper.Book{Lang: ui.In(t.ctx).Lang, Title: t.say("paper_" + kind), Under: []string{t.place, p.Name, p.Of.Title}, Made: p.SignedOn}
	chapter := func(key, text string) {
		if text != "" {
			b.Chapters = append(b.Chapters, paper.Chapter{Title: t.say(key), Parts: []paper.Part{paper.Prose(text)}})
		}
	}
	chapter("paper_between", t.say("paper_between_said", base.Args{"place": t.place, "name": p.Name, "payer": t.say("payer_" + string(p.Payer))}))
	chapter("objectives", strings.Join(p.Of.Objectives, "\n"))
	chapter("prerequisites", p.Of.Prerequisites)
	b.Chapters = append(b.Chapters, p.held(t))
	chapter("methods", p.Of.Methods)
	chapter("assessment", p.Of.Assessment)
	chapter("accessibility", p.Of.Accessibility)
	chapter("price", t.say("paper_price", base.Args{"price": p.Price}))
	if p.Until != "" {
		chapter("withdrawal", t.say("paper_withdrawal", base.Args{"on": ui.Date(t.ctx, p.Until)}))
	}
	chapter("paper_signatures", t.say("paper_signed", base.Args{"on": ui.Date(t.ctx, p.SignedOn), "place": t.place, "name": p.Name}))
	return b, nil
}

// convocation calls a trainee to a session.
func (p traineePage) convocation(t telling) (paper.Book, error) {
	if len(p.In.Halves) == 0 {
		return paper.Book{}, base.Refuse(base.Invalid, "training.no_half_yet")
	}
	return paper.Book{Lang: ui.In(t.ctx).Lang, Title: t.say("convocation"), Under: []string{t.place, p.Name, p.Of.Title}, Made: t.today, Chapters: []paper.Chapter{
		{Title: p.In.Name, Parts: []paper.Part{paper.Prose(t.say("paper_called", base.Args{"name": p.Name, "host": p.In.Host, "room": p.In.Room}))}},
		p.held(t),
		{Title: t.say("contacts"), Parts: []paper.Part{paper.Prose(p.Of.Contacts)}},
		{Title: t.say("accessibility"), Parts: []paper.Part{paper.Prose(p.Of.Accessibility)}},
	}}, nil
}

// held are the half-days of the session.
func (p traineePage) held(t telling) paper.Chapter {
	table := paper.Table{Cols: []paper.Column{{Label: t.say("day"), Width: 30}, {Label: t.say("hours"), Width: 16}, {Label: t.say("subject"), Width: 44}}}
	var rows []paper.Row
	for _, h := range p.In.Halves {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(ui.Date(t.ctx, h.Day)), paper.Text(clock(h.From) + " – " + clock(h.To)), paper.Text(h.Title)}})
	}
	table.Rows = paper.RowsOf(rows)
	return paper.Chapter{Title: t.say("paper_held", base.Args{"hours": hours(t.ctx, p.In.Minutes()), "host": p.In.Host}), Parts: []paper.Part{table}}
}

// print is the return as a sheet.
func (p yearPage) print(ctx context.Context) paper.Print {
	t := paper.Table{Name: p.Title(ctx), Cols: []paper.Column{{Label: ui.T(ctx, "training.line"), Width: 50}, {Label: ui.T(ctx, "training.euros"), Width: 12, Figure: true}, {Label: ui.T(ctx, "training.people"), Width: 12, Figure: true}, {Label: ui.T(ctx, "training.hours"), Width: 12, Figure: true}}}
	var rows []paper.Row
	amount := func(line string, n int64) {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(line), paper.Count(int(n))}})
	}
	counted := func(line string, c Counted) {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(line), paper.Text(""), paper.Count(c.People), paper.Count(c.Hours())}})
	}
	for _, o := range p.Products {
		amount("C-"+string(o.Payer)+" "+ui.T(ctx, "training.payer_"+string(o.Payer)), Euros(o.Amount))
	}
	amount("C "+ui.T(ctx, "training.total"), Euros(p.Total()))
	for _, o := range p.Public {
		counted("F-1 "+string(o.Status)+" "+ui.T(ctx, "training.status_"+string(o.Status)), o.Counted)
	}
	counted("F-1 "+ui.T(ctx, "training.total"), p.All())
	counted(ui.T(ctx, "training.frame_f3a"), p.National)
	counted(ui.T(ctx, "training.frame_f3b"), p.Specific)
	counted(ui.T(ctx, "training.frame_f3d"), p.Others)
	counted(ui.T(ctx, "training.frame_e_inside"), p.Trainers[0])
	counted(ui.T(ctx, "training.frame_e_outside"), p.Trainers[1])
	t.Rows = paper.RowsOf(rows)
	return paper.Print{Lang: ui.In(ctx).Lang, Title: p.Title(ctx), Under: []string{ui.In(ctx).Place.Name, strconv.Itoa(p.Year)}, Tables: []paper.Table{t}}
}
