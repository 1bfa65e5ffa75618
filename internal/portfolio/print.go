package portfolio

import (
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// written makes the written dossier: who the candidate is, what is proved by what, then every
// piece with what they say of it.
func (v View) written(who base.Actor, now time.Time) ([]byte, int, error) {
	t := func(key string, args ...base.Args) string { return words.T(who.Lang, "portfolio."+key, args...) }
	book := paper.Book{Lang: who.Lang, Title: t("paper_title", base.Args{"name": v.Name()}), Made: day.Of(now, who.Zone),
		Under: []string{v.Of.Title + " (" + v.Of.Code + ")", t("paper_version", base.Args{"version": v.Asks.Name}), v.PlaceName}}
	if v.PlaceName == "" {
		book.Under = book.Under[:2]
	}
	book.Chapters = append(book.Chapters, paper.Chapter{Title: t("about"), Parts: []paper.Part{paper.Prose(v.About)}},
		paper.Chapter{Title: t("coverage"), Parts: []paper.Part{paper.Prose(t("paper_coverage")), v.coverageTable(t)}})
	for i, p := range v.Pieces {
		book.Chapters = append(book.Chapters, paper.Chapter{Title: t("paper_piece", base.Args{"n": i + 1, "title": p.Title}), Parts: []paper.Part{paper.Prose(p.said(who.Lang, t))}})
	}
	return book.Bound()
}

// coverageTable has a row for each competence asked, with the numbers of its pieces.
func (v View) coverageTable(t func(string, ...base.Args) string) paper.Table {
	number := map[base.ID[Piece]]int{}
	for i, p := range v.Pieces {
		number[p.ID] = i + 1
	}
	table := paper.Table{Cols: []paper.Column{{Label: t("competence"), Width: 70}, {Label: t("pieces"), Width: 40}}}
	var rows []paper.Row
	for _, c := range Coverage(v.Asked(), v.Pieces) {
		var named []string
		for _, p := range c.Pieces {
			named = append(named, strconv.Itoa(number[p.ID])+". "+p.Title)
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(c.Competence.Code + " " + c.Competence.Title), paper.Text(strings.Join(named, " · "))}})
	}
	table.Rows = paper.RowsOf(rows)
	return table
}

// said is what the dossier tells of a piece, its digest last.
func (t Told) said(lang string, say func(string, ...base.Args) string) string {
	lines := []string{say("paper_source", base.Args{"source": t.Source, "on": words.Date(lang, t.On)})}
	if len(t.Competences) > 0 {
		lines = append(lines, say("paper_serves", base.Args{"codes": strings.Join(t.Competences, ", ")}))
	}
	if t.Mine != "" {
		lines = append(lines, say("paper_mine", base.Args{"text": t.Mine}))
	}
	if t.Ours != "" {
		lines = append(lines, say("paper_ours", base.Args{"text": t.Ours}))
	}
	if t.Shown != "" {
		lines = append(lines, say("shown_"+string(t.Shown)))
	}
	return strings.Join(append(lines, say("paper_file", base.Args{"name": t.File.Name, "sum": t.File.Sum})), "\n")
}

// fileName is what a dossier is called: "dossier-malika-benali-1.pdf".
func (v View) fileName(number int) string {
	return strings.Join(append([]string{"dossier"}, strings.Fields(base.Fold(v.Name()))...), "-") + "-" + strconv.Itoa(number) + ".pdf"
}
