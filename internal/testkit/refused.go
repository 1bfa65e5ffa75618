package testkit

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
)

// Refused wants an error to be a refusal of a kind, whose key or one of whose fields' ends with a code:
// "too_late" or "study.too_late".
func Refused(t testing.TB, err error, kind base.Kind, code string) {
	t.Helper()
	says := func(key string) bool { return key == code || strings.HasSuffix(key, "."+code) }
	var f *base.Fault
	if !errors.As(err, &f) || f.Kind != kind || !says(f.Key) && !slices.ContainsFunc(f.Fields, func(x base.Field) bool { return says(x.Key) }) {
		t.Errorf("%v, want %s", err, code)
	}
}
