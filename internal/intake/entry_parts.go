package intake

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/people"
)

func (r *reader) readContacts(l paper.Line, e *entry) {
	for _, cell := range r.cells(l, "email") {
		for _, value := range people.SplitList(cell, people.ListSigns+" ") {
			c := people.Contact{Kind: people.Email, Value: strings.TrimPrefix(strings.Trim(value, "<>"), "mailto:")}.Tidy()
			if !people.ValidEmail(c.Value) {
				r.wrong(e, "email", "intake.row_email", cell)
				break
			}
			e.identity.Contacts = append(e.identity.Contacts, c)
		}
	}
	for _, cell := range r.cells(l, "phone") {
		if rounded(cell) {
			r.wrong(e, "phone", "intake.row_phone_rounded", cell)
			continue
		}
		for _, value := range splitPhones(cell) {
			if !r.ours {
				value = mendPhone(value)
			}
			c := people.Contact{Kind: people.Phone, Value: value}.Tidy()
			if !people.ValidPhone(c.Value) {
				r.wrong(e, "phone", "intake.row_phone", cell)
				break
			}
			e.identity.Contacts = append(e.identity.Contacts, c)
		}
	}
	for _, cell := range r.cells(l, "web") {
		if !strings.Contains(cell, "://") {
			cell = "https://" + cell
		}
		if !people.ValidWeb(cell) {
			r.wrong(e, "web", "intake.row_web", cell)
		}
		e.identity.Contacts = append(e.identity.Contacts, people.Contact{Kind: people.Web, Value: cell})
	}
	address := people.Contact{Kind: people.Address, Value: strings.Join(r.cells(l, "address"), ", "),
		Postcode: r.cell(l, "postcode"), City: r.cell(l, "city"), Country: r.cell(l, "country")}
	if country := base.Fold(address.Country); !r.ours && (country == "" || country == "france") {
		address.Postcode = mendPostcode(address.Postcode)
	}
	if key, _ := address.Tidy().Wrong(); key != "" {
		r.wrong(e, "address", "intake.row_too_long", address.Value)
	}
	e.identity.Contacts = append(e.identity.Contacts, address)
}

// splitPhones parts a cell that holds several telephones; a stroke may also stand
// between the digits of one.
func splitPhones(cell string) []string {
	var out []string
	for _, part := range people.SplitList(cell, people.ListSigns) {
		if people.ValidPhone(part) {
			out = append(out, part)
		} else {
			out = append(out, people.SplitList(part, "/")...)
		}
	}
	return out
}

// rounded tells whether a spreadsheet wrote a number its own short way: 6,12E+08.
func rounded(cell string) bool {
	mantissa, exponent, found := strings.Cut(strings.ToUpper(cell), "E+")
	return found && strings.Trim(mantissa, "0123456789.,") == "" && strings.Trim(exponent, "0123456789") == ""
}

// mendPhone gives back the 0 or the + that a spreadsheet took for no digit.
func mendPhone(value string) string {
	digits := people.PhoneDigits(value)
	switch {
	case strings.HasPrefix(strings.TrimSpace(value), "+"), strings.Trim(digits, "0123456789") != "":
	case len(digits) == 9 && digits[0] != '0':
		return "0" + digits
	case len(digits) == 11 && strings.HasPrefix(digits, "33"):
		return "+" + digits
	}
	return value
}

// mendPostcode gives back the 0 that a spreadsheet took off a French postcode.
func mendPostcode(value string) string {
	if len(value) == 4 && strings.Trim(value, "0123456789") == "" {
		return "0" + value
	}
	return value
}

// day reads a day of a column, or notes that it is none.
func (r *reader) day(e *entry, c Column, cell string, read func(string, dateOrder, int) (day.Day, bool), latest int) day.Day {
	order := dayFirst
	for i, column := range r.mapping.Columns {
		if column == c {
			order = r.order[i]
		}
	}
	d, ok := read(cell, order, latest)
	if !ok {
		r.wrong(e, c, "intake.row_date", cell)
	}
	return d
}

// ahead is how many years from now a day that is written with two digits may be.
const ahead = 50

// readRelations reads what somebody is to the place. A word that is no relation is
// kept as a tag, and said.
func (r *reader) readRelations(l paper.Line, e *entry) {
	var from, until day.Day
	if cell := r.cell(l, "since"); cell != "" {
		from = r.day(e, "since", cell, ReadSince, r.today.Year())
	}
	if cell := r.cell(l, "until"); cell != "" {
		until = r.day(e, "until", cell, ReadDate, r.today.Year()+ahead)
	}
	if until != "" && from > until {
		r.wrong(e, "until", "intake.row_until", r.cell(l, "until"))
	}
	kinds := []string{}
	for _, word := range people.SplitList(r.cell(l, "relation"), people.ListSigns+"/") {
		kind, known := meaning(word, "people.relation_", people.Relations()...)
		if known {
			kinds = append(kinds, kind)
			continue
		}
		e.identity.Tags = append(e.identity.Tags, word)
		e.notices = append(e.notices, r.fault("relation", "intake.row_relation", word))
	}
	switch {
	case len(kinds) > 0:
	case r.mapping.Relation != "":
		kinds = append(kinds, r.mapping.Relation)
	case from != "" || until != "":
		kinds = append(kinds, people.Relations()[0])
	}
	for _, kind := range kinds {
		e.relation = append(e.relation, people.Relation{Kind: kind, From: from, Until: until})
	}
}

// readConsent reads a yes, a no, or the day of a yes.
func (r *reader) readConsent(e *entry, purpose, cell string) {
	answer, known := meaning(cell, "people.answer_", "yes", "no")
	on := r.today
	if !known {
		if on, known = ReadDate(cell, dayFirst, r.today.Year()); known {
			answer = "yes"
		}
	}
	switch {
	case !known:
		r.wrong(e, Column(purpose), "intake.row_consent", cell)
	case on > r.today:
		r.wrong(e, Column(purpose), "intake.row_later", cell)
	default:
		e.consents[purpose] = said{answer == "yes", on}
	}
}
