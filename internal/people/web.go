package people

import (
	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, room), base.To(base.Run, room), base.To(base.Rule, room)
	self := base.To(base.Join, own)
	return []web.Route{
		{Pattern: "GET /people", Need: see, Do: d.showList},
		{Pattern: "GET /people/proposals", Need: run, Do: d.propose},
		{Pattern: "GET /people/new", Need: run, Do: d.showNew},
		{Pattern: "POST /people", Need: run, Do: d.add},
		{Pattern: "GET /people/{id}", Need: see, Do: d.show},
		{Pattern: "GET /people/{id}/change", Need: run, Do: d.showChange},
		{Pattern: "POST /people/{id}/change", Need: run, Do: d.change},
		{Pattern: "POST /people/{id}/relations", Need: run, Do: d.postRelation},
		{Pattern: "POST /people/{id}/relations/{row}/end", Need: run, Do: d.postRelationEnd},
		{Pattern: "POST /people/{id}/relations/{row}/removal", Need: run, Do: d.postUnrelate},
		{Pattern: "POST /people/{id}/consents", Need: run, Do: d.postConsent},
		{Pattern: "POST /people/{id}/consents/{purpose}/withdrawal", Need: run, Do: d.postWithdrawal},
		{Pattern: "POST /people/{id}/notes", Need: run, Do: d.postNote},
		{Pattern: "POST /people/{id}/notes/{row}/removal", Need: run, Do: d.postStrike},
		{Pattern: "POST /people/{id}/ties", Need: run, Do: d.postTie},
		{Pattern: "POST /people/{id}/ties/{row}/removal", Need: run, Do: d.postUntie},
		{Pattern: "POST /people/{id}/household", Need: run, Do: d.postLiveWith},
		{Pattern: "POST /people/{id}/household/departure", Need: run, Do: d.postLiveApart},
		{Pattern: "POST /people/{id}/household/payment", Need: run, Do: d.postPayer},
		{Pattern: "POST /people/{id}/authorisations", Need: run, Do: d.postAuthorisation},
		{Pattern: "POST /people/{id}/authorisations/{row}/renewal", Need: run, Do: d.postRenewal},
		{Pattern: "POST /people/{id}/authorisations/{row}/withdrawal", Need: run, Do: d.postDeauthorise},
		{Pattern: "GET /people/{id}/merger", Need: run, Do: d.showMerger},
		{Pattern: "POST /people/{id}/merger", Need: run, Do: d.postMerger},
		{Pattern: "POST /people/{id}/erasure", Need: rule, Do: d.postErasure},
		{Pattern: "GET /people/{id}/access", Need: rule, Do: d.sendAccess(accessPage)},
		{Pattern: "GET /people/{id}/access/data", Need: rule, Do: d.sendAccess(accessData)},
		{Pattern: "GET /twins", Need: run, Do: d.showTwins},
		{Pattern: "POST /twins", Need: run, Do: d.postTwins},
		{Pattern: "GET /self", Need: self, Do: d.showSelf},
		{Pattern: "POST /self", Need: self, Do: d.changeSelf},
		{Pattern: "POST /self/consents/{purpose}", Need: self, Do: d.consentSelf(true)},
		{Pattern: "POST /self/consents/{purpose}/withdrawal", Need: self, Do: d.consentSelf(false)},
		{Pattern: "GET /skills", Need: see, Do: d.showSkills},
		{Pattern: "POST /skills", Need: run, Do: d.postSkill},
		{Pattern: "POST /skills/{id}", Need: run, Do: d.postSkillChange},
		{Pattern: "POST /skills/{id}/removal", Need: run, Do: d.postSkillRemoval},
	}
}
