package ledger

import "pilotis/internal/web"

// Begun shows a page that is of no use without books; whoever comes before they are begun is led
// to where one begins them.
func (d *Desk) Begun(show func(*web.Call) error) func(*web.Call) error {
	return func(c *web.Call) error {
		years, err := d.Years(c.Context(), d.DB, c.Who)
		switch {
		case err != nil:
			return err
		case len(years) == 0:
			return c.Goto(c.At("/outset"), "ledger.begin_first")
		}
		return show(c)
	}
}
