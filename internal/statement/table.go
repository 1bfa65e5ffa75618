package statement

import (
	"context"
	"strings"

	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// table writes the report as heads and cells.
func (p reportPage) table(ctx context.Context) (head []string, rows [][]string) {
	said := func(c money.Cents) string { return plain(ui.In(ctx).Lang, c) }
	names := func(keys ...string) (out []string) {
		for _, k := range keys {
			out = append(out, ui.T(ctx, "statement.col_"+k))
		}
		return out
	}
	if p.Kind == "balance" {
		for _, w := range p.Trial {
			rows = append(rows, []string{w.Code, w.Label, said(w.Before), said(w.Debit), said(w.Credit), said(w.After())})
		}
		return names("account", "label", "before", "debit", "credit", "after"), rows
	}
	for _, part := range p.parts() {
		for _, r := range p.Rows.Of(part) {
			rows = append(rows, []string{ui.T(ctx, "statement.part_"+string(part)), r.In(ui.In(ctx).Lang), said(r.Net()), said(r.Last)})
		}
	}
	return names("part", "label", "now", "last"), rows
}

// plain writes an amount as a spreadsheet of the language reads numbers.
func plain(lang string, c money.Cents) string {
	if lang == "fr" {
		return strings.Replace(c.String(), ".", ",", 1)
	}
	return c.String()
}
