// Package paper is for the files of other programs and for the binder: it writes the
// calendars that they read, reads the tables that they wrote, and makes a table into
// plain text, a workbook or pages to print. It announces nothing, keeps nothing, and
// must never know a database, a page of the screen or a rule of any room.
package paper
