package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// keyMax bounds an Idempotency-Key, bodyMax what comes with it.
const (
	keyMax  = 200
	bodyMax = 1 << 20
)

// once makes a creation with an Idempotency-Key happen once: the same request
// again gets the same answer, another request under the same key is refused.
func (a *API) once(c huma.Context, next func(huma.Context)) {
	key := c.Header("Idempotency-Key")
	if key == "" {
		next(c)
		return
	}
	who, _ := c.Context().Value(whoKey{}).(base.Actor)
	body, err := io.ReadAll(io.LimitReader(c.BodyReader(), bodyMax+1))
	if err != nil || len(key) > keyMax || len(body) > bodyMax {
		a.refuse(c, problemOf(who.Lang, http.StatusUnprocessableEntity, base.Refuse(base.Invalid, "base.unreadable")))
		return
	}
	digest := sha256.Sum256(append([]byte(c.Method()+" "+c.URL().Path+"\n"), body...))
	o := &db.Once{Place: who.Place, Caller: who.Token, Key: key, Digest: hex.EncodeToString(digest[:])}
	if a.replay(c, o) {
		return
	}
	held := &holding{humaContext: huma.WithContext(c, db.WithOnce(c.Context(), o)), body: bytes.NewReader(body)}
	next(held)
	switch {
	case held.status < 300:
		if err := a.db.Answered(c.Context(), o, held.status, held.out.String()); err != nil {
			a.log.ErrorContext(c.Context(), "answer not kept", "err", err)
		}
		held.send(c)
	case held.status == http.StatusConflict && a.replay(c, o): // another request under this key came first
	default:
		held.send(c)
	}
}

// replay gives the answer given before under a key, and tells whether there was one.
func (a *API) replay(c huma.Context, o *db.Once) bool {
	was, found, err := a.recall(c.Context(), o)
	if err != nil {
		a.refuse(c, a.problem(c.Context(), "fr", err))
		return true
	}
	if !found {
		return false
	}
	if was.Digest != o.Digest {
		a.refuse(c, problemOf(langOfHeader(c.Header("Accept-Language")), http.StatusUnprocessableEntity,
			base.Wrong("Idempotency-Key", "web.key_used")))
		return true
	}
	if was.Status == 0 { // done, but the program stopped before it answered: the thing is what we know
		answer, _ := json.Marshal(map[string]string{"id": was.Thing})
		was.Status, was.Answer = http.StatusCreated, string(answer)
	}
	c.SetHeader("Content-Type", "application/json")
	c.SetHeader("Idempotency-Replayed", "true")
	c.SetStatus(was.Status)
	_, _ = io.WriteString(c.BodyWriter(), was.Answer)
	return true
}

// answerPatience is how long the same request waits for the answer that another
// one is about to give.
const (
	answerPatience = 3 * time.Second
	answerPause    = 20 * time.Millisecond
)

// recall reads what was done under a key. Of two requests at once the second may
// find the thing made and the answer not yet written: it waits a little.
func (a *API) recall(ctx context.Context, o *db.Once) (was db.Done, found bool, err error) {
	for waited := time.Duration(0); ; waited += answerPause {
		was, found, err = a.db.Recall(ctx, o)
		if err != nil || !found || was.Status != 0 || was.Digest != o.Digest || waited >= answerPatience {
			return was, found, err
		}
		select {
		case <-ctx.Done():
			return was, found, ctx.Err()
		case <-time.After(answerPause):
		}
	}
}

// humaContext has another name than its method Context, so that it can be embedded.
type humaContext = huma.Context

// holding keeps an answer back until it is known to be the one to give.
type holding struct {
	humaContext
	body   io.Reader
	status int
	out    bytes.Buffer
	header [][2]string
}

func (h *holding) BodyReader() io.Reader        { return h.body }
func (h *holding) SetStatus(status int)         { h.status = status }
func (h *holding) Status() int                  { return h.status }
func (h *holding) BodyWriter() io.Writer        { return &h.out }
func (h *holding) SetHeader(name, value string) { h.header = append(h.header, [2]string{name, value}) }

func (h *holding) send(c huma.Context) {
	for _, pair := range h.header {
		c.SetHeader(pair[0], pair[1])
	}
	c.SetStatus(h.status)
	_, _ = h.out.WriteTo(c.BodyWriter())
}
