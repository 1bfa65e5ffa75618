package portfolio

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Operations adds the room's verbs to the API. The candidate, or the certifier for one, sends
// documents; snapshots are taken on the screens alone, by whoever steers the place.
func (d *Desk) Operations(api *web.API) {
	join := base.To(base.Join, "candidacy")
	const one = "/candidates/{id}/portfolio"
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: one, Name: "get-portfolio", Summary: "Read a dossier: its pieces, what each competence is proved by, what is missing, what was sent", Need: join}, d.apiGet)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: one, Name: "present-portfolio", Summary: "Write who the candidate is and which place they steer", Status: http.StatusNoContent, Need: join}, d.apiPresent)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: one + "/pieces", Name: "add-piece", Summary: "Add a document with what it proves", Status: http.StatusCreated, Creates: true, Need: join}, d.apiAdd)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: one + "/pieces/{piece}", Name: "tell-piece", Summary: "Write anew what is said of a piece; its file stays", Status: http.StatusNoContent, Need: join}, d.apiTell)
	web.Add(api, web.Op{Mine: true, Method: http.MethodDelete, Path: one + "/pieces/{piece}", Name: "drop-piece", Summary: "Take a piece away; what was sent keeps it", Status: http.StatusNoContent, Need: join}, d.apiDrop)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: one + "/sendings", Name: "send-portfolio", Summary: "Freeze a dossier and hand it to the jury, or be told what is missing", Status: http.StatusCreated, Creates: true, Need: join}, d.apiSend)
}

// DossierIn names a candidate.
type DossierIn struct {
	ID base.ID[candidacy.Candidate] `path:"id"`
}

// PieceJSON is a piece of evidence.
type PieceJSON struct {
	ID base.ID[Piece] `json:"id"`
	Told
	Added time.Time `json:"added_at"`
}

// ProvedJSON is a competence with the pieces that prove it.
type ProvedJSON struct {
	Code   string           `json:"code"`
	Title  string           `json:"title"`
	Pieces []base.ID[Piece] `json:"pieces" nullable:"false"`
}

// LackJSON is something that a dossier lacks.
type LackJSON struct {
	Text  string         `json:"text"`
	Piece base.ID[Piece] `json:"piece,omitempty"`
	Stops bool           `json:"stops" doc:"whether it cannot be sent without"`
}

// SentDossierJSON is a dossier as it was sent.
type SentDossierJSON struct {
	ID     base.ID[Sending] `json:"id"`
	Number int              `json:"number"`
	Digest string           `json:"digest" doc:"SHA-256 of the content"`
	Paper  string           `json:"paper_sha256"`
	Pages  int              `json:"pages"`
	At     time.Time        `json:"at"`
}

// PortfolioJSON is a dossier.
type PortfolioJSON struct {
	About    string            `json:"about"`
	Revision int               `json:"revision" doc:"of the presentation"`
	Digest   string            `json:"digest" doc:"of the content as it stands; it is sent with what is read"`
	Pieces   []PieceJSON       `json:"pieces" nullable:"false"`
	Coverage []ProvedJSON      `json:"coverage" nullable:"false"`
	Missing  []LackJSON        `json:"missing" nullable:"false"`
	Sendings []SentDossierJSON `json:"sendings" nullable:"false"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *DossierIn) (*struct{ Body PortfolioJSON }, error) {
	v, err := d.Look(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	out := PortfolioJSON{About: v.About, Revision: v.Revision, Digest: v.Content().Digest(), Pieces: []PieceJSON{}, Coverage: []ProvedJSON{}, Missing: []LackJSON{}, Sendings: []SentDossierJSON{}}
	for _, p := range v.Pieces {
		out.Pieces = append(out.Pieces, PieceJSON{p.ID, p.Told, p.Added})
	}
	for _, s := range v.Sendings {
		out.Sendings = append(out.Sendings, sentOf(s))
	}
	if v.Juror {
		return &struct{ Body PortfolioJSON }{out}, nil
	}
	for _, c := range Coverage(v.Asked(), v.Pieces) {
		proved := ProvedJSON{Code: c.Competence.Code, Title: c.Competence.Title, Pieces: []base.ID[Piece]{}}
		for _, p := range c.Pieces {
			proved.Pieces = append(proved.Pieces, p.ID)
		}
		out.Coverage = append(out.Coverage, proved)
	}
	for _, g := range v.Gaps() {
		out.Missing = append(out.Missing, LackJSON{words.T(who.Lang, g.Key, g.Args), g.Piece, g.Stops})
	}
	return &struct{ Body PortfolioJSON }{out}, nil
}

func sentOf(s Sending) SentDossierJSON {
	return SentDossierJSON{s.ID, s.Number, s.Digest, s.Paper.Sum, s.Pages, s.At}
}

func (d *Desk) apiPresent(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Body struct {
		About    string `json:"about"`
		Revision int    `json:"revision" doc:"the one that was read; 0 for the first"`
	}
}) (*struct{}, error) {
	return nil, d.Present(ctx, who, in.ID, in.Body.About, in.Body.Revision)
}

// SaidJSON is what is said of a piece.
type SaidJSON struct {
	Kind        Kind     `json:"kind,omitempty" enum:"document,slides" doc:"document where it says nothing"`
	Title       string   `json:"title"`
	Source      string   `json:"source,omitempty"`
	On          day.Day  `json:"on"`
	Mine        string   `json:"mine,omitempty" doc:"my own part, in the first person"`
	Ours        string   `json:"ours,omitempty"`
	Shown       Shown    `json:"shown,omitempty" enum:"nobody,agreed,masked"`
	Competences []string `json:"competences,omitempty"`
}

func (s SaidJSON) told() Told {
	return Told{Kind: s.Kind, Title: s.Title, Source: s.Source, On: s.On, Mine: s.Mine, Ours: s.Ours, Shown: s.Shown, Competences: append([]string{}, s.Competences...)}
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Body struct {
		SaidJSON
		Name    string `json:"name" doc:"of the file"`
		Content []byte `json:"content" doc:"the file, in base64: PDF, JPEG, PNG or WebP"`
	}
}) (*struct{ Body PieceJSON }, error) {
	t := in.Body.told()
	t.File.Name = in.Body.Name
	p, err := d.Add(ctx, who, in.ID, t, bytes.NewReader(in.Body.Content))
	return &struct{ Body PieceJSON }{PieceJSON{p.ID, p.Told, p.Added}}, err
}

func (d *Desk) apiTell(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Piece base.ID[Piece] `path:"piece"`
	Body  SaidJSON
}) (*struct{}, error) {
	return nil, d.Tell(ctx, who, in.ID, in.Piece, in.Body.told())
}

func (d *Desk) apiDrop(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Piece base.ID[Piece] `path:"piece"`
}) (*struct{}, error) {
	return nil, d.Drop(ctx, who, in.ID, in.Piece)
}

func (d *Desk) apiSend(ctx context.Context, who base.Actor, in *struct {
	DossierIn
	Body struct {
		Read string `json:"digest" doc:"of the content that was read"`
	}
}) (*struct{ Body SentDossierJSON }, error) {
	s, err := d.Send(ctx, who, in.ID, in.Body.Read)
	return &struct{ Body SentDossierJSON }{sentOf(s)}, err
}
