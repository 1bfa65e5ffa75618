package paper

import (
	"encoding/binary"
	"slices"
)

// colours says what red, green and blue mean (an ICC profile, version 2): the primaries of sRGB
// under the light of print, and its curve as the power of 2.2 that it follows.
func colours() []byte {
	tags := []struct {
		name string
		body []byte
	}{
		{"desc", described("sRGB")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "CC0\x00"...)},
		{"wtpt", xyz(0xf6d6, 0x10000, 0xd32d)},
		{"rXYZ", xyz(0x6fa2, 0x38f5, 0x0390)},
		{"gXYZ", xyz(0x6299, 0xb785, 0x18da)},
		{"bXYZ", xyz(0x24a0, 0x0f84, 0xb6cf)},
		{"rTRC", curve()}, {"gTRC", curve()}, {"bTRC", curve()},
	}
	const head = 128
	at := head + 4 + 12*len(tags)
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var bodies []byte
	for _, t := range tags {
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(bodies)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.body)))
		bodies = append(bodies, t.body...)
		bodies = append(bodies, make([]byte, -len(bodies)&3)...)
	}
	out := make([]byte, head, at+len(bodies))
	binary.BigEndian.PutUint32(out, uint32(at+len(bodies)))
	copy(out[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(out[24:], "\x07\xea\x00\x01\x00\x01") // made in January 2026
	copy(out[36:], "acsp")
	copy(out[68:], xyz(0xf6d6, 0x10000, 0xd32d)[8:])
	return append(append(out, table...), bodies...)
}

// xyz writes a colour in 65536ths.
func xyz(x, y, z uint32) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []uint32{x, y, z} {
		out = binary.BigEndian.AppendUint32(out, v)
	}
	return out
}

func curve() []byte { return []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33") }

// described names the profile, in ASCII alone.
func described(name string) []byte {
	out := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	return slices.Concat(out, []byte(name), make([]byte, 1+4+4+2+1+67))
}
