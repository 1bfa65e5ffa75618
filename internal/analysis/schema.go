package analysis

import "pilotis/internal/web"

// The reports that programs ask for are published by name.
func init() {
	web.Publish[SIGReport]("report-sig")
	web.Publish[RatiosReport]("report-ratios")
	web.Publish[CausesReport]("report-causes")
	web.Publish[MarginsReport]("report-margins")
}
