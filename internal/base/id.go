package base

import (
	"crypto/rand"
	"encoding/binary"
	"sync"
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

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

// NewID makes an identifier at the given instant: 48 bits of milliseconds, then
// 80 bits that are random for the first of a millisecond and count up after it,
// so that what one program made later sorts later.
func NewID[K any](now time.Time) ID[K] {
	last.Lock()
	defer last.Unlock()
	ms := uint64(now.UnixMilli())
	if ms != last.ms {
		last.ms = ms
		random(last.raw[6:])
		last.raw[6] &= 0x7f // room to count
		binary.BigEndian.PutUint64(last.raw[:8], ms<<16|uint64(binary.BigEndian.Uint16(last.raw[6:8])))
	} else {
		for i := 15; i >= 6; i-- {
			if last.raw[i]++; last.raw[i] != 0 {
				break
			}
		}
	}
	return ID[K](encode(last.raw))
}

var last struct {
	sync.Mutex
	ms  uint64
	raw [16]byte
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
