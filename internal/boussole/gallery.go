package boussole

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	made := sampleSurvey(sampleVerdicts())
	room, _ := roomOf(made, "2.5")
	unmeasured, _ := roomOf(made, "2.1")
	return []ui.Sample{
		{Name: "boussole: where a place stands", Page: compassPage{made, "", others(Default)}},
		{Name: "boussole: a place that begins", Page: compassPage{sampleSurvey(nil), "", others(Default)}},
		{Name: "boussole: a version not yet known", Page: compassPage{Survey{Frame: frames()["2025"]}, "2025", others("2025")}},
		{Name: "boussole: a room", Page: room},
		{Name: "boussole: a room that nothing measures", Page: unmeasured},
	}
}

func sampleSurvey(verdicts map[string]Verdict) Survey {
	s := Survey{Frame: frames()[Default]}
	for _, c := range s.Frame.Competences() {
		s.Standings = append(s.Standings, standing(c, verdicts))
	}
	return s
}

func sampleVerdicts() map[string]Verdict {
	return map[string]Verdict{
		"families_stated":      fine("families_some", base.Args{"count": 3}, identity),
		"identity_complete":    fine("identity_whole", nil, identity),
		"premises_secured":     watch("premises_ending", base.Args{"date": words.Day(day.Day("2027-12-31"))}, identity, Step{"boussole.premises_next", identity}),
		"contact_stated":       fine("contact_some", base.Args{"count": 3}, identity),
		"activities_number":    fine("activities_well", base.Args{"count": 5, "min": 3, "max": 7}, activitiesPath),
		"activities_described": fine("activities_all_described", nil, activitiesPath),
		"machines_guarded":     watch("machines_unguarded", base.Args{"count": 2, "total": 5}, spacesPath, Step{"boussole.machines_next", spacesPath}),
		"access_stated":        share("access_stated", 11, 12, spacesPath, Step{}),
		"consent_asked":        share("consent_asked", 58, 181, peoplePath, Step{"boussole.consent_next", peoplePath}),
		"occupancy_measurable": share("occupancy_measurable", 14, 14, spacesPath, Step{}),
		"two_hands":            fine("hands", base.Args{"count": 4}, rolesPath),
	}
}
