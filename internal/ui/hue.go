package ui

// Hue is the colour of an activity: one of eight that stay apart for every eye,
// each with a pattern of its own for charts in print. The zero Hue is none.
type Hue int

// Hues are the eight, in the order in which they are proposed.
func Hues() []Hue { return []Hue{1, 2, 3, 4, 5, 6, 7, 8} }

var hueNames = [...]string{"", "blue", "brick", "moss", "plum", "ochre", "lagoon", "berry", "slate"}

// Name tells the hues apart in the style sheet and in messages: "ui.hue_" + Name.
func (h Hue) Name() string { return hueNames[h] }

// Class is what the style sheet knows the hue by, for drawings in any room.
func (h Hue) Class() string {
	if h == 0 {
		return ""
	}
	return "hue-" + h.Name()
}
