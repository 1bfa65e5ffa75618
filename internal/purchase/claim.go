package purchase

import (
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Means parts what was paid from what was driven.
type Means string

// The means.
const (
	Spent Means = "spent"
	Drove Means = "drive"
)

// Purpose is what something was spent on, as people say it.
type Purpose string

// purposes are the accounts that each is usually booked on, the first found wins.
var purposes = []struct {
	purpose  Purpose
	accounts []string
}{
	{"travel", []string{"6251", "625"}},
	{"meal", []string{"6257", "625"}},
	{"supplies", []string{"6063", "606"}},
	{"office", []string{"6064", "606"}},
	{"post", []string{"626"}},
	{"other", []string{"628", "606"}},
}

// Purposes lists them.
func Purposes() []Purpose {
	out := make([]Purpose, len(purposes))
	for i, p := range purposes {
		out[i] = p.purpose
	}
	return out
}

// accounts are those that a purpose is usually booked on.
func (p Purpose) accounts() []string {
	for _, known := range purposes {
		if known.purpose == p {
			return known.accounts
		}
	}
	return nil
}

// Powers are those that the scale of mileage knows, in fiscal horsepower: the first
// holds those below, the last those above.
func Powers() []int { return []int{3, 4, 5, 6, 7} }

// scaleMax is how far the first part of the scale goes, in kilometres a year.
const scaleMax = 5000

// scaleKey names the figure of the law for a car (CGI, annexe IV, art. 6 B).
func scaleKey(power int) string { return "km_" + strconv.Itoa(power) + "cv_le5000" }

// Mileage is what some kilometres come to.
func Mileage(km int, rate law.Value) money.Cents {
	return money.Cents(int64(km)*int64(rate)).Ratio(1, 100)
}

// Ask is what somebody says of what they spent or drove.
type Ask struct {
	Means    Means
	Purpose  Purpose
	On       day.Day
	Label    string
	Amount   money.Cents // computed from the scale for what was driven
	Km       int
	Power    int
	Waived   bool   // given to the place, not asked back
	IBAN     string // where to be paid
	Activity base.ActivityID
	File     FileID
}

// Claim is what somebody asks back, or gives.
type Claim struct {
	ID     ClaimID
	Person base.PersonID
	Name   string
	Ask
	Rate      law.Value
	AskedAt   time.Time
	AskedBy   base.AccountID
	DecidedAt time.Time
	DecidedBy base.AccountID
	Decider   string
	Reason    string // of a refusal
	Account   string // that it was booked on
	Entry     ledger.EntryID
	Payment   PaymentID
	Left      money.Cents // to pay back
}

// ClaimState says where a claim is in its life.
type ClaimState string

// The states of a claim.
const (
	Waits   ClaimState = "waits"
	Refused ClaimState = "refused"
	Due     ClaimState = "due"
	Ordered ClaimState = "ordered" // in a file for the bank
	Repaid  ClaimState = "repaid"
	Given   ClaimState = "given"
)

// State tells where the claim is.
func (c Claim) State() ClaimState {
	switch {
	case c.DecidedAt.IsZero():
		return Waits
	case c.Entry == "":
		return Refused
	case c.Waived:
		return Given
	case c.Left == 0:
		return Repaid
	case c.Payment != "":
		return Ordered
	}
	return Due
}

// seenBy tells whether somebody may see the claim: it is theirs, or they see the books.
func (c Claim) seenBy(who base.Actor) bool {
	return who.Person != "" && c.Person == who.Person || who.May(base.See, books)
}

// ownedBy tells whether a claim is somebody's, by their record or by their account.
func (c Claim) ownedBy(who base.Actor) bool {
	return who.Person != "" && c.Person == who.Person || who.Account != "" && c.AskedBy == who.Account
}
