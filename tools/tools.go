// Package tools pins the programs that build Pilotis and look after its sources,
// away from what the program itself is made of: see go.mod beside this file.
package tools
