package chart

import (
	"strings"

	"pilotis/internal/day"
)

// reformed is the first day of the years that follow règlement ANC 2022-06.
const reformed day.Day = "2025-01-01"

// For proposes the chart of a legal form, for a year that begins on a day. Foundations
// and endowment funds keep the books of associations (règlement ANC 2018-06, art. 111-1);
// a place that has not said its form is most often an association.
func For(form string, from day.Day) ID {
	switch form {
	case "scic", "scop", "cae", "coop47":
		return at(from, Coop2014, Coop2025)
	case "sas", "sarl", "sasess", "sci", "gip", "regie":
		return at(from, General2014, General2025)
	}
	return at(from, Asso2018, Asso2025)
}

// Then is the chart that follows another, for a year that begins on a day: of the same kind.
func Then(id ID, from day.Day) ID {
	switch {
	case id.Association():
		return at(from, Asso2018, Asso2025)
	case strings.HasPrefix(string(id), "coop"):
		return at(from, Coop2014, Coop2025)
	case Known(id):
		return at(from, General2014, General2025)
	}
	return id
}

// Reformed tells whether a chart follows règlement ANC 2022-06.
func (id ID) Reformed() bool { return Then(id, reformed) == id }

func at(from day.Day, before, since ID) ID {
	if from < reformed {
		return before
	}
	return since
}
