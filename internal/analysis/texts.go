package analysis

import (
	"embed"

	"pilotis/internal/words"
)

//go:embed texts_fr.txt texts_en.txt
var texts embed.FS

func init() { words.Add(texts) }

// said gives a text of the room in a language.
func said(lang, key string) string { return words.T(lang, "analysis."+key) }
