package certification

import (
	"embed"

	"pilotis/internal/web"
	"pilotis/internal/words"
)

//go:embed texts_*.txt
var textFiles embed.FS

func init() {
	words.Add(textFiles)
	web.Publish[File]("certification")
}
