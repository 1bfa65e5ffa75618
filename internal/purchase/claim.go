package purchase

// Claim is
type Claim struct{}
// Payment is
type Payment struct{}
