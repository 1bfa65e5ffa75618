// Package space holds the spaces of a place: their tree, what they offer, when
// they are open and by which rules they are lent. Its Plan answers every question
// of that kind for a whole place without a further query. It announces
// TreeChanged and Shut. It must never know a booking.
package space

import (
	"strings"
	"time"

	"pilotis/internal/base"
)

// Kind says what a space is.
type Kind string

// The kinds. Those up to KindDesk are parts of the space they lie in; a machine or a
// piece of equipment only stands in it.
const (
	KindBuilding  Kind = "building"
	KindFloor     Kind = "floor"
	KindRoom      Kind = "room"
	KindPart      Kind = "part"
	KindDesk      Kind = "desk"
	KindMachine   Kind = "machine"
	KindEquipment Kind = "equipment"
)

// Kinds lists the kinds, largest first.
func Kinds() []Kind {
	return []Kind{KindBuilding, KindFloor, KindRoom, KindPart, KindDesk, KindMachine, KindEquipment}
}

// PartOfParent tells whether a space of this kind is lent with the whole it lies in.
func (k Kind) PartOfParent() bool { return k != KindMachine && k != KindEquipment }

// synonyms are what programs also call the kinds.
var synonyms = map[string]Kind{
	"house": KindBuilding, "site": KindBuilding,
	"storey": KindFloor, "level": KindFloor,
	"hall": KindRoom, "meeting_room": KindRoom, "office": KindRoom, "workshop": KindRoom, "studio": KindRoom, "kitchen": KindRoom, "cafe": KindRoom,
	"area": KindPart, "zone": KindPart, "half": KindPart,
	"desks": KindDesk, "seat": KindDesk, "seats": KindDesk, "workstation": KindDesk, "open_space": KindDesk, "coworking": KindDesk, "desk_room": KindDesk,
	"machines": KindMachine, "tool": KindMachine, "printer": KindMachine,
	"resource": KindEquipment, "vehicle": KindEquipment, "object": KindEquipment,
}

// ParseKind reads a kind or one of its synonyms, whatever the case and the hyphens.
func ParseKind(s string) (Kind, bool) {
	word := strings.ReplaceAll(base.Fold(s), " ", "_")
	for _, k := range Kinds() {
		if word == string(k) {
			return k, true
		}
	}
	k, known := synonyms[word]
	return k, known
}

// Space is what is lent, or holds what is lent.
type Space struct {
	ID      base.SpaceID
	Retired time.Time // zero while it is in use
	Depth   int       // below the top, as the Plan found it
	Draft
}

// Draft is what people say of a space.
type Draft struct {
	Parent      base.SpaceID // "" at the top
	Kind        Kind
	Name        string
	Description string
	Capacity    int // seats, at least 1
	Surface     int // square metres, 0 where unknown
	Activity    base.ActivityID
	Access      []Feature
	Spot        Spot
}

// Spot is where a space is drawn on the plan of its floor: a rectangle of cells of
// a grid, top left first. A space without width is not drawn.
type Spot struct{ X, Y, W, H int }

// Drawn tells whether the space has a place on the plan.
func (s Spot) Drawn() bool { return s.W > 0 && s.H > 0 }

// Feature is a property that makes a space usable to more people.
type Feature string

// Features lists the properties of accessibility that a space may have.
func Features() []Feature {
	return []Feature{"step_free", "lift", "wide_door", "adapted_toilets", "adjustable_table",
		"hearing_loop", "quiet", "soft_light", "tactile", "parking", "nursing"}
}

// ParseFeature reads a property.
func ParseFeature(s string) (Feature, bool) {
	for _, f := range Features() {
		if s == string(f) {
			return f, true
		}
	}
	return "", false
}

// Has tells whether the space has all the properties of a list.
func (d Draft) Has(features []Feature) bool {
	for _, want := range features {
		found := false
		for _, f := range d.Access {
			found = found || f == want
		}
		if !found {
			return false
		}
	}
	return true
}
