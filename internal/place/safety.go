package place

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Safety is what whoever comes must know to be safe in a place.
type Safety struct {
	Arrival       string  `json:"arrival" doc:"how one comes, parks and gets in"`
	Access        string  `json:"access" doc:"for people with a disability"`
	Exits         string  `json:"exits"`
	Gathering     string  `json:"gathering" doc:"where everybody gathers outside"`
	Alarm         string  `json:"alarm" doc:"how it sounds, where to set it off"`
	Extinguishers string  `json:"extinguishers"`
	FirstAid      string  `json:"first_aid" doc:"first-aid kit, defibrillator"`
	Hazards       string  `json:"hazards" doc:"machines, chemicals, what is not allowed"`
	Contact       string  `json:"contact" doc:"who to call on the spot"`
	Checked       day.Day `json:"checked_on,omitempty" doc:"when somebody last went round to check"`
	Revision      int     `json:"revision"`
}

// SafetyItem is one thing that the sheet tells.
type SafetyItem struct{ Key, Text string }

// Items are all of them, in the order in which one needs them.
func (s Safety) Items() []SafetyItem {
	return []SafetyItem{{"arrival", s.Arrival}, {"access", s.Access}, {"exits", s.Exits}, {"gathering", s.Gathering}, {"alarm", s.Alarm},
		{"extinguishers", s.Extinguishers}, {"first_aid", s.FirstAid}, {"hazards", s.Hazards}, {"contact", s.Contact}}
}

// Lacks are the items that nobody wrote, by their keys.
func (s Safety) Lacks() (out []string) {
	for _, i := range s.Items() {
		if i.Text == "" {
			out = append(out, i.Key)
		}
	}
	return out
}

// checkedDays is after how many days somebody should go round again.
const checkedDays = 365

// Stale tells whether nobody went round for a year.
func (s Safety) Stale(today day.Day) bool { return s.Checked.Add(checkedDays) < today }

// Empty tells whether nothing was ever written.
func (s Safety) Empty() bool { return s.Revision == 0 }

// Safety gives the sheet of a place.
func (d *Desk) Safety(ctx context.Context, r db.Reader, id base.PlaceID) (Safety, error) {
	return safetyOf(ctx, r, id)
}

// safetyMax bounds what is said of one thing, in characters.
const safetyMax = 1000

func (s *Safety) sound(today day.Day) error {
	var wrong base.Checks
	for _, i := range []struct {
		key  string
		text *string
	}{{"arrival", &s.Arrival}, {"access", &s.Access}, {"exits", &s.Exits}, {"gathering", &s.Gathering}, {"alarm", &s.Alarm},
		{"extinguishers", &s.Extinguishers}, {"first_aid", &s.FirstAid}, {"hazards", &s.Hazards}, {"contact", &s.Contact}} {
		*i.text = strings.TrimSpace(strings.ReplaceAll(*i.text, "\r\n", "\n"))
		if base.Longer(*i.text, safetyMax) {
			wrong.Wrong(i.key, "base.too_long", base.Args{"max": safetyMax})
		}
	}
	if _, err := day.Parse(string(s.Checked)); s.Checked != "" && err != nil {
		wrong.Wrong("checked_on", "base.not_a_day")
	} else if s.Checked > today {
		wrong.Wrong("checked_on", "place.checked_ahead")
	}
	return wrong.Fault()
}

// Instruct writes the safety sheet of the actor's place.
func (d *Desk) Instruct(ctx context.Context, who base.Actor, s Safety) (Safety, error) {
	if err := s.sound(d.today(who)); err != nil {
		return s, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "place:"+string(who.Place)); err != nil {
			return err
		}
		was, err := safetyOf(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		if was.Revision != s.Revision {
			return base.Refuse(base.Conflict, "place.safety_meanwhile")
		}
		s.Revision++
		if err := putSafety(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "place", string(who.Place), "instructed", nil)
	})
	return s, err
}

// told are the items that are known, named in a language, and the numbers that one calls for help
// in France.
func (s Safety) told(lang string) (out []SafetyItem) {
	for _, i := range s.Items() {
		if i.Text != "" {
			out = append(out, SafetyItem{words.T(lang, "place.safe_"+i.Key), i.Text})
		}
	}
	return append(out, SafetyItem{words.T(lang, "place.safe_numbers"), words.T(lang, "place.safe_numbers_said")})
}

// Chapter is the sheet as part of a document.
func (s Safety) Chapter(lang string) paper.Chapter {
	return paper.Chapter{Title: words.T(lang, "place.safety"), Parts: []paper.Part{s.table(lang)}}
}

// Widths of the columns of a sheet, in characters.
const (
	safeWidth = 26
	toldWidth = 60
)

// Sheet is a safety sheet on one page, to hang up: what is told of the way there stands first.
func (s Safety) Sheet(lang string, made day.Day, under []string, first ...SafetyItem) paper.Print {
	if s.Checked != "" {
		under = append(under, words.T(lang, "place.checked_said", base.Args{"on": words.Date(lang, s.Checked)}))
	}
	return paper.Print{Lang: lang, Title: words.T(lang, "place.safety"), Under: under, Made: made, Tables: []paper.Table{s.table(lang, first...)}}
}

func (s Safety) table(lang string, first ...SafetyItem) paper.Table {
	var rows []paper.Row
	for _, i := range slices.Concat(first, s.told(lang)) {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(i.Key), paper.Text(i.Text)}})
	}
	return paper.Table{Cols: []paper.Column{{Label: words.T(lang, "place.safe_what"), Width: safeWidth}, {Label: words.T(lang, "place.safe_told"), Width: toldWidth}}, Rows: paper.RowsOf(rows)}
}
