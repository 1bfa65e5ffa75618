package fec

import (
	"cmp"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// perCode bounds how many issues of one code are kept: a million lines may all be wrong.
const perCode = 10_000

// issues gathers what is said from one point of view.
type issues struct {
	all   []Issue
	count map[string]int
	bad   bool
}

func (s *issues) add(severity Severity, line, column int, code string, args base.Args) {
	if s.count == nil {
		s.count = map[string]int{}
	}
	s.bad = s.bad || severity.refuses()
	if s.count[code]++; s.count[code] <= perCode {
		s.all = append(s.all, Issue{Severity: severity, Line: line, Column: column, Code: code, Args: args})
	}
}

// verdict puts the issues in the order of the file and says them in a language.
func (s *issues) verdict(lang string) Verdict {
	slices.SortStableFunc(s.all, func(a, b Issue) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	last := 0
	for i := range s.all {
		s.all[i].Message = words.T(lang, "fec.issue_"+s.all[i].Code, s.all[i].Args)
		last = s.all[i].Line
	}
	more := 0
	for _, n := range s.count {
		more += max(0, n-perCode)
	}
	out := Verdict{OK: !s.bad, Issues: s.all}
	if more > 0 {
		out.Issues = append(out.Issues, Issue{Severity: Info, Line: last, Code: "more", Message: words.T(lang, "fec.issue_more", base.Args{"n": more})})
	}
	if out.Issues == nil {
		out.Issues = []Issue{}
	}
	return out
}
