package app

import (
	"testing"

	"pilotis/internal/account"
)

func TestOthersAreLeftTheirInitialsInWhatACandidateShows(t *testing.T) {
	t.Parallel()
	say := masked([]account.Grant{{Account: "1", Name: "Malika Benali"}, {Account: "2", Name: "Élise Roux"}, {Account: "3", Name: "Élise Roux-Petit"}, {Account: "4", Name: " "}}, "1")
	for text, want := range map[string]string{
		"Malika Benali et Élise Roux":  "Malika Benali et É. R.",
		"Élise Roux-Petit, Élise Roux": "É. R. P., É. R.",
		"Personne":                     "Personne",
	} {
		if got := say(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
