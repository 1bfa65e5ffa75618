// Package activity holds the activities (domaines d'activité stratégiques) of a
// place: the thread on which every later fact of the place hangs. It announces
// nothing. It must never know what is done under an activity, nor by whom.
package activity

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Activity is one field in which the place is active: its café, its fablab.
type Activity struct {
	ID       base.ActivityID
	ClosedOn day.Day // empty while it lives
	Draft
}

// Draft is what people say of an activity.
type Draft struct {
	Name    string
	Hue     int    // 1 to Hues; 0 for the one least used
	Purpose string // what it is for
	Public  string // whom it is for
}

// Hues is how many colours there are, all of which stay apart for colour-blind eyes.
const Hues = 8

const (
	nameMax = 80
	textMax = 600
	// countMax bounds the activities of a place: each is a line of every chart.
	countMax = 60
)

// Closed tells whether the activity has ended.
func (a Activity) Closed() bool { return a.ClosedOn != "" }

// check says everything that is wrong with a draft.
func (d Draft) check() error {
	var wrong base.Checks
	wrong.Require("name", d.Name)
	if len([]rune(d.Name)) > nameMax {
		wrong.Wrong("name", "base.too_long", base.Args{"max": nameMax})
	}
	for field, text := range map[string]string{"purpose": d.Purpose, "public": d.Public} {
		if len([]rune(text)) > textMax {
			wrong.Wrong(field, "base.too_long", base.Args{"max": textMax})
		}
	}
	if d.Hue < 0 || d.Hue > Hues {
		wrong.Wrong("hue", "activity.no_such_hue", base.Args{"max": Hues})
	}
	return wrong.Fault()
}

// freeHue gives the colour that the living activities use least.
func freeHue(all []Activity) int {
	var used [Hues + 1]int
	for _, a := range all {
		if !a.Closed() {
			used[a.Hue]++
		}
	}
	best := 1
	for hue := 2; hue <= Hues; hue++ {
		if used[hue] < used[best] {
			best = hue
		}
	}
	return best
}

// sameName finds a living activity of the same name, accents and case ignored.
func sameName(all []Activity, name string) (Activity, bool) {
	for _, a := range all {
		if !a.Closed() && base.Fold(a.Name) == base.Fold(name) {
			return a, true
		}
	}
	return Activity{}, false
}
