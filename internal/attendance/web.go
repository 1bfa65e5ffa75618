package attendance

import (
	"bytes"
	"errors"
	"io"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. A trainee or a trainer has any role: the verbs ask
// who they are.
func (d *Desk) Routes() []web.Route {
	join, rule := base.To(base.Join, "school"), base.To(base.Rule, "school")
	return []web.Route{
		{Pattern: "GET /attendance", Need: join, Do: d.showHome},
		{Pattern: "GET /attendance/settings", Need: rule, Do: d.showSettings},
		{Pattern: "POST /attendance/settings", Need: rule, Do: d.postSettings},
		{Pattern: "GET /attendance/half-days/{half}", Need: join, Do: d.showSheet},
		{Pattern: "POST /attendance/half-days/{half}/signatures", Need: join, Do: d.postSignature},
		{Pattern: "POST /attendance/half-days/{half}/codes", Need: join, Do: d.postCode},
		{Pattern: "POST /attendance/half-days/{half}/absences", Need: join, Do: d.postAbsence},
		{Pattern: "POST /attendance/half-days/{half}/absences/{trainee}/removal", Need: join, Do: d.postLift},
		{Pattern: "GET /attendance/half-days/{half}/absences/{trainee}/proof", Need: join, Do: d.sendProof},
		{Pattern: "GET /attendance/sessions/{id}", Need: join, Do: d.showSession},
		{Pattern: "GET /attendance/sessions/{id}/files/{format}", Need: join, Do: d.sendTable},
		{Pattern: "GET /attendance/sessions/{id}/list", Need: join, Do: d.sendList},
		{Pattern: "POST /attendance/sessions/{id}/closing", Need: rule, Do: d.postClosing},
		{Pattern: "POST /attendance/sessions/{id}/codes", Need: rule, Do: d.postCodes},
		{Pattern: "POST /attendance/sessions/{id}/certificates", Need: rule, Do: d.postCertificate},
		{Pattern: "GET /attendance/certificates/{id}", Need: join, Do: d.sendCertificate},
	}
}

func halfID(c *web.Call) base.ID[Half] { return base.ID[Half](c.Path("half")) }

func courseID(c *web.Call) base.ID[Course] { return base.ID[Course](c.Path("id")) }

// showHome shows the staff the sessions, and everybody what they have to sign.
func (d *Desk) showHome(c *web.Call) (err error) {
	p := homePage{Today: d.today(c.Who)}
	if p.Mine, err = d.Mine(c.Context(), c.Who); err != nil {
		return err
	}
	if c.Who.May(base.Rule, "school") {
		if p.All, err = d.All(c.Context(), c.Who); err != nil {
			return err
		}
	}
	return c.Page(p)
}

func (d *Desk) sheetPage(c *web.Call) (p sheetPage, err error) {
	if p.View, p.Half, err = d.Sheet(c.Context(), c.Who, halfID(c)); err != nil {
		return p, err
	}
	email, err := d.Address(c.Context(), c.Who)
	if err != nil {
		return p, err
	}
	_, p.Trains = p.Half.trainer(c.Who, email)
	if p.Trains {
		p.Code, err = paper.CodeOf(d.URL()+string(c.At("/attendance/half-days/%s", p.Half.ID)), "")
	}
	return p, err
}

func (d *Desk) showSheet(c *web.Call) error {
	p, err := d.sheetPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// sheetAgain shows a half-day with what was refused.
func (d *Desk) sheetAgain(c *web.Call, refusal error) error {
	p, err := d.sheetPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

// signingIn reads what a form sends to sign.
func signingIn(c *web.Call) Signing {
	a := Signing{Half: halfID(c), Party: Party(c.Value("party")), Digest: c.Value("digest"), Key: c.Value("key"), Reason: c.Value("reason"), Typed: c.Value("typed"), Stroke: c.Value("stroke")}
	if at, err := time.Parse(time.RFC3339, c.Value("device")); err == nil { // a page without a script does not say
		a.Device = at
	}
	return a
}

// errStranger is that what waited in a telephone is sent while somebody else is signed in there.
var errStranger = base.Refuse(base.Forbidden, "attendance.not_yours")

func stranger(c *web.Call) bool {
	as := c.Value("as")
	return as != "" && as != string(c.Who.Account)
}

func (d *Desk) postSignature(c *web.Call) error {
	if stranger(c) {
		return d.signed(c, errStranger)
	}
	_, err := d.Sign(c.Context(), c.Who, signingIn(c))
	return d.signed(c, err)
}

func (d *Desk) postCode(c *web.Call) error {
	if stranger(c) {
		return d.signed(c, errStranger)
	}
	_, err := d.SignByCode(c.Context(), c.Who, signingIn(c), c.Value("trainee"), c.Value("code"))
	return d.signed(c, err)
}

// signed answers a signature: to a page, by the sheet; to a telephone that sends what waited in
// it, by a word, so that it knows what to forget.
func (d *Desk) signed(c *web.Call, err error) error {
	kind := base.KindOf(err)
	said := err == nil || kind != base.Internal && kind != base.Busy
	switch {
	case c.Fluid() && said:
		return c.Part(outcome(err))
	case err == nil:
		return c.Goto(c.Back(c.At("/attendance/half-days/%s", halfID(c))), "attendance.said_signed")
	case kind == base.NotFound || kind == base.Forbidden:
		return err
	}
	return d.sheetAgain(c, err)
}

func (d *Desk) postAbsence(c *web.Call) error {
	var proof io.Reader
	a := Absence{Half: halfID(c), Trainee: c.Value("trainee"), Excused: c.Checked("excused"), Reason: c.Value("why")}
	if file, err := c.File("proof"); err == nil && file.Size > 0 { // a document is not asked for
		proof, a.Proof.Name = file.Body, file.Name
	}
	if _, err := d.Note(c.Context(), c.Who, a, proof); err != nil {
		return d.refused(c, err)
	}
	return c.Goto(c.At("/attendance/half-days/%s", halfID(c)), "attendance.said_noted")
}

// refused shows a half-day again with what its reader may mend.
func (d *Desk) refused(c *web.Call, err error) error {
	var fault *base.Fault
	if !errors.As(err, &fault) || fault.Kind == base.NotFound || fault.Kind == base.Forbidden {
		return err
	}
	for i, f := range fault.Fields {
		if f.Name == "reason" { // the page has a reason of a signature, too
			fault.Fields[i].Name = "why"
		}
	}
	return d.sheetAgain(c, err)
}

func (d *Desk) postLift(c *web.Call) error {
	if err := d.Lift(c.Context(), c.Who, halfID(c), c.Path("trainee"), c.Value("why")); err != nil {
		return d.refused(c, err)
	}
	return c.Goto(c.At("/attendance/half-days/%s", halfID(c)), "attendance.said_lifted")
}

func (d *Desk) sendProof(c *web.Call) error {
	proof, content, err := d.Document(c.Context(), c.Who, halfID(c), c.Path("trainee"))
	if err != nil {
		return err
	}
	return c.Send(proof.Name, proof.Kind, content)
}

func (d *Desk) sessionPage(c *web.Call) (p sessionPage, err error) {
	if p.View, err = d.Look(c.Context(), c.Who, courseID(c)); err != nil {
		return p, err
	}
	if p.Codes, err = d.Codes(c.Context(), c.Who, p.View); err != nil {
		return p, err
	}
	p.Given, err = d.Certificates(c.Context(), c.Who, p.View)
	return p, err
}

func (d *Desk) showSession(c *web.Call) error {
	p, err := d.sessionPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// done goes back to a session, or shows it again with what was refused.
func (d *Desk) done(c *web.Call, key string, err error) error {
	if err == nil {
		return c.Goto(c.At("/attendance/sessions/%s", courseID(c)), key)
	}
	p, failed := d.sessionPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postClosing(c *web.Call) error {
	_, err := d.Close(c.Context(), c.Who, courseID(c))
	return d.done(c, "attendance.said_closed", err)
}

func (d *Desk) postCodes(c *web.Call) error {
	return d.done(c, "attendance.said_codes", d.MakeCodes(c.Context(), c.Who, courseID(c)))
}

func (d *Desk) postCertificate(c *web.Call) error {
	_, err := d.Certify(c.Context(), c.Who, courseID(c), c.Value("trainee"))
	return d.done(c, "attendance.said_certified", err)
}

// sendTable gives the hours followed, of the whole session or of a month.
func (d *Desk) sendTable(c *web.Call) error {
	format, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	print, name, err := d.Statement(c.Context(), c.Who, courseID(c), c.Query("month"))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := print.Write(&out, format); err != nil {
		return err
	}
	return c.Send(name+"."+string(format), format.Media(), out.Bytes())
}

func (d *Desk) sendList(c *web.Call) error {
	list, err := d.List(c.Context(), c.Who, courseID(c))
	if err != nil {
		return err
	}
	return c.Show(paper.PDF.Media(), list)
}

func (d *Desk) sendCertificate(c *web.Call) error {
	_, file, err := d.Paper(c.Context(), c.Who, base.ID[Certificate](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Show(paper.PDF.Media(), file)
}

func (d *Desk) showSettings(c *web.Call) (err error) {
	var p settingsPage
	if p.Settings, err = d.Settings(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postSettings(c *web.Call) error {
	var wrong base.Checks
	s := Settings{Tolerance: c.Int("tolerance", &wrong), Signatory: c.Value("signatory"), Town: c.Value("town"), Declared: c.Value("declared")}
	err := wrong.Fault()
	if err == nil {
		err = d.Set(c.Context(), c.Who, s)
	}
	if err != nil {
		return c.Again(settingsPage{Form: ui.FormOf(c.Form(), err), Settings: s}, err)
	}
	return c.Goto(c.At("/attendance"), "attendance.said_set")
}
