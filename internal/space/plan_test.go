package space

import (
	"context"
	"testing"
)

func TestASplitRoomIsDrawnAsItsParts(t *testing.T) {
	t.Parallel()
	p := planPage{Plan: SamplePlan()}
	storeys := p.Plan.Storeys()
	if len(storeys) != 2 || storeys[0].Name != "Rez-de-chaussée" || storeys[1].ID != "" {
		t.Fatalf("%+v", storeys)
	}
	var names []string
	for _, m := range p.marks(context.Background(), storeys[0]) {
		names = append(names, m.Name)
	}
	want := []string{"Grande salle · Côté scène", "Grande salle · Côté jardin", "Postes partagés", "Petit bureau", "Atelier"}
	if len(names) != len(want) {
		t.Fatal(names)
	}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("%q, want %q", names[i], want[i])
		}
	}
}
