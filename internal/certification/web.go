package certification

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, "certification"), base.To(base.Run, "certification"), base.To(base.Rule, "certification")
	return []web.Route{
		{Pattern: "GET /partners", Need: run, Do: d.showPartners},
		{Pattern: "GET /partners/new", Need: rule, Do: d.showNewPartner},
		{Pattern: "POST /partners", Need: rule, Do: d.postPartner},
		{Pattern: "GET /partners/{id}", Need: run, Do: d.showPartner},
		{Pattern: "GET /partners/{id}/edit", Need: rule, Do: d.showEditPartner},
		{Pattern: "POST /partners/{id}", Need: rule, Do: d.postPartner},
		{Pattern: "POST /partners/{id}/withdrawal", Need: rule, Do: d.postWithdrawal},
		{Pattern: "POST /partners/{id}/convention", Need: rule, Do: d.postConvention},
		{Pattern: "GET /partners/{id}/convention", Need: run, Do: d.sendConvention},
		{Pattern: "POST /partners/{id}/controls", Need: rule, Do: d.postControl},
		{Pattern: "GET /certifications", Need: see, Do: d.showAll},
		{Pattern: "GET /certifications/file", Need: rule, Do: d.showImport},
		{Pattern: "POST /certifications/file", Need: rule, Do: d.postImport},
		{Pattern: "GET /certifications/{id}", Need: see, Do: d.showOne},
		{Pattern: "GET /certifications/{id}/file", Need: see, Do: d.sendFile},
		{Pattern: "GET /certifications/{id}/terms", Need: rule, Do: d.showTerms},
		{Pattern: "POST /certifications/{id}/terms", Need: rule, Do: d.postTerms},
		{Pattern: "POST /certifications/{id}/versions", Need: rule, Do: d.postDraft},
		{Pattern: "GET /versions/{id}/table", Need: see, Do: d.sendTable},
		{Pattern: "GET /versions/{id}/outline", Need: rule, Do: d.showOutline},
		{Pattern: "POST /versions/{id}/outline", Need: rule, Do: d.postOutline},
		{Pattern: "POST /versions/{id}/table", Need: rule, Do: d.postTable},
		{Pattern: "POST /versions/{id}/publication", Need: rule, Do: d.postPublication},
		{Pattern: "POST /versions/{id}/removal", Need: rule, Do: d.postRemoval},
		{Pattern: "GET /versions/{id}/mapping/{to}", Need: see, Do: d.showMapping},
		{Pattern: "POST /versions/{id}/mapping/{to}", Need: rule, Do: d.postMapping},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	all, err := d.List(c.Context())
	if err != nil {
		return err
	}
	return c.Page(listPage{all})
}

func (d *Desk) whole(c *web.Call) (Whole, error) {
	return d.Get(c.Context(), d.DB, base.ID[Certification](c.Path("id")))
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.onePage(c, base.ID[Certification](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) onePage(c *web.Call, id base.ID[Certification]) (p onePage, err error) {
	if p.Whole, err = d.Get(c.Context(), d.DB, id); err != nil {
		return p, err
	}
	if p.Mappings, err = d.Mappings(c.Context(), id); err != nil {
		return p, err
	}
	p.Today = day.Of(d.DB.Now(), c.Who.Zone)
	p.Shown, _ = p.InForce(p.Today)
	if v, found := p.Version(base.ID[Version](c.Query("version"))); found {
		p.Shown = v
	}
	if p.Shown.ID == "" && len(p.Versions) > 0 {
		p.Shown = p.Versions[0]
	}
	return p, nil
}

func (d *Desk) sendFile(c *web.Call) error {
	f, err := d.Export(c.Context(), base.ID[Certification](c.Path("id")))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	write := json.NewEncoder(&out)
	write.SetIndent("", " ")
	write.SetEscapeHTML(false)
	if err := write.Encode(f); err != nil {
		return err
	}
	return c.Send(strings.ToLower(f.Code)+".json", "application/json", out.Bytes())
}

func (d *Desk) sendTable(c *web.Call) error {
	v, err := d.Version(c.Context(), d.DB, base.ID[Version](c.Path("id")))
	if err != nil {
		return err
	}
	format := paper.CSV
	if c.Query("format") == string(paper.XLSX) {
		format = paper.XLSX
	}
	print := paper.Print{Lang: ui.In(c.Context()).Lang, Title: v.Name, Made: day.Of(d.DB.Now(), c.Who.Zone), Tables: []paper.Table{v.Table(c.Context())}}
	return c.Spool(v.Name+"."+string(format), format.Media(), func(w io.Writer) error { return print.Write(w, format) })
}

func (d *Desk) showImport(c *web.Call) error { return c.Page(importPage{}) }

func (d *Desk) postImport(c *web.Call) error {
	t, err := d.take(c)
	if err != nil {
		return c.Again(importPage{ui.FormOf(c.Form(), err)}, err)
	}
	return c.Goto(c.At("/certifications/%s", t.ID), "certification.said_imported", base.Args{"added": len(t.Added), "replaced": len(t.Replaced), "unchanged": len(t.Unchanged)})
}

func (d *Desk) take(c *web.Call) (Taken, error) {
	up, err := c.File("file")
	if err != nil {
		return Taken{}, err
	}
	f, err := ReadFile(up.Body)
	if err != nil {
		return Taken{}, err
	}
	return d.Import(c.Context(), c.Who, f)
}

func (d *Desk) showTerms(c *web.Call) error {
	w, err := d.whole(c)
	if err != nil {
		return err
	}
	return c.Page(termsPage{Certification: w.Certification})
}

func (d *Desk) postTerms(c *web.Call) error {
	w, err := d.whole(c)
	if err != nil {
		return err
	}
	changed, err := termsIn(c, w.Certification)
	if err == nil {
		err = d.Set(c.Context(), c.Who, changed)
	}
	if err != nil {
		return c.Again(termsPage{ui.FormOf(c.Form(), err), w.Certification}, err)
	}
	return c.Goto(c.At("/certifications/%s", w.ID), "certification.said_set")
}

// termsIn reads the form over what stands.
func termsIn(c *web.Call, k Certification) (Certification, error) {
	var wrong base.Checks
	k.Revision = c.Int("revision", &wrong)
	k.Code, k.Register, k.Title = base.Tidy(c.Value("code")), Register(c.Value("register")), base.Tidy(c.Value("title"))
	k.Certifier = Certifier{base.Tidy(c.Value("certifier.name")), strings.ReplaceAll(c.Value("certifier.siret"), " ", ""), base.Tidy(c.Value("certifier.site"))}
	k.From, k.To = day.Day(c.Value("valid_from")), day.Day(c.Value("valid_to"))
	t := &k.Terms
	t.Confirmed, t.Yearly = c.Checked("confirmed"), c.Checked("terms.one_dossier_a_year")
	t.Fee = c.Amount("terms.fee_cents", &wrong)
	for name, into := range t.numbers() {
		*into = c.Int("terms."+name, &wrong)
	}
	t.ExtraTime = money.Rate(c.Int("terms.extra_time_bp", &wrong) * 100)
	if t.ExtraTime == 3300 { // a third, as people write it
		t.ExtraTime = 3333
	}
	t.Signatory, t.SignedAt, t.Wording = base.Tidy(c.Value("terms.signatory")), base.Tidy(c.Value("terms.signed_at")), strings.TrimSpace(c.Value("terms.wording"))
	return k, wrong.Fault()
}

// numbers are the parameters that are whole numbers, by the names of their fields.
func (t *Terms) numbers() map[string]*int {
	return map[string]*int{"oral_minutes": &t.OralMinutes, "break_minutes": &t.BreakMinutes, "dossier_pages": &t.DossierPages, "serves_many": &t.ServesMany,
		"external_months": &t.ExternalFor, "certifications_a_year": &t.YearlyMost, "appeal_months": &t.AppealMonths, "reply_months": &t.ReplyMonths,
		"sending_months": &t.SendingMonths, "mask_under": &t.MaskUnder, "first_wave_months": &t.FirstMonths, "second_wave_months": &t.SecondMonths,
		"wave_reminder_days": &t.ReminderDays, "wave_open_days": &t.OpenDays}
}

func (d *Desk) postDraft(c *web.Call) error {
	v, err := d.Begin(c.Context(), c.Who, base.ID[Version](c.Value("of")), c.Value("name"))
	if err != nil {
		p, failed := d.onePage(c, base.ID[Certification](c.Path("id")))
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/versions/%s/outline", v.ID), "certification.said_drafted")
}

func (d *Desk) showOutline(c *web.Call) error {
	v, err := d.Version(c.Context(), d.DB, base.ID[Version](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(outlinePage{Version: v})
}

func (d *Desk) postOutline(c *web.Call) error {
	return d.rewrite(c, func() ([]Unit, error) { return ReadOutline(c.Value("outline")) })
}

func (d *Desk) postTable(c *web.Call) error {
	return d.rewrite(c, func() ([]Unit, error) {
		up, err := c.File("file")
		if err != nil {
			return nil, err
		}
		return ReadTable(up.Body)
	})
}

// rewrite replaces the units of a draft by what was sent, and keeps what was typed where it is
// refused.
func (d *Desk) rewrite(c *web.Call, read func() ([]Unit, error)) error {
	v, err := d.Version(c.Context(), d.DB, base.ID[Version](c.Path("id")))
	if err != nil {
		return err
	}
	content := v.Content
	if content.Units, err = read(); err == nil {
		err = d.Write(c.Context(), c.Who, v.ID, content)
	}
	if err != nil {
		return c.Again(outlinePage{ui.FormOf(c.Form(), err), v}, err)
	}
	return c.Goto(c.At("/certifications/%s?version=%s", v.Certification, v.ID), "certification.said_written")
}

func (d *Desk) postPublication(c *web.Call) error {
	v, err := d.Version(c.Context(), d.DB, base.ID[Version](c.Path("id")))
	if err != nil {
		return err
	}
	if err := d.Publish(c.Context(), c.Who, v.ID, day.Day(c.Value("from"))); err != nil {
		return c.Again(outlinePage{ui.FormOf(c.Form(), err), v}, err)
	}
	return c.Goto(c.At("/certifications/%s?version=%s", v.Certification, v.ID), "certification.said_published")
}

func (d *Desk) postRemoval(c *web.Call) error {
	v, err := d.Version(c.Context(), d.DB, base.ID[Version](c.Path("id")))
	if err != nil {
		return err
	}
	if err := d.Drop(c.Context(), c.Who, v.ID); err != nil {
		return err
	}
	return c.Goto(c.At("/certifications/%s", v.Certification), "certification.said_dropped")
}

func (d *Desk) mappingPage(c *web.Call) (p mappingPage, err error) {
	if p.From, err = d.Version(c.Context(), d.DB, base.ID[Version](c.Path("id"))); err != nil {
		return p, err
	}
	if p.To, err = d.Version(c.Context(), d.DB, base.ID[Version](c.Path("to"))); err != nil {
		return p, err
	}
	all, err := d.Mappings(c.Context(), p.From.Certification)
	for _, m := range all {
		if m.From == p.From.ID && m.To == p.To.ID {
			p.Pairs = m.Pairs
		}
	}
	return p, err
}

func (d *Desk) showMapping(c *web.Call) error {
	p, err := d.mappingPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postMapping(c *web.Call) error {
	p, err := d.mappingPage(c)
	if err != nil {
		return err
	}
	m := Mapping{From: p.From.ID, To: p.To.ID, Pairs: []Pair{}}
	for _, k := range p.From.Competences() {
		m.Pairs = append(m.Pairs, Pair{k.Code, strings.Fields(strings.ReplaceAll(c.Value("to_"+k.Code), ",", " "))})
	}
	if err := d.Map(c.Context(), c.Who, m); err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/certifications/%s", p.From.Certification), "certification.said_mapped")
}
