package transmission

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"pilotis/internal/base"
)

// Answer is what came back of a file: of each success by what it is known by, whether it was
// taken in, and if not, why.
type Answer struct {
	Accepted []string
	Rejected []Refusal
}

// Refusal is a success that was not taken in.
type Refusal struct {
	ID  string
	Why []string
}

// AnswerMax bounds what comes back, in bytes.
const AnswerMax = 64 << 20

var errNotAnAnswer = base.Wrong("file", "transmission.not_an_answer")

// ReadAnswer reads what the Caisse des Dépôts sends back. It finds its way by the names of the
// two lists, what a success is known by and the messages, whatever stands around them.
func ReadAnswer(body []byte) (a Answer, err error) {
	d := xml.NewDecoder(bytes.NewReader(body))
	r := reader{seen: map[string]bool{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return a, &base.Fault{Kind: base.Invalid, Key: errNotAnAnswer.Key, Fields: errNotAnAnswer.Fields, Cause: err}
		}
		if err := r.read(token); err != nil {
			return a, err
		}
	}
	if len(r.Accepted)+len(r.Rejected) == 0 {
		return a, errNotAnAnswer
	}
	return r.Answer, nil
}

// reader is where one is in what is read.
type reader struct {
	Answer
	list  string // "passagesOK" or "passagesKO", while within it
	depth int    // below the list
	text  string
	now   Refusal
	seen  map[string]bool
}

func (r *reader) read(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		r.text = ""
		switch name := t.Name.Local; {
		case r.list != "":
			r.depth++
		case name == "passagesOK" || name == "passagesKO":
			r.list = name
		}
	case xml.CharData:
		r.text += string(t)
	case xml.EndElement:
		if r.list != "" {
			return r.end(t.Name.Local)
		}
	}
	return nil
}

// end closes an element. A list holds an element for each success, or is itself one success.
func (r *reader) end(name string) error {
	text := strings.TrimSpace(r.text)
	r.text = ""
	r.depth--
	switch {
	case r.depth < 0:
		r.depth = 0
		err := r.take()
		r.list = ""
		return err
	case name == "idTechnique":
		if r.depth == 0 {
			if err := r.take(); err != nil {
				return err
			}
		}
		r.now.ID = text
	case name == "messageErreur":
		r.now.Why = append(r.now.Why, text)
	case r.depth == 0:
		if r.now.ID == "" {
			return errNotAnAnswer
		}
		return r.take()
	}
	return nil
}

// take notes the success that was read, if there is one.
func (r *reader) take() error {
	p := r.now
	r.now = Refusal{}
	switch {
	case p.ID == "":
		return nil
	case r.seen[p.ID]:
		return base.Wrong("file", "transmission.answer_twice", base.Args{"id": p.ID})
	case r.list == "passagesOK":
		r.Accepted = append(r.Accepted, p.ID)
	case len(p.Why) == 0:
		return base.Wrong("file", "transmission.answer_without_reason", base.Args{"id": p.ID})
	default:
		r.Rejected = append(r.Rejected, p)
	}
	r.seen[p.ID] = true
	return nil
}

// About refuses an answer that speaks of a success that was not sent.
func (a Answer) About(sent []string) error {
	known := map[string]bool{}
	for _, id := range sent {
		known[id] = true
	}
	for _, r := range a.Rejected {
		if !known[r.ID] {
			return base.Wrong("file", "transmission.answer_unknown", base.Args{"id": r.ID})
		}
	}
	for _, id := range a.Accepted {
		if !known[id] {
			return base.Wrong("file", "transmission.answer_unknown", base.Args{"id": id})
		}
	}
	return nil
}
