package space

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // read, never written

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // read, never written

	"pilotis/internal/base"
)

// Photo is a picture of a space, kept as JPEG of a few widths.
type Photo struct {
	ID            base.ID[Photo]
	Space         base.SpaceID
	Alt           string // what it shows, for those who do not see it
	Width, Height int    // of the widest
}

// PhotoWidths are the widths a photo is kept at; a smaller photo is not enlarged.
func PhotoWidths() []int { return []int{480, 960, 1600} }

const (
	photoMax = 8 << 20 // bytes sent
	// pixelMax bounds the memory that a photo takes to read, whatever it weighs: a
	// picture of one colour packs a billion pixels in a megabyte.
	pixelMax = 25_000_000
	altMax   = 200
	photos   = 12 // of one space
	quality  = 82
)

var (
	errNotAPhoto = errors.New("not a photo")
	errTooLarge  = errors.New("too many pixels")
)

// cut reads a photo, by what it holds and not by its name, turns it upright, and
// makes one JPEG per width. Only pixels pass: where and by whom it was taken does not.
func cut(raw []byte) (p Photo, files map[int][]byte, err error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || kind != "jpeg" && kind != "png" && kind != "webp" {
		return p, nil, errNotAPhoto
	}
	if config.Width < 1 || config.Height < 1 || config.Width > pixelMax/config.Height {
		return p, nil, errTooLarge
	}
	source, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return p, nil, errNotAPhoto
	}
	turn := upright
	if kind == "jpeg" {
		turn = orientation(raw)
	}
	widest := turn.apply(shrink(source, turn.widthBefore(source.Bounds(), PhotoWidths()[2])))
	p.Width, p.Height = widest.Bounds().Dx(), widest.Bounds().Dy()
	files = map[int][]byte{}
	for _, width := range PhotoWidths() {
		var file bytes.Buffer
		if err := jpeg.Encode(&file, shrink(widest, width), &jpeg.Options{Quality: quality}); err != nil {
			return p, nil, err
		}
		files[width] = file.Bytes()
	}
	return p, files, nil
}

// shrink draws a picture at a width, on white where it is transparent.
func shrink(source image.Image, width int) *image.RGBA {
	b := source.Bounds()
	width = min(width, b.Dx())
	height := max(1, (b.Dy()*width+b.Dx()/2)/b.Dx())
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.BiLinear.Scale(out, out.Bounds(), source, b, draw.Over, nil)
	return out
}
