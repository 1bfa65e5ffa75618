package base

import (
	"crypto/rand"
	"encoding/binary"
	"sync/atomic"
	"time"
)

// ID identifies one thing of kind K. Identifiers are made by the program, never
// by a database: 26 letters and digits that sort by the moment they were made.
type ID[K any] string

// Kinds are the things whose identifiers several rooms share, named only to keep
// one identifier from being taken for another: NewID[KindPlace](now). A room's own
// things are identified by the room's own types: NewID[Booking](now).
type (
	KindPlace    struct{}
	KindPerson   struct{}
	KindActivity struct{}
	KindSpace    struct{}
	KindAccount  struct{}

	PlaceID    = ID[KindPlace]
	PersonID   = ID[KindPerson]
	ActivityID = ID[KindActivity]
	SpaceID    = ID[KindSpace]
	AccountID  = ID[KindAccount]
)

// Commons is where what all the organisations of an installation share is kept: no place.
const Commons PlaceID = ""

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

// NewID makes an identifier at the given instant: 48 bits of milliseconds, 32 bits
// that count what this program has made, so that of one instant what was made later
// sorts later, and 48 random bits.
func NewID[K any](now time.Time) ID[K] {
	var raw [16]byte
	binary.BigEndian.PutUint64(raw[:8], uint64(now.UnixMilli())<<16)
	binary.BigEndian.PutUint32(raw[6:10], made.Add(1))
	random(raw[10:])
	return ID[K](encode(raw))
}

var made atomic.Uint32

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
