package portfolio

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Bounds of one dossier: how large a file is, in bytes, and how many pieces there are.
const (
	fileMax   = 10 << 20
	piecesMax = 100
)

// medias are what a browser shows to a jury by itself.
var medias = []string{paperMedia, "image/jpeg", "image/png", "image/webp"}

const paperMedia = "application/pdf"

// Living is something of a place that can be frozen.
type Living struct {
	Key    string
	Title  string
	Source string // the place and the room
	On     day.Day
	Name   string // of the file
	Write  func(ctx context.Context, w io.Writer) error
}

// Lives are what lives in a place.
type Lives struct {
	ID    base.PlaceID
	Place string // its name
	All   []Living
}

// Add keeps a document that a candidate sends, with what they say of it.
func (d *Desk) Add(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], t Told, file io.Reader) (Piece, error) {
	content, err := io.ReadAll(io.LimitReader(file, fileMax+1))
	if err != nil {
		return Piece{}, err
	}
	if t.Kind != Slides {
		t.Kind = Document
	}
	if t.Source == "" {
		t.Source = t.File.Name
	}
	return d.keep(ctx, who, id, t, content)
}

// Freeze takes a snapshot of something that lives in the place that the candidate steers: what
// changes there afterwards does not change it.
func (d *Desk) Freeze(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], slug, key string, t Told) (Piece, error) {
	if err := d.own(ctx, who, id); err != nil {
		return Piece{}, err
	}
	lives, err := d.Living(ctx, who.Account, slug)
	if err != nil {
		return Piece{}, err
	}
	i := slices.IndexFunc(lives.All, func(l Living) bool { return l.Key == key })
	if i < 0 {
		return Piece{}, base.Wrong("living", "base.not_a_choice")
	}
	l := lives.All[i]
	var out bytes.Buffer
	if err := l.Write(ctx, &out); err != nil {
		return Piece{}, err
	}
	t.Kind, t.Source, t.On, t.File.Name = Snapshot, lives.Place+" · "+l.Source, l.On, l.Name
	if base.Tidy(t.Title) == "" {
		t.Title = l.Title
	}
	if err := d.settle(ctx, who, id, lives); err != nil {
		return Piece{}, err
	}
	return d.keep(ctx, who, id, t, out.Bytes())
}

// settle notes which place a candidate steers, the first time that something of one is shown.
func (d *Desk) settle(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], l Lives) error {
	c, err := d.Candidates.Get(ctx, d.DB, who, id)
	if err != nil || c.Steered != "" {
		return err
	}
	return d.Candidates.Settle(ctx, who, id, l.ID, l.Place)
}

// keep stores a piece with its file.
func (d *Desk) keep(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], t Told, content []byte) (p Piece, err error) {
	t.File = fileOf(t.File.Name, content)
	p = Piece{Candidate: id, Told: t}
	err = d.change(ctx, who, id, "added", db.Detail{"title": t.Title, "sha256": t.File.Sum}, func(ctx context.Context, tx *db.Tx) error {
		all, err := pieces(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if len(all) >= piecesMax {
			return base.Refuse(base.Conflict, "portfolio.too_many", base.Args{"max": piecesMax})
		}
		if err := d.sound(ctx, tx, who, id, &p.Told); err != nil {
			return err
		}
		p.ID, p.Added = base.NewID[Piece](tx.Now), tx.Now
		if err := keepFile(ctx, tx, p.File.Sum, content); err != nil {
			return err
		}
		return insertPiece(ctx, tx, p)
	})
	return p, err
}

// fileOf describes a file by what it holds, not by what its name says.
func fileOf(name string, content []byte) Kept {
	media, _, _ := strings.Cut(http.DetectContentType(content), ";")
	return Kept{Name: base.Tidy(filepath.Base(name)), Media: media, Size: int64(len(content)), Sum: digest(content)}
}

// sound tidies what is said of a piece and refuses what cannot be.
func (d *Desk) sound(ctx context.Context, r db.Reader, who base.Actor, id base.ID[candidacy.Candidate], t *Told) error {
	c, err := d.Candidates.Get(ctx, r, who, id)
	if err != nil {
		return err
	}
	v, err := d.Certifications.Version(ctx, r, c.Version)
	if err != nil {
		return err
	}
	t.Title, t.Source, t.Mine, t.Ours = base.Tidy(t.Title), base.Tidy(t.Source), paragraphs(t.Mine), paragraphs(t.Ours)
	slices.Sort(t.Competences)
	t.Competences = slices.Compact(t.Competences)
	var wrong base.Checks
	wrong.Require("title", t.Title)
	atMost(&wrong, "title", t.Title, shortMax)
	atMost(&wrong, "source", t.Source, shortMax)
	atMost(&wrong, "mine", t.Mine, partMax)
	atMost(&wrong, "ours", t.Ours, partMax)
	if on, err := day.Parse(string(t.On)); err != nil {
		wrong.Wrong("on", "base.not_a_day")
	} else if on > day.Of(d.DB.Clock(), who.Zone) {
		wrong.Wrong("on", "portfolio.ahead")
	}
	if t.Shown != "" && !slices.Contains(Shows(), t.Shown) {
		wrong.Wrong("shown", "base.not_a_choice")
	}
	if !slices.Contains([]Kind{Snapshot, Document, Slides}, t.Kind) {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	if unknown := codes(v.Competences(), t.Competences); len(unknown) > 0 {
		wrong.Wrong("competences", "portfolio.no_such_competence", base.Args{"codes": strings.Join(unknown, ", ")})
	}
	t.File.check(&wrong)
	return wrong.Fault()
}

func (f Kept) check(wrong *base.Checks) {
	switch {
	case f.Size > fileMax:
		wrong.Wrong("file", "portfolio.file_large", base.Args{"max": fileMax >> 20})
	case f.Size == 0:
		wrong.Wrong("file", "portfolio.file_empty")
	case !slices.Contains(medias, f.Media):
		wrong.Wrong("file", "portfolio.file_kind")
	}
}

// Tell writes anew what is said of a piece. The file stays what it was; of a snapshot, where it
// comes from stays too.
func (d *Desk) Tell(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], piece base.ID[Piece], t Told) error {
	return d.change(ctx, who, id, "told", db.Detail{"title": t.Title}, func(ctx context.Context, tx *db.Tx) error {
		p, err := ofCandidate(ctx, tx, who, id, piece)
		if err != nil {
			return err
		}
		t.File = p.File
		if p.Kind == Snapshot || t.Kind != Slides {
			t.Kind = p.Kind
		}
		if p.Kind == Snapshot {
			t.Source, t.On = p.Source, p.On
		}
		if err := d.sound(ctx, tx, who, id, &t); err != nil {
			return err
		}
		p.Told = t
		return updatePiece(ctx, tx, p)
	})
}

func ofCandidate(ctx context.Context, r db.Reader, who base.Actor, id base.ID[candidacy.Candidate], piece base.ID[Piece]) (Piece, error) {
	p, err := getPiece(ctx, r, who.Place, piece)
	if err == nil && p.Candidate != id {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return p, err
}

// Drop takes a piece away. What was sent keeps it.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], piece base.ID[Piece]) error {
	return d.change(ctx, who, id, "dropped", nil, func(ctx context.Context, tx *db.Tx) error {
		p, err := ofCandidate(ctx, tx, who, id, piece)
		if err != nil {
			return err
		}
		if err := deletePiece(ctx, tx, p.ID); err != nil {
			return err
		}
		return dropFile(ctx, tx, p.File.Sum)
	})
}

// File gives a file of a dossier, by its digest, to those who may read it.
func (d *Desk) File(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], sum string) (Kept, []byte, error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return Kept{}, nil, err
	}
	f, found := v.file(sum)
	if !found {
		return f, nil, base.Refuse(base.NotFound, "base.not_found")
	}
	content, err := getFile(ctx, d.DB, who.Place, sum)
	return f, content, err
}

// file finds a file among the pieces and what was sent.
func (v View) file(sum string) (Kept, bool) {
	for _, p := range v.Pieces {
		if p.File.Sum == sum {
			return p.File, true
		}
	}
	for _, s := range v.Sendings {
		for _, f := range s.files() {
			if f.Sum == sum {
				return f, true
			}
		}
	}
	return Kept{}, false
}

// files are those that a sending is made of: the pieces, then the written dossier.
func (s Sending) files() (out []Kept) {
	for _, p := range s.Content.Pieces {
		out = append(out, p.File)
	}
	return append(out, s.Paper)
}

// sums are their digests, each once.
func (s Sending) sums() (out []string) {
	for _, f := range s.files() {
		if !slices.Contains(out, f.Sum) {
			out = append(out, f.Sum)
		}
	}
	return out
}

// cut parts the address of something living: the slug of its place, its key there.
func cut(living string) (slug, key string) {
	slug, key, _ = strings.Cut(living, " ")
	return slug, key
}
