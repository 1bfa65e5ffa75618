package training

import (
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. The team are the trainers: they read, and place
// trainees; the rest is for whoever rules.
func (d *Desk) Routes() []web.Route {
	run, rule := base.To(base.Run, "school"), base.To(base.Rule, "school")
	return []web.Route{
		{Pattern: "GET /catalogue/{slug}", Need: base.Anyone(), Do: d.showCatalogue},
		{Pattern: "GET /trainings", Need: run, Do: d.showAll},
		{Pattern: "GET /trainings/new", Need: rule, Do: d.showNew},
		{Pattern: "POST /trainings", Need: rule, Do: d.postProgramme},
		{Pattern: "GET /catalogue/{slug}/rules", Need: base.Anyone(), Do: d.showPublicRules},
		{Pattern: "GET /trainings/rules", Need: run, Do: d.showRules},
		{Pattern: "POST /trainings/rules", Need: rule, Do: d.postRules},
		{Pattern: "POST /sessions/{id}/convocations", Need: rule, Do: d.postConvocations},
		{Pattern: "GET /trainings/{id}", Need: run, Do: d.showOne},
		{Pattern: "GET /trainings/{id}/edit", Need: rule, Do: d.showEdit},
		{Pattern: "POST /trainings/{id}", Need: rule, Do: d.postProgramme},
		{Pattern: "POST /trainings/{id}/catalogue", Need: rule, Do: d.postCatalogue},
		{Pattern: "POST /trainings/{id}/sessions", Need: rule, Do: d.postSession},
		{Pattern: "GET /trainers", Need: run, Do: d.showTrainers},
		{Pattern: "POST /trainers", Need: rule, Do: d.postTrainer},
		{Pattern: "GET /sessions/{id}", Need: run, Do: d.showSession},
		{Pattern: "POST /sessions/{id}/halves", Need: rule, Do: d.postHalves},
		{Pattern: "POST /sessions/{id}/halves/{half}/removal", Need: rule, Do: d.postRemoval},
		{Pattern: "POST /sessions/{id}/trainees", Need: rule, Do: d.postTrainee},
		{Pattern: "POST /sessions/{id}/declarations", Need: rule, Do: d.postDeclared},
		{Pattern: "GET /trainees/{id}", Need: run, Do: d.showTrainee},
		{Pattern: "POST /trainees/{id}", Need: rule, Do: d.postFile},
		{Pattern: "POST /trainees/{id}/positions", Need: run, Do: d.postPositions},
		{Pattern: "POST /trainees/{id}/payments", Need: rule, Do: d.postPayment},
		{Pattern: "GET /trainees/{id}/agreement", Need: run, Do: d.sendAgreement},
		{Pattern: "GET /trainees/{id}/convocation", Need: run, Do: d.sendConvocation},
		{Pattern: "GET /bpf", Need: run, Do: d.showYear},
		{Pattern: "GET /bpf/{year}/sheet", Need: run, Do: d.sendYear},
	}
}

func (d *Desk) showCatalogue(c *web.Call) error {
	o, err := d.Place(c.Context(), c.Path("slug"))
	if err != nil {
		return err
	}
	all, err := d.Catalogue(c.Context(), o)
	if err != nil {
		return err
	}
	rules, err := d.Regulations(c.Context(), d.DB, o.ID)
	if err != nil {
		return err
	}
	return c.Bare(cataloguePage{Place: o.Name, Slug: c.Path("slug"), All: all, Ruled: InForce(rules, day.Of(d.DB.Now(), o.Zone)).Number > 0})
}

func (d *Desk) showAll(c *web.Call) (err error) {
	p := listPage{Today: d.today(c.Who)}
	if p.Programmes, err = d.Programmes(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	if p.Lost, err = d.lost(c.Context(), d.DB, c.Who.Place, p.Programmes, p.Today); err != nil {
		return err
	}
	if p.Sessions, err = d.Sessions(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	if p.Duties, err = d.Duties(c.Context(), c.Who, p.Sessions); err != nil {
		return err
	}
	return c.Page(p)
}

func programmeID(c *web.Call) base.ID[Programme] { return base.ID[Programme](c.Path("id")) }

func (d *Desk) programmePage(c *web.Call) (p programmePage, err error) {
	if p.Programme, p.Asked, err = d.Programme(c.Context(), c.Who, programmeID(c)); err != nil {
		return p, err
	}
	all, err := d.Sessions(c.Context(), d.DB, c.Who)
	for _, s := range all {
		if s.Programme == p.ID {
			p.Sessions = append(p.Sessions, s)
		}
	}
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.programmePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) againOne(c *web.Call, refusal error) error {
	p, err := d.programmePage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) form(c *web.Call, p Programme) (programmeForm, error) {
	f := programmeForm{Programme: p}
	all, err := d.Certifications.List(c.Context())
	if err != nil {
		return f, err
	}
	for _, k := range all {
		w, err := d.Certifications.Get(c.Context(), d.DB, k.ID)
		if err != nil {
			return f, err
		}
		f.Open = append(f.Open, w)
	}
	return f, nil
}

func (d *Desk) showNew(c *web.Call) error {
	f, err := d.form(c, Programme{})
	if err != nil {
		return err
	}
	return c.Page(f)
}

func (d *Desk) showEdit(c *web.Call) error {
	p, _, err := d.Programme(c.Context(), c.Who, programmeID(c))
	if err != nil {
		return err
	}
	f, err := d.form(c, p)
	if err != nil {
		return err
	}
	return c.Page(f)
}

// offerIn reads an offer as it was typed.
func offerIn(c *web.Call, wrong *base.Checks) (o Offer, revision int) {
	of, version, _ := strings.Cut(c.Value("version"), " ")
	o = Offer{Title: c.Value("title"), Certification: base.ID[certification.Certification](of), Version: base.ID[certification.Version](version), Objectives: strings.Split(strings.ReplaceAll(c.Value("objectives"), "\r\n", "\n"), "\n"),
		Prerequisites: c.Value("prerequisites"), Access: c.Value("access"), Delay: c.Value("access_delay"), Price: c.Amount("price_cents", wrong), Priced: c.Value("price_terms"), Contacts: c.Value("contacts"),
		Methods: c.Value("methods"), Assessment: c.Value("assessment"), Accessibility: c.Value("accessibility")}
	for i := 0; c.Form().Has(at("modules", i, "title")); i++ {
		o.Modules = append(o.Modules, Module{Title: c.Value(at("modules", i, "title")), Minutes: minutesIn(c, at("modules", i, "minutes"), wrong),
			Competences: strings.FieldsFunc(c.Value(at("modules", i, "competences")), func(r rune) bool { return r == ' ' || r == ',' || r == ';' })})
	}
	return o, c.Int("revision", wrong)
}

// minutesIn reads hours, with decimals.
func minutesIn(c *web.Call, field string, wrong *base.Checks) int {
	text := strings.Replace(strings.TrimSuffix(strings.TrimSpace(c.Value(field)), "h"), ",", ".", 1)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || n < 0 || n*60 > minutesMax {
		wrong.Wrong(field, "base.not_a_number")
		return 0
	}
	return int(n*60 + 0.5)
}

func (d *Desk) postProgramme(c *web.Call) error {
	var wrong base.Checks
	offer, revision := offerIn(c, &wrong)
	p := Programme{ID: programmeID(c), Offer: offer, Revision: revision}
	err := wrong.Fault()
	if err == nil {
		var made Programme
		if made, err = d.Write(c.Context(), c.Who, p); err == nil {
			return c.Goto(c.At("/trainings/%s", made.ID), "training.said_kept")
		}
	}
	f, failed := d.form(c, p)
	if failed != nil {
		return failed
	}
	f.Form = ui.FormOf(c.Form(), err)
	return c.Again(f, err)
}

func (d *Desk) postCatalogue(c *web.Call) error {
	public := c.Value("public") == "yes"
	if err := d.Publish(c.Context(), c.Who, programmeID(c), public); err != nil {
		return d.mend(c, err)
	}
	said := "training.said_published"
	if !public {
		said = "training.said_unpublished"
	}
	return c.Goto(c.At("/trainings/%s", c.Path("id")), said)
}

// mend shows the form of an offer with what keeps it out of the catalogue.
func (d *Desk) mend(c *web.Call, refusal error) error {
	p, _, err := d.Programme(c.Context(), c.Who, programmeID(c))
	if err != nil {
		return err
	}
	f, err := d.form(c, p)
	if err != nil {
		return err
	}
	f.Form = ui.FormOf(nil, refusal)
	return c.Again(f, refusal)
}

func (d *Desk) postSession(c *web.Call) error {
	var wrong base.Checks
	s := Session{Programme: programmeID(c), Name: c.Value("name"), Host: c.Value("host"), Room: c.Value("room"), Capacity: c.Int("capacity", &wrong)}
	err := wrong.Fault()
	if err == nil {
		s, err = d.Plan(c.Context(), c.Who, s)
	}
	if err != nil {
		return d.againOne(c, err)
	}
	return c.Goto(c.At("/sessions/%s", s.ID), "training.said_planned")
}

func (d *Desk) trainersPage(c *web.Call) (p trainersPage, err error) {
	p.All, err = d.Trainers(c.Context(), d.DB, c.Who)
	if i := slices.IndexFunc(p.All, func(t Trainer) bool { return string(t.ID) == c.Query("edit") }); i >= 0 {
		p.Edit = p.All[i]
	}
	return p, err
}

func (d *Desk) showTrainers(c *web.Call) error {
	p, err := d.trainersPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postTrainer(c *web.Call) error {
	t := Trainer{ID: base.ID[Trainer](c.Value("id")), Name: c.Value("name"), Email: c.Value("email"), Skills: c.Value("skills"), External: c.Value("external") == "true", Reviewed: dayIn(c, "reviewed_on")}
	if _, err := d.Know(c.Context(), c.Who, t); err != nil {
		p, failed := d.trainersPage(c)
		if failed != nil {
			return failed
		}
		p.Edit, p.Form = t, ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/trainers"), "training.said_kept")
}
