package boussole

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/ui"
)

// The drawing of the compass, around its centre: petals between two rings, the
// codes of the rooms beyond, and the names of the units around.
const (
	roseInner  = 58.0
	roseOuter  = 186.0
	roseCodes  = 204.0
	roseTicks  = 222.0
	roseNames  = 236.0
	roseGap    = 7.0 // degrees between two units
	rosePetal  = 1.6 // degrees between two petals
	roseSign   = 18.0
	roseNameUp = 4.0 // what a name that reads from below must be moved out by
)

// rose is the compass of a survey: one petal for each room, fuller the better it stands.
type rose struct {
	Petals []petal
	Units  []arc
	Well   int
	All    int
	Known  bool // the words of the rooms are known
}

// petal is one room in the drawing.
type petal struct {
	Standing Standing
	Code     string
	Ground   string // outline of the whole petal
	Fill     string // what of it is filled
	At, Sign point
}

// arc is the name of a unit, written around the rose.
type arc struct {
	ID   string
	Path string
	Name Text
}

type point struct{ X, Y float64 }

// fullness is how much of a petal each state fills: the drawing says it by length,
// beside colour and sign.
var fullness = map[State]float64{Fine: 1, Watch: 0.62, Missing: 0.3}

// roseOf lays out a survey: units part the circle by how many rooms they have,
// clockwise from the north.
func roseOf(s Survey) rose {
	r := rose{Well: s.Count(Fine), Known: len(s.Standings) > 0}
	for _, u := range s.Frame.Units {
		r.All += u.size()
	}
	width := (360 - roseGap*float64(len(s.Frame.Units))) / float64(r.All)
	angle, next := -90+roseGap/2, 0
	for _, u := range s.Frame.Units {
		end := angle + width*float64(u.size())
		r.Units = append(r.Units, nameArc(u, angle, end))
		for i := range u.size() {
			p := petal{Code: strconv.Itoa(i + 1)}
			if i < len(u.Competences) {
				p.Standing = s.Standings[next]
				p.Code = p.Standing.Competence.Code
				next++
			}
			r.Petals = append(r.Petals, p.drawn(angle+float64(i)*width+rosePetal/2, angle+float64(i+1)*width-rosePetal/2))
		}
		angle = end + roseGap
	}
	return r
}

// size is how many rooms a unit has, or will have.
func (u Unit) size() int { return max(len(u.Competences), u.Announced) }

func (p petal) drawn(from, to float64) petal {
	mid := (from + to) / 2
	p.Ground = wedge(from, to, roseInner, roseOuter)
	if full := fullness[p.Standing.State]; full > 0 {
		p.Fill = wedge(from, to, roseInner, roseInner+(roseOuter-roseInner)*full)
	}
	p.At = polar(mid, roseCodes)
	p.Sign = polar(mid, roseInner+26)
	p.Sign.X -= roseSign / 2
	p.Sign.Y -= roseSign / 2
	return p
}

// Known tells whether the words of the competence are known.
func (p petal) Known() bool { return p.Standing.Competence.Code != "" }

// nameArc is the line that a unit's name is written on: clockwise above the middle,
// the other way below, so that it is never upside down.
func nameArc(u Unit, from, to float64) arc {
	a := arc{ID: "rose-unit-" + u.Code, Name: u.Short}
	radius, sweep := roseNames, 1
	if mid := math.Mod((from+to)/2+450, 360); mid > 90 && mid < 270 {
		from, to, sweep, radius = to, from, 0, roseNames+roseNameUp*2.5
	}
	large := 0
	if math.Abs(to-from) > 180 {
		large = 1
	}
	begin, end := polar(from, radius), polar(to, radius)
	a.Path = fmt.Sprintf("M%s A%s %s 0 %d %d %s", begin, px(radius), px(radius), large, sweep, end)
	return a
}

// wedge is the outline of a part of a ring, its outer corners rounded like a petal's.
func wedge(from, to, inner, outer float64) string {
	round := min(10.0, (outer-inner)/2)
	turn := round / outer * 180 / math.Pi
	a, b := polar(from, inner), polar(from, outer-round)
	c, d := polar(from+turn, outer), polar(to-turn, outer)
	e, f := polar(to, outer-round), polar(to, inner)
	corner1, corner2 := polar(from, outer), polar(to, outer)
	return fmt.Sprintf("M%s L%s Q%s %s A%s %s 0 0 1 %s Q%s %s L%s A%s %s 0 0 0 %s Z",
		a, b, corner1, c, px(outer), px(outer), d, corner2, e, f, px(inner), px(inner), a)
}

// polar is the point at an angle in degrees, clockwise from the east, and a distance.
func polar(angle, distance float64) point {
	rad := angle * math.Pi / 180
	return point{distance * math.Cos(rad), distance * math.Sin(rad)}
}

func (p point) String() string { return px(p.X) + " " + px(p.Y) }

// px writes a length of the drawing, to a tenth.
func px(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// tones is how the parts of ui show each state.
var tones = map[State]ui.Tone{Unmeasured: ui.Unknown, Fine: ui.Well, Watch: ui.Watch, Missing: ui.Wrong}

var signs = map[State]ui.Icon{Unmeasured: ui.IconNone, Fine: ui.IconWell, Watch: ui.IconWatch, Missing: ui.IconWrong}

// heard is what a petal says to those who hear the page.
func (p petal) heard(ctx context.Context) string {
	return p.Code + " " + p.Standing.Competence.Room.In(ui.In(ctx).Lang) + " : " + stateWord(ctx, p.Standing.State)
}

func stateWord(ctx context.Context, s State) string { return ui.T(ctx, "boussole.state_"+s.String()) }

func roomAt(ctx context.Context, version, code string) templ.SafeURL {
	address := ui.At(ctx, "/boussole/%s", code)
	if version != "" {
		address += templ.SafeURL("?version=" + version)
	}
	return address
}
