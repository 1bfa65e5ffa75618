// Package money holds amounts as whole cents. It announces nothing and must
// never know a float: an amount is exact or it is refused.
package money

// Cents is an amount in hundredths of a euro.
type Cents int64
