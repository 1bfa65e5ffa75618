package paper

import (
	"strconv"
	"strings"

	"pilotis/internal/money"
)

// Formula is an amount that a spreadsheet reckons anew from other cells.
func Formula(formula string, c money.Cents) Cell { return Cents(c).By(formula) }

// By makes an amount or a count one that a spreadsheet reckons anew; what it comes to is what
// the page and the plain text show. The formula is ours, never what somebody typed.
func (c Cell) By(formula string) Cell {
	c.text = formula
	return c
}

// Address is where a cell stands on its sheet: "B4". Both count from zero; row 0 is that of
// the heads.
func Address(column, row int) string { return columnName(column) + strconv.Itoa(row+1) }

// On is an address on another sheet: "'Plan'!B4". The name must be one that a sheet can bear.
func On(sheet, address string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + address
}
