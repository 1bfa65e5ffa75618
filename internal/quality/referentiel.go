package quality

import (
	_ "embed"
	"encoding/json"
	"sync"

	"pilotis/internal/day"
)

// Referentiel is the national référentiel of quality, as a guide reads it.
type Referentiel struct {
	Guide      string      `json:"guide"`
	From       day.Day     `json:"from"`
	Source     string      `json:"source"`
	Indicators []Indicator `json:"indicators"`
}

//go:embed referentiel.json
var referentielFile []byte

// National is the référentiel in force.
var National = sync.OnceValue(func() (r Referentiel) {
	if err := json.Unmarshal(referentielFile, &r); err != nil {
		panic(err)
	}
	return r
})

// known tells whether the référentiel has an indicator.
func known(number int) bool { return number >= 1 && number <= len(National().Indicators) }
