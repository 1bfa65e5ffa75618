// Package listing holds the national and regional lists of third places, as their
// publishers wrote them: taken in, audited, searched. It announces nothing. It must
// never know which places this installation runs.
package listing

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/territory"
)

// Ref names a line: the key of its source, and the publisher's own number.
type Ref struct{ Source, Number string }

func (r Ref) String() string { return r.Source + "/" + r.Number }

// ParseRef reads "source/number"; a number may hold a slash, a source may not.
func ParseRef(text string) Ref {
	source, number, _ := strings.Cut(text, "/")
	return Ref{source, number}
}

// Source is who published a list of places, and under what licence.
type Source struct {
	Name    string // "CGET, Mission Coworking"
	Licence string // "Licence Ouverte 2.0"
	Credit  string // the sentence that the licence asks to show; made of name and edition where empty
	URL     string
	Edition day.Day // the publisher's date
	// Contours to check the list against, instead of those imported.
	Contours []territory.Contour
}

// Key is what the source is known by: lists of one name are editions of one list.
func (s Source) Key() string { return strings.ReplaceAll(base.Fold(s.Name), " ", "-") }

// Entry is one line of a list. What the line does not say, or says with the
// publisher's sign for nothing, is empty.
type Entry struct {
	Source     string
	Ref        string // the publisher's identifier
	Line       int
	Name       string
	Street     string
	PostalCode string
	Insee      string // as the line says, be it a former commune
	Commune    string
	Department string
	Region     string
	At         territory.Point
	Precision  string // of the situation, as the line says
	Kind       string
	Site       string
	Metropolis string // "1" within one, "0" outside, "" unknown
	Raw        string // every cell as given, as JSON
	Digest     string // of what the cells say, whatever the order and form of the file
}

// Own is what the line is known by among all lists.
func (x Entry) Own() Ref { return Ref{x.Source, x.Ref} }

// Address writes what the line says of where the place is.
func (x Entry) Address() string {
	var parts []string
	for _, part := range []string{x.Street, strings.TrimSpace(x.PostalCode + " " + x.Commune)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// absent are the signs by which publishers say that they do not know.
var absent = map[string]bool{"": true, "0": true, "00000": true, "-": true, "null": true, "none": true, "nan": true, "n/a": true, "#n/a": true, "#n/d": true, "na": true, "nr": true}

// known gives a cell, "" where it says that nothing is known.
func known(cell string) string {
	if absent[strings.ToLower(cell)] {
		return ""
	}
	return cell
}

// code5 reads a postal or INSEE code: five signs, the first zero given back where
// a spreadsheet took it away.
func code5(text string) string {
	text = strings.ToUpper(strings.ReplaceAll(text, " ", ""))
	text = strings.TrimSuffix(text, ".0") // a number, to the program that wrote it
	text = known(text)
	if len(text) == 4 && base.Digits(text) {
		return "0" + text
	}
	return text
}

// departmentCode reads "1", "01", "2a", "974" or the name of a department.
func departmentCode(text string) string {
	text = strings.ToUpper(strings.TrimSuffix(strings.TrimSpace(text), ".0"))
	text = known(text)
	if len(text) == 1 && base.Digits(text) {
		return "0" + text
	}
	if code := territory.DepartmentNamed(text); code != "" {
		return code
	}
	return text
}

// departmentOfPostal tells the department that a postal code begins with; Corsica's
// two share their codes.
func departmentOfPostal(code string) string {
	switch {
	case len(code) != 5:
		return ""
	case strings.HasPrefix(code, "97"), strings.HasPrefix(code, "98"):
		return code[:3]
	case strings.HasPrefix(code, "200"), strings.HasPrefix(code, "201"):
		return "2A"
	case strings.HasPrefix(code, "20"):
		return "2B"
	}
	return code[:2]
}
