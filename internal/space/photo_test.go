package space

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// taken is a JPEG whose left half is red and right half blue, held as EXIF says.
func taken(t testing.TB, w, h int, held turn) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{200, 0, 0, 255}
			if x >= w/2 {
				c = color.RGBA{0, 0, 200, 255}
			}
			m.Set(x, y, c)
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, m, nil); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x02" +
		"\x01\x0f\x00\x02\x00\x00\x00\x04SECR\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(held)) + "\x00\x00\x00\x00\x00\x00")
	app1 := append([]byte("\xff\xe1\x00\x00Exif\x00\x00"), tiff...)
	binary.BigEndian.PutUint16(app1[2:], uint16(len(app1)-2))
	return append(append([]byte("\xff\xd8"), app1...), file.Bytes()[2:]...)
}

func TestAPhotoIsKeptAtThreeWidthsUprightAndWithoutWhereItWasTaken(t *testing.T) {
	t.Parallel()
	for held, want := range map[turn]struct {
		w, h int         // of the widest
		red  image.Point // where the left of the sensor went
	}{
		1: {1600, 800, image.Pt(10, 400)}, 2: {200, 100, image.Pt(190, 50)}, 3: {200, 100, image.Pt(190, 50)}, 4: {200, 100, image.Pt(10, 50)},
		5: {100, 200, image.Pt(50, 10)}, 6: {1000, 2000, image.Pt(500, 10)}, 7: {100, 200, image.Pt(50, 190)}, 8: {100, 200, image.Pt(50, 190)},
	} {
		size := 200
		if held == 1 || held == 6 {
			size = 2000
		}
		p, files, err := cut(taken(t, size, size/2, held))
		if err != nil {
			t.Fatal(err)
		}
		if p.Width != want.w || p.Height != want.h || len(files) != 3 {
			t.Errorf("held %d: %d × %d, %d files", held, p.Width, p.Height, len(files))
		}
		for width, file := range files {
			if bytes.Contains(file, []byte("Exif")) || bytes.Contains(file, []byte("SECR")) {
				t.Errorf("held %d: %d keeps EXIF", held, width)
			}
			m, err := jpeg.Decode(bytes.NewReader(file))
			if err != nil || m.Bounds().Dx() != min(width, want.w) {
				t.Fatalf("held %d: %d is %v, %v", held, width, m.Bounds(), err)
			}
			at := want.red.Mul(m.Bounds().Dx()).Div(want.w)
			if r, _, b, _ := m.At(at.X, at.Y).RGBA(); r < b {
				t.Errorf("held %d: %d is not upright", held, width)
			}
		}
	}
}

func TestWhatIsNoPhotoOrTooLargeIsRefusedByItsContent(t *testing.T) {
	t.Parallel()
	bomb := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x02\x00\x00\x00")
	bomb = binary.BigEndian.AppendUint32(bomb, crc32.ChecksumIEEE(bomb[12:]))
	whole := taken(t, 40, 40, 1)
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"a bomb":       {bomb, errTooLarge},
		"a text":       {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), errNotAPhoto},
		"a gif":        {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), errNotAPhoto},
		"half a photo": {whole[:len(whole)/2], errNotAPhoto},
		"nothing":      {nil, errNotAPhoto},
	} {
		if _, _, err := cut(c.raw); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPNGAndWebPAreReadAndTransparencyIsWhite(t *testing.T) {
	t.Parallel()
	var clear bytes.Buffer
	if err := png.Encode(&clear, image.NewNRGBA(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	_, files, err := cut(clear.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	m, _ := jpeg.Decode(bytes.NewReader(files[480]))
	if r, g, b, _ := m.At(5, 5).RGBA(); r>>8 < 250 || g>>8 < 250 || b>>8 < 250 {
		t.Error("transparent is not white")
	}
	webp, _ := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if p, _, err := cut(webp); err != nil || p.Width != 1 {
		t.Error(p, err)
	}
}

func FuzzAnyBytesAreAPhotoOrRefused(f *testing.F) {
	f.Add(taken(f, 8, 8, 6))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if held := orientation(raw); held < 1 || held > 8 {
			t.Fatal(held)
		}
	})
}
