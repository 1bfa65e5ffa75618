package intake

import (
	"pilotis/internal/base"
	"pilotis/internal/people"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "people"), base.To(base.Run, "people")
	return []web.Route{
		{Pattern: "GET /people/export", Need: see, Do: d.exportList, Heavy: true},
		{Pattern: "GET /people/import", Need: run, Do: d.showImport},
		{Pattern: "POST /people/import", Need: run, Do: d.postImport, Heavy: true},
		{Pattern: "GET /imports/{id}", Need: run, Do: d.showDraft, Heavy: true},
		{Pattern: "POST /imports/{id}/columns", Need: run, Do: d.postColumns},
		{Pattern: "POST /imports/{id}/completion", Need: run, Do: d.postCompletion, Heavy: true},
		{Pattern: "POST /imports/{id}/removal", Need: run, Do: d.postAbandon},
		{Pattern: "POST /imports/{id}/undoing", Need: run, Do: d.postUndo, Heavy: true},
	}
}

// Operations adds none.
func (d *Desk) Operations(*web.API) {}

func (d *Desk) exportList(c *web.Call) error {
	body, err := d.Export(c.Context(), c.Who, people.ReadFilter(c.Request().URL.Query()))
	if err != nil {
		return err
	}
	return c.Send(ui.T(c.Context(), "people.export_file"), "text/csv; charset=utf-8", body)
}
