package award

import (
	"bytes"
	"strconv"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	join, run, rule := base.To(base.Join, "award"), base.To(base.Run, "award"), base.To(base.Rule, "award")
	return append(d.openRoutes(),
		web.Route{Pattern: "GET /awards", Need: run, Do: d.showRegister},
		web.Route{Pattern: "GET /holders/files/{format}", Need: run, Do: d.sendRegister},
		web.Route{Pattern: "GET /awards/mine", Need: join, Do: d.showMine},
		web.Route{Pattern: "GET /awards/keys", Need: run, Do: d.showKeys},
		web.Route{Pattern: "POST /awards/keys", Need: rule, Do: d.postKey},
		web.Route{Pattern: "GET /badges/{badge}", Need: join, Do: d.sendBadge},
		web.Route{Pattern: "POST /badges/{badge}/revocation", Need: rule, Do: d.postBadgeRevocation},
		web.Route{Pattern: "GET /awards/{id}", Need: join, Do: d.showOne},
		web.Route{Pattern: "GET /awards/{id}/file", Need: join, Do: d.sendFile},
		web.Route{Pattern: "POST /awards/{id}/copies", Need: run, Do: d.postCopy},
		web.Route{Pattern: "GET /awards/{id}/copies/{n}", Need: join, Do: d.sendCopy},
		web.Route{Pattern: "POST /awards/{id}/revocation", Need: rule, Do: d.postRevocation},
	)
}

// narrowing reads how the register is narrowed.
func narrowing(c *web.Call) Filter {
	f := Filter{Certification: base.ID[certification.Certification](c.Query("certification")), Kind: Kind(c.Query("kind")), Words: c.Query("q"), After: base.ID[Award](c.Query("after"))}
	if s := Standing(c.Query("standing")); s == Valid || s == Withdrawn {
		revoked := s == Withdrawn
		f.Revoked = &revoked
	}
	return f
}

func (d *Desk) showRegister(c *web.Call) (err error) {
	p := registerPage{Filter: narrowing(c)}
	p.Limit = pageSize + 1
	if p.All, err = d.List(c.Context(), c.Who, p.Filter); err != nil {
		return err
	}
	if p.Next = len(p.All) > pageSize; p.Next {
		p.All = p.All[:pageSize]
	}
	if p.Certifications, err = d.Certifications.List(c.Context()); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) sendRegister(c *web.Call) error {
	format, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	f := narrowing(c)
	f.Limit = rowsMax
	all, err := d.List(c.Context(), c.Who, f)
	if err != nil {
		return err
	}
	print := d.register(c.Context(), all)
	var out bytes.Buffer
	if err := print.Write(&out, format); err != nil {
		return err
	}
	return c.Send(ui.T(c.Context(), "award.register_file")+"."+string(format), format.Media(), out.Bytes())
}

func (d *Desk) showMine(c *web.Call) error {
	all, err := d.Mine(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(minePage{all})
}

func (d *Desk) showOne(c *web.Call) error {
	w, err := d.Whole(c.Context(), c.Who, base.ID[Award](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(onePage{Whole: w})
}

// again shows an award with the form that was refused.
func (d *Desk) again(c *web.Call, id base.ID[Award], of string, err error) error {
	w, failed := d.Whole(c.Context(), c.Who, id)
	if failed != nil {
		return failed
	}
	return c.Again(onePage{ui.FormOf(c.Form(), err), w, of}, err)
}

func (d *Desk) sendFile(c *web.Call) error {
	a, file, err := d.File(c.Context(), c.Who, base.ID[Award](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Send(a.Number+".pdf", "application/pdf", file)
}

func (d *Desk) postCopy(c *web.Call) error {
	id := base.ID[Award](c.Path("id"))
	if _, err := d.Duplicate(c.Context(), c.Who, id, c.Value("reason")); err != nil {
		return d.again(c, id, "copies", err)
	}
	return c.Goto(c.At("/awards/%s", id), "award.said_copied")
}

func (d *Desk) sendCopy(c *web.Call) error {
	n, err := strconv.Atoi(c.Path("n"))
	if err != nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	a, file, err := d.CopyFile(c.Context(), c.Who, base.ID[Award](c.Path("id")), n)
	if err != nil {
		return err
	}
	return c.Send(a.Number+"-duplicata-"+strconv.Itoa(n)+".pdf", "application/pdf", file)
}

func (d *Desk) postRevocation(c *web.Call) error {
	id := base.ID[Award](c.Path("id"))
	if err := d.Revoke(c.Context(), c.Who, id, c.Value("reason")); err != nil {
		return d.again(c, id, "revocation", err)
	}
	return c.Goto(c.At("/awards/%s", id), "award.said_revoked")
}

func (d *Desk) sendBadge(c *web.Call) error {
	b, text, err := d.Credential(c.Context(), c.Who, base.ID[Badge](c.Path("badge")))
	if err != nil {
		return err
	}
	return c.Send(b.Code+".jwt", tokenMedia, []byte(text))
}

func (d *Desk) postBadgeRevocation(c *web.Call) error {
	b, err := d.RevokeBadge(c.Context(), c.Who, base.ID[Badge](c.Path("badge")), c.Value("reason"))
	if b.ID == "" && err != nil {
		if b, failed := getBadge(c.Context(), d.DB, c.Who.Place, base.ID[Badge](c.Path("badge"))); failed == nil {
			return d.again(c, b.Award, string(b.ID), err)
		}
		return err
	}
	if err != nil {
		return d.again(c, b.Award, string(b.ID), err)
	}
	return c.Goto(c.At("/awards/%s", b.Award), "award.said_unbadged")
}

func (d *Desk) showKeys(c *web.Call) error {
	keys, err := d.Keys(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(keysPage{addressOf(keys), keys})
}

func addressOf(keys []badge.Key) string {
	if len(keys) == 0 {
		return ""
	}
	return keys[0].Issuer
}

func (d *Desk) postKey(c *web.Call) error {
	if err := d.Rotate(c.Context(), c.Who, c.Value("stolen") == "yes"); err != nil {
		return err
	}
	return c.Goto(c.At("/awards/keys"), "award.said_rotated")
}
