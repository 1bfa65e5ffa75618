package asset

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	saw := Asset{ID: "a1", Draft: Draft{Label: say("asset.sample_saw"), Account: "215400", Cost: 1200000, Grant: 480000, From: "2026-03-15", Years: 5, Count: Thirty}}
	sold := saw
	sold.ID, sold.Grant, sold.DisposedOn, sold.Price = "a2", 0, "2028-06-30", 600000
	terms := saw.Plan().Schedule("2026-12-31")
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "asset: none yet", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "asset: several", Page: listPage{All: []Asset{saw, sold}}, Scene: as(base.Treasurer)},
		{Name: "asset: a new one", Page: formPage{}, Scene: as(base.Treasurer)},
		{Name: "asset: refused", Page: formPage{ui.FormOf(nil, Draft{}.check())}, Scene: as(base.Treasurer)},
		{Name: "asset: one in use", Page: onePage{Asset: saw, Terms: terms}, Scene: as(base.Treasurer)},
		{Name: "asset: one that was sold", Page: onePage{Asset: sold, Terms: sold.Wear("2026-12-31")}, Scene: as(base.Board)},
	}
}
