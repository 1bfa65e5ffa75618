package hosting

import (
	"embed"

	"pilotis/internal/words"
)

//go:embed texts_*.txt
var textFiles embed.FS

func init() { words.Add(textFiles) }
