package base

import (
	"slices"
	"testing"
	"time"
)

func TestIdentifiersSortInTheOrderTheyWereMade(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, 3, 28, 1, 0, 0, 0, time.UTC)
	var made []ID[KindPlace]
	for i := range 5000 {
		made = append(made, NewID[KindPlace](now.Add(time.Duration(i/100)*time.Millisecond)))
	}
	if !slices.IsSorted(made) || len(slices.Compact(made)) != 5000 || len(made[0]) != 26 {
		t.Error("out of order, twice or of another length")
	}
}

func TestFoldForgetsAccentsCaseAndPunctuation(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"L'Œuvre à Cœur":     "l oeuvre a coeur",
		"  ÉCOLE—Numérique ": "ecole numerique",
		"straße 12b":         "strasse 12b",
		"":                   "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestATokenDoesNoMoreThanItsScopes(t *testing.T) {
	t.Parallel()
	manager := Actor{Role: Manager}
	for _, c := range []struct {
		scopes Scopes
		level  Level
		room   Room
		want   bool
	}{
		{nil, Run, "booking", true},
		{Scopes{}, See, "booking", false},
		{Scopes{"read"}, See, "booking", true},
		{Scopes{"read"}, Join, "booking", false},
		{Scopes{"booking:write"}, Run, "booking", true},
		{Scopes{"booking:write"}, See, "people", false},
		{Scopes{"people:read", "booking:read"}, See, "people", true},
	} {
		manager.Scopes = c.scopes
		if got := manager.May(c.level, c.room); got != c.want {
			t.Errorf("%v %s %d: %v", c.scopes, c.room, c.level, got)
		}
	}
}

func TestEveryRoleHasItsColumnInTheTableOfRights(t *testing.T) {
	t.Parallel()
	for _, room := range Rooms() {
		if !May(Owner, room, Rule) {
			t.Errorf("the owner does not rule over %s", room)
		}
		if May(Stranger, room, Join) {
			t.Errorf("a stranger may act in %s", room)
		}
	}
	if len(Rooms()) != len(rights) {
		t.Error("a room is missing from Rooms")
	}
}
