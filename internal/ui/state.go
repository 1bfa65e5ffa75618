package ui

// Tone is how things stand; never told by colour alone, always by a sign and a word.
type Tone string

// The tones.
const (
	Neutral Tone = ""
	Well    Tone = "well"  // moss
	Watch   Tone = "watch" // ochre
	Wrong   Tone = "wrong" // berry
	Now     Tone = "now"   // clay: today, here, at this moment
	Unknown Tone = "unknown"
)

// sign is the drawing that goes with the tone.
func (t Tone) sign() Icon {
	switch t {
	case Well:
		return IconWell
	case Watch:
		return IconWatch
	case Wrong:
		return IconWrong
	case Now:
		return IconFire
	case Unknown:
		return IconNone
	}
	return ""
}
