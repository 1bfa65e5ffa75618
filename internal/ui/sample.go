package ui

// Sample is a page with made-up data, for the gallery and its pictures.
type Sample struct {
	Name  string // "booking: a refused request", unique
	Page  Page
	Bare  bool         // drawn without the navigation
	Scene func(*Scene) // changes the gallery's scene, nil for none
}
