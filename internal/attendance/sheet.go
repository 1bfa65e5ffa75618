package attendance

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Sheet is what one signs: which half-day of which training, how long, by whom. Its text is kept
// bit for bit with the signatures.
type Sheet struct {
	Organisation string          `json:"organisation"`
	Session      base.ID[Course] `json:"session"`
	Name         string          `json:"name"`
	Programme    string          `json:"programme"`
	Half         base.ID[Half]   `json:"half_day"`
	Title        string          `json:"title"`
	Day          day.Day         `json:"day"`
	Part         Part            `json:"part"`
	From         time.Time       `json:"from"`
	To           time.Time       `json:"to"`
	Minutes      int             `json:"minutes"`
	Trainers     []string        `json:"trainers"`
}

// Sheet is what one signs for a half-day.
func (c Course) Sheet(h Half) Sheet {
	s := Sheet{c.Organisation, c.ID, c.Name, c.Programme, h.ID, h.Title, h.Day, h.Part, h.From.UTC(), h.To.UTC(), h.Minutes, []string{}}
	for _, t := range h.Trainers {
		s.Trainers = append(s.Trainers, t.Name)
	}
	return s
}

// Text is the sheet as it is kept: the same bytes for the same sheet.
func (s Sheet) Text() []byte {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // values of ours, without a cycle or a channel
	}
	return text
}

// Digest is the SHA-256 of its text, in hexadecimal.
func (s Sheet) Digest() string { return sum(s.Text()) }

func sum(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}
