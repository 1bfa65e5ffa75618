package fec

import (
	"context"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// filePage is the report of a file that was brought, and what became of it.
type filePage struct {
	ui.Form
	Held
	Read     int // lines read so far, of a file that is being taken in
	View     string
	Severity Severity // "" for all
	After    int      // issues passed over
}

// The two points of view.
const (
	viewFormat     = "format"
	viewAccounting = "accounting"
)

// issuesShown is how many issues a page holds.
const issuesShown = 100

// Title names the page.
func (p filePage) Title(context.Context) string { return p.Name }

func (p filePage) verdict() Verdict {
	if p.View == viewFormat {
		return p.Report.Format
	}
	return p.Report.Accounting
}

// counts tells how many issues there are of each severity, the worst first.
func (v Verdict) counts() (out []tally) {
	for _, s := range []Severity{Fatal, Absent, Wrong, Alert, Warning, Info} {
		n := 0
		for _, i := range v.Issues {
			if i.Severity == s {
				n++
			}
		}
		if n > 0 {
			out = append(out, tally{s, n})
		}
	}
	return out
}

type tally struct {
	Severity
	N int
}

// shown are the issues of the page; more tells whether others follow.
func (p filePage) shown() (out []Issue, more bool) {
	passed := 0
	for _, i := range p.verdict().Issues {
		if p.Severity != "" && i.Severity != p.Severity {
			continue
		}
		if passed++; passed <= p.After {
			continue
		}
		if len(out) == issuesShown {
			return out, true
		}
		out = append(out, i)
	}
	return out, false
}

// at is the address of the report seen otherwise.
func (p filePage) at(ctx context.Context, view string, severity Severity, after int) templ.SafeURL {
	q := url.Values{"view": {view}}
	if severity != "" {
		q.Set("severity", string(severity))
	}
	if after > 0 {
		q.Set("after", strconv.Itoa(after))
	}
	return ui.At(ctx, "/fec/files/%s", p.ID) + templ.SafeURL("?"+q.Encode())
}

func (d *Desk) filePage(c *web.Call) (p filePage, err error) {
	if p.Held, err = d.File(c.Context(), c.Who, HeldID(c.Path("id"))); err != nil {
		return p, err
	}
	p.Read, _ = d.Progress(p.ID)
	p.Severity = Severity(c.Query("severity"))
	p.After, _ = strconv.Atoi(c.Query("after")) // what is no number begins at the first
	if p.View = c.Query("view"); p.View != viewFormat && p.View != viewAccounting {
		p.View = viewAccounting
		if !p.Report.Format.OK {
			p.View = viewFormat
		}
	}
	return p, nil
}

// refreshEach is how many seconds pass before the page of a file under way looks again.
const refreshEach = "2"

func (d *Desk) showFile(c *web.Call) error {
	p, err := d.filePage(c)
	if err != nil {
		return err
	}
	if p.State == Wanted {
		c.Header().Set("Refresh", refreshEach)
	}
	return c.Page(p)
}

func (d *Desk) postTaking(c *web.Call) error {
	err := d.Take(c.Context(), c.Who, HeldID(c.Path("id")), c.Checked("partial"))
	if err == nil {
		return c.Goto(c.At("/fec/files/%s", c.Path("id")), "fec.said_wanted")
	}
	if base.KindOf(err) == base.NotFound {
		return err
	}
	p, failed := d.filePage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Discard(c.Context(), c.Who, HeldID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/fec"), "fec.said_discarded")
}
