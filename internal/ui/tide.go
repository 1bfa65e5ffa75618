package ui

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"pilotis/internal/day"
)

// sky tells where the fire of the day stands above the house: it rises at six,
// is highest at one and sinks into the water at eight in the evening; at night
// it is the moon.
type sky struct {
	X, Y  float64 // in the drawing, 200 wide
	Night bool
	Level float64 // of the water
}

const (
	sunrise = 6 * 60
	sunset  = 20 * 60
)

func skyOf(s Scene) sky {
	minute := float64(day.ClockOf(s.Now, s.Zone()).Minutes())
	at := (minute - sunrise) / (sunset - sunrise)
	night := at < 0 || at > 1
	if night {
		at = math.Mod(minute-sunset+24*60, 24*60) / (24*60 - (sunset - sunrise))
	}
	return sky{
		X:     20 + 160*at,
		Y:     74 - 54*math.Sin(math.Pi*at),
		Night: night,
		Level: 3 * math.Cos(4*math.Pi*minute/(24*60)), // two tides a day
	}
}

// px writes a length of a drawing, to a tenth.
func px(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// px2 writes a length of a drawing that is stretched, to a hundredth.
func px2(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// waves draws the water between two edges, its surface at a height.
func waves(from, to, height int) string {
	crests := (to-from+19)/20 - 1
	return fmt.Sprintf("M%d %dq10-5 20 0%sV130H%dz", from, height, strings.Repeat("t20 0", crests), from)
}
