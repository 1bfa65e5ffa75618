package purchase

import (
	"slices"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
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

// Item is one thing that somebody spent or drove.
type Item struct {
	Means    Means
	Purpose  Purpose
	On       day.Day
	Label    string
	Amount   money.Cents // tax included; computed from the scale for what was driven
	Tax      money.Cents // of it, as the receipt says
	Km       int
	Power    int
	Before   int // kilometres of the person's year before these
	Activity base.ActivityID
	Project  ledger.AxisID
	File     FileID
	Account  string // of the books, once it was approved
}

// measured tells whether what was driven is said well enough to be computed.
func (it Item) measured() bool {
	return it.Means == Drove && it.Km > 0 && it.Km <= kmMax && slices.Contains(Powers(), it.Power) && real(it.On)
}

// blank tells whether nothing was said of an item.
func (it Item) blank() bool {
	return it.Label == "" && it.Amount == 0 && it.Tax == 0 && it.Km == 0 && it.File == ""
}

// Ask is what somebody says of what they spent and drove.
type Ask struct {
	Items  []Item
	Waived bool   // given to the place, not asked back
	IBAN   string // where to be paid
}

// Claim is what somebody asks back, or gives.
type Claim struct {
	ID     ClaimID
	Person base.PersonID
	Name   string
	Label  string  // of its first item, and how many follow
	On     day.Day // of its last
	Amount money.Cents
	Ask
	AskedAt   time.Time
	AskedBy   base.AccountID
	DecidedAt time.Time
	DecidedBy base.AccountID
	Decider   string
	Reason    string // of a refusal
	Entry     ledger.EntryID
	Payment   PaymentID
	Left      money.Cents // to pay back
}

// sumUp says in a line what the items are.
func (c *Claim) sumUp() {
	c.Label, c.On, c.Amount = "", "", 0
	for i, it := range c.Items {
		if i == 0 {
			c.Label = it.Label
		}
		c.On, c.Amount = max(c.On, it.On), c.Amount+it.Amount
	}
	if more := len(c.Items) - 1; more > 0 {
		c.Label += " (+" + strconv.Itoa(more) + ")"
	}
}

// tax adds up that of the items.
func (c Claim) tax() (sum money.Cents) {
	for _, it := range c.Items {
		sum += it.Tax
	}
	return sum
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
