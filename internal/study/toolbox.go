package study

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

// Bounds of what is taken in: texts in characters, a file in bytes.
const (
	titleMax     = 200
	aboutMax     = 1000
	textMax      = 20_000
	linkMax      = 1000
	fileMax      = 20 << 20
	resourcesMax = 500
)

// Toolbox gives what a session learns with: to trainees what is open to them, with what they
// themselves opened.
func (d *Desk) Toolbox(ctx context.Context, who base.Actor, id base.ID[training.Session]) (Toolbox, error) {
	g, err := d.Group(ctx, d.DB, who, id)
	if err != nil {
		return Toolbox{}, err
	}
	return d.fill(ctx, d.DB, who, g)
}

func (d *Desk) fill(ctx context.Context, r db.Reader, who base.Actor, g Group) (t Toolbox, err error) {
	t.Group = g
	if t.Resources, err = resources(ctx, r, who.Place, g.Programme, g.ID); err != nil {
		return t, err
	}
	if t.opened, err = openings(ctx, r, who.Place, g.Programme); err != nil {
		return t, err
	}
	if !g.Leads() {
		t.Resources = slices.DeleteFunc(t.Resources, func(r Resource) bool { return !r.Open(g.Today) })
		for at := range t.opened {
			if at.trainee != g.Me.ID {
				delete(t.opened, at)
			}
		}
	}
	return t, nil
}

// Resource gives one resource of a toolbox.
func (t Toolbox) Resource(id base.ID[Resource]) (Resource, error) {
	i := slices.IndexFunc(t.Resources, func(r Resource) bool { return r.ID == id })
	if i < 0 {
		return Resource{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return t.Resources[i], nil
}

// Put adds a resource to a toolbox, or writes one anew where it has an identifier. A file, an
// address or a text that takes the place of another makes a new edition; without one, a file stays.
func (d *Desk) Put(ctx context.Context, who base.Actor, session base.ID[training.Session], r Resource, content io.Reader) (Resource, error) {
	body, err := r.take(content)
	if err != nil {
		return r, err
	}
	err = d.lead(ctx, who, session, func(ctx context.Context, tx *db.Tx, g Group) error {
		t, err := d.fill(ctx, tx, who, g)
		if err != nil {
			return err
		}
		act := "resource_changed"
		var was Resource
		if r.ID == "" {
			act = "resource_added"
			if len(t.Resources) >= resourcesMax {
				return base.Refuse(base.Conflict, "study.too_many", base.Args{"max": resourcesMax})
			}
		} else if was, err = t.Resource(r.ID); err != nil {
			return err
		}
		if err := r.follow(was, g); err != nil {
			return err
		}
		if r.ID == "" {
			r.ID = base.NewID[Resource](tx.Now)
		}
		r.Author, r.Changed = who.Name, tx.Now
		if err := keep(ctx, tx, was, r, body); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(r.ID), act, db.Detail{"title": r.Title, "edition": r.Edition})
	})
	return r, err
}

// keep writes a resource, and its file where it has a new one; nobody needs the file that it had.
func keep(ctx context.Context, tx *db.Tx, was, r Resource, body []byte) error {
	if len(body) > 0 {
		if err := keepFile(ctx, tx, r.File.Sum, body); err != nil {
			return err
		}
	}
	if err := putResource(ctx, tx, r); err != nil || was.File.Sum == r.File.Sum {
		return err
	}
	return dropFile(ctx, tx, was.File.Sum)
}

// take tidies what is said of a resource, and reads its file.
func (r *Resource) take(content io.Reader) (body []byte, err error) {
	r.Title, r.Link = base.Tidy(r.Title), strings.TrimSpace(r.Link)
	r.About, r.Text = paragraphs(r.About), paragraphs(r.Text)
	slices.Sort(r.Competences)
	r.Competences = slices.Compact(r.Competences)
	if content == nil {
		return nil, nil
	}
	if body, err = io.ReadAll(io.LimitReader(content, fileMax+1)); err != nil {
		return nil, err
	}
	media, _, _ := strings.Cut(http.DetectContentType(body), ";")
	sum := sha256.Sum256(body)
	r.File = File{Name: base.Tidy(filepath.Base(r.File.Name)), Media: media, Size: int64(len(body)), Sum: hex.EncodeToString(sum[:])}
	return body, nil
}

// paragraphs keeps the ends of lines that a person typed, and no more.
func paragraphs(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// follow takes over of what a resource was what was not sent anew, and refuses what cannot be.
func (r *Resource) follow(was Resource, g Group) error {
	if r.File.Sum == "" && r.Link == "" && r.Text == "" {
		r.File = was.File
	}
	r.Programme, r.Edition = g.Programme, was.Edition
	if r.File.Sum != was.File.Sum || r.Link != was.Link || r.Text != was.Text {
		r.Edition++
	}
	if was.Revision != r.Revision {
		return base.Refuse(base.Conflict, "study.changed_meanwhile")
	}
	r.Revision++
	if r.Session != "" {
		r.Session = g.ID
	}
	return r.sound(g)
}

func (r Resource) sound(g Group) error {
	var wrong base.Checks
	wrong.Require("title", r.Title)
	atMost(&wrong, "title", r.Title, titleMax)
	atMost(&wrong, "about", r.About, aboutMax)
	atMost(&wrong, "text", r.Text, textMax)
	if !slices.Contains(Kinds(), r.Kind) {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	if !g.knows(r.Competences...) {
		wrong.Wrong("competences", "base.not_a_choice")
	}
	if _, err := day.Parse(string(r.Opens)); r.Opens != "" && err != nil {
		wrong.Wrong("opens_on", "base.not_a_day")
	}
	r.carried(&wrong)
	return wrong.Fault()
}

// carried refuses a resource that is not just one of a file, an address and a text.
func (r Resource) carried(wrong *base.Checks) {
	carriers := 0
	for _, there := range []bool{r.File.Sum != "", r.Link != "", r.Text != ""} {
		if there {
			carriers++
		}
	}
	switch to, err := url.Parse(r.Link); {
	case carriers == 0:
		wrong.Wrong("file", "study.nothing")
	case carriers > 1:
		wrong.Wrong("file", "study.several")
	case r.File.Sum != "" && r.File.Size == 0:
		wrong.Wrong("file", "study.file_empty")
	case r.File.Size > fileMax:
		wrong.Wrong("file", "study.file_large", base.Args{"max": fileMax >> 20})
	case r.Link != "" && (err != nil || to.Host == "" || to.Scheme != "https" && to.Scheme != "http" || len(r.Link) > linkMax):
		wrong.Wrong("link", "study.not_a_link")
	}
}

func atMost(wrong *base.Checks, field, text string, most int) {
	if base.Longer(text, most) {
		wrong.Wrong(field, "base.too_long", base.Args{"max": most})
	}
}

// lead lets those who fill the toolbox write in a group.
func (d *Desk) lead(ctx context.Context, who base.Actor, id base.ID[training.Session], do func(context.Context, *db.Tx, Group) error) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, g Group) error {
		if !g.Leads() {
			return base.Refuse(base.Forbidden, "study.not_yours")
		}
		return do(ctx, tx, g)
	})
}

// Withdraw takes a resource away from trainees, or gives it back: who opened it stays known.
func (d *Desk) Withdraw(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Resource], away bool) error {
	return d.lead(ctx, who, session, func(ctx context.Context, tx *db.Tx, g Group) error {
		t, err := d.fill(ctx, tx, who, g)
		if err != nil {
			return err
		}
		r, err := t.Resource(id)
		if err != nil || r.Withdrawn == away {
			return err
		}
		act := "resource_given_back"
		if away {
			act = "resource_withdrawn"
		}
		r.Withdrawn, r.Changed, r.Revision = away, tx.Now, r.Revision+1
		if err := putResource(ctx, tx, r); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(r.ID), act, db.Detail{"title": r.Title})
	})
}

// Open gives a resource with its file; that a trainee opened it is noted, with its edition.
func (d *Desk) Open(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Resource]) (r Resource, content []byte, err error) {
	t, err := d.Toolbox(ctx, who, session)
	if err != nil {
		return r, nil, err
	}
	if r, err = t.Resource(id); err != nil {
		return r, nil, err
	}
	if t.Me.ID != "" {
		if err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			return noteOpening(ctx, tx, Opening{Resource: r.ID, Trainee: t.Me.ID, Edition: r.Edition, First: tx.Now, Last: tx.Now})
		}); err != nil {
			return r, nil, err
		}
	}
	if r.File.Sum != "" {
		content, err = getFile(ctx, d.DB, who.Place, r.File.Sum)
	}
	return r, content, err
}
