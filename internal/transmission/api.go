package transmission

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	run, rule := base.To(base.Run, room), base.To(base.Rule, room)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/certifications/{id}/transmissions", Need: run, Name: "get-transmissions", Summary: "Where the successes of a certification stand before the public register"}, d.apiBoard)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/certifications/{id}/transmissions/emitter", Need: rule, Name: "set-emitter", Status: http.StatusNoContent, Summary: "Set the numbers that the public register gave"}, d.apiEmitter)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications/{id}/transmissions", Need: rule, Name: "freeze-lot", Status: http.StatusCreated, Creates: true, Summary: "Make the file of what is to be told and keep it byte for byte, or say all that blocks"}, d.apiFreeze)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/certifications/{id}/transmissions/notices", Need: rule, Name: "note-formal-notice", Status: http.StatusNoContent, Summary: "Keep a formal notice that was received: what was due has its days left"}, d.apiNotice)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: "/certifications/{id}/transmissions/holders/{number}", Need: rule, Name: "correct-holder", Status: http.StatusNoContent, Summary: "Put right who a success is of, while it is neither sent nor taken in"}, d.apiCorrect)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/transmissions/{id}/file", Need: run, Name: "get-lot-file", Summary: "Read a file as it was made"}, d.apiFile)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/transmissions/{id}/answers", Need: rule, Name: "answer-lot", Max: 2 * AnswerMax, Summary: "Take in what came back of a file"}, d.apiAnswer)
}

// BlockJSON is one thing for which a file would be refused.
type BlockJSON struct {
	Number  string `json:"number,omitempty" doc:"of the success; empty for the whole file"`
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Told says blocks in the reader's language.
func Told(ctx context.Context, blocks []Block) []BlockJSON {
	out := []BlockJSON{}
	for _, b := range blocks {
		out = append(out, BlockJSON{b.Passage, b.Field, b.Key[len("transmission.block_"):], ui.T(ctx, b.Key, b.Args)})
	}
	return out
}

// LotJSON is a file that was made.
type LotJSON struct {
	ID       base.ID[Lot] `json:"id"`
	Flow     string       `json:"flow" doc:"what the file calls itself"`
	Version  Version      `json:"version"`
	At       time.Time    `json:"at"`
	Digest   string       `json:"digest" doc:"SHA-256 of the file"`
	Sent     int          `json:"sent"`
	Accepted int          `json:"accepted"`
	Rejected int          `json:"rejected"`
}

// Told is a lot as programs read it.
func (l Lot) Told() LotJSON {
	return LotJSON{l.ID, l.Flow, l.Version, l.At, l.Digest, l.Sent, l.Accepted, l.Rejected}
}

// RowJSON is a success.
type RowJSON struct {
	Number  string      `json:"number"`
	Holder  string      `json:"holder"`
	Decided day.Day     `json:"decided"`
	Due     day.Day     `json:"due"`
	State   State       `json:"state" enum:"waiting,sent,accepted,rejected"`
	Late    bool        `json:"late"`
	Why     []string    `json:"why,omitempty" doc:"why it was refused, as the register says it"`
	Blocks  []BlockJSON `json:"blocks" nullable:"false"`
}

// BoardJSON is where successes stand.
type BoardJSON struct {
	Successes []RowJSON   `json:"successes" nullable:"false"`
	Lots      []LotJSON   `json:"lots" nullable:"false"`
	Blocks    []BlockJSON `json:"blocks" nullable:"false" doc:"what holds the whole file up"`
}

// CertificationIn names a certification.
type CertificationIn struct {
	ID certID `path:"id"`
}

func (d *Desk) apiBoard(ctx context.Context, who base.Actor, in *CertificationIn) (*struct{ Body BoardJSON }, error) {
	b, err := d.Board(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	out := BoardJSON{[]RowJSON{}, []LotJSON{}, Told(ctx, b.Blocks)}
	for _, r := range b.Rows {
		out.Successes = append(out.Successes, RowJSON{r.ID, r.Holder.Name(), r.Decided, r.Due, r.State, r.Late, r.Why, Told(ctx, r.Blocks)})
	}
	for _, l := range b.Lots {
		out.Lots = append(out.Lots, l.Told())
	}
	return &struct{ Body BoardJSON }{out}, nil
}

// EmitterJSON is the numbers that the Caisse des Dépôts gave.
type EmitterJSON struct {
	Client    string  `json:"client"`
	Certifier string  `json:"certifier"`
	Contract  string  `json:"contract"`
	Version   Version `json:"version" enum:"1.1.2,1.1.5"`
}

func (d *Desk) apiEmitter(ctx context.Context, who base.Actor, in *struct {
	CertificationIn
	Body EmitterJSON
}) (*struct{}, error) {
	return nil, d.Register(ctx, who, in.ID, Emitter(in.Body))
}

func (d *Desk) apiFreeze(ctx context.Context, who base.Actor, in *struct {
	CertificationIn
	Body struct {
		Leave bool `json:"leave_blocked,omitempty" doc:"leave those that block for a later file"`
	}
}) (*struct{ Body LotJSON }, error) {
	l, err := d.Freeze(ctx, who, in.ID, in.Body.Leave)
	return &struct{ Body LotJSON }{l.Told()}, err
}

func (d *Desk) apiNotice(ctx context.Context, who base.Actor, in *struct {
	CertificationIn
	Body struct {
		Received day.Day `json:"received"`
		Days     int     `json:"days"`
	}
}) (*struct{}, error) {
	return nil, d.Note(ctx, who, in.ID, Notice{in.Body.Received, in.Body.Days})
}

// HolderJSON is who a success is of.
type HolderJSON struct {
	BirthName  string   `json:"birth_name"`
	UsageName  string   `json:"usage_name,omitempty"`
	GivenNames []string `json:"given_names" nullable:"false"`
	BirthDate  day.Day  `json:"birth_date"`
	Sex        string   `json:"sex" enum:"F,M"`
	Insee      string   `json:"birth_insee"`
	BirthPlace string   `json:"birth_place,omitempty"`
}

func (d *Desk) apiCorrect(ctx context.Context, who base.Actor, in *struct {
	CertificationIn
	Number string `path:"number"`
	Body   HolderJSON
}) (*struct{}, error) {
	return nil, d.Correct(ctx, who, in.ID, in.Number, Holder(in.Body))
}

// LotIn names a file.
type LotIn struct {
	ID base.ID[Lot] `path:"id"`
}

// FileOut is a file as it was made.
type FileOut struct {
	Type string `header:"Content-Type"`
	Body []byte
}

func (d *Desk) apiFile(ctx context.Context, who base.Actor, in *LotIn) (*FileOut, error) {
	_, file, err := d.File(ctx, who, in.ID)
	return &FileOut{"application/xml", file}, err
}

// AnswerJSON is what came of a file.
type AnswerJSON struct {
	Accepted []string      `json:"accepted" nullable:"false"`
	Rejected []RefusalJSON `json:"rejected" nullable:"false"`
}

// RefusalJSON is a success that was not taken in.
type RefusalJSON struct {
	Number string   `json:"number"`
	Why    []string `json:"why" nullable:"false"`
}

func (d *Desk) apiAnswer(ctx context.Context, who base.Actor, in *struct {
	LotIn
	Body struct {
		Content []byte `json:"content" doc:"the acknowledgement, in base 64"`
	}
}) (*struct{ Body AnswerJSON }, error) {
	a, err := d.Answer(ctx, who, in.ID, in.Body.Content)
	out := AnswerJSON{append([]string{}, a.Accepted...), []RefusalJSON{}}
	for _, r := range a.Rejected {
		out.Rejected = append(out.Rejected, RefusalJSON{r.ID, r.Why})
	}
	return &struct{ Body AnswerJSON }{out}, err
}
