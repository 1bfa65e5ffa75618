// Package tally counts what juries decided: who obtained a certification and which of its
// competences, by route and by session. A share is never told without how many it is of, nor
// where it is of so few that one of them would be recognised. It announces nothing, and must
// never know how a jury decides nor count what nobody signed.
package tally

import (
	"cmp"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/jury"
)

// Passage is a candidate before a jury, as the signed minutes that hold tell it.
type Passage struct {
	Session   base.ID[jury.Session]
	Name      string // of the session
	Day       day.Day
	Version   base.ID[certification.Version]
	Candidate base.ID[candidacy.Candidate]
	Who       string
	Route     certification.Route
	Outcome   candidacy.Outcome
	Acquired  []string
	Marks     []jury.Mark
}

// heard tells whether the jury heard and judged the candidate.
func (p Passage) heard() bool {
	return p.Outcome == candidacy.Total || p.Outcome == candidacy.Partial || p.Outcome == candidacy.Failed
}

// Share is how many of a base obtained something.
type Share struct {
	Key    string // of what is counted: a route, a session, the code of a unit or of a competence
	Label  string
	N, Of  int
	Masked bool // N is of so few that it is not told
}

// Points is the share in basis points.
func (s Share) Points() int64 {
	if s.Of == 0 {
		return 0
	}
	return (int64(s.N)*20_000 + int64(s.Of)) / (2 * int64(s.Of))
}

// Count takes one more into the base, and among those who obtained it where they did.
func (s *Share) Count(won bool) {
	s.Of++
	if won {
		s.N++
	}
}

// Unit is the share of a unit, with those of its competences.
type Unit struct {
	Share
	Competences []Share
}

// Asked are the units of one version of the certification.
type Asked struct {
	Version certification.Version
	Units   []Unit
}

// Sheet is what juries decided of a certification, in a civil year or since the beginning.
type Sheet struct {
	Of              certification.Certification
	Year            int // 0 for all
	Years           []int
	Today           day.Day
	People          Share // who holds the certification, of the persons heard
	Partial         int   // who keeps some units, of the same persons
	Excused, Absent int   // passages where nobody was heard
	Routes          []Share
	Sessions        []Share
	Asked           []Asked
	passages        []Passage
}

// Cut says which passages are looked at: those that a share counts.
type Cut string

// The cuts.
const (
	Everybody    Cut = "people"
	ByRoute      Cut = "route"
	BySession    Cut = "session"
	ByUnit       Cut = "unit"
	ByCompetence Cut = "competence"
)

// count fills a sheet with passages, the earliest first.
func count(w certification.Whole, all []Passage, year int) Sheet {
	s := Sheet{Of: w.Certification, Year: year}
	for _, p := range all {
		if y := p.Day.Year(); !slices.Contains(s.Years, y) {
			s.Years = append(s.Years, y)
		}
		if year == 0 || p.Day.Year() == year {
			s.passages = append(s.passages, p)
		}
	}
	slices.Sort(s.Years)
	for _, p := range s.passages {
		switch {
		case p.heard():
			s.Sessions = add(s.Sessions, string(p.Session), p.Name, p.Outcome == candidacy.Total)
		case p.Outcome == candidacy.Excused:
			s.Excused++
		case p.Outcome == candidacy.Absent:
			s.Absent++
		}
	}
	for _, p := range people(s.passages) {
		s.People.Count(p.Outcome == candidacy.Total)
		if p.Outcome == candidacy.Partial {
			s.Partial++
		}
		s.Routes = add(s.Routes, string(p.Route), "", p.Outcome == candidacy.Total)
	}
	for _, v := range w.Versions {
		if a := asked(v, s.passages); len(a.Units) > 0 {
			s.Asked = append(s.Asked, a)
		}
	}
	s.mask(w.Terms.MaskUnder)
	return s
}

// people are the persons heard, each as the last jury that heard them decided.
func people(all []Passage) (out []Passage) {
	at := map[base.ID[candidacy.Candidate]]int{}
	for _, p := range all {
		if !p.heard() {
			continue
		}
		if i, again := at[p.Candidate]; again {
			out[i] = p
			continue
		}
		at[p.Candidate] = len(out)
		out = append(out, p)
	}
	return out
}

func add(all []Share, key, label string, won bool) []Share {
	i := slices.IndexFunc(all, func(s Share) bool { return s.Key == key })
	if i < 0 {
		i, all = len(all), append(all, Share{Key: key, Label: label})
	}
	all[i].Count(won)
	return all
}

// asked counts the units and competences of a version on which somebody was heard.
func asked(v certification.Version, all []Passage) Asked {
	out := Asked{Version: v}
	for _, u := range v.Units {
		unit := Unit{Share: Share{Key: u.Code, Label: u.Title}}
		for _, k := range u.Competences {
			one := Share{Key: k.Code, Label: k.Title}
			for _, p := range all {
				if m, judged := p.mark(k.Code); judged && p.Version == v.ID {
					one.Count(m.Level.Enough())
				}
			}
			unit.Competences = append(unit.Competences, one)
		}
		for _, p := range all {
			if p.Version == v.ID && p.on(u) {
				unit.Count(slices.Contains(p.Acquired, u.Code))
			}
		}
		if unit.Of > 0 {
			out.Units = append(out.Units, unit)
		}
	}
	return out
}

// on tells whether a candidate was heard on a unit.
func (p Passage) on(u certification.Unit) bool {
	return slices.ContainsFunc(u.Competences, func(k certification.Competence) bool { _, judged := p.mark(k.Code); return judged })
}

func (p Passage) mark(code string) (jury.Mark, bool) {
	i := slices.IndexFunc(p.Marks, func(m jury.Mark) bool { return m.Competence == code })
	if i < 0 {
		return jury.Mark{}, false
	}
	return p.Marks[i], true
}

// mask hides what is of fewer persons than the certifier tells of.
func (s *Sheet) mask(under int) {
	s.People.Masked = s.People.Of < under
	MaskParts(s.Routes, under)
	MaskParts(s.Sessions, under)
	for _, a := range s.Asked {
		for i := range a.Units {
			a.Units[i].Masked = a.Units[i].Of < under
			for k := range a.Units[i].Competences {
				one := &a.Units[i].Competences[k]
				one.Masked = one.Of < under
			}
		}
	}
}

// MaskParts hides the parts of a whole that are of too few, and further ones, the smallest first,
// as long as the whole less what is told would tell of too few.
func MaskParts(parts []Share, under int) {
	hidden := 0
	for i := range parts {
		if parts[i].Of < under {
			parts[i].Masked, hidden = true, hidden+parts[i].Of
		}
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(parts[a].Of, parts[b].Of) })
	for _, i := range order {
		if hidden > 0 && hidden < under && !parts[i].Masked {
			parts[i].Masked, hidden = true, hidden+parts[i].Of
		}
	}
}

// Behind gives the passages that a share counts; units and competences are those of a version.
func (s Sheet) Behind(by Cut, key string, v base.ID[certification.Version]) (out []Passage) {
	if by == Everybody || by == ByRoute {
		for _, p := range people(s.passages) {
			if by == Everybody || string(p.Route) == key {
				out = append(out, p)
			}
		}
		return out
	}
	for _, p := range s.passages {
		if p.heard() && s.counts(p, by, key, v) {
			out = append(out, p)
		}
	}
	return out
}

func (s Sheet) counts(p Passage, by Cut, key string, v base.ID[certification.Version]) bool {
	switch by {
	case BySession:
		return string(p.Session) == key
	case ByCompetence:
		_, judged := p.mark(key)
		return judged && p.Version == v
	case ByUnit:
		i := slices.IndexFunc(s.Asked, func(a Asked) bool { return a.Version.ID == v })
		if i < 0 || p.Version != v {
			return false
		}
		u, _ := s.Asked[i].Version.Unit(key)
		return p.on(u)
	}
	return false
}

// won tells whether a passage obtained what a share counts.
func (p Passage) won(by Cut, key string) bool {
	switch by {
	case ByUnit:
		return slices.Contains(p.Acquired, key)
	case ByCompetence:
		m, _ := p.mark(key)
		return m.Level.Enough()
	}
	return p.Outcome == candidacy.Total
}
