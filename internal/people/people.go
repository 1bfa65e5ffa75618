// Package people holds the persons and organisations that a place knows.
// It announces nothing. It must never know accounts and passwords.
package people
