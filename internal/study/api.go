package study

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/training"
	"pilotis/internal/web"
)

// Operations are the room's verbs for programs.
func (d *Desk) Operations(api *web.API) {
	join := base.To(base.Join, "school")
	const session = "/study/sessions/{id}"
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: session + "/resources", Need: join, Name: "list-resources", Summary: "The toolbox of a session; to those who fill it, who opened what."}, d.apiToolbox)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/resources", Need: join, Name: "add-resource", Summary: "Add a file, an address or a text to a toolbox.", Status: http.StatusCreated, Creates: true}, d.apiAdd)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/resources/{resource}/withdrawal", Need: join, Name: "withdraw-resource", Summary: "Take a resource away from trainees, or give it back.", Status: http.StatusNoContent}, d.apiWithdraw)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: session + "/journal", Need: join, Name: "read-journal", Summary: "One's own journal; to a trainer, the pages that were shared."}, d.apiJournal)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/journal", Need: join, Name: "write-journal", Summary: "Write a page of one's own journal.", Status: http.StatusCreated, Creates: true}, d.apiNote)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: session + "/exchange", Need: join, Name: "list-exchange", Summary: "What a group asks and tells, the last said first."}, d.apiExchange)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/exchange", Need: join, Name: "begin-exchange", Summary: "Ask or tell something.", Status: http.StatusCreated, Creates: true}, d.apiAsk)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/exchange/{thread}", Need: join, Name: "reply-exchange", Summary: "Say something in an exchange.", Status: http.StatusCreated, Creates: true}, d.apiReply)
}

// StudySessionIn names a session.
type StudySessionIn struct {
	ID base.ID[training.Session] `path:"id"`
}

// ResourceJSON is something of a toolbox.
type ResourceJSON struct {
	ID          base.ID[Resource] `json:"id"`
	Kind        Kind              `json:"kind" enum:"document,method,template,reading"`
	Title       string            `json:"title"`
	About       string            `json:"about"`
	Competences []string          `json:"competences" nullable:"false"`
	Opens       day.Day           `json:"opens_on,omitempty" doc:"from when trainees see it"`
	Text        string            `json:"text,omitempty"`
	Link        string            `json:"link,omitempty"`
	Name        string            `json:"name,omitempty" doc:"of the file"`
	Size        int64             `json:"size,omitempty" doc:"of the file, in bytes"`
	Sum         string            `json:"sha256,omitempty" doc:"of the file"`
	Edition     int               `json:"edition"`
	Withdrawn   bool              `json:"withdrawn"`
	Openings    []OpeningJSON     `json:"openings" nullable:"false" doc:"to a trainee, their own alone"`
}

// OpeningJSON is that a trainee opened a resource.
type OpeningJSON struct {
	Trainee base.ID[training.Trainee] `json:"trainee"`
	Name    string                    `json:"name"`
	Edition int                       `json:"edition" doc:"that they opened last"`
	First   time.Time                 `json:"first_at"`
	Last    time.Time                 `json:"last_at"`
	Times   int                       `json:"times"`
}

func (t Toolbox) json(r Resource) ResourceJSON {
	out := ResourceJSON{ID: r.ID, Kind: r.Kind, Title: r.Title, About: r.About, Competences: append([]string{}, r.Competences...), Opens: r.Opens, Text: r.Text, Link: r.Link,
		Name: r.File.Name, Size: r.File.Size, Sum: r.File.Sum, Edition: r.Edition, Withdrawn: r.Withdrawn, Openings: []OpeningJSON{}}
	for _, one := range t.Trainees {
		if o, found := t.Opened(r, one.ID); found {
			out.Openings = append(out.Openings, OpeningJSON{one.ID, one.Name, o.Edition, o.First, o.Last, o.Times})
		}
	}
	return out
}

// ResourcesJSON is a toolbox.
type ResourcesJSON struct {
	Items []ResourceJSON `json:"items" nullable:"false"`
}

func (d *Desk) apiToolbox(ctx context.Context, who base.Actor, in *StudySessionIn) (*struct{ Body ResourcesJSON }, error) {
	t, err := d.Toolbox(ctx, who, in.ID)
	out := ResourcesJSON{Items: []ResourceJSON{}}
	for _, r := range t.Resources {
		out.Items = append(out.Items, t.json(r))
	}
	return &struct{ Body ResourcesJSON }{out}, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	StudySessionIn
	Body struct {
		Kind        Kind     `json:"kind" enum:"document,method,template,reading"`
		Title       string   `json:"title"`
		About       string   `json:"about,omitempty"`
		Competences []string `json:"competences,omitempty"`
		Opens       day.Day  `json:"opens_on,omitempty"`
		HereOnly    bool     `json:"here_only,omitempty" doc:"for this session, and not for all those of the training"`
		Text        string   `json:"text,omitempty"`
		Link        string   `json:"link,omitempty"`
		Name        string   `json:"name,omitempty" doc:"of the file"`
		Content     []byte   `json:"content,omitempty" doc:"of the file, in base64"`
	}
}) (*struct{ Body ResourceJSON }, error) {
	b := in.Body
	r := Resource{Told: Told{Kind: b.Kind, Title: b.Title, About: b.About, Competences: b.Competences, Opens: b.Opens, Text: b.Text, Link: b.Link}, File: File{Name: b.Name}}
	if b.HereOnly {
		r.Session = in.ID
	}
	var content io.Reader
	if len(b.Content) > 0 {
		content = bytes.NewReader(b.Content)
	}
	r, err := d.Put(ctx, who, in.ID, r, content)
	return &struct{ Body ResourceJSON }{Toolbox{}.json(r)}, err
}

func (d *Desk) apiWithdraw(ctx context.Context, who base.Actor, in *struct {
	StudySessionIn
	Resource base.ID[Resource] `path:"resource"`
	Body     struct {
		Away bool `json:"away"`
	}
}) (*struct{}, error) {
	return nil, d.Withdraw(ctx, who, in.ID, in.Resource, in.Body.Away)
}

// JournalEntryJSON is a page of a journal.
type JournalEntryJSON struct {
	ID          base.ID[Entry]            `json:"id"`
	Trainee     base.ID[training.Trainee] `json:"trainee"`
	On          day.Day                   `json:"on"`
	Text        string                    `json:"text"`
	Competences []string                  `json:"competences" nullable:"false"`
	Shared      bool                      `json:"shared"`
	Answers     []JournalAnswerJSON       `json:"answers" nullable:"false"`
}

// JournalAnswerJSON is what was said of a page.
type JournalAnswerJSON struct {
	Author string    `json:"author"`
	At     time.Time `json:"at"`
	Text   string    `json:"text"`
}

func (e Entry) json() JournalEntryJSON {
	out := JournalEntryJSON{e.ID, e.Trainee, e.On, e.Text, append([]string{}, e.Competences...), e.Shared, []JournalAnswerJSON{}}
	for _, a := range e.Answers {
		out.Answers = append(out.Answers, JournalAnswerJSON{a.Author, a.At, a.Text})
	}
	return out
}

// JournalJSON is a journal, the last day first.
type JournalJSON struct {
	Items []JournalEntryJSON `json:"items" nullable:"false"`
}

func (d *Desk) apiJournal(ctx context.Context, who base.Actor, in *StudySessionIn) (*struct{ Body JournalJSON }, error) {
	j, err := d.Journal(ctx, who, in.ID)
	out := JournalJSON{Items: []JournalEntryJSON{}}
	for _, e := range j.Entries {
		out.Items = append(out.Items, e.json())
	}
	return &struct{ Body JournalJSON }{out}, err
}

func (d *Desk) apiNote(ctx context.Context, who base.Actor, in *struct {
	StudySessionIn
	Body struct {
		On          day.Day  `json:"on"`
		Text        string   `json:"text"`
		Competences []string `json:"competences,omitempty"`
		Shared      bool     `json:"shared,omitempty" doc:"with the trainers of the session"`
	}
}) (*struct{ Body JournalEntryJSON }, error) {
	e, err := d.Note(ctx, who, Entry{Session: in.ID, On: in.Body.On, Text: in.Body.Text, Competences: in.Body.Competences, Shared: in.Body.Shared})
	return &struct{ Body JournalEntryJSON }{e.json()}, err
}

// ExchangeThreadJSON is a thread.
type ExchangeThreadJSON struct {
	ID         base.ID[Thread]       `json:"id"`
	Title      string                `json:"title"`
	Competence string                `json:"competence,omitempty"`
	Settled    bool                  `json:"settled"`
	Unread     int                   `json:"unread"`
	Messages   []ExchangeMessageJSON `json:"messages" nullable:"false"`
}

// ExchangeMessageJSON is what somebody said.
type ExchangeMessageJSON struct {
	ID      base.ID[Message] `json:"id"`
	Author  string           `json:"author"`
	At      time.Time        `json:"at"`
	Edited  *time.Time       `json:"edited_at,omitempty"`
	Text    string           `json:"text"`
	Removed string           `json:"removed,omitempty" doc:"why it was taken away"`
}

func (m Message) json() ExchangeMessageJSON {
	out := ExchangeMessageJSON{ID: m.ID, Author: m.Author, At: m.At, Text: m.Text, Removed: m.Removed}
	if !m.Edited.IsZero() {
		out.Edited = &m.Edited
	}
	return out
}

func (x Exchange) json(t Thread) ExchangeThreadJSON {
	out := ExchangeThreadJSON{t.ID, t.Title, t.Competence, t.Settled, x.Unread(t), []ExchangeMessageJSON{}}
	for _, m := range t.Messages {
		out.Messages = append(out.Messages, m.json())
	}
	return out
}

// ExchangeJSON is what a group says.
type ExchangeJSON struct {
	Items []ExchangeThreadJSON `json:"items" nullable:"false"`
}

func (d *Desk) apiExchange(ctx context.Context, who base.Actor, in *StudySessionIn) (*struct{ Body ExchangeJSON }, error) {
	x, err := d.Exchange(ctx, who, in.ID)
	out := ExchangeJSON{Items: []ExchangeThreadJSON{}}
	for _, t := range x.Threads {
		out.Items = append(out.Items, x.json(t))
	}
	return &struct{ Body ExchangeJSON }{out}, err
}

func (d *Desk) apiAsk(ctx context.Context, who base.Actor, in *struct {
	StudySessionIn
	Body struct {
		Title      string `json:"title"`
		Competence string `json:"competence,omitempty"`
		Text       string `json:"text"`
	}
}) (*struct{ Body ExchangeThreadJSON }, error) {
	t, err := d.Ask(ctx, who, in.ID, Thread{Title: in.Body.Title, Competence: in.Body.Competence}, in.Body.Text)
	return &struct{ Body ExchangeThreadJSON }{Exchange{}.json(t)}, err
}

func (d *Desk) apiReply(ctx context.Context, who base.Actor, in *struct {
	StudySessionIn
	Thread base.ID[Thread] `path:"thread"`
	Body   struct {
		Text string `json:"text"`
	}
}) (*struct{ Body ExchangeMessageJSON }, error) {
	m, err := d.Reply(ctx, who, in.ID, in.Thread, in.Body.Text)
	return &struct{ Body ExchangeMessageJSON }{m.json()}, err
}
