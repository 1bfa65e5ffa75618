package intake

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/people"
	"pilotis/internal/words"
)

// exported lists the columns of an export, which an import reads back as they are.
// Notes stay: each has its readers.
var exported = []Column{"id", "kind", "last_name", "first_name", "organisation", "title", "email", "phone", "address", "postcode", "city",
	"country", "web", "born", "lang", "relation", "since", "until", "tags", "household", "guardian",
	"newsletter", "photos", "directory", "sharing"}

// Export writes the people that a list shows, all pages of it, as a table for a
// spreadsheet. That it was done, and for how many, is kept in the trail.
func (d *Desk) Export(ctx context.Context, who base.Actor, f people.Filter) ([]byte, error) {
	var out []byte
	return out, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		today := day.Of(tx.Now, who.Zone)
		ids, err := people.Chosen(ctx, tx, who, f, today)
		if err != nil {
			return err
		}
		c, err := crowdOf(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		head := make([]string, len(exported))
		for i, column := range exported {
			head[i] = words.T(who.Lang, "people.column_"+string(column))
		}
		rows := make([][]string, len(ids))
		for i, id := range ids {
			rows[i] = c.row(c.byID[id], who.Lang, today)
		}
		out = paper.WriteSheet(who.Lang, head, rows)
		return tx.Record(ctx, "people", "", "exported", db.Detail{"n": len(ids)})
	})
}

// row writes somebody under the columns of an export.
func (c *crowd) row(f *figure, lang string, today day.Day) []string {
	cells := map[Column]string{"id": string(f.ID), "kind": words.T(lang, "people.kind_"+string(f.identity.Kind)),
		"last_name": f.identity.LastName, "first_name": f.identity.FirstName, "born": string(f.identity.Born),
		"tags": strings.Join(f.identity.Tags, ", ")}
	if f.identity.Kind == people.Organisation {
		cells["organisation"] = f.identity.Name
	} else if len(f.employers) > 0 && c.byID[f.employers[0]] != nil {
		cells["organisation"] = c.byID[f.employers[0]].identity.Name
	}
	if f.identity.Lang != "" {
		cells["lang"] = words.T(lang, "people.lang_"+f.identity.Lang)
	}
	f.contactCells(cells)
	f.relationCells(cells, lang, today)
	for _, consent := range f.consents {
		answer := "no"
		if consent.Live() {
			answer = "yes"
		}
		cells[Column(consent.Purpose)] = words.T(lang, "people.answer_"+answer)
	}
	if h := c.homes[f.Household]; h != nil {
		cells["household"] = h.Name
	}
	cells["guardian"] = c.guardianCell(f)
	row := make([]string, len(exported))
	for i, column := range exported {
		row[i] = cells[column]
	}
	return row
}

// guardianCell names who answers for somebody: "Ana Roux ana@ex.fr; Bob Roux".
func (c *crowd) guardianCell(f *figure) string {
	var guardians []string
	for _, id := range f.guardians {
		if g := c.byID[id]; g != nil {
			guardians = append(guardians, strings.TrimSpace(g.identity.Name+" "+g.identity.Preferred(people.Email).Value))
		}
	}
	return strings.Join(guardians, "; ")
}

// contactCells writes all e-mails and telephones, the preferred first, and the
// preferred address and site.
func (f *figure) contactCells(cells map[Column]string) {
	for _, kind := range []people.ContactKind{people.Email, people.Phone} {
		first, list := f.identity.Preferred(kind).Value, []string(nil)
		for _, contact := range f.identity.Contacts {
			if contact.Kind == kind && contact.Value != first {
				list = append(list, contact.Value)
			}
		}
		if first != "" {
			list = append([]string{first}, list...)
		}
		cells[Column(kind)] = strings.Join(list, ", ")
	}
	address := f.identity.Preferred(people.Address)
	cells["address"], cells["postcode"], cells["city"], cells["country"] = address.Value, address.Postcode, address.City, address.Country
	cells["web"] = f.identity.Preferred(people.Web).Value
}

// relationCells writes the relations that hold today, with the days of the first.
func (f *figure) relationCells(cells map[Column]string, lang string, today day.Day) {
	var kinds []string
	for _, r := range f.relations {
		if !r.On(today) {
			continue
		}
		if len(kinds) == 0 {
			cells["since"], cells["until"] = string(r.From), string(r.Until)
		}
		kinds = append(kinds, words.T(lang, "people.relation_"+r.Kind))
	}
	cells["relation"] = strings.Join(kinds, ", ")
}
