// Package cockpit holds the day of a place and where it stands, seen from above.
// It announces nothing. It must never know how to change what it shows.
package cockpit
