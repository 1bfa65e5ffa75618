// Package portfolio is a candidate's dossier of evidence: pieces that show, competence by
// competence, what they did in a real place. A piece is a snapshot of something that lives in the
// place that they steer, or a document; it is frozen and has a digest from the moment it is
// there. What is sent to a jury is kept bit for bit. The room announces Sent. It must never know
// a grid, a mark or a deliberation, nor show a jury what a trainer remarked.
package portfolio

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
)

// Kind is what a piece is.
type Kind string

// The kinds.
const (
	Snapshot Kind = "snapshot" // of something that lives in the place that is steered
	Document Kind = "document" // sent by the candidate
	Slides   Kind = "slides"   // shown at the oral; they prove nothing by themselves
)

// Shown is what becomes of the people whom a piece shows.
type Shown string

// The answers; none is no answer.
const (
	Nobody Shown = "nobody" // it shows nobody
	Agreed Shown = "agreed" // those whom it shows said yes
	Masked Shown = "masked" // names and faces are taken out
)

// Shows lists the answers.
func Shows() []Shown { return []Shown{Nobody, Agreed, Masked} }

// Told is what a candidate says of a piece, and what of it is frozen with a dossier.
type Told struct {
	Kind        Kind     `json:"kind" enum:"snapshot,document,slides"`
	Title       string   `json:"title"`
	Source      string   `json:"source" doc:"where it comes from"`
	On          day.Day  `json:"on" doc:"day of what it shows"`
	Mine        string   `json:"mine" doc:"my own part, in the first person"`
	Ours        string   `json:"ours,omitempty" doc:"what others did with me"`
	Shown       Shown    `json:"shown" enum:"nobody,agreed,masked," doc:"people whom it shows: none, they agreed, or names and faces are taken out"`
	Competences []string `json:"competences" nullable:"false" doc:"codes of those that it proves"`
	File        Kept     `json:"file"`
}

// Kept is what a piece is made of, as it was when it came in.
type Kept struct {
	Name  string `json:"name"`
	Media string `json:"media"`
	Size  int64  `json:"size"`
	Sum   string `json:"sha256"`
}

// Piece is one piece of evidence.
type Piece struct {
	ID        base.ID[Piece]
	Candidate base.ID[candidacy.Candidate]
	Told
	Added time.Time
}

// Content is all that a dossier says: the same content has the same digest wherever it is.
type Content struct {
	About  string `json:"about" doc:"who the candidate is, and the place that they steer"`
	Pieces []Told `json:"pieces" nullable:"false"`
}

// Digest is the SHA-256 of a content, in hexadecimal.
func (c Content) Digest() string {
	text, _ := json.Marshal(c) // texts and numbers alone
	return digest(text)
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Sending is a dossier as it was sent. It never changes.
type Sending struct {
	ID        base.ID[Sending]
	Candidate base.ID[candidacy.Candidate]
	Number    int // 1 for the first of a candidate
	Version   base.ID[certification.Version]
	Name      string // of the candidate
	Content   Content
	Digest    string // of the content
	Paper     Kept   // the written dossier
	Pages     int
	At        time.Time
}

// Comment is what a trainer or the candidate remarks on the way. A jury never reads it.
type Comment struct {
	ID         base.ID[Comment]
	Competence string // "" for the whole
	Text       string
	Author     string
	At         time.Time
}

// Cover is a competence with the pieces that prove it.
type Cover struct {
	Competence certification.Competence
	Pieces     []Piece
}

// Coverage lays pieces beside the competences that are asked.
func Coverage(asked []certification.Competence, pieces []Piece) []Cover {
	out := make([]Cover, len(asked))
	for i, k := range asked {
		out[i].Competence = k
		for _, p := range pieces {
			if p.proves(k.Code) {
				out[i].Pieces = append(out[i].Pieces, p)
			}
		}
	}
	return out
}

func (t Told) proves(code string) bool {
	return t.Kind != Slides && slices.Contains(t.Competences, code)
}

// Asked are the competences that a candidate must prove: those of the units that they do not
// have yet.
func Asked(v certification.Version, kept []string) (out []certification.Competence) {
	for _, u := range v.Units {
		if !slices.Contains(kept, u.Code) {
			out = append(out, u.Competences...)
		}
	}
	return out
}

// Gap is something that a dossier lacks: what stops its sending, or what is only to be thought
// over.
type Gap struct {
	Key   string
	Args  base.Args
	Piece base.ID[Piece] // where it is about one
	Stops bool
}

// Gaps tells what a dossier lacks, what stops it first.
func Gaps(about string, asked []certification.Competence, pieces []Piece, servesMany int) (out []Gap) {
	stop := func(missing bool, key string, args base.Args, p base.ID[Piece]) {
		if missing {
			out = append(out, Gap{Key: key, Args: args, Piece: p, Stops: true})
		}
	}
	stop(about == "", "portfolio.gap_about", nil, "")
	for _, c := range Coverage(asked, pieces) {
		stop(len(c.Pieces) == 0, "portfolio.gap_competence", base.Args{"code": c.Competence.Code, "title": c.Competence.Title}, "")
	}
	for _, p := range pieces {
		args := base.Args{"title": p.Title}
		stop(p.Kind != Slides && p.Mine == "", "portfolio.gap_mine", args, p.ID)
		stop(p.Kind != Slides && len(p.Competences) == 0, "portfolio.gap_serves", args, p.ID)
		stop(p.Shown == "", "portfolio.gap_shown", args, p.ID)
	}
	for _, p := range pieces {
		if servesMany > 0 && len(p.Competences) > servesMany {
			out = append(out, Gap{Key: "portfolio.gap_many", Args: base.Args{"title": p.Title, "n": len(p.Competences), "most": servesMany}, Piece: p.ID})
		}
	}
	return out
}

// stopped refuses a dossier that cannot be sent, with all that stops it.
func stopped(gaps []Gap) error {
	var wrong base.Checks
	for _, g := range gaps {
		if g.Stops {
			wrong.Wrong(g.field(), g.Key, g.Args)
		}
	}
	return wrong.Fault()
}

// field names what a gap is about, for programs.
func (g Gap) field() string {
	switch {
	case g.Piece != "":
		return "pieces." + string(g.Piece)
	case g.Args["code"] != nil:
		return "competences." + g.Args["code"].(string)
	}
	return "about"
}

// Rehearsal is one time that a candidate practised the oral.
type Rehearsal struct {
	ID    base.ID[Rehearsal]
	Began time.Time
	Ended time.Time // zero while it goes on
}

// Lasted is how long it was, up to an instant where it goes on.
func (r Rehearsal) Lasted(now time.Time) time.Duration {
	if !r.Ended.IsZero() {
		now = r.Ended
	}
	return now.Sub(r.Began).Round(time.Second)
}
