package booking_test

import (
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/space"
)

func TestSeveralSpacesAreTakenAtOnceOrNoneIs(t *testing.T) {
	each(t, func(s *scene) {
		a, b := s.room(""), s.space(space.KindRoom, "Cuisine", 4, "", "")
		both := at(a, "2027-01-12T10:00", "2027-01-12T11:00")
		both.Spaces = []base.SpaceID{b, a, a}
		done := s.ask(s.member, both)
		equal(s, len(done.Occurrences), 2)
		equal(s, done.Occurrences[1].Together, done.Occurrences[0].ID)
		s.refused(s.other, both, "booking.taken_until")
		later := both
		later.Start, later.End = "2027-01-12T11:00", "2027-01-12T12:00"
		s.ask(s.other, at(b, later.Start, later.End))
		s.refused(s.member, later, "booking.taken_until")
		equal(s, len(s.list("2027-01-12", "")), 3)
		// a whole and its own part cannot be taken twice by one request
		part := s.space(space.KindPart, "Coin", 2, b, "")
		again := at(b, "2027-01-13T10:00", "2027-01-13T11:00")
		again.Spaces = append(again.Spaces, part)
		s.refused(s.member, again, "booking.taken_until")
		// one of the two, then what is left of them
		_, err := s.Cancel(ctx, s.member, done.Occurrences[0].ID, booking.Cancellation{Scope: booking.One})
		s.must(err)
		gone, err := s.Cancel(ctx, s.member, done.Occurrences[1].ID, booking.Cancellation{Scope: booking.Together})
		s.must(err)
		equal(s, len(gone), 1)
		s.totalsHold()
	})
}

func TestTheDatesThatFollowMoveTogetherAndGoOnAtTheirNewHour(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		series := s.ask(s.member, every("FREQ=WEEKLY;BYDAY=MO;COUNT=5", at(id, "2027-03-08T09:00", "2027-03-08T10:00")))
		third := series.Occurrences[2].ID
		blocker := s.ask(s.other, at(id, "2027-03-30T14:30", "2027-03-30T15:30")).Booking
		tuesday := booking.Changes{Start: set("2027-03-23T14:00"), End: set("2027-03-23T15:00")}
		_, err := s.Change(ctx, s.member, third, booking.Following, tuesday)
		equal(s, len(s.expect(err, "booking.series_blocked").Extra["conflicts"].([]booking.Obstacle)), 1)
		_, err = s.Cancel(ctx, s.other, blocker.ID, booking.Cancellation{})
		s.must(err)
		done, err := s.Change(ctx, s.member, third, booking.Following, tuesday)
		s.must(err)
		equal(s, dates(done.Occurrences), "03-23 14:00, 03-30 14:00, 04-06 14:00") // on the wall, over the clock change
		if got := ids(done.Occurrences); !slices.Equal(got, ids(series.Occurrences)[2:]) {
			s.Errorf("identifiers changed: %v", got)
		}
		more, err := s.Extend(ctx, s.member, third, "2027-04-20", "")
		s.must(err)
		equal(s, dates(more.Occurrences), "04-13 14:00, 04-20 14:00")
		equal(s, dates(s.list("2027-03-01", "2027-03-20")), "03-08 09:00, 03-15 09:00")
		gone, err := s.Cancel(ctx, s.member, third, booking.Cancellation{Scope: booking.All})
		s.must(err)
		equal(s, len(gone), 5)
		s.totalsHold()
	})
}

func TestASeriesWithoutAnEndGoesAsFarAsOneMayBookAndSaysSo(t *testing.T) {
	each(t, func(s *scene) {
		near, far := s.room("horizon_days=30"), s.room("")
		done := s.ask(s.member, every("FREQ=WEEKLY", at(near, "2027-01-05T10:00", "2027-01-05T11:00")))
		equal(s, dates(done.Occurrences), "01-05 10:00, 01-12 10:00, 01-19 10:00, 01-26 10:00")
		equal(s, done.Notices[0], "series_cut")
		equal(s, len(s.ask(s.member, every("FREQ=DAILY", at(far, "2027-01-05T10:00", "2027-01-05T11:00"))).Occurrences), 366)
		for rule, key := range map[string]string{"FREQ=HOURLY": "booking.rule_frequency", "FREQ=DAILY;BYHOUR=9": "booking.rule_part", "hop": "booking.rule_part"} {
			s.refused(s.member, every(rule, at(far, "2029-01-05T10:00", "2029-01-05T11:00")), key)
		}
		// what could never be is said by its rule
		f := s.refused(s.member, every("FREQ=WEEKLY;COUNT=3", at(near, "2027-06-05T10:00", "2027-06-05T11:00")), "booking.too_far")
		equal(s, f.Kind, base.Invalid)
	})
}

func TestAMoveWhereApprovalIsWantedIsARequestAgain(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("approval=1")
		b := s.ask(s.member, at(id, "2027-01-12T10:00", "2027-01-12T11:00")).Booking
		_, err := s.Approve(ctx, s.staff, b.ID, booking.One)
		s.must(err)
		moved, err := s.Change(ctx, s.member, b.ID, booking.One, booking.Changes{Start: set("2027-01-12T14:00")})
		s.must(err)
		equal(s, moved.Booking.State, booking.Requested)
		renamed, err := s.Change(ctx, s.member, b.ID, booking.One, booking.Changes{Title: set("Chorale")})
		s.must(err)
		equal(s, renamed.Booking.Title, "Chorale")
		series := s.ask(s.member, every("FREQ=WEEKLY;COUNT=3", at(id, "2027-02-02T10:00", "2027-02-02T11:00")))
		lent, err := s.Approve(ctx, s.staff, series.Booking.ID, booking.All)
		s.must(err)
		equal(s, len(lent), 3)
		s.totalsHold()
	})
}

func TestNobodyElseMovesCancelsOrBooksInOnesName(t *testing.T) {
	each(t, func(s *scene) {
		b := s.ask(s.member, at(s.room(""), "2027-01-12T10:00", "2027-01-12T11:00")).Booking
		_, err := s.Cancel(ctx, s.other, b.ID, booking.Cancellation{})
		equal(s, s.expect(err, "booking.not_yours").Kind, base.Forbidden)
		_, err = s.Change(ctx, s.other, b.ID, booking.One, booking.Changes{Title: set("X")})
		s.expect(err, "booking.not_yours")
		w := at(b.Space, "2027-01-13T10:00", "2027-01-13T11:00")
		w.Person = s.member.Person
		s.refused(s.other, w, "booking.only_for_oneself")
		seen, err := s.Get(ctx, s.other, b.ID)
		s.must(err)
		equal(s, seen.Title+string(seen.Person)+seen.AskedAs, "")
		_, err = s.List(ctx, s.other, booking.Filter{From: b.From, To: b.To, Person: s.member.Person})
		equal(s, base.KindOf(err), base.Forbidden)
		elsewhere := s.staff
		elsewhere.Place = "p2"
		_, err = s.Get(ctx, elsewhere, b.ID)
		equal(s, base.KindOf(err), base.NotFound)
		_, err = s.Ask(ctx, elsewhere, at(b.Space, "2027-01-12T10:00", "2027-01-12T11:00"))
		equal(s, base.KindOf(err), base.NotFound)
	})
}
