package words

import "embed"

//go:embed texts_fr.txt texts_en.txt
var own embed.FS

func init() { Add(own) }
