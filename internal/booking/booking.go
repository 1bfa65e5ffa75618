// Package booking holds spaces lent by the hour.
// It announces Asked, Booked, Moved, Cancelled. It must never know prices, members, mail.
package booking
