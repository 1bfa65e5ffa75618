package purchase

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, own := base.To(base.See, books), base.To(base.Run, books), base.To(base.Join, "claim")
	return []web.Route{
		{Pattern: "GET /expenses", Need: own, Do: d.showMine},
		{Pattern: "POST /expenses", Need: own, Do: d.postAsk},
		{Pattern: "GET /expenses/new", Need: own, Do: d.showAsk},
		{Pattern: "GET /expenses/{id}", Need: own, Do: d.showClaim},
		{Pattern: "GET /expenses/{id}/items/{position}/file", Need: own, Do: d.showClaimFile},
		{Pattern: "POST /expenses/{id}/iban", Need: own, Do: d.postIBAN},
		{Pattern: "POST /expenses/{id}/removal", Need: own, Do: d.postUnclaim},
		{Pattern: "POST /expenses/{id}/approval", Need: run, Do: d.postAcceptance},
		{Pattern: "POST /expenses/{id}/refusal", Need: run, Do: d.postRefusal},
		{Pattern: "GET /claims", Need: see, Do: d.showClaims},
		{Pattern: "GET /payments", Need: see, Do: d.showPay},
		{Pattern: "POST /payments", Need: run, Do: d.postPay},
		{Pattern: "GET /payments/{id}", Need: see, Do: d.showPayment},
		{Pattern: "GET /payments/{id}/file", Need: run, Do: d.showPaymentFile},
		{Pattern: "POST /payments/{id}/withdrawal", Need: run, Do: d.postTakeBack},
		{Pattern: "GET /bills", Need: see, Do: d.showList},
		{Pattern: "POST /bills", Need: run, Do: d.postNew},
		{Pattern: "GET /bills/new", Need: run, Do: d.Ledger.Begun(d.showNew)},
		{Pattern: "POST /bills/reading", Need: run, Do: d.postReading},
		{Pattern: "GET /bills/{id}", Need: see, Do: d.showBill},
		{Pattern: "GET /bills/{id}/file", Need: see, Do: d.showBillFile},
		{Pattern: "GET /bills/{id}/change", Need: run, Do: d.showChange},
		{Pattern: "POST /bills/{id}/change", Need: run, Do: d.postChange},
		{Pattern: "POST /bills/{id}/approval", Need: run, Do: d.postApproval},
		{Pattern: "POST /bills/{id}/reopening", Need: run, Do: d.postReopening},
		{Pattern: "POST /bills/{id}/removal", Need: run, Do: d.postRemoval},
		{Pattern: "GET /suppliers", Need: see, Do: d.showSuppliers},
		{Pattern: "GET /suppliers/proposals", Need: run, Do: d.proposeSuppliers},
		{Pattern: "GET /suppliers/{third}", Need: see, Do: d.showSupplier},
		{Pattern: "POST /suppliers/{third}", Need: run, Do: d.postSupplier},
	}
}

// books is the room of rights: what is bought is a matter of those who keep the books.
const books = "ledger"

func mayRun(ctx context.Context) bool { return ui.May(ctx, base.Run, books) }

// faces are the pages of the room.
func faces(ctx context.Context, here string) []ui.Link {
	var out []ui.Link
	for _, f := range []struct {
		name string
		icon ui.Icon
	}{{"bills", ui.IconFile}, {"claims", ui.IconPeople}, {"payments", ui.IconMoney}, {"suppliers", ui.IconOrganisation}} {
		out = append(out, ui.Link{Label: ui.T(ctx, "purchase.tab_"+f.name), Href: ui.At(ctx, "/%s", f.name), Icon: f.icon, Here: f.name == here})
	}
	return out
}

// on writes a day shortly, nothing for none.
func on(ctx context.Context, d day.Day) string {
	if d == "" {
		return ""
	}
	return words.DateShort(ui.In(ctx).Lang, d)
}

// accountIn reads an account: taken from the proposals, the code that begins what was
// typed, or the only one that its words may mean.
func (c accounts) accountIn(call *web.Call, field string) string {
	if code := call.Value(field); code != "" {
		return code
	}
	typed := call.Value(field + "_text")
	code, _, _ := strings.Cut(typed, " ")
	if base.Digits(code) || typed == "" {
		return code
	}
	var found []string
	for _, a := range c {
		if a.ClosedOn == "" && strings.Contains(" "+base.Fold(a.Label), " "+base.Fold(typed)) {
			found = append(found, a.Code)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return typed
}

// choices are what the forms of the room offer.
type choices struct {
	Accounts   accounts
	Activities []ledger.Named
	Projects   []ledger.AxisValue
}

func (d *Desk) choices(ctx context.Context, who base.Actor) (ch choices, err error) {
	if ch.Accounts, err = d.chart(ctx, d.DB, who); err != nil {
		return ch, err
	}
	if d.Ledger.Activities != nil {
		if ch.Activities, err = d.Ledger.Activities(ctx, who); err != nil {
			return ch, err
		}
	}
	all, err := d.Ledger.AxisValues(ctx, d.DB, who)
	for _, v := range all {
		if v.Axis == ledger.Project {
			ch.Projects = append(ch.Projects, v)
		}
	}
	return ch, err
}

// shown writes an account as its field shows it.
func (ch choices) shown(code string) string {
	for _, a := range ch.Accounts {
		if a.Code == code {
			return code + " " + a.Label
		}
	}
	return code
}

func none(ctx context.Context) []ui.Option { return []ui.Option{{Label: ui.T(ctx, "purchase.none")}} }

func (ch choices) activities(ctx context.Context) []ui.Option {
	out := none(ctx)
	for _, a := range ch.Activities {
		out = append(out, ui.Option{Value: a.ID, Label: a.Name})
	}
	return out
}

func (ch choices) projects(ctx context.Context, chosen ledger.AxisID) []ui.Option {
	out := none(ctx)
	for _, v := range ch.Projects {
		if v.ClosedOn == "" || v.ID == chosen {
			out = append(out, ui.Option{Value: string(v.ID), Label: v.Name})
		}
	}
	return out
}

// said names what a line is for.
func (ch choices) said(activity base.ActivityID, project ledger.AxisID) string {
	var out []string
	for _, a := range ch.Activities {
		if a.ID == string(activity) {
			out = append(out, a.Name)
		}
	}
	for _, v := range ch.Projects {
		if v.ID == project {
			out = append(out, v.Name)
		}
	}
	return strings.Join(out, " · ")
}

// fileIn keeps the file of a form, if one was sent, and tells which belongs to it: the
// new one, or the one that an earlier try brought. None came where both are empty.
func (d *Desk) fileIn(c *web.Call, field, kept string) (File, []byte, error) {
	if files := c.Request().MultipartForm; files == nil || len(files.File[field]) == 0 || files.File[field][0].Size == 0 {
		return File{ID: FileID(c.Value(kept)), Name: c.Value(kept + "_name")}, nil, nil
	}
	sent, err := c.File(field)
	if err != nil {
		return File{}, nil, err
	}
	return d.Keep(c.Context(), c.Who, sent.Name, sent.Body)
}

// sendFile shows a file, or gives it to keep where a browser might run it.
func (d *Desk) sendFile(c *web.Call, id FileID) error {
	if id == "" {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	f, content, err := d.File(c.Context(), c.Who, id)
	switch {
	case err != nil:
		return err
	case !f.shown():
		return c.Send(f.Name, f.Kind, content)
	}
	return c.Show(f.Kind, content)
}
