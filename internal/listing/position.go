package listing

import (
	"math"

	"pilotis/internal/territory"
)

// strayMetres is how far outside of every contour a point may lie and still be in
// the department next to it: simplified contours cut capes and harbours off.
const strayMetres = 500

// PositionCheck compares the department that a line declares with the contour that
// holds its point.
type PositionCheck struct {
	Made      bool        `json:"made"`
	Why       string      `json:"why,omitempty" doc:"where it was not made"`
	Tolerance int         `json:"tolerance_metres"`
	Strict    Agreement   `json:"strict"`
	Tolerant  Agreement   `json:"tolerant"`
	Unplaced  int         `json:"unplaced" doc:"lines without a point or a department"`
	Accepted  []Misplaced `json:"accepted" doc:"outside by less than the tolerance"`
	Differ    []Misplaced `json:"differ"`
	Outside   []Misplaced `json:"outside"`
	Errors    []Misplaced `json:"errors" doc:"far outside of the department declared, whose contour is known"`
}

// Agreement counts the outcomes.
type Agreement struct {
	Agree   int `json:"agree"`
	Differ  int `json:"differ"`
	Outside int `json:"outside"`
}

// Misplaced is a line whose department is in doubt.
type Misplaced struct {
	Ref      string `json:"ref"`
	Name     string `json:"name"`
	Declared string `json:"declared"`
	Found    string `json:"found,omitempty" doc:"the department that the point, or the postal code, is in"`
	Metres   int    `json:"metres,omitempty" doc:"from the point to the department declared"`
}

// position makes the check; without contours it says that it was not made.
func position(lines []Entry, contours []territory.Contour) PositionCheck {
	p := PositionCheck{Tolerance: strayMetres, Accepted: []Misplaced{}, Differ: []Misplaced{}, Outside: []Misplaced{}, Errors: []Misplaced{}}
	if len(contours) == 0 {
		return p
	}
	p.Made = true
	byCode := map[string]territory.Contour{}
	for _, c := range contours {
		byCode[c.Code] = c
	}
	for _, x := range lines {
		if !x.At.Known() || x.Department == "" {
			p.Unplaced++
			continue
		}
		p.judge(x, contours, byCode)
	}
	return p
}

func (p *PositionCheck) judge(x Entry, contours []territory.Contour, byCode map[string]territory.Contour) {
	nearest, stray, _ := territory.Locate(contours, x.At)
	agree := nearest.Code == x.Department
	p.Strict.count(stray == 0, agree)
	p.Tolerant.count(stray <= strayMetres, agree)
	m := Misplaced{Ref: x.Ref, Name: x.Name, Declared: x.Department}
	declared, known := byCode[x.Department]
	if known && (!agree || stray > 0) {
		m.Metres = int(math.Round(declared.Metres(x.At)))
	}
	switch {
	case stray > strayMetres:
		p.Outside = append(p.Outside, m)
		if known {
			p.Errors = append(p.Errors, m)
		}
	case !agree:
		m.Found = nearest.Code
		p.Differ = append(p.Differ, m)
	case stray > 0:
		p.Accepted = append(p.Accepted, m)
	}
}

func (a *Agreement) count(inside, agree bool) {
	switch {
	case !inside:
		a.Outside++
	case agree:
		a.Agree++
	default:
		a.Differ++
	}
}
