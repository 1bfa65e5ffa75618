package law

import (
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	all := []Known{}
	for _, key := range Keys() {
		if k, err := On(key, "2026-11-15"); err == nil {
			all = append(all, k)
		}
	}
	late, _ := On("franchise_ic", "2026-11-15")
	_, err := Entered{Key: late.Key, Value: "beaucoup", From: "2026-01-01"}.check()
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "law: figures", Page: listPage{On: "2026-11-15", All: all}, Scene: as(base.Treasurer)},
		{Name: "law: figures, read only", Page: listPage{On: "2026-11-15", All: all[:4]}, Scene: as(base.Board)},
		{Name: "law: a figure entered by hand", Page: formPage{Known: late}, Scene: as(base.Treasurer)},
		{Name: "law: a figure refused", Page: formPage{Form: ui.FormOf(url.Values{"value": {"beaucoup"}, "from": {"2026-01-01"}}, err), Known: late}, Scene: as(base.Treasurer)},
	}
}
