package quality

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Survey asks a public what it thinks, at a moment.
type Survey struct {
	ID        base.ID[Survey]
	Title     string
	About     string // the training
	Public    Public
	Moment    Moment
	Kind      Kind
	Questions []string // each answered from 1 to 5
	Made      day.Day
	Closed    day.Day
}

// Moment is when one is asked.
type Moment string

// The moments.
const (
	Hot  Moment = "hot"  // as it ends
	Cold Moment = "cold" // months after, once it was put to use
)

// Kind tells an opinion from a test.
type Kind string

// The kinds. What people know is no view of theirs: a test shows nothing for indicator 30.
const (
	Opinion Kind = "opinion"
	Test    Kind = "test"
)

// scaleMax is the best note; 0 is no answer to a question.
const scaleMax = 5

// satisfied is from which note somebody is content.
const satisfied = 4

// questionsMax bounds a survey: one that is long is not answered.
const questionsMax = 20

func (s Survey) check() error {
	var wrong base.Checks
	needShort(&wrong, "title", s.Title)
	short(&wrong, "about", s.About)
	if !slices.Contains(Publics(), s.Public) {
		wrong.Wrong("public", "base.not_a_choice")
	}
	if s.Moment != Hot && s.Moment != Cold {
		wrong.Wrong("moment", "base.not_a_choice")
	}
	if s.Kind != Opinion && s.Kind != Test {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	if len(s.Questions) == 0 {
		wrong.Wrong("questions", "base.required")
	}
	if len(s.Questions) > questionsMax {
		wrong.Wrong("questions", "quality.too_many_questions", base.Args{"max": questionsMax})
	}
	for _, q := range s.Questions {
		if base.Longer(q, shortMax) {
			wrong.Wrong("questions", "base.too_long", base.Args{"max": shortMax})
			break
		}
	}
	return wrong.Fault()
}

// questionsOf reads questions, one a line.
func questionsOf(text string) (out []string) {
	for line := range strings.Lines(text) {
		if q := base.Tidy(line); q != "" {
			out = append(out, q)
		}
	}
	return out
}

// Given is what somebody answered: a note for each question, 0 for none, and a few words.
// Nothing tells whose it is.
type Given struct {
	Notes []int
	Words string
	Paper bool // typed by the team from paper, or from a call
	On    day.Day
}

func (g Given) check(s Survey) error {
	var wrong base.Checks
	long(&wrong, "words", g.Words)
	if len(g.Notes) != len(s.Questions) || slices.ContainsFunc(g.Notes, func(n int) bool { return n < 0 || n > scaleMax }) {
		wrong.Wrong("notes", "quality.notes_wrong", base.Args{"max": scaleMax})
	} else if !slices.ContainsFunc(g.Notes, func(n int) bool { return n > 0 }) && g.Words == "" {
		wrong.Wrong("notes", "quality.nothing_said")
	}
	return wrong.Fault()
}

// Result is what a survey says: never without how many answered, of how many.
type Result struct {
	Asked    int // people
	Answered int
	Masked   bool // too few answered for anything to be shown
	Lines    []Score
	Words    []string
}

// Score is what one question got.
type Score struct {
	Question string
	N        int // answers to this question
	Mean     int // in hundredths
	Content  int // those who gave 4 or 5
}

// result adds answers up. Where fewer than under answered, only the numbers of people are
// told, and so it is for a question that few answered.
func result(s Survey, asked int, all []Given, under int) Result {
	r := Result{Answered: len(all), Asked: asked, Masked: len(all) < under}
	if r.Masked {
		return r
	}
	for i, question := range s.Questions {
		score, sum := Score{Question: question}, 0
		for _, g := range all {
			if n := g.Notes[i]; n > 0 {
				score.N, sum = score.N+1, sum+n
				if n >= satisfied {
					score.Content++
				}
			}
		}
		if score.N < under {
			score = Score{Question: question, N: score.N}
		} else {
			score.Mean = (200*sum + score.N) / (2 * score.N)
		}
		r.Lines = append(r.Lines, score)
	}
	for _, g := range all {
		if g.Words != "" {
			r.Words = append(r.Words, g.Words)
		}
	}
	slices.Sort(r.Words) // their order tells nothing of who wrote them
	return r
}

// Rate is the part of people who answered, in basis points; of none asked, none.
func (r Result) Rate() int { return share(r.Answered, r.Asked) }

// Mean is the mean of all notes, in hundredths, and how many there are.
func (r Result) Mean() (mean, n int) {
	sum := 0
	for _, l := range r.Lines {
		if l.Mean > 0 {
			sum, n = sum+l.Mean*l.N, n+l.N
		}
	}
	if n == 0 {
		return 0, 0
	}
	return (2*sum + n) / (2 * n), n
}

// share is a part of a whole in basis points.
func share(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return (20_000*part + whole) / (2 * whole)
}
