// Package words holds every text that people read, in every language, and how a
// language writes numbers, amounts, days and hours. Each room embeds its own
// texts_fr.txt and texts_en.txt and adds them here. It must never know a page, a
// database or a rule.
package words

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// Languages are those in which every text exists; the first is the default.
var Languages = []string{"fr", "en"}

// catalogue holds the texts of each language by their keys, read when the language is
// first spoken: a command that says nothing reads none.
var catalogue = map[string]func() map[string]string{}

func init() {
	for _, lang := range Languages {
		catalogue[lang] = sync.OnceValue(func() map[string]string { return read(lang) })
	}
}

// rooms are the files that each room added.
var rooms []embed.FS

// Add takes in a room's texts, before any is asked for: files named texts_<language>.txt
// whose lines read "key = text", where \n parts the paragraphs of a letter.
func Add(files embed.FS) { rooms = append(rooms, files) }

// read reads a language in every room. A key written twice is a mistake of ours and panics.
func read(lang string) map[string]string {
	all := map[string]string{}
	for _, files := range rooms {
		name := "texts_" + lang + ".txt"
		raw, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		n := 0
		for line := range strings.Lines(string(raw)) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			key, text, found := strings.Cut(line, " = ")
			if !found {
				panic(fmt.Sprintf("words: %s line %d: no \" = \"", name, n))
			}
			if _, twice := all[key]; twice {
				panic(fmt.Sprintf("words: %s line %d: %s is written twice", name, n, key))
			}
			text = strings.ReplaceAll(text, `\n`, "\n")
			if lang == "fr" {
				text = Spaced(text)
			}
			all[key] = text
		}
	}
	return all
}

// of gives the texts of a language, none of one that is not spoken.
func of(lang string) map[string]string {
	if texts, spoken := catalogue[lang]; spoken {
		return texts()
	}
	return nil
}

// Keys lists the keys known in a language, sorted; for the house's own test.
func Keys(lang string) []string { return slices.Sorted(maps.Keys(of(lang))) }

// Has tells whether a text exists.
func Has(lang, key string) bool { _, ok := of(lang)[key]; return ok }

// T writes a text in a language. In the text, {name} stands for an argument, and
// {n|one day|# days} for the singular or plural that the number n asks for, with # the
// number; {n|one day|# days|no day} says none in its own words. A key that does not exist
// is written as it is, so that it is seen.
func T(lang, key string, args ...base.Args) string {
	text, ok := of(lang)[key]
	if !ok {
		return key
	}
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	return fill(lang, text, args[0])
}

func fill(lang, text string, args base.Args) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		inside, after, _ := strings.Cut(rest, "}")
		out.WriteString(argument(lang, inside, args))
		text = after
	}
}

func argument(lang, inside string, args base.Args) string {
	parts := strings.Split(inside, "|")
	value, known := args[parts[0]]
	if !known {
		return "{" + inside + "}"
	}
	if len(parts) < 3 {
		return show(lang, value)
	}
	n := toInt(value)
	return strings.ReplaceAll(form(lang, n, parts[1:]), "#", Int(lang, n))
}

// form chooses what is said of a number: French says "0 jour, 1 jour, 2 jours", English "0 days,
// 1 day". A singular that has "one" in words is not said of none, which it would take for one.
func form(lang string, n int64, forms []string) string {
	one, many := forms[0], forms[1]
	inWords := strings.Contains(many, "#") && !strings.Contains(one, "#")
	switch {
	case n == 0 && len(forms) > 2:
		return forms[2]
	case n == 1, n == 0 && lang == "fr" && !inWords:
		return one
	}
	return many
}

func show(lang string, value any) string {
	switch v := value.(type) {
	case string:
		return v
	case Said:
		return v.In(lang)
	case int, int64:
		return Int(lang, toInt(v))
	case money.Cents:
		return Money(lang, v)
	case money.Rate:
		return Percent(lang, int64(v))
	}
	return fmt.Sprint(value)
}

func toInt(value any) int64 {
	switch v := value.(type) {
	case int:
		return int64(v)
	case int64:
		return v
	}
	panic(fmt.Sprintf("words: %v is not a whole number", value))
}
