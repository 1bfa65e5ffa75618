package ledger

import (
	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, room), base.To(base.Run, room), base.To(base.Rule, room)
	return []web.Route{
		{Pattern: "GET /ledger", Need: see, Do: d.showStart},
		{Pattern: "GET /ledger/entries", Need: see, Do: d.showList},
		{Pattern: "POST /ledger/entries", Need: run, Do: d.postFull},
		{Pattern: "GET /ledger/entries/simple", Need: run, Do: d.Begun(d.showSimple)},
		{Pattern: "POST /ledger/entries/simple", Need: run, Do: d.postSimple},
		{Pattern: "GET /ledger/entries/new", Need: run, Do: d.Begun(d.showFull)},
		{Pattern: "GET /ledger/entries/{id}", Need: see, Do: d.showEntry},
		{Pattern: "GET /ledger/entries/{id}/change", Need: run, Do: d.showChange},
		{Pattern: "POST /ledger/entries/{id}/change", Need: run, Do: d.postChange},
		{Pattern: "POST /ledger/entries/{id}/validation", Need: run, Do: d.postValidation},
		{Pattern: "POST /ledger/entries/{id}/removal", Need: run, Do: d.postRemoval},
		{Pattern: "POST /ledger/entries/{id}/reversal", Need: run, Do: d.postReversal},
		{Pattern: "POST /ledger/entries/{id}/vouchers", Need: run, Do: d.postVoucher},
		{Pattern: "POST /ledger/entries/{id}/template", Need: run, Do: d.postTemplate},
		{Pattern: "GET /ledger/entries/{id}/lines/{line}", Need: run, Do: d.showLine},
		{Pattern: "POST /ledger/entries/{id}/lines/{line}", Need: run, Do: d.postLine},
		{Pattern: "POST /ledger/validations", Need: run, Do: d.postValidations},
		{Pattern: "GET /ledger/vouchers/{id}", Need: see, Do: d.showVoucher},
		{Pattern: "POST /ledger/vouchers/{id}/removal", Need: run, Do: d.postVoucherRemoval},
		{Pattern: "GET /ledger/volunteering", Need: run, Do: d.Begun(d.showGiven)},
		{Pattern: "POST /ledger/volunteering", Need: run, Do: d.postGiven},
		{Pattern: "GET /ledger/accounts", Need: see, Do: d.showAccounts},
		{Pattern: "POST /ledger/accounts", Need: run, Do: d.postAccount},
		{Pattern: "GET /ledger/accounts/proposals", Need: run, Do: d.proposeAccounts},
		{Pattern: "GET /ledger/accounts/{code}", Need: see, Do: d.showAccount},
		{Pattern: "POST /ledger/accounts/{code}/closure", Need: run, Do: d.postAccountClosure},
		{Pattern: "GET /ledger/accounts/{code}/lettering", Need: see, Do: d.showLettering},
		{Pattern: "POST /ledger/accounts/{code}/lettering", Need: run, Do: d.postLettering},
		{Pattern: "POST /ledger/accounts/{code}/lettering/automatic", Need: run, Do: d.postSettling},
		{Pattern: "POST /ledger/accounts/{code}/letters/{letter}/removal", Need: run, Do: d.postUnletter},
		{Pattern: "GET /ledger/thirds", Need: see, Do: d.showThirds},
		{Pattern: "POST /ledger/thirds", Need: run, Do: d.postThird},
		{Pattern: "GET /ledger/thirds/proposals", Need: run, Do: d.proposeThirds},
		{Pattern: "GET /ledger/thirds/files/{format}", Need: see, Do: d.sendAged},
		{Pattern: "GET /ledger/thirds/{code}", Need: see, Do: d.showThird},
		{Pattern: "GET /ledger/templates", Need: see, Do: d.showTemplates},
		{Pattern: "POST /ledger/templates/{id}/removal", Need: run, Do: d.postTemplateRemoval},
		{Pattern: "GET /ledger/years", Need: see, Do: d.showYears},
		{Pattern: "POST /ledger/years", Need: rule, Do: d.postYear},
		{Pattern: "GET /ledger/settings", Need: see, Do: d.showSettings},
		{Pattern: "POST /ledger/journals", Need: run, Do: d.postJournal},
		{Pattern: "POST /ledger/axes", Need: run, Do: d.postAxis},
		{Pattern: "POST /ledger/journals/{code}/closure", Need: run, Do: d.postJournalClosure},
		{Pattern: "POST /ledger/axes/{id}/closure", Need: run, Do: d.postAxisClosure},
		{Pattern: "POST /ledger/thirds/{code}/closure", Need: run, Do: d.postThirdClosure},
		{Pattern: "POST /ledger/splits", Need: run, Do: d.postSplit},
	}
}

// room is the room's name in the table of rights and in the trail.
const room = "ledger"
