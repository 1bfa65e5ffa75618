package activity

import (
	"net/url"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	some := []Activity{sample("a1", "coworking", 1), sample("a2", "fablab", 2), sample("a3", "cafe", 3), sample("a4", "digital_help", 4), sample("a5", "reuse_shop", 5)}
	some[2].Public, some[3].Purpose, some[4].ClosedOn = "", "", "2026-06-30"
	long := sample("a6", "repair", 7)
	long.Name, long.Purpose = strings.Repeat(long.Name+" ", 4), strings.Repeat(long.Purpose+" ", 6)
	refused := ui.FormOf(url.Values{"name": {""}, "hue": {"3"}}, Draft{Hue: 3}.check())
	ideas := []idea{{"coworking", some[0].Draft}, {"fablab", some[1].Draft}, {"cafe", some[2].Draft}}
	return []ui.Sample{
		{Name: "activity: none yet", Page: listPage{}},
		{Name: "activity: several", Page: listPage{All: some}},
		{Name: "activity: one, as a visitor sees it", Page: listPage{All: some[:1]}, Scene: func(s *ui.Scene) { s.Who.Role = base.Visitor }},
		{Name: "activity: a long name", Page: listPage{All: []Activity{long}}},
		{Name: "activity: a new one", Page: formPage{Activity: Activity{Draft: Draft{Hue: 6}}}},
		{Name: "activity: changed", Page: formPage{Activity: some[0]}},
		{Name: "activity: refused", Page: formPage{Form: refused}},
		{Name: "activity: suggestions", Page: ideasPage{Ideas: ideas}},
		{Name: "activity: no suggestion left", Page: ideasPage{}},
	}
}

func sample(id base.ActivityID, key string, hue int) Activity {
	say := func(part string) string { return words.T(words.Languages[0], "activity.idea_"+key+part) }
	return Activity{ID: id, Draft: Draft{say(""), hue, say("_purpose"), say("_public")}}
}
