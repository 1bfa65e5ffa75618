package transmission_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/transmission"
)

// scene is a certifier on the twenty-second of November 2026, with three successes.
type scene struct {
	*transmission.Desk
	t        testing.TB
	ctx      context.Context
	who      base.Actor
	of       base.ID[certification.Certification]
	obtained []transmission.Passage
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2026-11-22T14:00:00Z")
	s := &scene{t: t, ctx: context.Background(), who: testkit.As(base.Manager, base.NewID[base.KindPlace](d.Clock())), of: "piloter-un-tiers-lieu"}
	s.Desk = &transmission.Desk{DB: d, Certifications: &certification.Desk{DB: d}, Obtained: func(context.Context, db.Reader, base.Actor, base.ID[certification.Certification]) ([]transmission.Passage, error) {
		return slices.Clone(s.obtained), nil
	}}
	for i, name := range []string{"MARTIN", "PETIT", "ÇELIK"} {
		p := camille()
		p.ID, p.Holder.BirthName = fmt.Sprintf("RS5142-2026-%04d", i+1), name
		s.obtained = append(s.obtained, p)
	}
	s.must(s.Register(s.ctx, s.who, s.of, transmission.Emitter{Client: "03ABC123", Certifier: "03ABC123", Contract: "MCFCER000123", Version: transmission.V112}))
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) board() transmission.Board {
	s.t.Helper()
	b, err := s.Board(s.ctx, s.who, s.of)
	s.must(err)
	return b
}

func (s *scene) frozen() transmission.Lot {
	s.t.Helper()
	l, err := s.Freeze(s.ctx, s.who, s.of, false)
	s.must(err)
	return l
}

func (s *scene) file(l transmission.Lot) []byte {
	s.t.Helper()
	_, file, err := s.File(s.ctx, s.who, l.ID)
	s.must(err)
	return file
}

// answered is what comes back: those taken in, and those refused.
func answered(ok, ko []string) []byte {
	var b bytes.Buffer
	b.WriteString("<accuse><passagesOK>")
	for _, id := range ok {
		b.WriteString("<passage><idTechnique>" + id + "</idTechnique></passage>")
	}
	b.WriteString("</passagesOK><passagesKO>")
	for _, id := range ko {
		b.WriteString("<passage><idTechnique>" + id + "</idTechnique><messageErreur>Commune de naissance inconnue</messageErreur></passage>")
	}
	b.WriteString("</passagesKO></accuse>")
	return b.Bytes()
}

func TestS21TheBoardShowsWhatIsLate(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		on := func(instant string) transmission.Board {
			t.Helper()
			testkit.At(d, instant)
			return s.board()
		}
		if b := on("2027-01-15T23:00:00+01:00"); b.Rows[0].Due != "2027-01-15" || b.Late() != 0 {
			t.Errorf("%+v", b.Rows[0])
		}
		if b := on("2027-01-16T00:30:00+01:00"); b.Late() != 3 {
			t.Errorf("%+v", b.Rows[0])
		}
		testkit.At(d, "2027-02-01T10:00:00Z")
		for _, n := range []transmission.Notice{{Received: "2027-02-02", Days: 60}, {Received: "2027-02-01", Days: 59}} {
			if err := s.Note(s.ctx, s.who, s.of, n); base.KindOf(err) != base.Invalid {
				t.Errorf("%+v: %v", n, err)
			}
		}
		s.must(s.Note(s.ctx, s.who, s.of, transmission.Notice{Received: "2027-02-01", Days: 60}))
		if b := s.board(); b.Rows[0].Due != "2027-04-02" || b.Late() != 0 {
			t.Errorf("%+v", b.Rows[0])
		}
		if b := on("2027-04-03T10:00:00Z"); b.Late() != 3 {
			t.Errorf("%+v", b.Rows[0])
		}
	})
}

func TestS23ALotIsAnsweredAndWhatWasRefusedAloneIsSentAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first := s.frozen()
		sent := s.file(first)
		if first.Sent != 3 || first.Flow != "RS5142-2026-11-22-0001" || bytes.Count(sent, []byte("<cpf:passageCertification>")) != 3 {
			t.Errorf("%+v %s", first, sent)
		}
		if err := valid(t, sent); err != nil {
			t.Error(err)
		}
		ids := []string{"RS5142-2026-0001", "RS5142-2026-0002", "RS5142-2026-0003"}
		if _, err := s.Answer(s.ctx, s.who, first.ID, answered(ids[:1], []string{"RS5142-2026-0099"})); base.KindOf(err) != base.Invalid {
			t.Errorf("an unknown success: %v", err)
		}
		if b := s.board(); b.Count(transmission.Sent) != 3 {
			t.Errorf("half an answer was taken in: %+v", b.Rows)
		}
		_, err := s.Answer(s.ctx, s.who, first.ID, answered([]string{ids[0], ids[2]}, ids[1:2]))
		s.must(err)
		b := s.board()
		if b.Count(transmission.Accepted) != 2 || b.Rows[0].ID != ids[1] || b.Rows[0].State != transmission.Rejected || b.Rows[0].Why[0] != "Commune de naissance inconnue" || b.Lots[0].Accepted != 2 || !b.Lots[0].Answered() {
			t.Errorf("%+v", b)
		}
		// Two are locked, one may be put right.
		right := s.obtained[1].Holder
		right.Insee, right.BirthPlace = "2A004", "Ajaccio"
		for i, id := range ids {
			if err := s.Correct(s.ctx, s.who, s.of, id, right); (err == nil) != (i == 1) || err != nil && base.KindOf(err) != base.Conflict {
				t.Errorf("%s: %v", id, err)
			}
		}
		testkit.At(d, "2026-11-25T10:00:00Z")
		second := s.frozen()
		again := s.file(second)
		if second.Sent != 1 || !bytes.Contains(again, []byte(ids[1])) || bytes.Contains(again, []byte(ids[0])) || !bytes.Contains(again, []byte("2A004")) {
			t.Errorf("%s", again)
		}
		if !bytes.Equal(s.file(first), sent) {
			t.Error("the first lot is no longer what was sent")
		}
		// The same answer again changes nothing, another one is refused.
		_, err = s.Answer(s.ctx, s.who, first.ID, answered([]string{ids[0], ids[2]}, ids[1:2]))
		s.must(err)
		if _, err := s.Answer(s.ctx, s.who, first.ID, answered(ids, nil)); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		_, err = s.Answer(s.ctx, s.who, second.ID, answered(ids[1:2], nil))
		s.must(err)
		if b := s.board(); b.Count(transmission.Accepted) != 3 {
			t.Errorf("%+v", b.Rows)
		}
		if _, err := s.Freeze(s.ctx, s.who, s.of, false); base.KindOf(err) != base.Invalid {
			t.Errorf("nothing is left to tell: %v", err)
		}
	})
}

func TestWhatWasSentIsKeptByTheDatabaseItself(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		l := s.frozen()
		_, err := s.Answer(s.ctx, s.who, l.ID, answered([]string{"RS5142-2026-0001"}, []string{"RS5142-2026-0002"}))
		s.must(err)
		for _, text := range []string{"update transmission_lot set file = '' where serial = 1", "delete from transmission_lot", "update transmission_answer set made_by = ''", "delete from transmission_answer",
			"delete from transmission_line", "update transmission_line set verdict = 'rejected' where verdict = 'accepted'", "update transmission_line set passage_id = 'x'",
			"insert into transmission_line select place_id, lot_id || 'x', passage_id, verdict, why from transmission_line where verdict = 'accepted'"} {
			if err := s.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, text)
				return err
			}); err == nil {
				t.Errorf("the database lets %q pass", text)
			}
		}
	})
}

func TestWhatBlocksIsAllSaidOrLeftForLater(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.obtained[0].Holder.Insee, s.obtained[0].Holder.Sex = "", ""
		s.obtained[1].Total = false
		b := s.board()
		if len(b.All()) != 3 || len(b.Blocks) != 0 {
			t.Errorf("%+v", b.All())
		}
		_, err := s.Freeze(s.ctx, s.who, s.of, false)
		var fault *base.Fault
		if !errors.As(err, &fault) || len(fault.Fields) != 3 || fault.Fields[0].Name != "RS5142-2026-0001.sex" {
			t.Errorf("%v", err)
		}
		l, err := s.Freeze(s.ctx, s.who, s.of, true)
		s.must(err)
		if l.Sent != 1 || !bytes.Contains(s.file(l), []byte("RS5142-2026-0003")) {
			t.Errorf("%+v", l)
		}
		if _, err := s.Freeze(s.ctx, s.who, s.of, true); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
	})
}

func TestAnExportRunTwiceGivesTheSameBytes(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first, file, err := s.Export(s.ctx, s.who, s.of)
		s.must(err)
		testkit.At(d, "2026-11-23T08:00:00Z")
		second, again, err := s.Export(s.ctx, s.who, s.of)
		s.must(err)
		if first.ID != second.ID || !bytes.Equal(file, again) {
			t.Error("a second lot was made of what was sent")
		}
		elsewhere := testkit.As(base.Manager, base.NewID[base.KindPlace](d.Clock()))
		if _, _, err := s.File(s.ctx, elsewhere, first.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if _, err := s.Freeze(s.ctx, elsewhere, s.of, false); base.KindOf(err) != base.Forbidden {
			t.Errorf("another organisation tells of a certification that it does not deliver: %v", err)
		}
	})
}

func TestTheNumbersOfTheCaisseAreCheckedBeforeTheyAreKept(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		if err := s.Register(s.ctx, s.who, s.of, transmission.Emitter{Client: "03ABC12", Certifier: "03ABC123", Version: "3"}); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		if e, err := s.Emitter(s.ctx, s.who, s.of); err != nil || e.Contract != "MCFCER000123" {
			t.Error(e, err)
		}
	})
}
