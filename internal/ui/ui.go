// Package ui is how Pilotis looks and speaks: the tokens, the frame, and the
// parts from which every page is drawn. Parts are typed templ components that
// read the Scene from the context. It announces nothing and must never know a
// database, a request, or a room's types: a part takes plain values.
package ui
