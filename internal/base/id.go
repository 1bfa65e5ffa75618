package base

import (
	"crypto/rand"
	"encoding/binary"
	"time"
)

// ID identifies one thing of kind K. Identifiers are made by the program, never
// by a database: 26 letters and digits that sort by the moment they were made.
type ID[K any] string

// The kinds whose identifiers several rooms share; a room's own things are
// identified by the room's own types (base.ID[Booking]).
type (
	kindPlace    struct{}
	kindPerson   struct{}
	kindActivity struct{}
	kindSpace    struct{}
	kindAccount  struct{}

	PlaceID    = ID[kindPlace]
	PersonID   = ID[kindPerson]
	ActivityID = ID[kindActivity]
	SpaceID    = ID[kindSpace]
	AccountID  = ID[kindAccount]
)

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

// NewID makes an identifier at the given instant: 48 bits of milliseconds, then
// 80 random bits.
func NewID[K any](now time.Time) ID[K] {
	var raw [16]byte
	binary.BigEndian.PutUint64(raw[:8], uint64(now.UnixMilli())<<16)
	random(raw[6:])
	return ID[K](encode(raw))
}

// Secret makes a text of 128 random bits that nobody can guess: a session, a
// one-time link, an API token.
func Secret() string {
	var raw [16]byte
	random(raw[:])
	return encode(raw)
}

func random(b []byte) {
	if _, err := rand.Read(b); err != nil {
		panic(err)
	}
}

// encode writes 128 bits as 26 letters of Crockford's base 32.
func encode(raw [16]byte) string {
	var out [26]byte
	high, low := binary.BigEndian.Uint64(raw[:8]), binary.BigEndian.Uint64(raw[8:])
	for i := 25; i >= 0; i-- {
		out[i] = letters[low&31]
		low = low>>5 | high<<59
		high >>= 5
	}
	return string(out[:])
}
