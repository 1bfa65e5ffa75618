// Package space holds the spaces of a place, their tree, when they are open and by which rules they are lent.
// It announces nothing. It must never know a booking.
package space
