package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/people"
	"pilotis/internal/words"
)

// entry is what one line of a file says about somebody.
type entry struct {
	cells     paper.Line
	line      int
	id        base.PersonID
	identity  people.Identity
	relation  []people.Relation
	consents  map[string]said
	employer  string
	title     string
	household string
	guardian  string
	notes     []string
	faults    []CellFault
	notices   []CellFault
}

// said is a consent as a file tells it.
type said struct {
	yes bool
	on  day.Day
}

// CellFault is one thing wrong, or to know, about one cell of a file. Message and
// WayOut are written in the reader's language.
type CellFault struct {
	Column  string `json:"column,omitempty"` // its heading
	Value   string `json:"value,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
	WayOut  string `json:"way_out,omitempty"`
	key     string
}

// reader reads the lines of a file under a mapping.
type reader struct {
	head    []string
	mapping Mapping
	order   map[int]dateOrder // of the columns of days
	today   day.Day
	lang    string
	ours    bool // a file that Pilotis wrote: nothing to guess in it
}

func newReader(s paper.Sheet, m Mapping, today day.Day, lang string) *reader {
	r := &reader{s.Head, m, map[int]dateOrder{}, today, lang, slices.Contains(m.Columns, "id")}
	for i, c := range m.Columns {
		if !slices.Contains([]Column{"born", "since", "until"}, c) {
			continue
		}
		var cells []string
		for _, l := range s.Lines {
			cells = append(cells, l.Cell(i))
		}
		r.order[i] = orderOf(cells)
	}
	return r
}

// cells gives the cells of a line that say something about a column.
func (r *reader) cells(l paper.Line, c Column) []string {
	var out []string
	for i, column := range r.mapping.Columns {
		if cell := l.Cell(i); column == c && cell != "" {
			out = append(out, cell)
		}
	}
	return out
}

func (r *reader) cell(l paper.Line, c Column) string { return strings.Join(r.cells(l, c), " ") }

// heading gives the heading of the first column of a sort; of the names, of
// whichever there is.
func (r *reader) heading(c Column) string {
	for _, c := range append([]Column{c}, instead[c]...) {
		if i := slices.Index(r.mapping.Columns, c); i >= 0 && i < len(r.head) {
			return r.head[i]
		}
	}
	return ""
}

var instead = map[Column][]Column{"last_name": {"name", "organisation", "first_name"}, "address": {"city", "postcode", "country"}}

// fault says what is wrong with a cell, and what to do about it.
func (r *reader) fault(c Column, key, value string) CellFault {
	f := CellFault{Column: r.heading(c), Value: short(base.Tidy(value)), key: key}
	f.say(r.lang)
	return f
}

// say writes the sentences of a fault.
func (f *CellFault) say(lang string) {
	way := f.key + "_way"
	if !words.Has(lang, way) {
		way = "intake.row_way"
	}
	f.Code = f.key[strings.LastIndexByte(f.key, '.')+1:]
	f.Message, f.WayOut = words.T(lang, f.key), words.T(lang, way)
}

func (r *reader) wrong(e *entry, c Column, key, value string) {
	e.faults = append(e.faults, r.fault(c, key, value))
}

// read reads one line.
func (r *reader) read(l paper.Line) entry {
	e := entry{cells: l, line: l.Number, id: base.PersonID(r.cell(l, "id")), consents: map[string]said{}}
	if l.Beyond(len(r.mapping.Columns)) {
		r.wrong(&e, "", "intake.row_extra_cells", "")
	}
	if slices.ContainsFunc(l.Cells, func(c string) bool { return strings.ContainsRune(c, utf8.RuneError) }) {
		r.wrong(&e, "", "intake.row_damaged", "")
	}
	e.title, e.household, e.guardian, e.notes = r.cell(l, "title"), base.Tidy(r.cell(l, "household")), base.Tidy(r.cell(l, "guardian")), r.cells(l, "note")
	r.readNames(l, &e)
	r.readContacts(l, &e)
	e.identity.Tags = r.cells(l, "tags")
	if lang := r.cell(l, "lang"); lang != "" {
		e.identity.Lang, _ = meaning(lang, "people.lang_", words.Languages...)
	}
	if cell := r.cell(l, "born"); cell != "" {
		e.identity.Born = r.day(&e, "born", cell, ReadDate, r.today.Year())
	}
	r.readRelations(l, &e)
	for _, purpose := range people.Purposes() {
		if cell := r.cell(l, Column(purpose)); cell != "" {
			r.readConsent(&e, purpose, cell)
		}
	}
	e.identity = e.identity.Tidy()
	r.check(&e)
	return e
}

// check notes what no record may say, at the column that says it. What is wrong
// with contacts was said cell by cell.
func (r *reader) check(e *entry) {
	i := e.identity
	if i.Name == "" {
		r.wrong(e, "last_name", "intake.row_nameless", "")
	}
	var wrong base.Checks
	i.CheckRest(r.today, &wrong)
	for _, f := range wrong {
		r.wrong(e, Column(f.Name), "intake.row_"+f.Name, r.cell(e.cells, Column(f.Name)))
	}
	for _, c := range []struct {
		column Column
		text   string
	}{{"last_name", i.Name}, {"title", e.title}, {"household", e.household}, {"organisation", e.employer}, {"guardian", e.guardian}} {
		if base.Longer(c.text, people.NameMax) {
			r.wrong(e, c.column, "intake.row_too_long", c.text)
		}
	}
	for _, n := range e.notes {
		if base.Longer(n, people.NoteMax) {
			r.wrong(e, "note", "intake.row_too_long", n)
		}
	}
}

// readNames finds out whom the line is about: an organisation where it says so, or
// where it names one and nobody else.
func (r *reader) readNames(l paper.Line, e *entry) {
	first, last, full, organisation := r.cell(l, "first_name"), r.cell(l, "last_name"), r.cell(l, "name"), base.Tidy(r.cell(l, "organisation"))
	kind := people.Human
	if cell := r.cell(l, "kind"); cell != "" {
		k, known := meaning(cell, "people.kind_", string(people.Human), string(people.Organisation))
		if !known {
			r.wrong(e, "kind", "intake.row_kind", cell)
		}
		kind = people.Kind(k)
	}
	if kind == people.Organisation || first+last+full == "" && organisation != "" {
		e.identity.Kind = people.Organisation
		for _, name := range []string{organisation, full, last, first} {
			if e.identity.Name == "" {
				e.identity.Name = name
			}
		}
		return
	}
	e.identity.Kind, e.employer = people.Human, organisation
	if first == "" && last == "" {
		first, last = splitName(full)
	}
	e.identity.FirstName, e.identity.LastName = first, last
}

// splitName parts a whole name: what is in capitals, or before a comma, is the last
// name; otherwise the first word is the first name.
func splitName(full string) (first, last string) {
	if l, f, comma := strings.Cut(full, ","); comma {
		return f, l
	}
	parts := strings.Fields(full)
	var capitals, others []string
	for _, p := range parts {
		if utf8.RuneCountInString(p) > 1 && p == strings.ToUpper(p) {
			capitals = append(capitals, p)
		} else {
			others = append(others, p)
		}
	}
	switch {
	case len(parts) < 2:
		return "", full
	case len(capitals) > 0 && len(others) > 0:
		return strings.Join(others, " "), strings.Join(capitals, " ")
	}
	return parts[0], strings.Join(parts[1:], " ")
}

// short cuts a long cell, so that a sentence about it stays one.
func short(cell string) string {
	const most = 40
	if base.Longer(cell, most) {
		return string([]rune(cell)[:most]) + "…"
	}
	return cell
}
