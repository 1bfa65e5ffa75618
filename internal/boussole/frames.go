package boussole

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"pilotis/internal/words"
)

//go:embed frames/*.json
var frameFiles embed.FS

// UnmarshalJSON reads a text as it will be shown.
func (t *Text) UnmarshalJSON(raw []byte) error {
	var all map[string]string
	if err := json.Unmarshal(raw, &all); err != nil {
		return err
	}
	all["fr"] = words.Spaced(all["fr"])
	*t = all
	return nil
}

// Default is the version of the référentiel that holds where none is chosen.
const Default = "v1"

// frames gives the versions that this program knows, read when first asked for.
var frames = sync.OnceValue(readFrames)

func readFrames() map[string]Frame {
	files, err := frameFiles.ReadDir("frames")
	if err != nil {
		panic(err)
	}
	all := map[string]Frame{}
	for _, file := range files {
		text, err := frameFiles.ReadFile("frames/" + file.Name())
		if err != nil {
			panic(err)
		}
		var f Frame
		if err := json.Unmarshal(text, &f); err != nil {
			panic(fmt.Sprintf("boussole: %s: %v", file.Name(), err))
		}
		all[f.Version] = f
	}
	return all
}

// Versions lists the versions of the référentiel, those in force first.
func Versions() []Frame {
	var all []Frame
	for _, f := range frames() {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Frame) int {
		switch {
		case a.Draft == b.Draft && a.Version < b.Version, !a.Draft && b.Draft:
			return -1
		}
		return 1
	})
	return all
}
