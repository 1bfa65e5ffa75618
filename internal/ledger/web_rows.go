package ledger

import (
	"errors"
	"strconv"
	"strings"

	"pilotis/internal/base"
)

// onRows numbers the lines of a fault as the form does, which has empty rows that the
// entry skips: both the field and the number that the sentence says.
func onRows(err error, places []int) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	placed := *f
	placed.Fields = nil
	for _, field := range f.Fields {
		inside, found := strings.CutPrefix(field.Name, "lines[")
		number, name, cut := strings.Cut(inside, "].")
		n, bad := strconv.Atoi(number)
		if found && cut && bad == nil && n < len(places) && field.Args["line"] != nil {
			field.Name = lineField(places[n], name)
			args := base.Args{}
			for k, v := range field.Args {
				args[k] = v
			}
			args["line"] = places[n] + 1
			field.Args = args
		}
		placed.Fields = append(placed.Fields, field)
	}
	return &placed
}
