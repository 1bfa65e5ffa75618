package intake

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/people"
	"pilotis/internal/words"
)

// Column is what a column of a file says about people; "" is left aside.
type Column string

// Columns lists what a column of a file can say, in the order offered. Those that
// may come several times are e-mails, telephones, addresses, tags and notes.
func Columns() []Column {
	return []Column{"last_name", "first_name", "name", "email", "phone", "address", "postcode", "city", "country", "web", "born", "lang",
		"kind", "organisation", "title", "relation", "since", "until", "tags", "household", "guardian", "note",
		"newsletter", "photos", "directory", "sharing", "id"}
}

// repeatable are the columns that may come several times.
var repeatable = []Column{"email", "phone", "address", "tags", "note", "web"}

// Mapping says what each column of a file is.
type Mapping struct {
	Columns  []Column `json:"columns"`
	Relation string   `json:"relation,omitempty"` // of everybody in the file whose line says none
	NoHead   bool     `json:"no_head,omitempty"`  // the first line is about somebody already
}

//go:embed columns.txt
var columnsText string

// synonym is a name of a field, as people write it.
type synonym struct {
	field Column
	name  string // folded, between spaces
	whole bool
}

var columnNames, valueNames = readSynonyms(columnsText)

func readSynonyms(text string) (columns, values []synonym) {
	into := &columns
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "[values]" {
			into = &values
		}
		field, names, found := strings.Cut(line, " = ")
		if strings.HasPrefix(line, "#") || !found {
			continue
		}
		for name := range strings.SplitSeq(names, "|") {
			name, whole := strings.CutPrefix(strings.TrimSpace(name), "=")
			*into = append(*into, synonym{Column(strings.TrimSpace(field)), " " + name + " ", whole})
		}
	}
	return columns, values
}

// Guess finds out what the columns of a file are from their names.
func Guess(head []string) Mapping {
	m := Mapping{Columns: make([]Column, len(head))}
	for i, name := range head {
		if c := guessColumn(name); c != "" && (slices.Contains(repeatable, c) || !slices.Contains(m.Columns[:i], c)) {
			m.Columns[i] = c
		}
	}
	if i := slices.Index(m.Columns, "last_name"); i >= 0 && !slices.Contains(m.Columns, "first_name") && !slices.Contains(m.Columns, "name") {
		m.Columns[i] = "name" // a list with names in one column
	}
	if !slices.ContainsFunc(m.Columns, func(c Column) bool { return c != "" }) && slices.ContainsFunc(head, people.ValidEmail) {
		m.NoHead = true
		guessByContent(head, m.Columns)
	}
	return m
}

func guessColumn(name string) Column {
	folded := " " + base.Fold(name) + " "
	for _, c := range Columns() {
		for _, lang := range words.Languages {
			if folded == " "+base.Fold(words.T(lang, "people.column_"+string(c)))+" " {
				return c
			}
		}
	}
	for _, s := range columnNames {
		if folded == s.name || !s.whole && strings.Contains(folded, s.name) {
			return Column(strings.Trim(string(s.field), "-"))
		}
	}
	return ""
}

// guessByContent names the columns of a file without headings by its first line.
func guessByContent(cells []string, columns []Column) {
	for i, cell := range cells {
		switch {
		case people.ValidEmail(strings.ToLower(cell)):
			columns[i] = "email"
		case people.ValidPhone(cell) && len(people.PhoneDigits(cell)) >= 9:
			columns[i] = "phone"
		case !slices.Contains(columns, "name") && strings.ContainsFunc(cell, unicode.IsLetter):
			columns[i] = "name"
		}
	}
}

// meaning gives which of the keys a cell means: by a name of the file above, or by
// the words of the screens for it.
func meaning(cell, texts string, keys ...string) (string, bool) {
	folded := " " + base.Fold(cell) + " "
	for _, key := range keys {
		for _, lang := range words.Languages {
			if folded == " "+base.Fold(words.T(lang, texts+key))+" " {
				return key, true
			}
		}
	}
	for _, s := range valueNames {
		if s.name == folded && slices.Contains(keys, string(s.field)) {
			return string(s.field), true
		}
	}
	return "", false
}
