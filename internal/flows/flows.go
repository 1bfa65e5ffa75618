// Package flows says, on one page, what follows from what across rooms: each line
// of Wire is a fact that one room announces and what another then writes, in the
// same transaction, or puts in the outbox for after the commit. It announces
// nothing and must never know a page.
package flows

import (
	"context"

	"pilotis/internal/account"
	"pilotis/internal/award"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/booking"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/intake"
	"pilotis/internal/jury"
	"pilotis/internal/ledger"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/purchase"
	"pilotis/internal/space"
	"pilotis/internal/vat"
)

// Rooms are those that announce or listen.
type Rooms struct {
	DB         *db.DB
	Accounts   *account.Desk
	Places     *place.Desk
	People     *people.Desk
	Intake     *intake.Desk
	Spaces     *space.Desk
	Ledger     *ledger.Desk
	Vat        *vat.Desk
	Bookings   *booking.Desk
	Post       *post.Desk
	Purchase   *purchase.Desk
	Bank       *bank.Desk
	Board      *board.Desk
	Candidates *candidacy.Desk
	Juries     *jury.Desk
	Awards     *award.Desk
	Fates      *fate.Desk
}

// Wire joins the rooms, before the house opens.
func Wire(r Rooms) {
	r.Places.Opened.On(r.ownerOf)
	r.Spaces.TreeChanged.On(r.Bookings.Reclaim)
	r.Spaces.Shut.On(shutOut)

	r.People.Merged.On(r.follow)
	r.People.Erased.On(r.forget)
	r.People.Removed.On(func(ctx context.Context, tx *db.Tx, p people.Person) error { return r.Bookings.Depends(ctx, tx, p.ID) })

	r.Ledger.Written.On(r.Vat.Guard)
	r.Ledger.Validated.On(r.Vat.Guard)
	r.Ledger.Settled.On(r.Vat.Settle)
	r.Ledger.Reopened.On(r.Vat.Reopen)
	r.Ledger.Undone.On(r.Vat.Undone)
	r.Ledger.Undone.On(r.Bank.Undone)
	r.Ledger.Undone.On(r.Purchase.Undone)

	r.Candidates.Enrolled.On(r.welcome)
	r.Juries.Signed.On(r.judge)
	r.Awards.Issued.On(r.Fates.Watch)

	r.Bookings.Asked.On(tell(asked))
	r.Bookings.Asked.On(askToDecide)
	r.Bookings.Booked.On(tell(booked))
	r.Bookings.Booked.On(remind)
	r.Bookings.Moved.On(tellMove)
	r.Bookings.Moved.On(remindAgain)
	r.Bookings.Cancelled.On(tell(cancelled))
	r.Bookings.Cancelled.On(forgetReminder)
	r.Bookings.Refused.On(tell(refused))
	r.Bookings.Offered.On(tellOffer)
	r.Bookings.Offered.On(sweepAfterOffer)
	r.Bookings.Asked.On(sweepAfterHold)

	r.Post.Handle(letterKind, r.writeLetter)
	r.Post.Handle(decideKind, r.writeDecide)
	r.Post.Handle(reminderKind, r.writeReminder)
	r.Post.Handle(offerKind, r.writeOffer)
	r.Post.Handle(sweepKind, r.sweep)
	r.Post.Handle(vat.RecallKind, r.recallVat)
	r.Post.Handle(board.RecallKind, r.recallBoard)
	r.Post.Handle(ledger.RecurringKind, r.Ledger.Recur)
	r.Post.Handle(fate.Kind, r.Fates.Work)
}

// ownerOf: whoever opens a place answers for it.
func (r Rooms) ownerOf(ctx context.Context, tx *db.Tx, o place.Opening) error {
	return r.Accounts.Grant(ctx, tx, o.By.Account, base.Owner, "")
}

// welcome: a candidate may enter the organisation that certifies them.
func (r Rooms) welcome(ctx context.Context, tx *db.Tx, c candidacy.Candidate) error {
	p, err := r.Places.Get(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	return r.Accounts.Welcome(ctx, tx, p.Name, account.Inviting{Email: c.Email, Role: base.Visitor, Lang: tx.Who.Lang})
}

// follow: what one record had, the record that took it over has.
func (r Rooms) follow(ctx context.Context, tx *db.Tx, m people.Merge) error {
	if err := r.Bookings.Reassign(ctx, tx, m.From, m.Into); err != nil {
		return err
	}
	if err := r.Purchase.Reassign(ctx, tx, m.From, m.Into); err != nil {
		return err
	}
	return r.Accounts.Follow(ctx, tx, m.From, m.Into)
}

// forget: what was typed about somebody goes with them, and what was written to them.
func (r Rooms) forget(ctx context.Context, tx *db.Tx, p people.Person) error {
	if err := r.Bookings.Forget(ctx, tx, p.ID); err != nil {
		return err
	}
	if err := r.Intake.Forget(ctx, tx, p.ID); err != nil {
		return err
	}
	if err := r.Purchase.Forget(ctx, tx, p.ID); err != nil {
		return err
	}
	if err := r.Accounts.Follow(ctx, tx, p.ID, ""); err != nil {
		return err
	}
	if err := r.Fates.Forget(ctx, tx, p.Email); err != nil {
		return err
	}
	return post.Forget(ctx, tx, p.Email)
}
