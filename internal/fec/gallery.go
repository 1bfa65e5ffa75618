package fec

import (
	"net/url"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	open, closed := ledger.Year{ID: "y", From: "2027-01-01", To: "2027-12-31"}, ledger.Year{ID: "x", From: "2025-09-01", To: "2026-12-31", ClosedOn: "2027-04-12"}
	at := time.Date(2027, 3, 28, 9, 30, 0, 0, time.UTC)
	sound := Held{ID: "a", Name: "123456782FEC20271231.txt", State: Judged, At: at, By: "Maguy", Report: Report{Format: Verdict{OK: true}, Accounting: Verdict{OK: true},
		Entries: 203, Lines: 596, Debit: 66_246_905, Credit: 66_246_905, Result: 2_039_338, Sound: 203, From: open.From, To: open.To}}
	bad := sound
	bad.ID, bad.Name = "b", "export.txt"
	bad.Report.Sound = 201
	bad.Report.Format = Verdict{OK: true, Issues: []Issue{{Severity: Info, Code: "file_name", Message: "Le fichier s’appelle « export.txt »."}, {Severity: Alert, Line: 2, Column: 12, Code: "both", Message: "Le débit et le crédit sont remplis tous les deux."}}}
	bad.Report.Accounting = Verdict{Issues: []Issue{{Severity: Wrong, Line: 2, Column: 0, Code: "unbalanced", Message: "L’écriture 1 n’est pas équilibrée : écart de 0,01 €."}, {Severity: Warning, Line: 10, Column: 3, Code: "gap", Message: "Le numéro 999 ne suit pas la suite 1–15."}}}
	empty := Held{ID: "e", Name: "vide.txt", State: Judged, At: at, By: "Maguy", Report: Report{Format: Verdict{Issues: []Issue{{Severity: Fatal, Code: "empty_file", Message: "Le fichier est vide."}}}}}
	under, done, failed := sound, sound, sound
	under.State, done.State, failed.State = Wanted, Done, Failed
	failed.Why = "L’exercice du 1er janvier 2027 au 31 décembre 2027 contient déjà des écritures : un fichier se reprend dans un exercice vide."
	refused := ui.FormOf(url.Values{"year": {"27"}}, base.Wrong("year", "fec.year_asked"))
	many := bad
	many.Report.Format.Issues = nil
	for line := 2; line < 400; line++ {
		many.Report.Format.Issues = append(many.Report.Format.Issues, Issue{Severity: Absent, Line: line, Column: 16, Code: "absent", Message: "Données absentes : ValidDate est vide."})
	}
	reader := func(s *ui.Scene) { s.Who.Role = base.Board }
	return []ui.Sample{
		{Name: "fec: nothing yet", Page: listPage{}},
		{Name: "fec: years and files", Page: listPage{Years: []ledger.Year{open, closed}, Files: []Held{sound, under, done, failed}}},
		{Name: "fec: years, as the board reads them", Page: listPage{Years: []ledger.Year{open, closed}}, Scene: reader},
		{Name: "fec: a file refused at the door", Page: listPage{Form: refused, Years: []ledger.Year{open}}},
		{Name: "fec: a sound file", Page: filePage{Held: sound, View: viewAccounting}},
		{Name: "fec: a file with faults", Page: filePage{Held: bad, View: viewAccounting}},
		{Name: "fec: many faults, the second page", Page: filePage{Held: many, View: viewFormat, Severity: Absent, After: issuesShown}},
		{Name: "fec: an empty file", Page: filePage{Held: empty, View: viewFormat}},
		{Name: "fec: a file under way", Page: filePage{Held: under, Read: 300, View: viewAccounting}},
		{Name: "fec: a file taken in", Page: filePage{Held: done, View: viewAccounting}},
		{Name: "fec: a file that the books refused", Page: filePage{Held: failed, View: viewAccounting}},
		{Name: "fec: a year to be given", Page: yearPage{Year: open, Out: Exported{Name: sound.Name, Encoding: "ISO 8859-15", Entries: 203, Lines: 596}}},
		{Name: "fec: a year that would be rejected", Page: yearPage{Year: closed, Refused: &base.Fault{Kind: base.Invalid, Key: "fec.would_be_rejected", Args: base.Args{"n": 2},
			Fields: []base.Field{{Name: "siren", Key: "fec.no_siren"}, {Name: "entries[e1]", Key: "fec.not_validated", Args: base.Args{"label": "Loyer", "day": "3 mars 2027"}}}}}},
	}
}
