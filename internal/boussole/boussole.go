// Package boussole holds the référentiel as versioned data, and the checks by which a place sees where it stands.
// It announces nothing. It must never know how to change what it shows.
package boussole
