package people

import (
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"pilotis/internal/base"
)

// ContactKind is a way to reach somebody.
type ContactKind string

// The ways to reach somebody.
const (
	Email   ContactKind = "email"
	Phone   ContactKind = "phone"
	Address ContactKind = "address"
	Web     ContactKind = "web"
)

// ContactKinds lists the ways to reach somebody, in the order shown.
func ContactKinds() []ContactKind { return []ContactKind{Email, Phone, Address, Web} }

// Labels lists what a contact can be for.
func Labels() []string { return []string{"home", "work", "billing", "emergency", "other"} }

// Contact is one way to reach somebody; one of each kind is preferred.
type Contact struct {
	ID        base.ID[Contact]
	Kind      ContactKind
	Label     string // one of Labels, or ""
	Value     string // of an address, its street
	Postcode  string
	City      string
	Country   string
	Preferred bool
}

const contactMax = 300

// Line writes the contact on one line.
func (c Contact) Line() string {
	town := base.Tidy(c.Postcode + " " + c.City)
	var parts []string
	for _, part := range []string{c.Value, town, c.Country} {
		if part = base.Tidy(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func (c Contact) empty() bool { return c.Value == "" && c.Postcode == "" && c.City == "" }

func (c Contact) Tidy() Contact {
	c.Value = strings.TrimSpace(c.Value)
	c.Postcode, c.City, c.Country = base.Tidy(c.Postcode), base.Tidy(c.City), base.Tidy(c.Country)
	switch c.Kind {
	case Email:
		c.Value = strings.ToLower(c.Value)
	case Phone:
		c.Value = writePhone(c.Value)
	}
	if c.Kind != Address {
		c.Postcode, c.City, c.Country = "", "", ""
	}
	return c
}

// tidyContacts normalises, drops what is empty or twice, and sees to it that
// exactly one contact of each kind is preferred.
func tidyContacts(contacts []Contact) []Contact {
	var out []Contact
	seen := map[string]bool{}
	chosen := map[ContactKind]bool{}
	for _, c := range contacts {
		c = c.Tidy()
		if c.empty() || seen[c.key()] {
			continue
		}
		seen[c.key()] = true
		c.Preferred = c.Preferred && !chosen[c.Kind]
		chosen[c.Kind] = chosen[c.Kind] || c.Preferred
		out = append(out, c)
	}
	for i, c := range out {
		if !chosen[c.Kind] {
			chosen[c.Kind], out[i].Preferred = true, true
		}
	}
	return out
}

func checkContacts(contacts []Contact, wrong *base.Checks) {
	if len(contacts) > contactsMax {
		wrong.Wrong("contacts", "people.too_many", base.Args{"max": contactsMax})
	}
	for i, c := range contacts {
		if key, args := c.Wrong(); key != "" {
			wrong.Wrong("contacts["+strconv.Itoa(i)+"].value", key, args)
		}
	}
}

// wrong gives the key of what is wrong with a contact, "" for nothing.
func (c Contact) Wrong() (key string, args base.Args) {
	switch {
	case base.Longer(c.Value+c.Postcode+c.City+c.Country, contactMax):
		return "base.too_long", base.Args{"max": contactMax}
	case c.Kind == Email && !ValidEmail(c.Value):
		return "base.not_an_email", nil
	case c.Kind == Phone && !ValidPhone(c.Value):
		return "people.not_a_phone", nil
	case c.Kind == Web && !ValidWeb(c.Value):
		return "people.not_a_web_address", nil
	case c.Kind != Email && c.Kind != Phone && c.Kind != Web && c.Kind != Address:
		return "base.not_a_choice", nil
	}
	return "", nil
}

// match is the contact's value as it is compared.
func (c Contact) Match() string {
	switch c.Kind {
	case Email:
		return strings.ToLower(strings.TrimSpace(c.Value))
	case Phone:
		return PhoneDigits(c.Value)
	case Address:
		return base.Fold(c.Value + " " + c.Postcode + " " + c.City)
	}
	return strings.TrimSpace(c.Value)
}

// key is what two contacts that are the same have in common.
func (c Contact) key() string { return string(c.Kind) + c.Match() }

// ValidEmail tells whether a text has the form of an e-mail address alone: a name,
// @, and a domain with a dot.
func ValidEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 {
		return false
	}
	_, domain, _ := strings.Cut(s[strings.LastIndexByte(s, '@'):], "@")
	dot := strings.LastIndexByte(domain, '.')
	return dot > 0 && dot < len(domain)-1
}

func ValidWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// frenchPrefixes are the country codes whose numbers read 0 and nine digits at home.
var frenchPrefixes = []string{"+33", "+262", "+590", "+594", "+596"}

// phoneDigits gives a telephone as it is compared: the ten digits that one dials
// in France, or + and the digits of another country.
func PhoneDigits(s string) string {
	var b strings.Builder
	for i, r := range strings.ReplaceAll(s, "(0)", "") {
		if unicode.IsDigit(r) || r == '+' && i == 0 {
			b.WriteRune(r)
		}
	}
	digits := b.String()
	if abroad, ok := strings.CutPrefix(digits, "00"); ok {
		digits = "+" + abroad
	}
	for _, prefix := range frenchPrefixes {
		if rest, ok := strings.CutPrefix(digits, prefix); ok {
			if rest = strings.TrimPrefix(rest, "0"); len(rest) == 9 {
				return "0" + rest
			}
		}
	}
	return digits
}

// writePhone writes a telephone as it is shown: "06 12 34 56 78", or as it was typed.
func writePhone(s string) string {
	digits := PhoneDigits(s)
	if len(digits) != 10 || digits[0] != '0' {
		return base.Tidy(s)
	}
	return digits[:2] + " " + digits[2:4] + " " + digits[4:6] + " " + digits[6:8] + " " + digits[8:]
}

func ValidPhone(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) && !strings.ContainsRune("+()./- \u00a0\u202f", r) {
			return false
		}
	}
	n := len(strings.TrimPrefix(PhoneDigits(s), "+"))
	return n >= 4 && n <= 15
}
