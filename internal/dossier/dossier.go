// Package dossier makes the file that a funder reads: what the place is, what it asks for and
// why, on which hypotheses, with every statement of a forecast, the table that the grant form
// wants, on paper and in a workbook that reckons. It announces nothing. It must never reckon
// a figure of its own, nor change what was sent.
package dossier

import (
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
)

// Identifiers of the room's things.
type (
	ID        = base.ID[Dossier]
	SendingID = base.ID[Sending]
)

// Dossier is a funder's file that is kept.
type Dossier struct {
	ID ID
	Content
	Revision  int
	MadeAt    time.Time
	MadeBy    base.AccountID
	ChangedAt time.Time
	ChangedBy base.AccountID
}

// Content is what a person says in a file.
type Content struct {
	Name     string
	Funder   string
	Purpose  string
	Forecast outlook.ID
	Scenario string // by its name; as the forecast reckons where empty
	Asked    money.Cents
	Years    int
	Table    string        // where the form's table comes from: see Tables
	Project  ledger.AxisID // of a budget's table; the whole place where empty
	Texts    map[Section]string
}

// Section is one text of a file.
type Section string

// The sections.
const (
	Place   Section = "place"
	Project Section = "project"
	Team    Section = "team"
	Need    Section = "need"
	Impact  Section = "impact"
)

// field is the name of the field in which a section is typed.
func (s Section) field() string { return "text_" + string(s) }

// Sections lists them in the order in which they are read.
func Sections() []Section { return []Section{Place, Project, Team, Need, Impact} }

// Where the form's table comes from: nowhere, the first year of the forecast, or a version of
// a budget, which is named after the prefix.
const (
	NoTable      = ""
	FromForecast = "forecast"
	FromBudget   = "budget:"
)

const (
	nameMax = 120
	lineMax = 300
	textMax = 12_000
	yearMax = 5
	// usualYears is how many years funders ask for.
	usualYears = 3
)

// trimmed is the content as it is kept.
func (c Content) trimmed() Content {
	c.Name, c.Funder, c.Purpose = strings.TrimSpace(c.Name), strings.TrimSpace(c.Funder), strings.TrimSpace(c.Purpose)
	texts := map[Section]string{}
	for _, s := range Sections() {
		if text := strings.TrimSpace(strings.ReplaceAll(c.Texts[s], "\r\n", "\n")); text != "" {
			texts[s] = text
		}
	}
	c.Texts = texts
	if c.Years == 0 {
		c.Years = usualYears
	}
	return c
}

// check says everything that is wrong with a content.
func (c Content) check() *base.Checks {
	var wrong base.Checks
	wrong.Require("name", c.Name)
	for _, f := range []struct {
		field, text string
		max         int
	}{{"name", c.Name, nameMax}, {"funder", c.Funder, nameMax}, {"purpose", c.Purpose, lineMax}, {"scenario", c.Scenario, nameMax}} {
		if len([]rune(f.text)) > f.max {
			wrong.Wrong(f.field, "base.too_long", base.Args{"max": f.max})
		}
	}
	for _, s := range Sections() {
		if len([]rune(c.Texts[s])) > textMax {
			wrong.Wrong(s.field(), "base.too_long", base.Args{"max": textMax})
		}
	}
	if c.Asked < 0 || c.Asked > money.Max {
		wrong.Wrong("asked", "base.not_an_amount")
	}
	if c.Years < 1 || c.Years > yearMax {
		wrong.Wrong("years", "dossier.years_between", base.Args{"max": yearMax})
	}
	if c.Table != NoTable && c.Table != FromForecast && !strings.HasPrefix(c.Table, FromBudget) {
		wrong.Wrong("table", "base.not_a_choice")
	}
	return &wrong
}

// empty lists the sections in which nothing is written.
func (c Content) empty() []Section {
	return slices.DeleteFunc(Sections(), func(s Section) bool { return c.Texts[s] != "" })
}

// Sending is a file as it was sent: paper and workbook, bit for bit.
type Sending struct {
	ID       SendingID
	Dossier  ID
	Revision int
	Funder   string
	Asked    money.Cents
	On       day.Day
	At       time.Time
	By       base.AccountID
	Paper    Sum
	Workbook Sum
}

// Sum is the size of a file, and its SHA-256: by it one can tell that nothing was changed.
type Sum struct {
	Size int
	Hash string
}
