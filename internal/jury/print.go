package jury

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// print is the paper of minutes: the session, who sat, what was decided of each candidate.
func (m Minutes) print(v View, lang string) paper.Book {
	t := func(key string, args ...base.Args) string { return words.T(lang, "jury."+key, args...) }
	b := m.Body
	book := paper.Book{Lang: lang, Title: t("minutes_title", base.Args{"session": b.Session}), Made: day.Of(m.MadeAt, m.MadeAt.Location()),
		Under: []string{b.Certification, t("minutes_of", base.Args{"certifier": b.Certifier, "version": b.VersionName}), words.Date(lang, b.Day) + " · " + b.Where}}
	if m.Motive != "" {
		book.Chapters = append(book.Chapters, paper.Chapter{Title: t("minutes_rectify"), Parts: []paper.Part{paper.Prose(t("minutes_rectify_said", base.Args{"digest": b.Rectifies, "motive": m.Motive}))}})
	}
	book.Chapters = append(book.Chapters, paper.Chapter{Title: t("members"), Parts: []paper.Part{m.sitting(v.Asks, t)}})
	for _, r := range b.Results {
		book.Chapters = append(book.Chapters, paper.Chapter{Title: r.Name, Parts: r.parts(v.Asks, t)})
	}
	happened := t("no_incident")
	if len(b.Incidents) > 0 {
		happened = strings.Join(b.Incidents, "\n")
	}
	book.Chapters = append(book.Chapters, paper.Chapter{Title: t("incidents"), Parts: []paper.Part{paper.Prose(happened)}},
		paper.Chapter{Title: t("grids_kept"), Parts: []paper.Part{paper.Prose(t("grids_digests") + "\n" + strings.Join(b.Grids, "\n"))}})
	return book
}

func (m Minutes) sitting(v certification.Version, t func(string, ...base.Args) string) paper.Table {
	table := paper.Table{Name: t("members"), Cols: []paper.Column{{Label: t("name"), Width: 40}, {Label: t("quality"), Width: 50}, {Label: t("seat"), Width: 60}}}
	var rows []paper.Row
	for _, s := range m.Body.Members {
		seat := s.Seat
		if found, known := seatFor(v.Jury, s.Seat); known {
			seat = found.Title
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(s.Name), paper.Text(s.Quality), paper.Text(seat)}})
	}
	table.Rows = paper.RowsOf(rows)
	return table
}

// parts tell what was decided of one candidate, and what is to be assessed again.
func (r Ruling) parts(v certification.Version, t func(string, ...base.Args) string) (out []paper.Part) {
	said := []string{t("outcome_" + string(r.Outcome))}
	if len(r.Acquired) > 0 {
		said = append(said, t("units_acquired", base.Args{"units": strings.Join(r.Acquired, ", ")}))
	}
	if len(r.Missing) > 0 {
		said = append(said, t("units_missing", base.Args{"units": strings.Join(r.Missing, ", ")}))
	}
	if len(r.Arranged) > 0 {
		said = append(said, t("arranged", base.Args{"what": strings.Join(r.Arranged, " · ")}))
	}
	if len(r.Withdrew) > 0 {
		said = append(said, t("withdrew_said", base.Args{"names": strings.Join(r.Withdrew, ", ")}))
	}
	out = append(out, paper.Prose(strings.Join(said, "\n")))
	if len(r.Marks) == 0 {
		return out
	}
	table := paper.Table{Name: r.Name, Cols: []paper.Column{{Label: t("competence"), Width: 60}, {Label: t("level"), Width: 20}, {Label: t("reason"), Width: 60}}}
	var rows []paper.Row
	for _, m := range r.Marks {
		_, k, _ := v.Competence(m.Competence)
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(m.Competence + " " + k.Title), paper.Text(t("level_" + string(m.Level))), paper.Text(m.Reason)}})
	}
	table.Rows = paper.RowsOf(rows)
	return append(out, table)
}
