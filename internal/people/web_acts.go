package people

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Each handler of this file is one small form of a person's page.

func whom(c *web.Call) base.PersonID { return base.PersonID(c.Path("id")) }

func (d *Desk) postRelation(c *web.Call) error {
	err := d.Relate(c.Context(), c.Who, whom(c), Relation{Kind: c.Value("relation"), From: day.Day(c.Value("from")), Until: day.Day(c.Value("until"))})
	return d.after(c, "relation", err, "people.said_related")
}

func (d *Desk) postRelationEnd(c *web.Call) error {
	row := base.ID[Relation](c.Path("row"))
	err := d.EndRelation(c.Context(), c.Who, whom(c), row, day.Day(c.Value("until")))
	return d.after(c, "relation-"+string(row), err, "people.said_relation_ended")
}

func (d *Desk) postUnrelate(c *web.Call) error {
	err := d.Unrelate(c.Context(), c.Who, whom(c), base.ID[Relation](c.Path("row")))
	return d.after(c, "relation", err, "people.said_unrelated")
}

func (d *Desk) postConsent(c *web.Call) error {
	err := d.GiveConsent(c.Context(), c.Who, whom(c), Consent{Purpose: c.Value("purpose"), Given: day.Day(c.Value("given")), Source: c.Value("source")})
	return d.after(c, "consent", err, "people.said_consented")
}

func (d *Desk) postWithdrawal(c *web.Call) error {
	purpose := c.Path("purpose")
	err := d.WithdrawConsent(c.Context(), c.Who, whom(c), purpose, day.Day(c.Value("withdrawn")), c.Value("how"))
	return d.after(c, "consent-"+purpose, err, "people.said_consent_withdrawn")
}

func (d *Desk) postNote(c *web.Call) error {
	err := d.WriteNote(c.Context(), c.Who, whom(c), c.Value("words"), Readers(c.Value("readers")))
	return d.after(c, "note", err, "people.said_noted")
}

func (d *Desk) postStrike(c *web.Call) error {
	err := d.StrikeNote(c.Context(), c.Who, whom(c), base.ID[Note](c.Path("row")))
	return d.after(c, "note", err, "people.said_note_struck")
}

// postTie binds an employee to an organisation, or a child to a guardian: the field
// that names the other is the tie's kind.
func (d *Desk) postTie(c *web.Call) error {
	t := Tie{Kind: TieKind(c.Value("tie")), Person: whom(c), Title: c.Value("title")}
	kind := Kind("")
	if t.Kind == Employer {
		kind = Organisation
	}
	var err error
	if t.Other, err = d.picked(c, string(t.Kind), kind); err == nil {
		err = d.Tie(c.Context(), c.Who, t)
	}
	return d.after(c, string(t.Kind), err, "people.said_tied")
}

func (d *Desk) postUntie(c *web.Call) error {
	err := d.Untie(c.Context(), c.Who, whom(c), base.ID[Tie](c.Path("row")))
	return d.after(c, "guardian", err, "people.said_untied")
}

func (d *Desk) postLiveWith(c *web.Call) error {
	with, err := d.picked(c, "with", Human)
	if err == nil {
		err = d.LiveWith(c.Context(), c.Who, whom(c), with)
	}
	return d.after(c, "with", err, "people.said_housed")
}

func (d *Desk) postLiveApart(c *web.Call) error {
	return d.after(c, "with", d.LiveApart(c.Context(), c.Who, whom(c)), "people.said_unhoused")
}

func (d *Desk) postPayer(c *web.Call) error {
	return d.after(c, "with", d.PayFor(c.Context(), c.Who, whom(c)), "people.said_payer")
}

func (d *Desk) postAuthorisation(c *web.Call) error {
	err := d.Authorise(c.Context(), c.Who, Authorisation{Person: whom(c), Skill: SkillID(c.Value("skill")), From: day.Day(c.Value("valid_from")),
		Until: day.Day(c.Value("valid_until")), Remark: c.Value("remark")})
	return d.after(c, "authorisation", err, "people.said_authorised")
}

func (d *Desk) postRenewal(c *web.Call) error {
	err := d.Renew(c.Context(), c.Who, whom(c), base.ID[Authorisation](c.Path("row")))
	return d.after(c, "authorisation", err, "people.said_renewed")
}

func (d *Desk) postDeauthorise(c *web.Call) error {
	row := base.ID[Authorisation](c.Path("row"))
	err := d.Deauthorise(c.Context(), c.Who, whom(c), row, c.Value("reason"))
	return d.after(c, "authorisation-"+string(row), err, "people.said_deauthorised")
}

func (d *Desk) postErasure(c *web.Call) error {
	return d.after(c, "erasure", d.Erase(c.Context(), c.Who, whom(c)), "people.said_erased")
}
