package transmission

import (
	"bytes"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	run, rule := base.To(base.Run, room), base.To(base.Rule, room)
	return []web.Route{
		{Pattern: "GET /transmissions", Need: run, Do: d.showFirst},
		{Pattern: "GET /transmissions/{id}", Need: run, Do: d.showBoard},
		{Pattern: "GET /transmissions/{id}/files/{format}", Need: run, Do: d.sendBoard},
		{Pattern: "GET /transmissions/{id}/emitter", Need: rule, Do: d.showEmitter},
		{Pattern: "POST /transmissions/{id}/emitter", Need: rule, Do: d.postEmitter},
		{Pattern: "POST /transmissions/{id}/lots", Need: rule, Do: d.postLot},
		{Pattern: "POST /transmissions/{id}/notices", Need: rule, Do: d.postNotice},
		{Pattern: "GET /transmissions/{id}/holders/{number}", Need: rule, Do: d.showHolder},
		{Pattern: "POST /transmissions/{id}/holders/{number}", Need: rule, Do: d.postHolder},
		{Pattern: "GET /lots/{lot}/file", Need: run, Do: d.sendLot},
		{Pattern: "POST /lots/{lot}/answers", Need: rule, Do: d.postAnswer, Max: AnswerMax},
	}
}

func asked(c *web.Call) certID { return certID(c.Path("id")) }

// mine are the certifications that the organisation delivers.
func (d *Desk) mine(c *web.Call) (out []certification.Certification, err error) {
	all, err := d.Certifications.List(c.Context())
	for _, one := range all {
		if one.Keeper == c.Who.Place {
			out = append(out, one)
		}
	}
	return out, err
}

func (d *Desk) showFirst(c *web.Call) error {
	all, err := d.mine(c)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return c.Page(boardPage{})
	}
	return c.Goto(c.At("/transmissions/%s", all[0].ID), "")
}

func (d *Desk) page(c *web.Call, of certID) (p boardPage, err error) {
	if p.Board, err = d.Board(c.Context(), c.Who, of); err != nil {
		return p, err
	}
	p.All, err = d.mine(c)
	return p, err
}

func (d *Desk) showBoard(c *web.Call) error {
	p, err := d.page(c, asked(c))
	if err != nil {
		return err
	}
	return c.Page(p)
}

// again shows the board with the form that was refused.
func (d *Desk) again(c *web.Call, id certID, of string, refused error) error {
	p, err := d.page(c, id)
	if err != nil {
		return err
	}
	p.Form, p.Of = ui.FormOf(c.Form(), refused), of
	return c.Again(p, refused)
}

func (d *Desk) sendBoard(c *web.Call) error {
	format, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	b, err := d.Board(c.Context(), c.Who, asked(c))
	if err != nil {
		return err
	}
	print := b.print(c.Context())
	var out bytes.Buffer
	if err := print.Write(&out, format); err != nil {
		return err
	}
	return c.Send(b.Code+"-"+string(b.Today)+"."+string(format), format.Media(), out.Bytes())
}

func (d *Desk) showEmitter(c *web.Call) error {
	if _, err := d.Certifications.Get(c.Context(), d.DB, asked(c)); err != nil {
		return err
	}
	e, err := d.Emitter(c.Context(), c.Who, asked(c))
	if err != nil {
		return err
	}
	return c.Page(emitterPage{Emitter: e, Of: asked(c)})
}

func (d *Desk) postEmitter(c *web.Call) error {
	e := Emitter{Client: c.Value("client"), Certifier: c.Value("certifier"), Contract: c.Value("contract"), Version: Version(c.Value("version"))}
	if err := d.Register(c.Context(), c.Who, asked(c), e); err != nil {
		return c.Again(emitterPage{ui.FormOf(c.Form(), err), e, asked(c)}, err)
	}
	return c.Goto(c.At("/transmissions/%s", asked(c)), "transmission.said_registered")
}

func (d *Desk) postLot(c *web.Call) error {
	if _, err := d.Freeze(c.Context(), c.Who, asked(c), c.Value("leave") == "yes"); err != nil {
		if base.KindOf(err) == base.Invalid { // the board says what blocks, beside each
			err = base.Refuse(base.Invalid, "transmission.blocked")
		}
		return d.again(c, asked(c), "lots", err)
	}
	return c.Goto(c.At("/transmissions/%s", asked(c)), "transmission.said_frozen")
}

func (d *Desk) postNotice(c *web.Call) error {
	var wrong base.Checks
	n := Notice{Received: day.Day(c.Value("received")), Days: c.Int("days", &wrong)}
	err := wrong.Fault()
	if err == nil {
		err = d.Note(c.Context(), c.Who, asked(c), n)
	}
	if err != nil {
		return d.again(c, asked(c), "notices", err)
	}
	return c.Goto(c.At("/transmissions/%s", asked(c)), "transmission.said_noticed")
}

// holder reads the success of the address, which may still be put right.
func (d *Desk) holder(c *web.Call) (p holderPage, err error) {
	w, err := d.Certifications.Get(c.Context(), d.DB, asked(c))
	if err != nil {
		return p, err
	}
	r, err := d.row(c.Context(), d.DB, c.Who, w.Certification, c.Path("number"))
	if err == nil && r.State.locked() {
		err = base.Refuse(base.Conflict, "transmission.locked", base.Args{"id": r.ID})
	}
	return holderPage{Row: r, Of: asked(c)}, err
}

func (d *Desk) showHolder(c *web.Call) error {
	p, err := d.holder(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postHolder(c *web.Call) error {
	h := Holder{BirthName: c.Value("birth_name"), UsageName: c.Value("usage_name"), GivenNames: strings.Fields(c.Value("given_name")), BirthDate: day.Day(c.Value("birth_date")),
		Sex: c.Value("sex"), Insee: strings.ToUpper(c.Value("insee")), BirthPlace: c.Value("birth_place")}
	if err := d.Correct(c.Context(), c.Who, asked(c), c.Path("number"), h); err != nil {
		p, failed := d.holder(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/transmissions/%s", asked(c)), "transmission.said_corrected")
}

func (d *Desk) sendLot(c *web.Call) error {
	l, file, err := d.File(c.Context(), c.Who, base.ID[Lot](c.Path("lot")))
	if err != nil {
		return err
	}
	return c.Send(l.Flow+".xml", "application/xml", file)
}

func (d *Desk) postAnswer(c *web.Call) error {
	l, err := getLot(c.Context(), d.DB, c.Who.Place, base.ID[Lot](c.Path("lot")))
	if err != nil {
		return err
	}
	file, err := c.File("file")
	if err == nil {
		var body []byte
		if body, err = io.ReadAll(file.Body); err == nil {
			_, err = d.Answer(c.Context(), c.Who, l.ID, body)
		}
	}
	if err != nil {
		return d.again(c, l.Certification, string(l.ID), err)
	}
	return c.Goto(c.At("/transmissions/%s", l.Certification), "transmission.said_answered")
}
