package study

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/training"
	"pilotis/internal/words"
)

// Widths of columns, in characters.
const (
	titleWidth = 40
	nameWidth  = 28
	dayWidth   = 18
	countWidth = 10
)

// print is who opened what: a row for each resource and each trainee.
func (t Toolbox) print(who base.Actor) paper.Print {
	say := func(key string, args ...base.Args) string { return words.T(who.Lang, "study."+key, args...) }
	table := paper.Table{Name: say("opened"), Cols: []paper.Column{{Label: say("title"), Width: titleWidth}, {Label: say("trainee"), Width: nameWidth},
		{Label: say("first_opened"), Width: dayWidth}, {Label: say("last_opened"), Width: dayWidth}, {Label: say("times"), Width: countWidth}, {Label: say("edition"), Width: countWidth}}}
	var rows []paper.Row
	for _, r := range t.Resources {
		for _, one := range t.Trainees {
			cells := []paper.Cell{paper.Text(r.Title), paper.Text(one.Name)}
			if o, found := t.Opened(r, one.ID); found {
				cells = append(cells, paper.Day(day.Of(o.First, who.Zone)), paper.Day(day.Of(o.Last, who.Zone)), paper.Count(o.Times), paper.Count(o.Edition))
			}
			rows = append(rows, paper.Row{Cells: cells})
		}
	}
	table.Rows = paper.RowsOf(rows)
	return paper.Print{Lang: who.Lang, Title: say("opened_in", base.Args{"name": t.Name}), Made: t.Today, Under: []string{t.Of.Title}, Tables: []paper.Table{table}}
}

// book is a journal as its writer keeps it, or shows it to a jury: from the first day to the last.
func (j Journal) book(who base.Actor, of training.Trainee) paper.Book {
	say := func(key string, args ...base.Args) string { return words.T(who.Lang, "study."+key, args...) }
	book := paper.Book{Lang: who.Lang, Title: say("journal_of", base.Args{"name": of.Name}), Made: j.Today, Under: []string{j.Of.Title, j.Name}}
	for i := len(j.Entries) - 1; i >= 0; i-- {
		e := j.Entries[i]
		if e.Trainee != of.ID {
			continue
		}
		text := e.Text
		for _, code := range e.Competences {
			text += "\n" + j.called(code)
		}
		book.Chapters = append(book.Chapters, paper.Chapter{Title: words.Date(who.Lang, e.On), Parts: []paper.Part{paper.Prose(text)}})
	}
	return book
}

// called names a competence of the programme.
func (g Group) called(code string) string {
	for _, k := range g.Asked {
		if k.Code == code {
			return k.Code + " · " + k.Title
		}
	}
	return code
}
