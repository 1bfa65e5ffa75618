package attendance

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Certificate says what somebody truly followed of a session. It never changes: where the hours
// do, another takes its place.
type Certificate struct {
	ID           base.ID[Certificate]
	Year, Serial int
	Number       string
	Session      base.ID[Course]
	Trainee      string
	Name         string
	Tally
	Issued   day.Day
	Replaces string // number of the one before
	Digest   string // SHA-256 of the paper
	At       time.Time
	By       string
}

// Certify gives a trainee their certificate of completion, once nothing about them is pending.
func (d *Desk) Certify(ctx context.Context, who base.Actor, id base.ID[Course], trainee string) (c Certificate, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "attendance:"+string(id), "attendance"); err != nil {
			return err
		}
		v, err := d.view(ctx, tx, who, id, tx.Now)
		if err != nil {
			return err
		}
		t, found := v.Trainee(trainee)
		if !found {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if blocks := v.BlocksOf(t); len(blocks) > 0 {
			return blocked(who, blocks)
		}
		if c, err = d.numbered(ctx, tx, who, v, t); err != nil {
			return err
		}
		file, err := v.certificate(c)
		if err != nil {
			return err
		}
		c.Digest = sum(file)
		if err := insertCertificate(ctx, tx, c, file); err != nil {
			return err
		}
		return tx.Record(ctx, "attendance", string(id), "certified", db.Detail{"number": c.Number, "name": c.Name, "minutes": c.Minutes})
	})
	return c, err
}

// numbered is a certificate with the next number of the year.
func (d *Desk) numbered(ctx context.Context, tx *db.Tx, who base.Actor, v View, t Trainee) (Certificate, error) {
	c := Certificate{ID: base.NewID[Certificate](tx.Now), Session: v.ID, Trainee: t.ID, Name: t.Name, Tally: v.Tally(t, v.Halves),
		Issued: day.Of(tx.Now, who.Zone), At: tx.Now, By: tx.Who.Name}
	given, err := certificates(ctx, tx, who.Place, v.ID)
	if err != nil {
		return c, err
	}
	if i := slices.IndexFunc(given, func(g Certificate) bool { return g.Trainee == t.ID }); i >= 0 {
		if given[i].Minutes == c.Minutes && given[i].Halves == c.Halves && given[i].Name == c.Name {
			return c, base.Refuse(base.Conflict, "attendance.certified_already", base.Args{"number": given[i].Number})
		}
		c.Replaces = given[i].Number
	}
	c.Year = c.Issued.Year()
	last, err := lastSerial(ctx, tx, who.Place, c.Year)
	c.Serial = last + 1
	c.Number = fmt.Sprintf("CR-%d-%04d", c.Year, c.Serial)
	return c, err
}

// leafLang is the language of certificates: that of the law which asks for them.
const leafLang = "fr"

// certificate writes the file.
func (v View) certificate(c Certificate) ([]byte, error) {
	foot := []string{words.T(leafLang, "attendance.leaf_number", base.Args{"number": c.Number}), words.T(leafLang, "attendance.leaf_not_award")}
	if c.Replaces != "" {
		foot = append(foot, words.T(leafLang, "attendance.leaf_replaces", base.Args{"number": c.Replaces}))
	}
	var out bytes.Buffer
	err := paper.Leaf{Print: paper.Print{Lang: leafLang, Title: words.T(leafLang, "attendance.leaf_title") + " " + c.Number, Made: c.Issued}, Lines: v.attests(c), Foot: foot}.WriteLeaf(&out)
	return out.Bytes(), err
}

// attests is what a certificate says: the hours followed, and nowhere those that were planned.
func (v View) attests(c Certificate) []paper.Said {
	t := func(key string, args base.Args) string { return words.T(leafLang, "attendance.leaf_"+key, args) }
	first, last := v.Days()
	when := base.Args{"from": words.DateShort(leafLang, first), "to": words.DateShort(leafLang, last)}
	lines := []paper.Said{{Text: v.Organisation, Size: 14, Bold: true}}
	if v.Declared != "" {
		lines = append(lines, paper.Said{Text: t("declared", base.Args{"number": v.Declared}), Size: 9})
	}
	lines = append(lines,
		paper.Said{Text: t("title", nil), Size: 24, Bold: true, Heading: true, Gap: 12},
		paper.Said{Text: t("given_to", nil), Size: 11, Gap: 9},
		paper.Said{Text: c.Name, Size: 20, Bold: true, Gap: 1},
		paper.Said{Text: t("followed", nil), Size: 11, Gap: 5},
		paper.Said{Text: v.Programme, Size: 15, Bold: true, Gap: 1},
		paper.Said{Text: v.Name + " · " + t("days", when), Size: 10.5, Gap: 1},
		paper.Said{Text: t("hours", base.Args{"hours": hours(leafLang, c.Minutes)}), Size: 18, Bold: true, Gap: 6},
		paper.Said{Text: t("halves", base.Args{"n": c.Halves, "of": c.Of, "rate": words.Percent(leafLang, c.Rate())}), Size: 10.5})
	if len(v.Objectives) > 0 {
		lines = append(lines, paper.Said{Text: t("objectives", nil), Size: 11, Bold: true, Gap: 7}, paper.Said{Text: strings.Join(v.Objectives, " · "), Size: 9.5, Gap: 1})
	}
	return append(lines, v.end(c)...)
}

// end dates a certificate and names who signs it.
func (v View) end(c Certificate) []paper.Said {
	key, args := "attendance.leaf_done", base.Args{"day": words.DateShort(leafLang, c.Issued), "town": v.Town}
	if v.Town != "" {
		key = "attendance.leaf_done_at"
	}
	out := []paper.Said{{Text: words.T(leafLang, key, args), Size: 10.5, Gap: 7}}
	if v.Signatory != "" {
		out = append(out, paper.Said{Text: v.Signatory, Size: 11, Bold: true, Gap: 2})
	}
	return out
}

// hours writes minutes as hours, with the decimals that they have: "129,5".
func hours(lang string, minutes int) string {
	return words.Hundredths(lang, (int64(minutes)*100+30)/60)
}

// Certificates gives those of a session: all to the staff, their own to a trainee. The last
// given comes first.
func (d *Desk) Certificates(ctx context.Context, who base.Actor, v View) (out []Certificate, err error) {
	all, err := certificates(ctx, d.DB, who.Place, v.ID)
	for _, c := range all {
		if v.Staff || c.Trainee == v.Self.Trainee.ID {
			out = append(out, c)
		}
	}
	return out, err
}

// Paper gives a certificate as it was given, bit for bit, to the staff and to whom it names.
func (d *Desk) Paper(ctx context.Context, who base.Actor, id base.ID[Certificate]) (Certificate, []byte, error) {
	c, err := getCertificate(ctx, d.DB, who.Place, id)
	if err != nil {
		return c, nil, err
	}
	v, err := d.Look(ctx, who, c.Session)
	if err != nil {
		return c, nil, err
	}
	if !v.Staff && v.Self.Trainee.ID != c.Trainee {
		return c, nil, base.Refuse(base.NotFound, "base.not_found")
	}
	file, err := certificatePaper(ctx, d.DB, who.Place, id)
	return c, file, err
}
