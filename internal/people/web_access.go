package people

import (
	"bytes"
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// accessPage writes the record to be read, accessData for another program.
func accessPage(ctx context.Context, r Record) (name, kind string, body []byte, err error) {
	var out bytes.Buffer
	err = dossier(r).Render(ctx, &out)
	return ui.T(ctx, "people.access_file") + ".html", "text/html; charset=utf-8", out.Bytes(), err
}

func accessData(ctx context.Context, r Record) (name, kind string, body []byte, err error) {
	body, err = r.held(ctx)
	return ui.T(ctx, "people.access_file") + ".json", "application/json", body, err
}

func (d *Desk) sendAccess(write func(context.Context, Record) (name, kind string, body []byte, err error)) func(*web.Call) error {
	return func(c *web.Call) error {
		r, err := d.Access(c.Context(), c.Who, base.PersonID(c.Path("id")))
		if err != nil {
			return err
		}
		name, kind, body, err := write(c.Context(), r)
		if err != nil {
			return err
		}
		return c.Send(name, kind, body)
	}
}
