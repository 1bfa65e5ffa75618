// Package place holds the places themselves: identity, opening, the national list.
// It announces Opened. It must never know its people, spaces or bookings.
package place
