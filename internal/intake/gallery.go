package intake

import (
	"time"

	"pilotis/internal/ui"
)

var sampleTime = time.Date(2026, 11, 20, 14, 20, 0, 0, time.UTC)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	return []ui.Sample{
		{Name: "intake: a file", Page: importPage{}},
		{Name: "intake: a file taken in", Page: draftPage{Draft: Draft{ID: "d", File: "membres.csv", At: sampleTime, Done: sampleTime}}},
	}
}
