package place

import "pilotis/internal/base"

// Holding is the title by which the premises are held. Its words are the texts
// place.holding_<key>.
type Holding string

// The titles, in the order in which they are offered.
const (
	Ownership     Holding = "owner"
	CommercialLet Holding = "commercial_lease"  // code de commerce, L. 145-1 s.
	ShortLet      Holding = "short_lease"       // three years at most: L. 145-5
	CivilLet      Holding = "civil_lease"       // professional or civil: loi 89-462, art. 57 A; code civil, 1709 s.
	LongLet       Holding = "long_lease"        // emphyteutic: code rural, L. 451-1 s.
	PublicGround  Holding = "public_occupation" // convention on public property: CG3P, L. 2122-1 s.
	Precarious    Holding = "precarious"        // convention d'occupation précaire: code de commerce, L. 145-5-1
	Loan          Holding = "loan"              // free of charge: code civil, 1875 s.
	OtherHolding  Holding = "other"
)

// Holdings lists them all.
func Holdings() []Holding {
	return []Holding{Ownership, CommercialLet, ShortLet, CivilLet, LongLet, PublicGround, Precarious, Loan, OtherHolding}
}

// ends tells whether the title always has an end that must be known: what is
// occupied of public property is never so but for a time (CG3P, L. 2122-2).
func (h Holding) ends() bool {
	return h == ShortLet || h == LongLet || h == PublicGround
}

func (id *Identity) checkHolding(wrong *base.Checks) {
	known := id.Holding == ""
	for _, h := range Holdings() {
		known = known || string(h) == id.Holding
	}
	switch {
	case !known:
		wrong.Wrong("holding", "base.not_a_choice")
	case id.Holding == "" && id.HeldUntil != "":
		wrong.Wrong("holding", "place.holding_missing")
	case Holding(id.Holding) == Ownership && id.HeldUntil != "":
		wrong.Wrong("held_until", "place.owner_without_end")
	case Holding(id.Holding).ends() && id.HeldUntil == "":
		wrong.Wrong("held_until", "place.held_until_missing")
	}
}
