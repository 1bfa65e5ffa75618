package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// octetsMax is the length of a content line, its end not counted (RFC 5545 §3.1).
const octetsMax = 75

// lines gathers the content lines of a calendar, folded.
type lines struct{ strings.Builder }

// add writes a line whose value needs no escaping.
func (w *lines) add(name, value string) { w.WriteString(fold(name + ":" + value)) }

// text writes a line whose value people typed.
func (w *lines) text(name, value string) { w.add(name, escape(value)) }

// some writes a text unless it is empty.
func (w *lines) some(name, value string) {
	if value != "" {
		w.text(name, value)
	}
}

func (w *lines) party(name string, p Party) {
	if p.Email == "" {
		return
	}
	if p.Name != "" {
		name += `;CN="` + strings.ReplaceAll(clean(p.Name), `"`, "'") + `"`
	}
	w.add(name, "mailto:"+clean(p.Email))
}

// fold cuts a line at 75 octets, never inside a character; the next begins with a space.
func fold(line string) string {
	var b strings.Builder
	b.Grow(len(line) + len(line)/octetsMax*3 + 2)
	for room := octetsMax; len(line) > room; room = octetsMax - 1 {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut])
		b.WriteString("\r\n ")
		line = line[cut:]
	}
	b.WriteString(line)
	b.WriteString("\r\n")
	return b.String()
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// escape writes a text as a value (RFC 5545 §3.3.11).
func escape(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return escaper.Replace(strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

// clean takes out of a value what would end its line.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
