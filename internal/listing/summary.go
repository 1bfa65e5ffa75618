package listing

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// Summary says the report in lines to be read.
func (r Report) Summary(lang string) []string {
	say := func(key string, args base.Args) string { return words.T(lang, "listing."+key, args) }
	licence := r.Licence
	if licence == "" {
		licence = say("licence_unknown", nil)
	}
	lines := []string{
		say("rows", base.Args{"source": r.Source, "rows": r.Rows, "lost": r.Lost, "new": r.New, "changed": r.Changed, "same": r.Same, "gone": r.Gone}),
		say("source", base.Args{"credit": r.Credit, "licence": licence}),
		say("ragged", base.Args{"n": r.Ragged, "repeated": len(r.Repeated)}),
		say("insee", base.Args{"missing": r.Insee.Missing, "remapped": len(r.Insee.Remapped), "unknown": len(r.Insee.Unknown), "list": r.Insee.said()}),
		say("postal", base.Args{"missing": r.Postal.Missing, "wrong": r.Postal.Inconsistent}),
		say("types", base.Args{"missing": r.Types.Missing, "unplaced": r.Situation.Missing}),
		say("precision", base.Args{"missing": r.Precision.Missing, "wrong": r.Precision.OutOfRange, "list": r.Precision.said()}),
		say("duplicates", base.Args{"n": len(r.Duplicates)}),
		say("near", base.Args{"n": r.Near.Count, "rule": r.Near.Rule}),
	}
	for _, p := range r.Near.Pairs {
		lines = append(lines, say("pair", base.Args{"ref": p.Ref, "name": p.Name, "other": p.Other, "named": p.Named, "metres": p.Metres, "likeness": p.Likeness}))
	}
	lines = append(lines, r.Place.said(lang), say("regions", base.Args{"list": r.regionsSaid(lang)}),
		say("metro", base.Args{"count": r.Metro.Count, "known": r.Metro.Known, "percent": words.Percent(lang, int64(math.Round(r.Metro.Percent*100)))}))
	if r.DryRun {
		lines = append(lines, say("dry", nil))
	}
	return lines
}

func (r InseeReport) said() string {
	var out []string
	for _, m := range r.Remapped {
		out = append(out, m.From+"→"+m.To)
	}
	return strings.Join(out, ", ")
}

func (r ScoreReport) said() string {
	var out []string
	for _, value := range slices.Sorted(maps.Keys(r.Values)) {
		out = append(out, fmt.Sprintf("%s × %d", value, r.Values[value]))
	}
	return strings.Join(out, ", ")
}

func (p PositionCheck) said(lang string) string {
	if !p.Made {
		return p.Why
	}
	return words.T(lang, "listing.check", base.Args{
		"agree": p.Strict.Agree, "differ": p.Strict.Differ, "outside": p.Strict.Outside, "tolerance": p.Tolerance,
		"agree2": p.Tolerant.Agree, "differ2": p.Tolerant.Differ, "outside2": p.Tolerant.Outside, "errors": refsOf(p.Errors)})
}

func refsOf(list []Misplaced) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Ref)
	}
	return strings.Join(out, ", ")
}

func (r Report) regionsSaid(lang string) string {
	var out []string
	for _, x := range r.Regions {
		name := x.Name
		if name == "" {
			name = words.T(lang, "listing.unknown")
		}
		out = append(out, name+" "+words.Int(lang, int64(x.Count)))
	}
	return strings.Join(out, ", ")
}
