// Package paper is for the files of other programs: it writes the calendars that
// they read, and reads the tables that they wrote. It announces nothing, keeps
// nothing, and must never know a database, a page or a rule of any room.
package paper
