// Package demo makes the demo place: three years of the life of a rural hybrid
// place, by calling the same verbs as its people would, at the hours they would.
// The same day always gives the same place. It announces nothing and must never
// write a table itself.
package demo
