module pilotis

go 1.26.0

require (
	github.com/a-h/templ v0.3.977 // indirect
	golang.org/x/text v0.43.0 // indirect
)
