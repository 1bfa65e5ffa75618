package closing

import (
	"pilotis/internal/base"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	open := ledger.Year{ID: "y2", From: "2027-01-01", To: "2027-12-31", Chart: "asso2025"}
	closed := ledger.Year{ID: "y1", From: "2026-01-01", To: "2026-12-31", ClosedOn: "2027-04-12"}
	threshold, _ := law.On("cac_subsidies", open.To)
	balance := map[string]money.Cents{"512000": 1973692, "411000": 96000, "471000": 12000, "706000": -3300000, "606100": 1260662}
	prepaid := ledger.Foreseen(open, ledger.Draft{Day: open.To, Lines: []ledger.Line{ledger.Side("486", 104548), ledger.Side("616", -104548)}})
	blocked := ground{Year: open, Balance: balance, Drafts: 3, Works: map[string]ledger.Work{"cut_off": {Entries: prepaid}, "stocks": {Waits: 2}, "wear": {Entries: prepaid}}}
	ready := ground{Year: open, Balance: map[string]money.Cents{"512000": 500, "706000": -500}, Noted: map[string]bool{"bank": true}}
	over := ready
	over.Year = closed
	page := func(g ground) yearPage {
		return yearPage{Year: g.Year, Steps: g.steps(), Result: ledger.Result(g.Balance), Audit: Audit{15300001, threshold}}
	}
	refused := page(blocked)
	refused.Form = ui.FormOf(nil, refusal("fr", Blocking(refused.Steps)))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "closing: no year", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "closing: years", Page: listPage{Years: []ledger.Year{open, closed}}, Scene: as(base.Treasurer)},
		{Name: "closing: something stands in the way", Page: page(blocked), Scene: as(base.Treasurer)},
		{Name: "closing: refused", Page: refused, Scene: as(base.Treasurer)},
		{Name: "closing: ready", Page: page(ready), Scene: as(base.Treasurer)},
		{Name: "closing: read only", Page: page(ready), Scene: as(base.Board)},
		{Name: "closing: closed, the assembly decides", Page: page(over), Scene: as(base.Treasurer)},
	}
}
