package booking_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

func TestP1AWeeklyBookingKeepsItsHourWhenTheClocksGoForward(t *testing.T) {
	each(t, func(s *scene) {
		s.ask(s.member, every("FREQ=WEEKLY;COUNT=3", at(s.room(""), "2027-03-21T09:00", "2027-03-21T11:00")))
		for day, want := range map[string]string{"2027-03-21": "03-21 08:00–03-21 10:00", "2027-03-28": "03-28 07:00–03-28 09:00"} {
			b := s.list(day, "")[0]
			equal(s, utc(b.From)+"–"+utc(b.To), want)
			equal(s, wall(b.From)+" "+wall(b.To), day+"T09:00 "+day+"T11:00")
		}
	})
}

func TestP2AWeeklyBookingKeepsItsHourWhenTheClocksGoBack(t *testing.T) {
	each(t, func(s *scene) {
		done := s.ask(s.member, every("FREQ=WEEKLY;COUNT=3", at(s.room(""), "2027-10-25T09:00", "2027-10-25T10:00")))
		equal(s, utc(done.Occurrences[0].From), "10-25 07:00")
		equal(s, utc(done.Occurrences[2].From), "11-08 08:00")
		equal(s, dates(done.Occurrences), "10-25 09:00, 11-01 09:00, 11-08 09:00")
	})
}

func TestP4AnHourThatDoesNotExistIsRefusedAndNeverMoved(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		f := s.refused(s.member, at(id, "2027-03-28T02:30", "2027-03-28T04:00"), "booking.hour_missing")
		equal(s, f.Kind, base.Invalid)
		equal(s, f.Fields[0].Name, "start")
		equal(s, s.refused(s.member, at(id, "2027-03-28T01:30", "2027-03-28T02:30"), "booking.hour_missing").Fields[0].Name, "end")
		equal(s, len(s.list("2027-03-28", "")), 0)
		// a date of a series is reported, not moved
		series := every("FREQ=DAILY;COUNT=3", at(id, "2027-03-27T02:15", "2027-03-27T02:45"))
		blocked := s.refused(s.member, series, "booking.series_blocked").Extra["conflicts"].([]booking.Obstacle)
		equal(s, len(blocked), 1)
		s.expect(blocked[0].Fault, "booking.hour_missing")
		done := s.ask(s.member, skipping(series))
		equal(s, dates(done.Occurrences), "03-27 02:15, 03-29 02:15")
		equal(s, len(done.Skipped), 1)
		// and so is a date that would be moved onto it
		_, err := s.Change(ctx, s.member, done.Booking.ID, booking.One, booking.Changes{Start: set("2027-03-28T02:15")})
		s.expect(err, "booking.hour_missing")
	})
}

func TestP5AnHourThatHappensTwiceIsTheFirstAndSaidSo(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		done := s.ask(s.member, at(id, "2027-10-31T02:30", "2027-10-31T03:00"))
		equal(s, utc(done.Booking.From)+" "+utc(done.Booking.To), "10-31 00:30 10-31 01:00")
		equal(s, strings.Join(done.Notices, ""), "ambiguous_time")
		second := s.ask(s.member, at(id, "2027-10-31T02:30:00+01:00", "2027-10-31T03:00:00+01:00"))
		equal(s, utc(second.Booking.From), "10-31 01:30")
		equal(s, len(second.Notices), 0)
		s.refused(s.member, at(id, "2027-10-31T02:30", "2027-10-31T02:45"), "booking.taken_until")
		// moved by its instants, the second pass stays the second
		moved, err := s.Change(ctx, s.member, second.Booking.ID, booking.One, booking.Changes{Start: set("2027-10-31T02:15:00+01:00"), End: set("2027-10-31T02:45:00+01:00")})
		s.must(err)
		equal(s, utc(moved.Booking.From), "10-31 01:15")
	})
}

func TestP7NoticeIsElapsedTimeAndTheEarliestStartIsProposed(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("notice_minutes=1440")
		s.now("2027-03-27T10:00:00+01:00")
		f := s.refused(s.member, at(id, "2027-03-28T10:00", "2027-03-28T11:00"), "booking.too_soon")
		equal(s, f.Kind, base.Invalid)
		equal(s, s.ways(f)[0], "Salle bleue 2027-03-28T11:00")
		equal(s, said(f), "Il faut réserver au moins 24 h à l’avance. Au plus tôt : dimanche 28 mars 2027 à 11 h.")
		s.ask(s.member, at(id, "2027-03-28T11:00", "2027-03-28T12:00"))
	})
}

func TestP8ACancellationIsInTimeUntilTheVeryInstantOfTheLimit(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("cancel_minutes=1440")
		one := s.ask(s.member, at(id, "2027-06-15T14:00", "2027-06-15T15:00")).Booking.ID
		two := s.ask(s.member, at(id, "2027-06-15T15:00", "2027-06-15T16:00")).Booking.ID
		late := s.ask(s.member, at(s.room("cancel_minutes=1440"), "2027-06-15T14:00", "2027-06-15T15:00")).Booking.ID
		s.now("2027-06-14T14:00:00+02:00")
		_, err := s.Cancel(ctx, s.member, one, booking.Cancellation{})
		s.must(err)
		s.now("2027-06-14T14:00:01+02:00")
		_, err = s.Cancel(ctx, s.member, late, booking.Cancellation{})
		f := s.expect(err, "booking.too_late_to_cancel")
		equal(s, said(f), "Une annulation se fait au plus tard 24 h avant le début : c’était possible jusqu’au lundi 14 juin 2027 à 14 h. Demandez à l’équipe.")
		// moving away frees the slot just as well, and is refused as well; prolonging is not
		_, err = s.Change(ctx, s.member, late, booking.One, booking.Changes{Start: set("2027-06-20T14:00")})
		s.expect(err, "booking.too_late_to_cancel")
		_, err = s.Change(ctx, s.member, late, booking.One, booking.Changes{End: set("2027-06-15T16:00")})
		s.must(err)
		// staff are told, and may confirm
		_, err = s.Cancel(ctx, s.staff, late, booking.Cancellation{})
		equal(s, s.expect(err, "booking.too_late_to_cancel").Fields[0].Name, "confirm_late")
		_, err = s.Cancel(ctx, s.staff, late, booking.Cancellation{Late: true})
		s.must(err)
		_, err = s.Cancel(ctx, s.member, two, booking.Cancellation{})
		s.must(err)
	})
}

func TestP13ABackDatedEntryIsRefusedToMembersAndConfirmedByStaff(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("notice_minutes=60 horizon_days=30")
		s.now("2026-03-25T08:05:00+01:00")
		past := at(id, "2026-03-25T07:30", "2026-03-25T08:00")
		s.refused(s.member, past, "booking.past")
		equal(s, s.refused(s.staff, past, "booking.past_unconfirmed").Fields[0].Name, "confirm_past")
		past.ConfirmPast = true
		s.refused(s.member, past, "booking.past")
		s.ask(s.staff, past)
		s.refused(s.staff, past, "booking.taken_until") // confirming does not lend a seat twice
	})
}

func TestP16ABufferFollowsTheBookingAndTheNextHourIsProposed(t *testing.T) {
	each(t, func(s *scene) {
		plain, rested := s.room(""), s.space(space.KindRoom, "Cuisine", 1, "", "buffer_minutes=15")
		s.ask(s.member, at(plain, "2027-01-12T09:00", "2027-01-12T10:00"))
		s.ask(s.other, at(plain, "2027-01-12T10:00", "2027-01-12T11:00"))
		s.ask(s.member, at(rested, "2027-01-12T09:00", "2027-01-12T10:00"))
		f := s.refused(s.other, at(rested, "2027-01-12T10:00", "2027-01-12T11:00"), "booking.taken_until")
		equal(s, f.Kind, base.Conflict)
		equal(s, s.ways(f)[0], "Cuisine 2027-01-12T10:15")
		// the booking before needs its own buffer too
		s.refused(s.other, at(rested, "2027-01-12T08:00", "2027-01-12T09:00"), "booking.taken_until")
		s.ask(s.other, at(rested, "2027-01-12T08:00", "2027-01-12T08:45"))
		s.ask(s.other, at(rested, "2027-01-12T10:15", "2027-01-12T11:00"))
	})
}

func TestP17ASeriesThatCrossesMidnightHoldsTheNextMorning(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		s.ask(s.member, every("FREQ=WEEKLY;COUNT=4", at(id, "2027-02-01T23:00", "2027-02-02T01:00")))
		s.refused(s.other, at(id, "2027-02-16T00:30", "2027-02-16T01:30"), "booking.taken_until")
		s.ask(s.other, at(id, "2027-02-16T01:00", "2027-02-16T02:00"))
	})
}

func TestP18TheDatesOfASeriesThatAreTakenAreListedToSkipMoveOrGiveUp(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		s.ask(s.other, at(id, "2027-02-02T10:30", "2027-02-02T11:30"))
		series := every("FREQ=WEEKLY;COUNT=10", at(id, "2027-01-05T10:00", "2027-01-05T11:00"))
		f := s.refused(s.member, series, "booking.series_blocked")
		equal(s, f.Kind, base.Conflict)
		conflicts := f.Extra["conflicts"].([]booking.Obstacle)
		equal(s, len(conflicts), 1)
		equal(s, wall(conflicts[0].From), "2027-02-02T10:00")
		equal(s, wall(conflicts[0].Nearest.From), "2027-02-02T09:30")
		equal(s, len(s.list("2027-01-01", "2027-04-01")), 1)

		moved := series
		moved.Dates = map[dayOf]booking.OnConflict{"2027-02-02": booking.MoveEach}
		done, err := s.Try(ctx, s.member, moved)
		s.must(err)
		equal(s, len(done.Occurrences), 10)
		equal(s, wall(done.Occurrences[4].From), "2027-02-02T09:30")

		done = s.ask(s.member, skipping(series))
		equal(s, len(done.Occurrences), 9)
		equal(s, len(done.Skipped), 1)
		equal(s, len(s.list("2027-02-02", "")), 1)
	})
}

func TestP19AClosedDayOfASeriesIsSkippedAndListed(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		_, err := s.Spaces.Close(ctx, s.staff, space.Closure{Space: id, First: "2027-11-01", Last: "2027-11-01", Reason: "Toussaint"}, space.Warn)
		s.must(err)
		done := s.ask(s.member, skipping(every("FREQ=WEEKLY;COUNT=4", at(id, "2027-10-25T09:00", "2027-10-25T10:00"))))
		equal(s, dates(done.Occurrences), "10-25 09:00, 11-08 09:00, 11-15 09:00")
		equal(s, len(done.Skipped), 1)
		equal(s, wall(done.Skipped[0].From), "2027-11-01T09:00")
	})
}

func TestP20OfTwoRequestsForOneSlotTheFirstApprovedWinsAndTheOtherIsTold(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("approval=1")
		var told []booking.ID
		s.Refused.On(func(_ ctxOf, _ *db.Tx, b booking.Booking) error { told = append(told, b.ID); return nil })
		one := s.ask(s.member, at(id, "2027-01-12T10:00", "2027-01-12T11:00")).Booking
		two := s.ask(s.other, at(id, "2027-01-12T10:30", "2027-01-12T11:30")).Booking
		equal(s, two.State, booking.Requested)
		_, err := s.Approve(ctx, s.member, one.ID, booking.One)
		equal(s, base.KindOf(err), base.Forbidden)
		_, err = s.Approve(ctx, s.staff, one.ID, booking.One)
		s.must(err)
		_, err = s.Approve(ctx, s.staff, two.ID, booking.One)
		f := s.expect(err, "booking.taken_until")
		equal(s, f.Kind, base.Conflict)
		if len(s.ways(f)) == 0 {
			s.Error("nothing is proposed instead")
		}
		if !slices.Equal(told, []booking.ID{two.ID}) {
			s.Errorf("told %v", told)
		}
		b, err := s.Get(ctx, s.staff, two.ID)
		s.must(err)
		equal(s, b.State, booking.Refused)
		equal(s, b.Ended.Reason, "booking.reason_taken")
	})
}

func TestP21ARequestOlderThanItsHoldNoLongerKeepsItsSlot(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		s.must(s.Spaces.SetRules(ctx, s.staff, id, base.Member, []space.Setting{{Rule: space.Approval, Value: "1"}, {Rule: space.Hold, Value: "48"}}))
		request := s.ask(s.member, at(id, "2027-01-12T10:00", "2027-01-12T11:00")).Booking
		slot := at(id, "2027-01-12T10:00", "2027-01-12T11:00")
		s.now("2027-01-03T07:59:00+01:00")
		s.refused(s.staff, slot, "booking.taken_until")
		s.now("2027-01-03T08:00:00+01:00")
		s.ask(s.staff, slot)
		_, err := s.Approve(ctx, s.staff, request.ID, booking.One)
		s.expect(err, "booking.taken_until")
	})
}

func TestP22AWholeIsTakenWithAPartAndAPartLeavesItsSister(t *testing.T) {
	each(t, func(s *scene) {
		hall := s.space(space.KindRoom, "Halle", 40, "", "")
		a, b := s.space(space.KindPart, "A", 20, hall, ""), s.space(space.KindPart, "B", 20, hall, "")
		first := s.ask(s.member, at(a, "2027-01-12T14:00", "2027-01-12T16:00")).Booking
		for _, who := range []base.Actor{s.other, s.staff} {
			s.refused(who, at(hall, "2027-01-12T15:00", "2027-01-12T17:00"), "booking.taken_until")
		}
		s.ask(s.other, at(b, "2027-01-12T15:00", "2027-01-12T17:00"))
		var told []booking.ID
		s.Cancelled.On(func(_ ctxOf, _ *db.Tx, b booking.Booking) error { told = append(told, b.ID); return nil })
		_, err := s.Cancel(ctx, s.staff, first.ID, booking.Cancellation{Reason: "Travaux"})
		s.must(err)
		if !slices.Equal(told, []booking.ID{first.ID}) {
			s.Errorf("told %v", told)
		}
		s.ask(s.staff, at(hall, "2027-01-12T13:00", "2027-01-12T15:00"))
		s.refused(s.member, at(a, "2027-01-12T14:00", "2027-01-12T16:00"), "booking.taken_until")
	})
}

func TestP23ASeriesThatGoesOnIsNotHeldUpByItsPast(t *testing.T) {
	each(t, func(s *scene) {
		id := s.room("")
		series := s.ask(s.member, every("FREQ=WEEKLY;COUNT=6", at(id, "2027-01-05T10:00", "2027-01-05T11:00")))
		_, err := s.Cancel(ctx, s.member, series.Occurrences[1].ID, booking.Cancellation{})
		s.must(err)
		s.ask(s.other, at(id, "2027-01-12T10:00", "2027-01-12T11:00"))
		s.now("2027-02-01T08:00:00+01:00")
		done, err := s.Extend(ctx, s.member, series.Occurrences[4].ID, "2027-03-02", booking.RefuseAll)
		s.must(err)
		equal(s, dates(done.Occurrences), "02-16 10:00, 02-23 10:00, 03-02 10:00")
		equal(s, done.Booking.Series, series.Booking.Series)
		// and it ends earlier as well
		done, err = s.Extend(ctx, s.member, series.Occurrences[4].ID, "2027-02-20", "")
		s.must(err)
		equal(s, dates(done.Occurrences), "02-23 10:00, 03-02 10:00")
		equal(s, done.Occurrences[0].State, booking.Cancelled)
		equal(s, dates(s.list("2027-02-05", "2027-04-01")), "02-09 10:00, 02-16 10:00")
	})
}

func TestP24TheOtherDatesOfASeriesKeepTheirIdentifiers(t *testing.T) {
	each(t, func(s *scene) {
		done := s.ask(s.member, every("FREQ=WEEKLY;COUNT=4", at(s.room(""), "2027-01-05T10:00", "2027-01-05T11:00")))
		_, err := s.Cancel(ctx, s.member, done.Occurrences[1].ID, booking.Cancellation{Scope: booking.One})
		s.must(err)
		want := slices.Delete(ids(done.Occurrences), 1, 2)
		if got := ids(s.list("2027-01-01", "2027-03-01")); !slices.Equal(got, want) {
			s.Errorf("%v, want %v", got, want)
		}
	})
}

func TestP28AMachineIsLentToWhoeverIsTrainedOnThatDay(t *testing.T) {
	each(t, func(s *scene) {
		s.trained(s.member.Person, "Découpe laser", "2027-01-01", "2027-04-30")
		laser := s.space(space.KindMachine, "Laser", 1, "", "authorisation=decoupe-laser")
		s.now("2027-04-20T10:00:00+02:00")
		f := s.refused(s.member, at(laser, "2027-05-02T10:00", "2027-05-02T11:00"), "booking.training_expired")
		equal(s, said(f), "L’habilitation « Découpe laser » est valable jusqu’au vendredi 30 avril 2027 : renouvelez-la pour réserver Laser à cette date.")
		s.ask(s.member, at(laser, "2027-04-30T10:00", "2027-04-30T11:00"))
		s.refused(s.other, at(laser, "2027-04-30T12:00", "2027-04-30T13:00"), "booking.training_missing")
		for _, unknown := range []base.Actor{{Account: "x", Place: "p1", Role: base.Member, Zone: s.member.Zone}, {Token: "t", Place: "p1", Role: base.Member, Zone: s.member.Zone}} {
			s.refused(unknown, at(laser, "2027-04-30T12:00", "2027-04-30T13:00"), "booking.training_missing")
		}
		w := at(laser, "2027-05-02T10:00", "2027-05-02T11:00")
		w.Person = s.member.Person
		s.refused(s.staff, w, "booking.training_expired") // safety holds for whoever books
	})
}

func TestP33AQuotaCountsTheDayInWhichTheHoursLie(t *testing.T) {
	each(t, func(s *scene) {
		laser := s.space(space.KindMachine, "Laser", 1, "", "quota_day_minutes=120")
		s.ask(s.member, at(laser, "2027-01-04T10:00", "2027-01-04T12:00"))
		s.ask(s.member, at(laser, "2027-01-05T10:00", "2027-01-05T12:00"))
		f := s.refused(s.member, at(laser, "2027-01-04T14:00", "2027-01-04T15:00"), "booking.quota_day")
		equal(s, said(f), "Laser : 2 h par jour et par personne. Il reste 0 min ce jour-là.")
		s.ask(s.other, at(laser, "2027-01-04T14:00", "2027-01-04T15:00"))
		s.ask(s.member, at(laser, "2027-01-06T22:00", "2027-01-07T02:00"))
	})
}

func TestP69TheNumberOfQueriesDoesNotGrowWithTheSpaces(t *testing.T) {
	each(t, func(s *scene) {
		count := func() (n int64) {
			tallied, queries := db.Tally(ctx)
			from := s.DB.Now()
			_, err := s.List(tallied, s.staff, booking.Filter{From: from, To: from.AddDate(0, 0, 7)})
			s.must(err)
			_, err = s.Free(tallied, s.staff, "", from, from.AddDate(0, 0, 7), time.Hour, 0)
			s.must(err)
			_, err = s.Ask(tallied, s.member, at(s.list("2027-01-12", "")[0].Space, "2027-01-12T10:00", "2027-01-12T11:00"))
			s.expect(err, "booking.taken_until")
			return queries.Load()
		}
		s.ask(s.member, at(s.room(""), "2027-01-12T10:00", "2027-01-12T11:00"))
		s.must2(s.Spaces.Plan(ctx, s.DB, s.staff))
		few := count()
		for range 60 {
			s.ask(s.member, at(s.room(""), "2027-01-12T10:00", "2027-01-12T11:00"))
		}
		s.must2(s.Spaces.Plan(ctx, s.DB, s.staff))
		equal(s, count(), few)
	})
}
