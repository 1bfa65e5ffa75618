package ui

import (
	"strings"

	"github.com/a-h/templ"
)

// Table says what a table holds; its rows are its children.
type Table struct {
	Caption string // what it lists: said to those who hear the page, shown where Titled
	Titled  bool
	Cols    []Col
	Grid    bool                            // stays a table on a phone: two short columns
	Sort    string                          // the column sorted by: "name", or "-name" downwards
	By      func(sort string) templ.SafeURL // the address of the page sorted otherwise
}

// Col is one column.
type Col struct {
	Label  string
	Figure bool   // numbers: aligned to the right
	Sort   string // its name as a sort; "" where it cannot be sorted by
	Quiet  bool   // its label is heard and not seen: a column of buttons
}

// turn gives the sort that a press on the column's head asks for.
func (t Table) turn(c Col) string {
	if t.Sort == c.Sort {
		return "-" + c.Sort
	}
	return c.Sort
}

func (t Table) order(c Col) string {
	switch {
	case c.Sort == "" || strings.TrimPrefix(t.Sort, "-") != c.Sort:
		return ""
	case strings.HasPrefix(t.Sort, "-"):
		return "descending"
	}
	return "ascending"
}
