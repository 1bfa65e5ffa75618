// Package intake brings people in by a file and writes them out to one: it reads what
// lists of any program say, tells line by line what it would do, does it in one
// transaction, and undoes it. It announces nothing of its own; people announces whom it
// adds. It must never know the tables in which people are kept.
package intake

import (
	"time"

	"pilotis/internal/base"
)

// RowsMax is how many lines of people a file may hold.
const RowsMax = 10_000

// Asked is a file of people to take in.
type Asked struct {
	File    string   // its name, for the report and as the source of consents
	Body    []byte   // CSV of any usual encoding and separator
	Mapping *Mapping // nil for the one guessed from the headings
	DryRun  bool     // judge every line and write nothing
}

// Report says what a file of people did, or would do.
type Report struct {
	Import    base.ID[Draft] `json:"import,omitempty"` // to undo it by; empty for a dry run
	File      string         `json:"file"`
	DryRun    bool           `json:"dry_run"`
	Encoding  string         `json:"encoding"`
	Separator string         `json:"separator"`
	Columns   []ReadColumn   `json:"columns"`
	Rows      int            `json:"rows"`
	Counts
	Verdicts []Verdict `json:"verdicts"`
}

// ReadColumn says what a column was taken for.
type ReadColumn struct {
	Heading string `json:"heading"`
	Field   Column `json:"field"`
	Sample  string `json:"sample,omitempty"` // the first cell that says something
}

// Counts are the outcomes of the lines of a file.
type Counts struct {
	New     int `json:"new"`
	Same    int `json:"same"`
	Changed int `json:"changed"`
	Refused int `json:"refused"`
	Implied int `json:"implied"` // employers and guardians taken in without a line of their own
}

// Outcome is what becomes of a line of a file.
type Outcome string

// The outcomes of a line.
const (
	New     Outcome = "new"
	Same    Outcome = "same"    // somebody known already, of whom it says nothing new
	Changes Outcome = "changed" // somebody known already, of whom it says something new
	Refused Outcome = "refused"
)

// Verdict is what becomes of one line, and why.
type Verdict struct {
	Line    int           `json:"line"`
	Outcome Outcome       `json:"outcome"`
	Person  base.PersonID `json:"person,omitempty"`
	Name    string        `json:"name,omitempty"`
	SameAs  int           `json:"same_as_line,omitempty"` // where the person is on an earlier line
	Changes []Column      `json:"changes,omitempty"`
	Faults  []CellFault   `json:"faults,omitempty"`
	Notices []CellFault   `json:"notices,omitempty"`
}

// Draft is a file of people that somebody brought: first to look at and correct,
// then taken in, and perhaps undone.
type Draft struct {
	ID      base.ID[Draft]
	At      time.Time
	By      string
	File    string
	Body    []byte // kept until it is taken in, a day at most
	Mapping Mapping
	Counts  Counts // once taken in
	Done    time.Time
	Undone  time.Time
}
