package paper

import "slices"

// Said is the print with its texts said otherwise: without names, for one. Figures stay.
func (p Print) Said(as func(string) string) Print {
	p.Tables = slices.Clone(p.Tables)
	for i, t := range p.Tables {
		p.Tables[i].Rows = func(put func(Row) error) error {
			return t.Rows(func(r Row) error {
				r.Cells = slices.Clone(r.Cells)
				for j, c := range r.Cells {
					if c.kind == asText {
						r.Cells[j].text = as(c.text)
					}
				}
				return put(r)
			})
		}
	}
	return p
}
