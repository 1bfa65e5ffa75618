package fec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// sentMax bounds a file that a program sends; larger ones come by the screen or the command.
const sentMax = 64 << 20

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/fec/files", Need: run, Name: "bring-fec", Status: http.StatusCreated, Creates: true, Max: sentMax,
		Summary: "Judge a file of entries and hold it for a day; nothing is written in the books"}, d.apiBring)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/fec/files/{id}", Need: run, Name: "get-fec",
		Summary: "The report of a file of entries, and what became of it"}, d.apiFile)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/fec/files/{id}/taking", Need: run, Name: "take-fec",
		Summary: "Have a file that was judged taken into the books; a worker does, all or nothing"}, d.apiTake)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/fec/files/{id}", Need: run, Name: "discard-fec",
		Summary: "Forget a file that is not to be taken in"}, d.apiDiscard)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/fec/years/{year}", Need: see, Name: "check-fec",
		Summary: "Whether the file of a year may be given, or everything that would be rejected"}, d.apiCheck)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/fec/years/{year}/file", Need: see, Name: "export-fec",
		Summary: "The file of a year as the law has it, or the list of what would be rejected"}, d.apiExport)
}

type out[T any] struct{ Body T }

type fecFileJSON struct {
	ID     HeldID        `json:"id"`
	Name   string        `json:"name"`
	State  State         `json:"state" enum:"judged,asked,done,failed"`
	Fault  string        `json:"fault,omitempty"`
	Year   ledger.YearID `json:"year_id,omitempty" doc:"the year that it filled"`
	Report Report        `json:"report"`
}

func fileOf(h Held) *out[fecFileJSON] {
	return &out[fecFileJSON]{fecFileJSON{h.ID, h.Name, h.State, h.Why, h.YearID, h.Report}}
}

func (d *Desk) apiBring(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Name    string `json:"name" doc:"of the file: 123456782FEC20271231.txt"`
		Content []byte `json:"content" doc:"the file, in base 64"`
		Year    string `json:"year,omitempty" doc:"in which the books close, where the file does not tell"`
	}
}) (*out[fecFileJSON], error) {
	id, err := d.Bring(ctx, who, Asked{Name: in.Body.Name, File: bytes.NewReader(in.Body.Content), Year: in.Body.Year}, int64(len(in.Body.Content)))
	if err != nil {
		return nil, err
	}
	h, err := d.File(ctx, who, id)
	return fileOf(h), err
}

// FileIn names a file that was brought.
type FileIn struct {
	web.PlaceIn
	ID HeldID `path:"id"`
}

func (d *Desk) apiFile(ctx context.Context, who base.Actor, in *FileIn) (*out[fecFileJSON], error) {
	h, err := d.File(ctx, who, in.ID)
	return fileOf(h), err
}

func (d *Desk) apiTake(ctx context.Context, who base.Actor, in *struct {
	FileIn
	Body struct {
		Partial bool `json:"partial,omitempty" doc:"leave out the entries that are refused"`
	}
}) (*out[fecFileJSON], error) {
	if err := d.Take(ctx, who, in.ID, in.Body.Partial); err != nil {
		return nil, err
	}
	h, err := d.File(ctx, who, in.ID)
	return fileOf(h), err
}

func (d *Desk) apiDiscard(ctx context.Context, who base.Actor, in *FileIn) (*struct{}, error) {
	return nil, d.Discard(ctx, who, in.ID)
}

// YearIn names a year.
type YearIn struct {
	web.PlaceIn
	Year ledger.YearID `path:"year"`
}

type fecCheckJSON struct {
	OK       bool     `json:"ok"`
	File     string   `json:"file"`
	Encoding string   `json:"encoding"`
	Entries  int      `json:"entries"`
	Lines    int      `json:"lines"`
	Refusals []string `json:"refusals" doc:"all that would be rejected"`
}

func (d *Desk) apiCheck(ctx context.Context, who base.Actor, in *YearIn) (*out[fecCheckJSON], error) {
	e, err := d.Export(ctx, who, in.Year, nowhere{})
	j := fecCheckJSON{err == nil, e.Name, e.Encoding, e.Entries, e.Lines, []string{}}
	var f *base.Fault
	if base.KindOf(err) == base.Invalid && errors.As(err, &f) {
		for _, field := range f.Fields {
			j.Refusals = append(j.Refusals, words.T(who.Lang, field.Key, field.Args))
		}
		err = nil
	}
	return &out[fecCheckJSON]{j}, err
}

// apiExport writes the file on the disk first: it is sent whole, or refused.
func (d *Desk) apiExport(ctx context.Context, who base.Actor, in *YearIn) (*huma.StreamResponse, error) {
	sheet, err := newSheet()
	if err != nil {
		return nil, err
	}
	e, err := d.Export(ctx, who, in.Year, sheet)
	if err == nil {
		_, err = sheet.Seek(0, io.SeekStart)
	}
	if err != nil {
		sheet.drop()
		return nil, err
	}
	return &huma.StreamResponse{Body: func(to huma.Context) {
		defer sheet.drop()
		to.SetHeader("Content-Type", "text/plain")
		to.SetHeader("Content-Disposition", "attachment; filename="+e.Name)
		_, _ = io.Copy(to.BodyWriter(), sheet) // a reader who left before the end is no error of ours
	}}, nil
}
