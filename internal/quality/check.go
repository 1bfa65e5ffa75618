package quality

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Bounds of what is written, in characters.
const (
	shortMax = 200
	longMax  = 5000
)

func short(wrong *base.Checks, field, text string) {
	if base.Longer(text, shortMax) {
		wrong.Wrong(field, "base.too_long", base.Args{"max": shortMax})
	}
}

// needShort wants a line of text.
func needShort(wrong *base.Checks, field, text string) {
	wrong.Require(field, text)
	short(wrong, field, text)
}

func long(wrong *base.Checks, field, text string) {
	if base.Longer(text, longMax) {
		wrong.Wrong(field, "base.too_long", base.Args{"max": longMax})
	}
}

// needLong wants a text.
func needLong(wrong *base.Checks, field, text string) {
	wrong.Require(field, text)
	long(wrong, field, text)
}

// optionalDay wants a day or nothing.
func optionalDay(wrong *base.Checks, field string, d day.Day) {
	if d == "" {
		return
	}
	if _, err := day.Parse(string(d)); err != nil {
		wrong.Wrong(field, "base.not_a_day")
	}
}

// needDay wants a day, not after last where that is one.
func needDay(wrong *base.Checks, field string, d, last day.Day) {
	switch _, err := day.Parse(string(d)); {
	case err != nil:
		wrong.Wrong(field, "base.not_a_day")
	case last != "" && d > last:
		wrong.Wrong(field, "quality.in_future")
	}
}

// needIndicator wants an indicator of the référentiel.
func needIndicator(wrong *base.Checks, field string, number int) {
	if !known(number) {
		wrong.Wrong(field, "base.not_a_choice")
	}
}
