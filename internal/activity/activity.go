// Package activity holds the activities (domaines d'activité stratégiques) of a place, which every later fact can carry.
// It announces nothing. It must never know who takes part in them.
package activity
