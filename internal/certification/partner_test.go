package certification_test

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func partner() certification.Partner {
	return certification.Partner{Certification: mission, Name: " Le  Réseau ", Organisation: "reseau", Email: "Ecole@Reseau.example", Scope: certification.Train, From: "2027-01-01", To: "2027-12-31"}
}

// house is a certifier on a day, with a partner.
type house struct {
	*certification.Desk
	*testing.T
	given certification.Partner
}

func habilitating(t *testing.T, kept *db.DB, on day.Day) *house {
	t.Helper()
	h := &house{&certification.Desk{DB: kept}, t, certification.Partner{}}
	h.on(on)
	var err error
	h.given, err = h.Habilitate(ctx, keeper(), partner())
	h.is(err, "")
	return h
}

func (h *house) on(d day.Day) {
	h.DB.Clock = func() time.Time { return d.Start(testkit.Paris).Add(time.Hour) }
}

// is wants a refusal by the end of its key, or none.
func (h *house) is(err error, key string) {
	h.Helper()
	var f *base.Fault
	if key == "" && err == nil {
		return
	}
	if errors.As(err, &f) {
		for _, field := range f.Fields {
			if strings.HasSuffix(field.Key, "."+key) && key != "" {
				return
			}
		}
		if strings.HasSuffix(f.Key, "."+key) && key != "" {
			return
		}
	}
	h.Errorf("%v, not %q", err, key)
}

func TestAHabilitationRunsFromADayToAnother(t *testing.T) {
	t.Parallel()
	p := partner()
	gone := p
	gone.Withdrawn = "2027-06-15"
	for _, c := range []struct {
		of    certification.Partner
		on    day.Day
		state certification.State
		holds bool
	}{
		{p, "2026-12-31", certification.Ahead, false}, {p, "2027-01-01", certification.Running, true}, {p, "2027-10-02", certification.Running, true},
		{p, "2027-10-03", certification.Ending, true}, {p, "2027-12-31", certification.Ending, true}, {p, "2028-01-01", certification.Ended, false},
		{gone, "2027-03-16", certification.Running, true}, {gone, "2027-03-17", certification.Ending, true},
		{gone, "2027-06-14", certification.Ending, true}, {gone, "2027-06-15", certification.Withdrawn, false},
	} {
		if c.of.State(c.on) != c.state || c.of.Holds(certification.Train, c.on) != c.holds || c.of.Holds(certification.Assess, c.on) {
			t.Errorf("on %s: %s, %v", c.on, c.of.State(c.on), c.of.Holds(certification.Train, c.on))
		}
	}
	if late := p.Renews("2028-02-01"); late.From != "2028-02-01" || late.To != "2029-01-30" {
		t.Errorf("%+v", late)
	}
	if next := p.Renews("2027-11-01"); next.From != "2028-01-01" || next.To != "2028-12-30" || next.Name != p.Name {
		t.Errorf("%+v", next)
	}
}

func TestTheThreeRolesAreNeverMixed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		h := habilitating(t, kept, "2027-02-01")
		if h.given.Name != "Le Réseau" || h.given.Email != "ecole@reseau.example" || h.given.Keeper != "coop" {
			t.Errorf("%+v", h.given)
		}
		stranger, there := base.System("autre", testkit.Paris), base.System("reseau", testkit.Paris)
		_, err := h.Habilitate(ctx, there, certification.Partner{Certification: mission, Name: "Ami", Organisation: "autre", Scope: certification.Both, From: "2027-01-01", To: "2027-12-31"})
		h.is(err, "kept_by_another")
		self := partner()
		self.Organisation = "coop"
		_, err = h.Habilitate(ctx, keeper(), self)
		h.is(err, "partner_self")
		h.is(h.Withdraw(ctx, there, h.given.ID, "2027-03-01", "Je pars"), "not_found")
		_, err = h.Partner(ctx, kept, stranger, h.given.ID)
		h.is(err, "not_found")
		if got, err := h.Partner(ctx, kept, there, h.given.ID); err != nil || got.Name != "Le Réseau" {
			t.Error(got, err)
		}
		if got, err := h.Received(ctx, kept, stranger); err != nil || len(got) > 0 {
			t.Error(got, err)
		}
		for place, may := range map[base.PlaceID]bool{"coop": true, "reseau": true, "autre": false} {
			if got, err := h.Habilitated(ctx, kept, place, mission, certification.Train, "2027-02-01"); err != nil || got != may {
				t.Errorf("%s may train: %v %v", place, got, err)
			}
		}
		if got, err := h.Habilitated(ctx, kept, "reseau", mission, certification.Assess, "2027-02-01"); err != nil || got {
			t.Error("who is habilitated to train does not assess", err)
		}
		if got, err := h.Habilitated(ctx, kept, "reseau", mission, certification.Train, "2028-01-01"); err != nil || got {
			t.Error("nobody trains after the last day", err)
		}
	})
}

func TestNobodyIsRefusedWhereTheCertifierIsElsewhere(t *testing.T) {
	t.Parallel()
	d := &certification.Desk{DB: testkit.SQLite(t)}
	if got, err := d.Habilitated(ctx, d.DB, "autre", mission, certification.Train, "2027-02-01"); err != nil || !got {
		t.Error(got, err)
	}
}

func TestWhatIsWrongWithAHabilitationIsSaidByField(t *testing.T) {
	t.Parallel()
	h := habilitating(t, testkit.SQLite(t), "2027-02-01")
	for key, spoil := range map[string]func(*certification.Partner){
		"required":        func(p *certification.Partner) { p.Name = "  " },
		"too_long":        func(p *certification.Partner) { p.Name = strings.Repeat("é", 256) },
		"siret_wrong":     func(p *certification.Partner) { p.Siret = "1234" },
		"partner_unknown": func(p *certification.Partner) { p.Organisation = "" },
		"email_wrong":     func(p *certification.Partner) { p.Email = "ici" },
		"not_a_choice":    func(p *certification.Partner) { p.Scope = "deliver" },
		"not_a_day":       func(p *certification.Partner) { p.From = "2027-02-30" },
		"days_order":      func(p *certification.Partner) { p.From = "2028-01-01" },
		// one at a time: until the last day, that day included
		"partner_overlaps":  func(p *certification.Partner) { p.From, p.To = "2027-12-31", "2029-12-31" },
		"partner_meanwhile": func(p *certification.Partner) { p.ID = h.given.ID },
		"not_found":         func(p *certification.Partner) { p.ID, p.Revision = "nobody", 1 },
	} {
		p := partner()
		spoil(&p)
		_, err := h.Habilitate(ctx, keeper(), p)
		h.is(err, key)
	}
	next := partner()
	next.From, next.To = "2028-01-01", "2028-12-31"
	_, err := h.Habilitate(ctx, keeper(), next)
	h.is(err, "")
}

func TestAWithdrawalEndsAHabilitationAndKeepsWhatWasDone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		h := habilitating(t, kept, "2027-02-01")
		h.is(h.Withdraw(ctx, keeper(), h.given.ID, "2027-01-31", "Le programme a changé"), "withdrawal_past")
		h.is(h.Withdraw(ctx, keeper(), h.given.ID, "2028-01-01", "Le programme a changé"), "withdrawal_late")
		h.is(h.Withdraw(ctx, keeper(), h.given.ID, "2027-03-01", " "), "required")
		h.is(h.Withdraw(ctx, keeper(), h.given.ID, "2027-03-01", "Le programme a changé"), "")
		h.is(h.Withdraw(ctx, keeper(), h.given.ID, "2027-04-01", "Encore"), "partner_withdrawn")
		now, err := h.Partner(ctx, kept, keeper(), h.given.ID)
		h.is(err, "")
		if now.Last() != "2027-02-28" || now.WithdrawnWhy != "Le programme a changé" {
			t.Errorf("%+v", now)
		}
		_, err = h.Habilitate(ctx, keeper(), now)
		h.is(err, "partner_withdrawn")
		again := partner()
		again.From = "2027-03-01"
		_, err = h.Habilitate(ctx, keeper(), again)
		h.is(err, "")
	})
}

func TestTwoWhoHabilitateAtOnceLeaveOneHabilitation(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		h := habilitating(t, kept, "2027-02-01")
		next := partner()
		next.Organisation, next.Name = "autre", "Autre"
		var wait sync.WaitGroup
		for range 6 {
			wait.Go(func() { _, _ = h.Habilitate(ctx, keeper(), next) })
		}
		wait.Wait()
		if all, err := h.Partners(ctx, kept, keeper(), mission); err != nil || len(all) != 2 {
			t.Errorf("%d habilitations %v", len(all), err)
		}
	})
}

// torn is a file of which nothing comes after its first bytes.
func torn() io.Reader { return io.MultiReader(strings.NewReader("%PDF-1.7\n"), errReader{}) }

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestAConventionIsReadByWhoSignedIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		h := habilitating(t, kept, "2027-02-01")
		id, there := h.given.ID, base.System("reseau", testkit.Paris)
		h.is(h.KeepConvention(ctx, keeper(), id, "c.pdf", strings.NewReader("")), "required")
		h.is(h.KeepConvention(ctx, keeper(), id, "c.html", strings.NewReader("<html>")), "convention_kind")
		h.is(h.KeepConvention(ctx, keeper(), id, "c.pdf", strings.NewReader("%PDF-1.7\n"+strings.Repeat("0", 10<<20))), "file_too_large")
		if err := h.KeepConvention(ctx, keeper(), id, "c.pdf", torn()); err == nil {
			t.Error("a torn file was kept")
		}
		h.is(h.KeepConvention(ctx, there, id, "c.pdf", strings.NewReader("%PDF-1.7\n")), "not_found")
		h.is(h.KeepConvention(ctx, keeper(), id, `..\..\dossier/convention.pdf`, strings.NewReader("%PDF-1.7\nun")), "")
		for _, who := range []base.Actor{keeper(), there} {
			if got, body, err := h.ConventionOf(ctx, who, id); err != nil || string(body) != "%PDF-1.7\nun" || got.Media != "application/pdf" || got.Name != "convention.pdf" {
				t.Error(got, string(body), err)
			}
		}
		_, _, err := h.ConventionOf(ctx, base.System("autre", testkit.Paris), id)
		h.is(err, "not_found")
		h.is(h.KeepConvention(ctx, keeper(), id, "avenant.pdf", strings.NewReader("%PDF-1.7\ndeux")), "")
		n, err := db.One(ctx, kept, db.Col[int], "select count(*) from certification_convention where place_id = $1", "coop")
		if err != nil || n != 1 {
			t.Errorf("%d conventions are kept, %v", n, err)
		}
	})
}

func TestAControlIsWrittenOnceAndReadByTheCertifierOnly(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		h := habilitating(t, kept, "2027-02-01")
		there := base.System("reseau", testkit.Paris)
		good := certification.Control{Partner: h.given.ID, On: "2027-02-01", Subject: "Information du public", Met: true}
		ahead, silent, elsewhere := good, good, good
		ahead.On, silent.Met, elsewhere.Partner = "2027-02-02", false, "nobody"
		h.is(h.Check(ctx, keeper(), ahead), "control_ahead")
		h.is(h.Check(ctx, keeper(), silent), "finding_missing")
		h.is(h.Check(ctx, keeper(), elsewhere), "not_found")
		h.is(h.Check(ctx, there, good), "not_found")
		h.is(h.Check(ctx, keeper(), good), "")
		silent.Finding = "Le taux de réussite manque"
		h.is(h.Check(ctx, keeper(), silent), "")
		if all, err := h.Controls(ctx, kept, keeper(), h.given.ID); err != nil || len(all) != 2 || all[0].Finding != silent.Finding || !all[1].Met {
			t.Error(all, err)
		}
		if all, err := h.Controls(ctx, kept, there, h.given.ID); err != nil || len(all) > 0 {
			t.Error("a partner reads what its certifier noted", all, err)
		}
	})
}
