package base

import (
	"strings"
	"unicode/utf8"
)

// Tidy writes a text with single spaces, and none at its ends.
func Tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// Longer tells whether a text has more than limit letters.
func Longer(s string, limit int) bool { return utf8.RuneCountInString(s) > limit }
