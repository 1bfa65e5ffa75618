package award

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// leafLang is the language of what is given: that of the register.
const leafLang = "fr"

// leaf is a sheet being written.
type leaf struct {
	Award
	certifier certification.Certifier
	register  certification.Register
	from      day.Day // of the registration
	terms     certification.Terms
	address   string // where its number is checked
	on        day.Day
	duplicate int // which; 0 for the award itself
}

// t is a sentence of what is given; its days are written as people read them.
func t(key string, args ...base.Args) string {
	for _, some := range args {
		for name, value := range some {
			if d, is := value.(day.Day); is && d != "" {
				some[name] = words.DateShort(leafLang, d)
			}
		}
	}
	return words.T(leafLang, "award.leaf_"+key, args...)
}

// write makes the file. It says what the register asks for and nothing more: neither a level,
// which a certification of the specific register has not, nor a sign of the State.
func (l leaf) write() ([]byte, error) {
	code, err := paper.CodeOf(l.address, t("code", base.Args{"address": l.address}))
	if err != nil {
		return nil, err
	}
	page := paper.Leaf{Print: paper.Print{Lang: leafLang, Title: t("title_"+string(l.Kind), base.Args{"number": l.Number, "title": l.Title}), Made: l.on},
		Across: l.Kind == Parchment, Lines: l.head(), Code: code,
		Foot: []string{t("number", base.Args{"number": l.Number}), t("check"), l.address}}
	if l.Kind == Parchment {
		page.Lines = append(page.Lines, l.parchment()...)
	} else {
		page.Lines = append(page.Lines, l.attestation()...)
	}
	page.Lines = append(page.Lines, l.end()...)
	var out bytes.Buffer
	err = page.WriteLeaf(&out)
	return out.Bytes(), err
}

// head names who certifies, and marks a duplicate.
func (l leaf) head() (all []paper.Said) {
	if l.duplicate > 0 {
		all = append(all, paper.Said{Text: t("duplicate", base.Args{"n": l.duplicate}), Size: 13, Bold: true})
	}
	all = append(all, paper.Said{Text: l.certifier.Name, Size: 14, Bold: true})
	if l.certifier.Siret != "" {
		all = append(all, paper.Said{Text: t("siret", base.Args{"siret": l.certifier.Siret}), Size: 9})
	}
	return all
}

func (l leaf) parchment() []paper.Said {
	return append([]paper.Said{
		{Text: t("certification"), Size: 11, Gap: 9},
		{Text: l.Title, Size: 28, Bold: true, Heading: true, Gap: 1},
		{Text: l.registered(), Size: 10, Gap: 2},
		{Text: t("given_to"), Size: 11, Gap: 7}},
		append(l.holder(), paper.Said{Text: cmp.Or(l.terms.Wording, t("wording")), Size: 11, Gap: 5})...)
}

func (l leaf) attestation() []paper.Said {
	all := []paper.Said{
		{Text: t("attestation"), Size: 22, Bold: true, Heading: true, Gap: 14},
		{Text: t("of_certification", base.Args{"title": l.Title}), Size: 12, Gap: 3},
		{Text: l.registered(), Size: 10, Gap: 1},
		{Text: t("given_to"), Size: 11, Gap: 9}}
	all = append(all, l.holder()...)
	all = append(all, paper.Said{Text: t("acquired"), Size: 11, Gap: 9})
	for _, u := range l.Units {
		all = append(all, paper.Said{Text: t("unit", base.Args{"code": u.Code, "title": u.Title}), Size: 12, Bold: true, Gap: 3})
	}
	return append(all, paper.Said{Text: t("not_whole"), Size: 10, Gap: 6})
}

func (l leaf) registered() string {
	key, args := "registered_"+string(l.register), base.Args{"code": l.Code, "day": l.from}
	if l.from != "" {
		key += "_on"
	}
	return t(key, args)
}

func (l leaf) holder() []paper.Said {
	born := t("born", base.Args{"day": l.Holder.BirthDate})
	if l.Holder.BirthPlace != "" {
		born = t("born_at", base.Args{"day": l.Holder.BirthDate, "place": l.Holder.BirthPlace})
	}
	return []paper.Said{{Text: l.Holder.Name(), Size: 20, Bold: true, Gap: 1}, {Text: born, Size: 11, Gap: 1}}
}

// end dates the decision and what is given, and names who signs.
func (l leaf) end() []paper.Said {
	done := t("done", base.Args{"day": l.on})
	if l.terms.SignedAt != "" {
		done = t("done_at", base.Args{"day": l.on, "town": l.terms.SignedAt})
	}
	all := []paper.Said{{Text: t("decided", base.Args{"day": l.Decided}), Size: 11, Gap: 4}, {Text: done, Size: 11, Gap: 1}}
	if l.terms.Signatory != "" {
		all = append(all, paper.Said{Text: l.terms.Signatory, Size: 12, Bold: true, Gap: 3})
	}
	return all
}

// sheet writes the file of an award, or of its nth duplicate.
func (d *Desk) sheet(a Award, c certification.Certification, on day.Day, duplicate int) ([]byte, string, error) {
	file, err := leaf{Award: a, certifier: c.Certifier, register: c.Register, from: c.From, terms: c.Terms, address: d.checkedAt(a.Number), on: on, duplicate: duplicate}.write()
	return file, sum(file), err
}

func sum(file []byte) string {
	digest := sha256.Sum256(file)
	return hex.EncodeToString(digest[:])
}
