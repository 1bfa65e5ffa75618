package fate

import (
	"embed"

	"pilotis/internal/words"
)

//go:embed texts_fr.txt texts_en.txt
var texts embed.FS

func init() { words.Add(texts) }
