package space

import (
	"bytes"
	"encoding/binary"
	"image"
)

// turn is how a camera was held, as EXIF counts it: 1 is upright, 6 a quarter turn…
type turn int

const upright turn = 1

// orientation reads how the camera was held from a JPEG's EXIF; upright where it does not say.
func orientation(raw []byte) turn {
	for rest := raw[min(2, len(raw)):]; len(rest) >= 4 && rest[0] == 0xFF; {
		size := int(binary.BigEndian.Uint16(rest[2:]))
		if size < 2 || size+2 > len(rest) || rest[1] == 0xDA {
			break
		}
		if body, exif := bytes.CutPrefix(rest[4:2+size], []byte("Exif\x00\x00")); rest[1] == 0xE1 && exif {
			return orientationOf(body)
		}
		rest = rest[2+size:]
	}
	return upright
}

// orientationOf finds the tag 0x0112 in the first directory of a TIFF.
func orientationOf(tiff []byte) turn {
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tiff) < 8 {
		return upright
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			break
		}
		if value := order.Uint16(entries[8:]); order.Uint16(entries) == 0x0112 && value >= 1 && value <= 8 {
			return turn(value)
		}
		entries = entries[12:]
	}
	return upright
}

// sideways tells whether the turn exchanges width and height.
func (t turn) sideways() bool { return t >= 5 }

// widthBefore gives the width to which a picture must be shrunk so that it is at
// most as wide as wanted once turned.
func (t turn) widthBefore(b image.Rectangle, wanted int) int {
	if !t.sideways() {
		return wanted
	}
	return max(1, b.Dx()*min(wanted, b.Dy())/b.Dy())
}

// apply turns a picture upright.
func (t turn) apply(source *image.RGBA) *image.RGBA {
	if t == upright {
		return source
	}
	w, h := source.Bounds().Dx(), source.Bounds().Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if t.sideways() {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Bounds().Dy() {
		for x := range out.Bounds().Dx() {
			fromX, fromY := t.from(x, y, w, h)
			copy(out.Pix[out.PixOffset(x, y):][:4], source.Pix[source.PixOffset(fromX, fromY):][:4])
		}
	}
	return out
}

// from tells which pixel of a picture of w by h comes to x, y once turned.
func (t turn) from(x, y, w, h int) (int, int) {
	switch t {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
