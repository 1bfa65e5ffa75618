package paper

import (
	"strconv"
	"strings"

	"pilotis/internal/money"
)

// Formula is a cell that a spreadsheet reckons anew from others; what it comes to is what
// the page and the plain text show. The formula is ours, never what somebody typed.
func Formula(formula string, c money.Cents) Cell {
	return Cell{kind: asCents, text: formula, n: int64(c)}
}

// Address is where a cell stands on its sheet: "B4". Both count from zero; row 0 is that of
// the heads.
func Address(column, row int) string { return columnName(column) + strconv.Itoa(row+1) }

// On is an address on another sheet: "'Plan'!B4". The name must be one that a sheet can bear.
func On(sheet, address string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + address
}
