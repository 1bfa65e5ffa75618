package listing

import (
	"context"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Import takes in a list of places, CSV or GeoJSON, from a source, and reports
// on it. A line is known by the reference its publisher gave it: taken in again it
// is updated, never doubled; what it said before is kept, and so is a line that the
// file no longer holds. Nothing is written by a dry run.
func (d *Desk) Import(ctx context.Context, who base.Actor, src Source, r io.Reader, dryRun bool) (Report, error) {
	if src.Key() == "" {
		return Report{}, base.Wrong("source", "base.required")
	}
	l, err := readList(r)
	if err != nil {
		return Report{}, err
	}
	report := reportOn(src, l, who.Lang)
	report.DryRun = dryRun
	contours := src.Contours
	if contours == nil {
		if contours, err = d.Territory.Contours(ctx); err != nil {
			return report, err
		}
	}
	report.Place = position(l.lines, contours)
	if !report.Place.Made {
		report.Place.Why = words.T(who.Lang, "listing.no_contours")
	}
	if dryRun {
		known, err := digests(ctx, d.DB, src.Key())
		report.compare(known, l.lines)
		return report, err
	}
	return report, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "list:"+src.Key()); err != nil {
			return err
		}
		known, err := digests(ctx, tx, src.Key())
		if err != nil {
			return err
		}
		report.compare(known, l.lines)
		if err := writeList(ctx, tx, src, l, known, report.Near.Pairs); err != nil {
			return err
		}
		return tx.Record(ctx, "place", "list:"+src.Key(), "imported", db.Detail{"rows": report.Rows, "new": report.New, "changed": report.Changed})
	})
}

func reportOn(src Source, l list, lang string) Report {
	r := Report{Source: src.Name, Licence: src.Licence, Credit: src.Attribution(lang), Edition: string(src.Edition),
		Format: l.format, Encoding: l.encoding, Columns: l.columns, Repeated: append([]string{}, l.repeated...), Ragged: l.ragged}
	r.audit(l.lines)
	r.Near.Rule = words.T(lang, "listing.twin_rule", base.Args{"metres": nearMetres, "like": likeEnough})
	return r
}

// Attribution is the sentence to show wherever the list is used.
func (s Source) Attribution(lang string) string {
	if s.Credit != "" {
		return s.Credit
	}
	if s.Edition == "" {
		return s.Name
	}
	return words.T(lang, "listing.credit", base.Args{"name": s.Name, "date": words.DateShort(lang, s.Edition)})
}

// compare counts what the lines change in what is known, by the digests of both.
func (r *Report) compare(known map[string]string, lines []Entry) {
	for _, x := range lines {
		switch before, found := known[x.Ref]; {
		case !found:
			r.New++
		case before != x.Digest:
			r.Changed++
		default:
			r.Same++
		}
	}
	r.Gone = len(known) - r.Changed - r.Same
}
