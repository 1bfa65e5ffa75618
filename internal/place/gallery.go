package place

import "pilotis/internal/ui"

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample { return nil }
