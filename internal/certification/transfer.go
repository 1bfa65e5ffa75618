package certification

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// File is a certification as it travels between installations.
type File struct {
	Code      string        `json:"code"`
	Register  Register      `json:"register" enum:"RS,RNCP"`
	Title     string        `json:"title"`
	Certifier Certifier     `json:"certifier"`
	From      day.Day       `json:"valid_from,omitempty"`
	To        day.Day       `json:"valid_to,omitempty"`
	Terms     *Terms        `json:"terms,omitempty" doc:"what the certifier sets; left out, what stands stays"`
	Alike     []Alike       `json:"correspondences,omitempty"`
	Versions  []VersionFile `json:"versions" nullable:"false"`
	Mappings  []MappingFile `json:"mappings,omitempty"`
}

// VersionFile is a version as it travels.
type VersionFile struct {
	Name      string  `json:"name"`
	From      day.Day `json:"from,omitempty" doc:"since when one enrols under it"`
	Published bool    `json:"published"`
	Content
}

// MappingFile is a mapping as it travels: versions by their names.
type MappingFile struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Pairs []Pair `json:"pairs" nullable:"false"`
}

// fileMax bounds what is read: the mission's own file is a hundredth of it.
const fileMax = 8 << 20

// ReadFile reads a file, and refuses what it does not know.
func ReadFile(r io.Reader) (f File, err error) {
	text, err := io.ReadAll(io.LimitReader(r, fileMax+1))
	if err != nil {
		return f, err
	}
	if len(text) > fileMax {
		return f, base.Refuse(base.TooLarge, "certification.file_too_large", base.Args{"max": fileMax >> 20})
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		line := bytes.Count(text[:decoder.InputOffset()], []byte("\n")) + 1
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			line = bytes.Count(text[:min(syntax.Offset, int64(len(text)))], []byte("\n")) + 1
		}
		return f, base.Refuse(base.Invalid, "certification.not_json", base.Args{"line": line, "why": err.Error()})
	}
	return f, nil
}

func (f File) check() error {
	var checks checking
	terms := usualTerms
	if f.Terms != nil {
		terms = f.Terms.settled()
	}
	checks.certification(Certification{Code: f.Code, Register: f.Register, Title: f.Title, Certifier: f.Certifier, From: f.From, To: f.To, Terms: terms})
	names := map[string]bool{}
	for i, v := range f.Versions {
		checks.text(at("versions", i, "name"), v.Name, codeMax)
		checks.that(!names[v.Name], at("versions", i, "name"), "certification.name_taken", base.Args{"name": v.Name})
		names[v.Name] = true
		checks.content(at("versions", i, ""), v.Content)
		if _, err := day.Parse(string(v.From)); err != nil && (v.Published || v.From != "") {
			checks.wrong.Wrong(at("versions", i, "from"), "base.not_a_day")
		}
	}
	return checks.wrong.Fault()
}

// usualTerms are what a certification begins with, until its certifier says otherwise.
var usualTerms = Terms{OralMinutes: 30, BreakMinutes: 10, ExtraTime: 3333, ServesMany: 4, ExternalFor: 24, Yearly: true, YearlyMost: 3,
	AppealMonths: 2, ReplyMonths: 1, SendingMonths: 3, MaskUnder: 5, Waves: Waves{FirstMonths: 6, SecondMonths: 24, ReminderDays: 21, OpenDays: 90}}

// settled gives parameters that were written before holders were asked anything the usual waves.
func (t Terms) settled() Terms {
	if t.Waves == (Waves{}) {
		t.Waves = usualTerms.Waves
	}
	return t
}

// Taken tells what an import did.
type Taken struct {
	ID        base.ID[Certification] `json:"id"`
	Code      string                 `json:"code"`
	Created   bool                   `json:"created"`
	Added     []string               `json:"versions_added" nullable:"false"`
	Replaced  []string               `json:"drafts_replaced" nullable:"false"`
	Unchanged []string               `json:"versions_unchanged" nullable:"false"`
}

// Import takes in a certification. Versions that are published here stay as they are: a file
// that says otherwise of one is refused. The program itself may import what another keeps.
func (d *Desk) Import(ctx context.Context, who base.Actor, f File) (t Taken, err error) {
	if err := f.check(); err != nil {
		return t, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := settle(ctx, tx); err != nil {
			return err
		}
		t = Taken{Code: f.Code, Added: []string{}, Replaced: []string{}, Unchanged: []string{}}
		c, found, err := byCode(ctx, tx, f.Code)
		if err != nil {
			return err
		}
		if t.Created = !found; t.Created {
			c = Certification{ID: base.NewID[Certification](tx.Now), Terms: usualTerms}
		} else if who.Place != base.Commons {
			if c, err = d.Keep(ctx, tx, c.ID); err != nil {
				return err
			}
		}
		t.ID = c.ID
		f.onto(&c)
		write := updateCertification
		if t.Created {
			write = insertCertification
		}
		if err := write(ctx, tx, c); err != nil {
			return err
		}
		if err := d.takeVersions(ctx, tx, c.ID, f, &t); err != nil {
			return err
		}
		return tx.Record(ctx, "certification", string(c.ID), "imported", db.Detail{"code": c.Code, "added": t.Added, "replaced": t.Replaced})
	})
	return t, err
}

func (f File) onto(c *Certification) {
	c.Code, c.Register, c.Title, c.Certifier, c.From, c.To = f.Code, f.Register, f.Title, f.Certifier, f.From, f.To
	c.Revision++
	if f.Terms != nil {
		c.Terms = f.Terms.settled()
	}
	if c.Alike = f.Alike; c.Alike == nil {
		c.Alike = []Alike{}
	}
}

func (d *Desk) takeVersions(ctx context.Context, tx *db.Tx, of base.ID[Certification], f File, t *Taken) error {
	here, err := versions(ctx, tx, of)
	if err != nil {
		return err
	}
	named := map[string]Version{}
	for _, v := range here {
		named[v.Name] = v
	}
	for i, file := range f.Versions {
		v, known := named[file.Name]
		sum := digest(file.Content)
		switch {
		case !known:
			v = Version{ID: base.NewID[Version](tx.Now), Certification: of, Name: file.Name, From: file.From, Content: file.Content, Published: file.Published}
			if v.Published {
				v.Digest = sum
			}
			err, t.Added = insertVersion(ctx, tx, v), append(t.Added, v.Name)
		case v.Published && v.Digest == sum:
			t.Unchanged = append(t.Unchanged, v.Name)
		case v.Published:
			err = base.Wrong(at("versions", i, "name"), "certification.published_otherwise", base.Args{"name": v.Name})
		default:
			v.From, v.Content, v.Published = file.From, file.Content, file.Published
			if v.Published {
				v.Digest = sum
			}
			err, t.Replaced = updateVersion(ctx, tx, v), append(t.Replaced, v.Name)
		}
		if err != nil {
			return err
		}
		named[v.Name] = v
	}
	return takeMappings(ctx, tx, f.Mappings, named)
}

func takeMappings(ctx context.Context, tx *db.Tx, files []MappingFile, named map[string]Version) error {
	for i, m := range files {
		from, known := named[m.From]
		to, too := named[m.To]
		if !known || !too {
			return base.Wrong(at("mappings", i, "from"), "certification.version_unknown")
		}
		if err := mapped(from, to, m.Pairs); err != nil {
			return err
		}
		if err := setMapping(ctx, tx, Mapping{from.ID, to.ID, m.Pairs}); err != nil {
			return err
		}
	}
	return nil
}

// Export gives a certification as it travels.
func (d *Desk) Export(ctx context.Context, id base.ID[Certification]) (f File, err error) {
	w, err := d.Get(ctx, d.DB, id)
	if err != nil {
		return f, err
	}
	all, err := mappings(ctx, d.DB, id)
	f = File{w.Code, w.Register, w.Title, w.Certifier, w.From, w.To, &w.Terms, w.Alike, []VersionFile{}, nil}
	names := map[base.ID[Version]]string{}
	for _, v := range w.Versions {
		names[v.ID] = v.Name
		f.Versions = append(f.Versions, VersionFile{v.Name, v.From, v.Published, v.Content})
	}
	for _, m := range all {
		f.Mappings = append(f.Mappings, MappingFile{names[m.From], names[m.To], m.Pairs})
	}
	return f, err
}
