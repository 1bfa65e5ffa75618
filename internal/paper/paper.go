// Package paper writes the files that leave Pilotis to be read by other programs:
// calendars today. It announces nothing, keeps nothing, and must never know a
// database, a page or a rule of any room.
package paper
