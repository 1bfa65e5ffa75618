package transmission

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Block is one thing for which the file would be refused, or would tell what is not so: of which
// success, in which field. An empty Passage is the whole file.
type Block struct {
	Passage string
	Field   string // "birth_name", "insee"
	Key     string // of the sentence
	Args    base.Args
}

// Check lists what the schema asks for, and what it lets pass and should not.
func (f Flow) Check(today day.Day) []Block {
	c := &checks{}
	f.Emitter.check(c)
	f.Certification.check(c)
	switch n := len(f.Passages); {
	case n == 0:
		c.wrong("passages", nothing, nil)
	case n > PassagesMax:
		c.wrong("passages", "transmission.block_too_many", base.Args{"max": PassagesMax})
	}
	seen, people := map[string]bool{}, map[string]string{}
	for _, p := range f.Passages {
		c.passage = p.ID
		if seen[p.ID] {
			c.wrong("id", "transmission.block_twice", nil)
		}
		seen[p.ID] = true
		if other, there := people[p.Holder.key()]; there {
			c.wrong("holder", "transmission.block_same_person", base.Args{"other": other})
		}
		people[p.Holder.key()] = p.ID
		p.check(c, f.Certification, today)
	}
	return c.blocks
}

// nothing says that there is nobody to tell of.
const nothing = "transmission.block_nothing"

type checks struct {
	passage string
	blocks  []Block
}

func (c *checks) wrong(field, key string, args base.Args) {
	c.blocks = append(c.blocks, Block{c.passage, field, key, args})
}

// text asks for a text that is there and has no more letters than the file holds.
func (c *checks) text(field, value string, most int) {
	switch {
	case strings.TrimSpace(value) == "":
		c.wrong(field, "transmission.block_missing", nil)
	case base.Longer(value, most):
		c.wrong(field, "transmission.block_long", base.Args{"max": most})
	case strings.ContainsFunc(value, unicode.IsControl):
		c.wrong(field, "transmission.block_unreadable", nil)
	}
}

func (c *checks) may(field, value string, most int) {
	if value != "" {
		c.text(field, value, most)
	}
}

func (c *checks) unless(right bool, field, key string) {
	if !right {
		c.wrong(field, key, nil)
	}
}

// clientLength is that of the numbers that the Caisse des Dépôts gives.
const clientLength = 8

func (e Emitter) check(c *checks) {
	c.unless(len([]rune(e.Client)) == clientLength, "client", "transmission.block_client")
	c.unless(len([]rune(e.Certifier)) == clientLength, "certifier", "transmission.block_client")
	c.text("contract", e.Contract, 20)
	c.unless(e.Version == V112 || e.Version == V115, "version", "transmission.block_version")
}

var registered = regexp.MustCompile(`^(RS|RNCP)[0-9]+$`)

func (o Certification) check(c *checks) {
	parts := registered.FindStringSubmatch(o.Code)
	c.unless(len(o.Code) <= 100 && parts != nil, "code", "transmission.block_code")
	c.unless(parts == nil || parts[1] == o.Register, "register", "transmission.block_register")
}

var postal = regexp.MustCompile(`^[0-9A-Z -]{1,9}$`)

func (p Passage) check(c *checks, o Certification, today day.Day) {
	c.text("id", p.ID, 255)
	c.unless(p.Total, "outcome", "transmission.block_partial")
	_, allowed := access[p.Route]
	c.unless(allowed, "route", "transmission.block_route")
	c.unless(slices.Contains([]Mode{"", OnSite, Remote, Mixed}, p.Mode), "mode", "transmission.block_mode")
	c.unless(p.PostalCode == "" || postal.MatchString(p.PostalCode), "postal_code", "transmission.block_postal")
	c.unless(isDay(p.Decided), "decided", "transmission.block_day")
	for _, d := range []struct {
		field string
		day   day.Day
	}{{"exam", p.Exam}, {"exam_end", p.ExamEnd}, {"valid_to", p.ValidTo}, {"enrolled", p.Enrolled}} {
		c.unless(d.day == "" || isDay(d.day), d.field, "transmission.block_day")
	}
	p.order(c, o, today)
	p.Holder.check(c, p.Decided)
}

// order checks that things happened one after the other.
func (p Passage) order(c *checks, o Certification, today day.Day) {
	c.unless(p.Decided <= today, "decided", "transmission.block_future")
	c.unless(p.ExamEnd == "" || p.Exam != "" && p.Exam <= p.ExamEnd, "exam_end", "transmission.block_exam_end")
	c.unless(max(p.Exam, p.ExamEnd) <= p.Decided, "exam", "transmission.block_exam")
	c.unless(p.Exam == "" || p.Enrolled <= p.Exam, "enrolled", "transmission.block_enrolled")
	c.unless(p.ValidTo == "" || p.ValidTo > p.Decided, "valid_to", "transmission.block_valid_to")
	c.unless(o.From == "" || p.Decided >= o.From, "decided", "transmission.block_before_register")
	// Who was enrolled while it was registered may still obtain it (code du travail, R. 6113-17-3, II).
	c.unless(o.To == "" || p.Decided <= o.To || p.Enrolled != "" && p.Enrolled <= o.To, "decided", "transmission.block_after_register")
}

func isDay(d day.Day) bool {
	_, err := day.Parse(string(d))
	return err == nil && d >= "1900-01-01" && d < "2100-01-01"
}

// nameMax is how many letters of a name the file holds.
const nameMax = 60

var insee = regexp.MustCompile(`^([0-9]{2}|2[AB])[0-9]{3}$`)

func (h Holder) check(c *checks, decided day.Day) {
	c.text("birth_name", h.BirthName, nameMax)
	c.may("usage_name", h.UsageName, nameMax)
	if len(h.GivenNames) == 0 {
		c.text("given_name", "", nameMax)
	}
	for i, name := range h.GivenNames[:min(3, len(h.GivenNames))] {
		c.text([]string{"given_name", "second_name", "third_name"}[i], name, nameMax)
	}
	c.unless(isDay(h.BirthDate), "birth_date", "transmission.block_day")
	c.unless(!isDay(h.BirthDate) || !isDay(decided) || h.BirthDate < decided.AddMonths(-12*ageLeast), "birth_date", "transmission.block_young")
	c.unless(h.Sex == "M" || h.Sex == "F", "sex", "transmission.block_sex")
	c.unless(insee.MatchString(h.Insee), "insee", "transmission.block_insee")
	c.may("birth_place", h.BirthPlace, nameMax)
}

// ageLeast is an age, in years, under which a birth date is a slip of the pen.
const ageLeast = 14

// key is the same for one person told twice.
func (h Holder) key() string {
	return base.Fold(h.BirthName) + "|" + base.Fold(strings.Join(h.GivenNames[:min(1, len(h.GivenNames))], "")) + "|" + string(h.BirthDate) + "|" + h.Insee
}
