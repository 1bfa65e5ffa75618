package activity

import (
	"slices"
	"testing"

	"pilotis/internal/words"
)

func TestThreeToSevenActivitiesAreSuggestedForAnyPlace(t *testing.T) {
	t.Parallel()
	for _, families := range [][]string{nil, {"coworking"}, {"digital_help"}, {"training"}, {"unheard_of"}, {"hybrid", "fablab", "cafe", "digital_help"},
		{"coworking", "fablab", "workshop", "hybrid", "cafe", "digital_help", "medialab", "training", "food", "culture", "reuse", "social", "living_lab"}} {
		got := suggest(families)
		sorted := slices.Clone(got)
		slices.Sort(sorted)
		if len(got) < 3 || len(got) > 7 || len(slices.Compact(sorted)) != len(got) {
			t.Errorf("%v: %v", families, got)
		}
	}
	if got := suggest([]string{"coworking", "fablab", "cafe", "digital_help"}); got[0] != "coworking" || got[1] != "fablab" || got[2] != "cafe" || got[3] != "digital_help" {
		t.Errorf("the likeliest of each family does not come first: %v", got)
	}
}

func TestEverySuggestionHasItsWords(t *testing.T) {
	t.Parallel()
	for _, keys := range ideas() {
		for _, key := range keys {
			for _, part := range []string{"", "_purpose", "_public"} {
				for _, lang := range words.Languages {
					if !words.Has(lang, "activity.idea_"+key+part) {
						t.Errorf("%s: no activity.idea_%s%s", lang, key, part)
					}
				}
			}
		}
	}
}
