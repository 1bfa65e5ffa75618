package territory

import (
	"maps"
	"slices"
	"strings"
)

// zones are those of the departments and territories that do not live on Paris time.
var zones = map[string]string{
	"971": "America/Guadeloupe",
	"972": "America/Martinique",
	"973": "America/Cayenne",
	"974": "Indian/Reunion",
	"975": "America/Miquelon",
	"976": "Indian/Mayotte",
	"977": "America/St_Barthelemy",
	"978": "America/Marigot",
	"984": "Indian/Kerguelen",
	"986": "Pacific/Wallis",
	"987": "Pacific/Tahiti",
	"988": "Pacific/Noumea",
}

// farIslands of French Polynesia do not keep the time of Tahiti: the Marquesas
// are half an hour ahead, the Gambier an hour.
var farIslands = map[string]string{
	"98718": "Pacific/Marquesas", "98723": "Pacific/Marquesas", "98731": "Pacific/Marquesas",
	"98746": "Pacific/Marquesas", "98756": "Pacific/Marquesas", "98757": "Pacific/Marquesas",
	"98719": "Pacific/Gambier",
}

// ZoneOf gives the time zone of a commune by its INSEE code.
func ZoneOf(insee string) string {
	if zone, ok := farIslands[insee]; ok {
		return zone
	}
	if zone, ok := zones[DepartmentOf(insee)]; ok {
		return zone
	}
	return "Europe/Paris"
}

// DepartmentOf gives the department, or the territory overseas, of an INSEE code
// of five characters.
func DepartmentOf(insee string) string {
	if len(insee) != 5 {
		return ""
	}
	if strings.HasPrefix(insee, "97") || strings.HasPrefix(insee, "98") {
		return insee[:3]
	}
	return insee[:2]
}

// Zones lists the time zones in which France lives, Paris first.
func Zones() []string {
	all := map[string]bool{}
	for _, of := range []map[string]string{zones, farIslands} {
		for _, zone := range of {
			all[zone] = true
		}
	}
	return append([]string{"Europe/Paris"}, slices.Sorted(maps.Keys(all))...)
}
