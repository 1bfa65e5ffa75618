package ui

// Hue is the colour of an activity: one of eight that stay apart for every eye,
// each with a pattern of its own for charts in print. The zero Hue is none.
type Hue int

// Hues are the eight, in the order in which they are proposed.
func Hues() []Hue { return []Hue{1, 2, 3, 4, 5, 6, 7, 8} }

// names under which messages and stored colours know the hues
var hueNames = [...]string{"", "blue", "brick", "moss", "plum", "ochre", "petrol", "berry", "slate"}

// Name is the stored name of the hue; its message key is "ui.hue_" + Name.
func (h Hue) Name() string { return hueNames[h] }

// HueNamed gives the hue of a stored name, the zero Hue where there is none.
func HueNamed(name string) Hue {
	for i, n := range hueNames {
		if n == name {
			return Hue(i)
		}
	}
	return 0
}

// class is what the style sheet knows the hue by.
func (h Hue) class() string {
	if h == 0 {
		return ""
	}
	return "hue-" + h.Name()
}
