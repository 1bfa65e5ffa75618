// Package study is what trainees learn with, between two half-days: the toolbox of a training and
// who opened what, the journal that each one keeps, what they ask and tell each other. It announces
// nothing. It must never know a jury, a grid or a mark, nor show a page of a journal that its
// writer did not share.
package study

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/training"
)

// Kind is what a resource serves for.
type Kind string

// The kinds.
const (
	Document Kind = "document" // to read
	Method   Kind = "method"   // how to go about something
	Template Kind = "template" // to fill in for one's own place
	Reading  Kind = "reading"  // found elsewhere
)

// Kinds lists them.
func Kinds() []Kind { return []Kind{Method, Template, Document, Reading} }

// Resource is something of the toolbox: a file, an address or a text.
type Resource struct {
	ID        base.ID[Resource]
	Programme base.ID[training.Programme]
	Session   base.ID[training.Session] // "" for every session of the programme
	Told
	File      File
	Edition   int // from 1: each file, address or text that takes the place of another
	Withdrawn bool
	Author    string
	Changed   time.Time
	Revision  int
}

// Told is what is said of a resource.
type Told struct {
	Kind        Kind
	Title       string
	About       string
	Competences []string
	Opens       day.Day // from when trainees see it; "" at once
	Text        string
	Link        string
}

// File is what a resource is made of, where it is a file.
type File struct {
	Name  string
	Media string
	Size  int64 // bytes
	Sum   string
}

// written tells whether a resource is read on its own page.
func (r Resource) written() bool { return r.Text != "" }

// Open tells whether trainees see a resource on a day.
func (r Resource) Open(on day.Day) bool { return !r.Withdrawn && r.Opens <= on }

// Opening is that a trainee opened a resource.
type Opening struct {
	Resource base.ID[Resource]
	Trainee  base.ID[training.Trainee]
	Edition  int // that they opened last
	First    time.Time
	Last     time.Time
	Times    int
}

// Filter is what is looked for in a toolbox.
type Filter struct {
	Text       string
	Kind       Kind
	Competence string
}

// finds tells whether a resource is looked for.
func (f Filter) finds(r Resource) bool {
	return (f.Kind == "" || f.Kind == r.Kind) &&
		(f.Competence == "" || slices.Contains(r.Competences, f.Competence)) &&
		holds(f.Text, r.Title, r.About, r.Text, r.Author, r.File.Name)
}

// holds tells whether every word of a question is in one of the texts, whatever its accents.
func holds(question string, texts ...string) bool {
	in := base.Fold(strings.Join(texts, " "))
	for _, word := range strings.Fields(base.Fold(question)) {
		if !strings.Contains(in, word) {
			return false
		}
	}
	return true
}

// Toolbox is what a session learns with, and who opened what.
type Toolbox struct {
	Group
	Resources []Resource
	opened    map[spot]Opening
}

// spot is a resource before a trainee.
type spot struct {
	resource base.ID[Resource]
	trainee  base.ID[training.Trainee]
}

// Opened gives when a trainee opened a resource, the last edition of it or another.
func (t Toolbox) Opened(r Resource, who base.ID[training.Trainee]) (Opening, bool) {
	o, found := t.opened[spot{r.ID, who}]
	return o, found
}

// Standing is how a trainee stands before a resource.
type Standing string

// The standings.
const (
	New    Standing = "new"    // never opened
	Behind Standing = "behind" // changed since
	Read   Standing = "read"
)

// Stands tells how a trainee stands before a resource.
func (t Toolbox) Stands(r Resource, who base.ID[training.Trainee]) Standing {
	switch o, found := t.Opened(r, who); {
	case !found:
		return New
	case o.Edition < r.Edition:
		return Behind
	}
	return Read
}

// Readers are the trainees who opened a resource, whichever its edition.
func (t Toolbox) Readers(r Resource) (out []training.Trainee) {
	for _, one := range t.Trainees {
		if _, found := t.Opened(r, one.ID); found {
			out = append(out, one)
		}
	}
	return out
}

// Seen counts what a trainee has opened of what they see.
func (t Toolbox) Seen(who base.ID[training.Trainee]) (n, of int) {
	for _, r := range t.Resources {
		if !r.Open(t.Today) {
			continue
		}
		of++
		if t.Stands(r, who) != New {
			n++
		}
	}
	return n, of
}

// found are the resources that a filter finds, new ones first for a trainee.
func (t Toolbox) found(f Filter) []Resource {
	out := slices.DeleteFunc(slices.Clone(t.Resources), func(r Resource) bool { return !f.finds(r) })
	if t.Me.ID != "" {
		slices.SortStableFunc(out, func(a, b Resource) int {
			return cmp.Compare(rank[t.Stands(a, t.Me.ID)], rank[t.Stands(b, t.Me.ID)])
		})
	}
	return out
}

var rank = map[Standing]int{New: 0, Behind: 1, Read: 2}

// Entry is a page of a trainee's journal.
type Entry struct {
	ID          base.ID[Entry]
	Session     base.ID[training.Session]
	Trainee     base.ID[training.Trainee]
	On          day.Day
	Text        string
	Competences []string
	Shared      bool // with the trainers of the session
	Answers     []Answer
}

// Answer is what a trainer, or the writer in turn, says of a page that was shared.
type Answer struct {
	ID     base.ID[Answer]
	Entry  base.ID[Entry]
	Text   string
	Author string
	At     time.Time
}

// Thread is a question, or something told, with what the others say of it.
type Thread struct {
	ID         base.ID[Thread]
	Session    base.ID[training.Session]
	Title      string
	Competence string // "" for none
	Settled    bool
	Messages   []Message // the first asks
}

// First is what began a thread.
func (t Thread) First() Message { return t.Messages[0] }

// Last is what was said last.
func (t Thread) Last() Message { return t.Messages[len(t.Messages)-1] }

// finds tells whether a thread speaks of what is looked for.
func (t Thread) finds(text string) bool {
	said := []string{t.Title}
	for _, m := range t.Messages {
		if m.Removed == "" {
			said = append(said, m.Text, m.Author)
		}
	}
	return holds(text, said...)
}

// Message is what somebody says in a thread.
type Message struct {
	ID      base.ID[Message]
	Thread  base.ID[Thread]
	Text    string
	Author  string
	Email   string // of the author
	By      base.AccountID
	At      time.Time
	Edited  time.Time // zero for never
	Removed string    // why it was taken away, "" while it stands
}
