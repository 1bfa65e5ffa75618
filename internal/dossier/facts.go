package dossier

import (
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// Facts are what is known of a place beside its accounts.
type Facts struct {
	Name       string
	Form       string // the words for its legal form
	Commune    string
	Opened     int // year; 0 where unknown
	Surface    int // square metres indoors
	Families   []string
	Spaces     int
	Seats      int
	Activities []Activity
	Members    int
	Volunteers int
	Employees  int
}

// Activity is one thing that the place does.
type Activity struct{ Name, Purpose, Public string }

// drafted writes the sections that facts can tell; the others stay empty.
func (f Facts) drafted(lang string, c Content) map[Section]string {
	out := map[Section]string{}
	for s, text := range map[Section]string{Place: f.place(lang), Project: f.project(lang, c), Team: f.team(lang), Impact: f.impact(lang)} {
		if text != "" {
			out[s] = text
		}
	}
	return out
}

// draftable tells whether facts may fill a section that is empty; why a place needs money,
// they never tell.
func (c Content) draftable() bool {
	return slices.ContainsFunc(c.empty(), func(s Section) bool { return s != Need })
}

// say writes sentences, those of which the facts are unknown left out.
func say(lang string, all ...sentence) string {
	var out []string
	for _, s := range all {
		if s.known {
			out = append(out, words.T(lang, "dossier.draft_"+s.key, s.args))
		}
	}
	return strings.Join(out, " ")
}

type sentence struct {
	known bool
	key   string
	args  base.Args
}

func (f Facts) place(lang string) string {
	return say(lang,
		sentence{f.Name != "" && f.Commune != "", "place", base.Args{"name": f.Name, "commune": f.Commune}},
		sentence{f.Form != "", "form", base.Args{"form": f.Form}},
		sentence{f.Opened > 0, "opened", base.Args{"year": strconv.Itoa(f.Opened)}},
		sentence{len(f.Families) > 0, "families", base.Args{"families": strings.Join(f.Families, ", ")}},
		sentence{f.Surface > 0, "surface", base.Args{"m2": f.Surface}},
		sentence{f.Spaces > 0, "spaces", base.Args{"count": f.Spaces, "seats": f.Seats}})
}

func (f Facts) project(lang string, c Content) string {
	return say(lang, sentence{c.Purpose != "" && c.Funder != "", "project", base.Args{"purpose": c.Purpose, "funder": c.Funder}})
}

func (f Facts) team(lang string) string {
	return say(lang,
		sentence{f.Employees > 0, "employees", base.Args{"count": f.Employees}},
		sentence{f.Volunteers > 0, "volunteers", base.Args{"count": f.Volunteers}},
		sentence{f.Members > 0, "members", base.Args{"count": f.Members}})
}

// impact tells what each activity is for, and for whom, in the words of the place.
func (f Facts) impact(lang string) string {
	var out []string
	for _, a := range f.Activities {
		var said []string
		for _, text := range []string{a.Purpose, a.Public} {
			if text = strings.TrimRight(text, ". "); text != "" {
				said = append(said, text+".")
			}
		}
		if len(said) > 0 {
			out = append(out, words.T(lang, "dossier.draft_activity", base.Args{"name": a.Name, "text": strings.Join(said, " ")}))
		}
	}
	return strings.Join(out, "\n")
}
