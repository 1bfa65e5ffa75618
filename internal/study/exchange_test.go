package study_test

import (
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/study"
	"pilotis/internal/testkit"
)

func TestAPageOfAJournalIsReadByItsWriterAndWhomTheyShareItWith(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		alone, err := s.Note(ctx, s.malika, study.Entry{Session: s.in, On: "2026-11-22", Text: "Fatiguée."})
		s.must(err)
		told, err := s.Note(ctx, s.malika, study.Entry{Session: s.in, On: "2026-11-23", Text: "Une trouvaille.", Competences: []string{"1.1"}, Shared: true})
		s.must(err)
		for _, c := range []struct {
			who  base.Actor
			read []base.ID[study.Entry]
		}{{s.malika, []base.ID[study.Entry]{told.ID, alone.ID}}, {s.tom, []base.ID[study.Entry]{told.ID}}, {s.zoe, nil}, {s.awa, nil}, {s.boss, nil}} {
			j, err := s.Journal(ctx, c.who, s.in)
			s.must(err)
			var got []base.ID[study.Entry]
			for _, e := range j.Entries {
				got = append(got, e.ID)
			}
			if !slices.Equal(got, c.read) {
				t.Errorf("%s reads %v, want %v", c.who.Name, got, c.read)
			}
		}
		_, err = s.Answer(ctx, s.tom, s.in, alone.ID, "Courage")
		s.refused(err, base.NotFound, "base.not_found")
		_, err = s.Answer(ctx, s.awa, s.in, told.ID, "Bravo")
		s.refused(err, base.NotFound, "base.not_found")
		_, err = s.Answer(ctx, s.tom, s.in, told.ID, "Qui d’autre le sait ?")
		s.must(err)
		if got := s.letters(); !slices.Equal(got, []string{"malika@exemple.fr: Tom a répondu à une page de votre journal"}) {
			t.Error(got)
		}
		told.Text = "Réécrite par un autre."
		_, err = s.Note(ctx, s.tom, told)
		s.refused(err, base.Forbidden, "study.no_journal")
		_, err = s.Note(ctx, s.zoe, told)
		s.refused(err, base.NotFound, "base.not_found")
		s.refused(s.Tear(ctx, s.tom, s.in, told.ID), base.Forbidden, "study.not_your_page")
		told.Shared = false
		_, err = s.Note(ctx, s.malika, told)
		s.must(err)
		if j, err := s.Journal(ctx, s.tom, s.in); err != nil || len(j.Entries) != 0 {
			t.Error("what is shared no more is still read")
		}
		s.must(s.Tear(ctx, s.malika, s.in, told.ID))
		if s.count("study_entry") != 1 || s.count("study_answer") != 0 {
			t.Error("a torn page is still there")
		}
	})
}

func TestAPageHasADayThatCameAndWords(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for code, e := range map[string]study.Entry{
			"study.ahead":       {On: "2026-11-24", Text: "Demain"},
			"base.not_a_day":    {On: "hier", Text: "Hier"},
			"base.required":     {On: "2026-11-23", Text: "  "},
			"base.not_a_choice": {On: "2026-11-23", Text: "Oui", Competences: []string{"9.9"}},
		} {
			e.Session = s.in
			_, err := s.Note(ctx, s.malika, e)
			s.refused(err, base.Invalid, code)
		}
		testkit.At(d, "2026-11-23T23:30:00Z") // past midnight in Paris
		_, err := s.Note(ctx, s.malika, study.Entry{Session: s.in, On: "2026-11-24", Text: "Demain est là"})
		s.must(err)
	})
}

func TestPeersAskAndAnswer(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		asked, err := s.Ask(ctx, s.malika, s.in, study.Thread{Title: "Le café du matin", Competence: "2.1"}, "Il ne paie pas.")
		s.must(err)
		testkit.At(d, "2026-11-23T11:00:00+01:00")
		_, err = s.Reply(ctx, s.zoe, s.in, asked.ID, "Chez nous non plus.")
		s.must(err)
		testkit.At(d, "2026-11-23T12:00:00+01:00")
		last, err := s.Reply(ctx, s.tom, s.in, asked.ID, "Comptez les heures.")
		s.must(err)
		want := []string{"tom@exemple.fr: Malika demande : Le café du matin", "malika@exemple.fr: Zoe a répondu : Le café du matin", "malika@exemple.fr: Tom a répondu : Le café du matin", "zoe@exemple.fr: Tom a répondu : Le café du matin"}
		if got := s.letters(); !sameSet(got, want) {
			t.Errorf("%q", got)
		}
		x, err := s.Exchange(ctx, s.malika, s.in)
		s.must(err)
		if len(x.Threads) != 1 || x.Unread(x.Threads[0]) != 2 || x.Threads[0].Last().ID != last.ID {
			t.Errorf("%+v", x.Threads)
		}
		_, err = s.Exchange(ctx, s.yann, s.in)
		s.refused(err, base.NotFound, "base.not_found")
		_, err = s.Reply(ctx, s.yann, s.other, asked.ID, "Et moi ?")
		s.refused(err, base.NotFound, "base.not_found")
		s.refused(s.Amend(ctx, s.tom, s.in, asked.ID, asked.First().ID, "Autre chose"), base.Forbidden, "study.not_your_words")
		s.must(s.Amend(ctx, s.malika, s.in, asked.ID, asked.First().ID, "Il ne paie pas le matin."))
		s.refused(s.Remove(ctx, s.zoe, s.in, asked.ID, last.ID, "non"), base.Forbidden, "study.not_your_words")
		s.refused(s.Remove(ctx, s.tom, s.in, asked.ID, asked.First().ID, ""), base.Invalid, "base.required")
		s.must(s.Remove(ctx, s.awa, s.in, asked.ID, asked.First().ID, "nommait une personne"))
		s.refused(s.Settle(ctx, s.zoe, s.in, asked.ID, true), base.Forbidden, "study.not_your_words")
		s.must(s.Settle(ctx, s.malika, s.in, asked.ID, true))
		x, err = s.Exchange(ctx, s.malika, s.in)
		s.must(err)
		if first := x.Threads[0].First(); !x.Threads[0].Settled || first.Text != "" || first.Removed != "nommait une personne" || first.Edited.IsZero() {
			t.Errorf("%+v", x.Threads[0])
		}
		s.refused(s.Amend(ctx, s.malika, s.in, asked.ID, asked.First().ID, "Encore"), base.NotFound, "base.not_found")
	})
}

// sameSet compares whatever the order: letters of one instant have none.
func sameSet(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
