package ledger_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

const pdf = "%PDF-1.4\nune facture\n%%EOF\n"

func TestAVoucherIsReadBackBitForBitAndStaysInAClosedYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e := s.validated(entry("2027-03-01", debit("606100", 1200), credit("512000", 1200)))
		_, err := s.desk.Attach(s.ctx, s.treas, e.ID, "note.txt", strings.NewReader("du texte"))
		s.refused(err, base.Invalid, "ledger.voucher_kind")
		_, err = s.desk.Attach(s.ctx, s.treas, e.ID, "gros.pdf", strings.NewReader(pdf+strings.Repeat("x", 10<<20)))
		s.refused(err, base.Invalid, "ledger.voucher_too_large")
		kept, err := s.desk.Attach(s.ctx, s.treas, e.ID, `C:\photos\facture.pdf`, strings.NewReader(pdf))
		s.must(err)
		a, content, err := s.desk.Voucher(s.ctx, s.treas, kept.ID)
		s.must(err)
		if !bytes.Equal(content, []byte(pdf)) || a.Name != "facture.pdf" || a.Kind != "application/pdf" || a.Size != int64(len(pdf)) {
			t.Errorf("%+v", a)
		}
		if err := bySQL(s, "update attachment set name = 'autre' where place_id = $1 and entry_id = $2", e.ID); err == nil {
			t.Error("the database lets a voucher change")
		}
		s.change(func(ctx context.Context, tx *db.Tx) error { return s.desk.CloseYear(ctx, tx, s.year.ID) })
		_, err = s.desk.Detach(s.ctx, s.treas, kept.ID)
		s.refused(err, base.Conflict, "ledger.year_closed")
		_, err = s.desk.Attach(s.ctx, s.treas, e.ID, "autre.pdf", strings.NewReader(pdf))
		s.refused(err, base.Conflict, "ledger.year_closed")
		if err := bySQL(s, "delete from attachment where place_id = $1 and entry_id = $2", e.ID); err == nil {
			t.Error("the database lets go of a voucher of a closed year")
		}
	})
}

func TestADroppedDraftTakesItsVouchersAlong(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.desk.Tell(s.ctx, s.treas, ledger.Simple{Way: ledger.Paid, What: "Peinture", Amount: 4250, Day: "2027-03-01", For: "606100", From: "512000"},
			"ticket.pdf", strings.NewReader(pdf))
		s.must(err)
		all, err := s.desk.Attachments(s.ctx, s.treas, e.ID)
		s.must(err)
		if len(all) != 1 || e.Lines[0].Debit != 4250 || e.Lines[1].Credit != 4250 || e.Journal != "BQ" {
			t.Errorf("%+v %+v", e, all)
		}
		s.must(s.desk.Drop(s.ctx, s.treas, e.ID))
		all, err = s.desk.Attachments(s.ctx, s.treas, e.ID)
		s.must(err)
		if len(all) != 0 {
			t.Error("a voucher is left of no entry")
		}
	})
}

func TestWhatALineIsForChangesAfterValidationAndTheTotalsFollow(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		project, err := s.desk.SetAxis(s.ctx, s.treas, ledger.AxisValue{Axis: ledger.Project, Name: "Jardin partagé"})
		s.must(err)
		var last ledger.Entry
		for range 3 {
			last = s.validated(entry("2027-03-01", debit("606100", 1200), credit("512000", 1200)))
		}
		at := ledger.At{Entry: last.ID}
		s.must(s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{Project: project.ID, Activity: "fablab"}))
		s.sound()
		all, err := s.desk.Totals(s.ctx, d, s.treas, s.year.ID, "", "")
		s.must(err)
		if n := slices.IndexFunc(all, func(t ledger.Total) bool { return t.Project == project.ID }); n < 0 || all[n].Debit != 1200 || all[n].Lines != 1 {
			t.Errorf("%+v", all)
		}
		s.must(s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{}))
		s.sound()
		if all, err = s.desk.Totals(s.ctx, d, s.treas, s.year.ID, "", ""); err != nil || len(all) != 2 {
			t.Errorf("a total of no line is left: %+v %v", all, err)
		}
		s.refused(s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{Site: project.ID}), base.Invalid, "ledger.no_such_axis")
		s.refused(s.desk.Retag(s.ctx, s.treas, ledger.At{Entry: last.ID, Position: 2}, ledger.Axes{}), base.NotFound, "base.not_found")
		s.change(func(ctx context.Context, tx *db.Tx) error { return s.desk.CloseYear(ctx, tx, s.year.ID) })
		s.refused(s.desk.Retag(s.ctx, s.treas, at, ledger.Axes{Project: project.ID}), base.Conflict, "ledger.year_closed")
	})
}

func TestWhatComesBackIsProposedOnceAMonth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		rent := entry("", debit("606100", 80_000), credit("512000", 80_000))
		tpl, err := s.desk.SetTemplate(s.ctx, s.treas, ledger.Template{Name: "Loyer", From: "2027-01-31", Until: "2027-04-15", Draft: rent})
		s.must(err)
		propose := func(on string, want int) {
			t.Helper()
			n, err := s.desk.Propose(s.ctx, s.treas, civil(on))
			s.must(err)
			if n != want {
				t.Errorf("on %s: %d drafts, want %d", on, n, want)
			}
		}
		propose("2027-01-30", 0)
		propose("2027-03-30", 2)
		propose("2027-03-30", 0)
		page, err := s.desk.List(s.ctx, s.treas, ledger.Filter{State: ledger.Waiting})
		s.must(err)
		if len(page.Rows) != 2 || page.Rows[0].Day != "2027-02-28" || page.Rows[0].Source != "template:"+string(tpl.ID)+":2027-02" {
			t.Errorf("%+v", page.Rows)
		}
		s.must(s.desk.Drop(s.ctx, s.treas, page.Rows[0].ID))
		propose("2027-03-31", 1)
		propose("2027-12-31", 0)
		s.must(s.desk.DropTemplate(s.ctx, s.treas, tpl.ID))
	})
}

func TestWhatTheBooksRefuseIsProposedAnotherDay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.desk.SetTemplate(s.ctx, s.treas, ledger.Template{Name: "Loyer", From: "2027-12-05", Draft: entry("", debit("606100", 80_000), credit("512000", 80_000))})
		s.must(err)
		if n, err := s.desk.Propose(s.ctx, s.treas, "2028-02-05"); n != 1 || err != nil {
			t.Errorf("%d %v", n, err)
		}
		_, err = s.desk.OpenYear(s.ctx, s.treas, "2028-01-01", "2028-12-31", "asso2025")
		s.must(err)
		if n, err := s.desk.Propose(s.ctx, s.treas, "2028-02-05"); n != 2 || err != nil {
			t.Errorf("%d %v", n, err)
		}
	})
}

func TestF7VolunteerTimeIsValuedOnBothSides(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.desk.Value(s.ctx, s.treas, ledger.Given{What: "320 h au fablab", Minutes: 320 * 60, Hourly: 1202, Day: "2027-12-31"})
		s.must(err)
		if e.Lines[0].Account != "864000" || e.Lines[0].Debit != 384_640 || e.Lines[1].Account != "875000" || e.Lines[1].Credit != 384_640 {
			t.Errorf("%+v", e.Lines)
		}
		_, err = s.desk.Validate(s.ctx, s.treas, e.ID)
		s.must(err)
	})
}

func TestEntriesAreFoundByWordsAmountMonthAndState(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		wood := entry("2027-03-05", debit("606100", 4250), credit("512000", 4250))
		wood.Label, wood.Piece = "Bois pour l’établi", "FA-2027-12"
		s.validated(wood)
		_, err := s.desk.Write(s.ctx, s.treas, entry("2027-04-05", debit("606100", 100), credit("512000", 100)))
		s.must(err)
		for _, c := range []struct {
			filter ledger.Filter
			want   int
		}{
			{ledger.Filter{}, 2}, {ledger.Filter{Query: "etabli bois"}, 1}, {ledger.Filter{Query: "fa 2027"}, 1}, {ledger.Filter{Query: "tabli"}, 0},
			{ledger.Filter{Amount: 4250}, 1}, {ledger.Filter{Amount: 1 << 40}, 0}, {ledger.Filter{From: "2027-04-01", To: "2027-04-30"}, 1},
			{ledger.Filter{State: ledger.Waiting}, 1}, {ledger.Filter{State: ledger.Sealed}, 1}, {ledger.Filter{Journal: "OD"}, 0},
		} {
			page, err := s.desk.List(s.ctx, s.treas, c.filter)
			s.must(err)
			if len(page.Rows) != c.want {
				t.Errorf("%+v: %d entries, want %d", c.filter, len(page.Rows), c.want)
			}
		}
		first, err := s.desk.List(s.ctx, s.treas, ledger.Filter{Limit: 1})
		s.must(err)
		next, err := s.desk.List(s.ctx, s.treas, ledger.Filter{Limit: 1, Cursor: first.Next})
		s.must(err)
		if first.Rows[0].Day != "2027-04-05" || next.Rows[0].Day != "2027-03-05" || next.Next != "" || next.Rows[0].Sum != 4250 {
			t.Errorf("%+v then %+v", first, next)
		}
	})
}
