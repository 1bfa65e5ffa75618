package booking_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

func (s *scene) wait(who base.Actor, w booking.Wanted) booking.Waiting {
	s.Helper()
	waits, err := s.Wait(ctx, who, w)
	s.must(err)
	return waits
}

// state reads where somebody stands in a list.
func (s *scene) state(id booking.WaitingID) booking.WaitingState {
	s.Helper()
	w, err := s.Waiting(ctx, s.staff, id)
	s.must(err)
	return w.State
}

func TestP39WhatIsFreedOnceItHasBegunIsOfferedToNobody(t *testing.T) {
	each(t, func(s *scene) {
		slot := at(s.room(""), "2027-01-12T15:00", "2027-01-12T17:00")
		taken := s.ask(s.member, slot).Booking
		waits := s.wait(s.other, slot)
		s.now("2027-01-12T15:10:00+01:00")
		_, err := s.Cancel(ctx, s.member, taken.ID, booking.Cancellation{})
		s.must(err)
		equal(s, s.state(waits.ID), booking.Waits)
		_, err = s.TakeUp(ctx, s.other, waits.ID)
		s.expect(err, "booking.no_offer")
	})
}

func TestP40AFreedSeatGoesToTheFirstWhomItSufficesAndTheOthersKeepTheirRank(t *testing.T) {
	each(t, func(s *scene) {
		desks := s.space(space.KindDesk, "Postes", 2, "", "")
		slot := at(desks, "2027-01-12T09:00", "2027-01-12T12:00")
		one, two := s.ask(s.staff, slot).Booking, s.ask(s.staff, slot).Booking
		pair := slot
		pair.Seats = 2
		family, single := s.wait(s.member, pair), s.wait(s.other, slot)
		_, err := s.Cancel(ctx, s.staff, one.ID, booking.Cancellation{})
		s.must(err)
		equal(s, s.state(family.ID), booking.Waits)
		equal(s, s.state(single.ID), booking.Offered)
		s.refused(s.staff, slot, "booking.taken_until") // what is offered is taken
		s.must(s.Leave(ctx, s.other, single.ID))
		equal(s, s.state(family.ID), booking.Waits)
		_, err = s.Cancel(ctx, s.staff, two.ID, booking.Cancellation{})
		s.must(err)
		equal(s, s.state(family.ID), booking.Offered)
		done, err := s.TakeUp(ctx, s.member, family.ID)
		s.must(err)
		equal(s, done.Booking.Seats, 2)
		equal(s, done.Booking.Person, s.member.Person)
		equal(s, s.state(family.ID), booking.TakenUp)
	})
}

func TestP41AnOfferUnansweredGoesToTheNextAndNeverMakesOneSeatTooMany(t *testing.T) {
	each(t, func(s *scene) {
		var told []booking.WaitingID
		s.Offered.On(func(_ ctxOf, _ *db.Tx, w booking.Waiting) error { told = append(told, w.ID); return nil })
		slot := at(s.room("notice_minutes=60"), "2027-01-12T09:00", "2027-01-12T12:00")
		taken := s.ask(s.staff, slot).Booking
		first, second := s.wait(s.member, slot), s.wait(s.other, slot)
		_, err := s.Wait(ctx, s.member, slot)
		s.expect(err, "booking.waits_already")
		list, err := s.WaitingList(ctx, s.other, false)
		s.must(err)
		equal(s, len(list), 1)
		equal(s, list[0].Ahead, 1)
		_, err = s.Cancel(ctx, s.staff, taken.ID, booking.Cancellation{})
		s.must(err)
		equal(s, len(told), 1)
		s.now("2027-01-02T07:59:00+01:00")
		s.must(s.Sweep(ctx, base.System("p1", s.staff.Zone)))
		equal(s, s.state(second.ID), booking.Waits)
		s.now("2027-01-02T08:00:00+01:00")
		_, err = s.TakeUp(ctx, s.member, first.ID)
		s.expect(err, "booking.no_offer")
		s.refused(s.staff, slot, "booking.taken_until") // it is the next's, even before any job has run
		told = nil
		s.must(s.Sweep(ctx, base.System("p1", s.staff.Zone)))
		equal(s, s.state(first.ID), booking.Lapsed)
		equal(s, s.state(second.ID), booking.Offered)
		equal(s, len(told), 1)
		_, err = s.TakeUp(ctx, s.member, second.ID)
		s.expect(err, "booking.not_yours")
		_, err = s.TakeUp(ctx, s.other, second.ID)
		s.must(err)
		equal(s, len(s.list("2027-01-12", "")), 1)
	})
}

func TestWhatIsFreeIsBookedAndNotWaitedFor(t *testing.T) {
	each(t, func(s *scene) {
		slot := at(s.room(""), "2027-01-12T09:00", "2027-01-12T12:00")
		_, err := s.Wait(ctx, s.member, slot)
		s.expect(err, "booking.still_free")
		s.ask(s.staff, slot)
		slot.Rule = "FREQ=DAILY;COUNT=2"
		_, err = s.Wait(ctx, s.member, slot)
		s.expect(err, "booking.waits_for_one")
	})
}
