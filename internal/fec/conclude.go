package fec

import (
	"bytes"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

func said(d day.Day) any { return words.Day(d) }

// examine judges a file whole: first how to read it, then line by line.
func examine(name string, from io.ReadSeeker, year func(*survey) span, progress func(lines int)) (*judge, error) {
	s, err := surveyOf(name, from)
	if err != nil {
		return nil, err
	}
	j := newJudge(s, year(s))
	if !s.readable {
		j.said.bad = true
		return j, nil
	}
	p, err := s.parser(from, &s.said)
	if err != nil {
		return nil, err
	}
	if err := p.each(func(r *row) error {
		j.see(r)
		if progress != nil && j.report.Lines%progressEvery == 0 {
			progress(j.report.Lines)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	j.conclude()
	return j, nil
}

// progressEvery is how many lines pass between two words of progress.
const progressEvery = 100_000

// parser begins to read the rows of the file again.
func (s *survey) parser(from io.ReadSeeker, said *issues) (*parser, error) {
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	in := linesOf(from)
	if _, err := in.next(); err != nil {
		return nil, err
	}
	return &parser{from: in, head: s.head, encoding: s.encoding, days: days{}, said: said}, nil
}

// conclude says what only the whole file tells.
func (j *judge) conclude() {
	var names []named
	for i := range j.states {
		s := &j.states[i]
		if wrong, args := s.fault(); wrong != "" {
			s.bad = true
			if names == nil {
				names = j.names()
			}
			args["number"] = names[i].number
			j.said.add(Wrong, int(s.first), 0, wrong, args)
		}
		if !s.bad {
			j.report.Sound++
		}
	}
	j.report.Entries = len(j.states)
	if gap := j.report.Debit - j.report.Credit; gap != 0 && !j.unread {
		j.said.add(Wrong, 0, 0, "file_unbalanced", base.Args{"gap": gap.Abs(), "debit": j.report.Debit, "credit": j.report.Credit})
	}
	j.sequences()
	for _, g := range j.letters {
		if g.gap != 0 {
			j.said.add(Warning, int(g.line), j.survey.head.at[letter]+1, "letter_unbalanced", base.Args{"gap": g.gap.Abs()})
		}
	}
}

// fault says why an entry cannot be in the books, but for its lines.
func (s *state) fault() (code string, args base.Args) {
	switch {
	case s.unread:
		return "entry_unread", base.Args{}
	case s.gap != 0:
		return "unbalanced", base.Args{"gap": s.gap.Abs()}
	case s.lines < 2:
		return "one_line", base.Args{}
	case s.eights > 0 && s.eights < s.lines:
		return "class_8_apart", base.Args{}
	}
	return "", nil
}

func (j *judge) sequences() {
	column := j.survey.head.at[number] + 1
	if !j.survey.unlike {
		j.said.add(Warning, 1, column, "all_zero", base.Args{"n": len(j.states)})
		return
	}
	gaps, apart := j.numbers.gaps()
	if apart {
		j.said.add(Warning, 1, column, "per_journal", nil)
	}
	for _, g := range gaps {
		j.said.add(Warning, g.line, column, "gap", g.args())
	}
}

// named is an entry as the file names it.
type named struct{ journal, number string }

// names gives back to each entry the journal and the number of its key.
func (j *judge) names() []named {
	out := make([]named, len(j.states))
	for key, i := range j.index {
		journal, rest, _ := bytes.Cut([]byte(key), []byte{0})
		out[i].journal = string(journal)
		if j.survey.unlike {
			out[i].number = string(rest)
		} else {
			out[i].number = "0"
		}
	}
	return out
}

// settle writes the report in a language.
func (j *judge) settle(lang string) Report {
	j.report.Format, j.report.Accounting = j.survey.said.verdict(lang), j.said.verdict(lang)
	j.report.From, j.report.To = j.year.from, j.year.to
	return j.report
}
