package certification

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// partnerOperations adds those of the partners.
func (d *Desk) partnerOperations(api *web.API) {
	run, rule := base.To(base.Run, "certification"), base.To(base.Rule, "certification")
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/partners", Need: run, Name: "list-partners", Summary: "List the organisations that one habilitates, those that run first"}, d.apiPartners)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications/{id}/partners", Need: rule, Name: "habilitate-partner", Status: http.StatusCreated, Creates: true,
		Summary: "Habilitate an organisation to train or to assess, between two days"}, d.apiHabilitate)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/habilitations", Need: run, Name: "list-habilitations", Summary: "List the habilitations that one was given"}, d.apiReceived)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/partners/{id}/withdrawal", Need: rule, Name: "withdraw-partner", Status: http.StatusNoContent, Summary: "End a habilitation before its term"}, d.apiWithdraw)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/partners/{id}/controls", Need: rule, Name: "check-partner", Status: http.StatusNoContent, Summary: "Write down that a partner was checked"}, d.apiCheck)
}

// PartnerJSON is a habilitation.
type PartnerJSON struct {
	ID            base.ID[Partner]       `json:"id" readOnly:"true" required:"false"`
	Certification base.ID[Certification] `json:"certification" readOnly:"true" required:"false"`
	Name          string                 `json:"name"`
	Siret         string                 `json:"siret,omitempty"`
	Email         string                 `json:"email,omitempty"`
	Organisation  string                 `json:"organisation,omitempty" doc:"its name in addresses, where it is on this installation"`
	Scope         Scope                  `json:"scope" enum:"train,assess,both"`
	From          day.Day                `json:"from"`
	To            day.Day                `json:"to" doc:"last day"`
	Signed        day.Day                `json:"signed_on,omitempty"`
	Withdrawn     day.Day                `json:"withdrawn_on,omitempty" readOnly:"true" required:"false" doc:"first day without it"`
	WithdrawnWhy  string                 `json:"withdrawn_why,omitempty" readOnly:"true" required:"false"`
	State         State                  `json:"state" readOnly:"true" required:"false" enum:"ahead,running,ending,ended,withdrawn"`
}

func (d *Desk) partnersJSON(ctx context.Context, who base.Actor, all []Partner, err error) (*struct{ Body web.List[PartnerJSON] }, error) {
	out := web.List[PartnerJSON]{Items: []PartnerJSON{}}
	slugs := map[base.PlaceID]string{"": ""}
	for _, p := range all {
		if _, known := slugs[p.Organisation]; !known && err == nil {
			slugs[p.Organisation], err = d.Slug(ctx, d.DB, p.Organisation)
		}
		out.Items = append(out.Items, PartnerJSON{p.ID, p.Certification, p.Name, p.Siret, p.Email, slugs[p.Organisation], p.Scope, p.From, p.To, p.Signed, p.Withdrawn, p.WithdrawnWhy, p.State(d.today(who))})
	}
	return &struct{ Body web.List[PartnerJSON] }{out}, err
}

func (d *Desk) apiPartners(ctx context.Context, who base.Actor, in *CertificationIn) (*struct{ Body web.List[PartnerJSON] }, error) {
	all, err := d.Partners(ctx, d.DB, who, in.ID)
	return d.partnersJSON(ctx, who, all, err)
}

func (d *Desk) apiReceived(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[PartnerJSON] }, error) {
	all, err := d.Received(ctx, d.DB, who)
	return d.partnersJSON(ctx, who, all, err)
}

func (d *Desk) apiHabilitate(ctx context.Context, who base.Actor, in *struct {
	CertificationIn
	Body PartnerJSON
}) (*struct{ Body PartnerJSON }, error) {
	b := in.Body
	p := Partner{Certification: in.ID, Name: b.Name, Siret: b.Siret, Email: b.Email, Scope: b.Scope, From: b.From, To: b.To, Signed: b.Signed}
	var err error
	if b.Organisation != "" {
		if p.Organisation, err = d.Place(ctx, b.Organisation); err != nil {
			return nil, base.Wrong("organisation", "certification.no_such_place", base.Args{"slug": b.Organisation})
		}
	}
	p, err = d.Habilitate(ctx, who, p)
	b.ID, b.Certification, b.State = p.ID, p.Certification, p.State(d.today(who))
	return &struct{ Body PartnerJSON }{b}, err
}

// PartnerIn names a habilitation.
type PartnerIn struct {
	ID base.ID[Partner] `path:"id"`
}

func (d *Desk) apiWithdraw(ctx context.Context, who base.Actor, in *struct {
	PartnerIn
	Body struct {
		From day.Day `json:"from" doc:"first day without it"`
		Why  string  `json:"why"`
	}
}) (*struct{}, error) {
	return nil, d.Withdraw(ctx, who, in.ID, in.Body.From, in.Body.Why)
}

func (d *Desk) apiCheck(ctx context.Context, who base.Actor, in *struct {
	PartnerIn
	Body struct {
		On      day.Day `json:"on"`
		Subject string  `json:"subject"`
		Finding string  `json:"finding,omitempty"`
		Met     bool    `json:"met"`
	}
}) (*struct{}, error) {
	b := in.Body
	return nil, d.Check(ctx, who, Control{Partner: in.ID, On: b.On, Subject: b.Subject, Finding: b.Finding, Met: b.Met})
}
