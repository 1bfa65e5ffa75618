package space

import "pilotis/internal/base"

// Piece is a space as the plan of its storey draws it.
type Piece struct {
	Space
	Title string // its name there
}

// Pieces lists what the plan of a storey draws. A space whose parts are drawn gives way to
// them, for it would show in the gaps between: they bear its name before their own.
func (p *Plan) Pieces(s Storey) []Piece {
	split := map[base.SpaceID]bool{}
	for _, r := range s.Rooms {
		split[r.Parent] = split[r.Parent] || r.Kind == KindPart
	}
	var out []Piece
	for _, r := range s.Rooms {
		if split[r.ID] {
			continue
		}
		piece := Piece{r, r.Name}
		if whole, is := p.Space(r.Parent); is && r.Kind == KindPart {
			piece.Title = whole.Name + " · " + r.Name
		}
		out = append(out, piece)
	}
	return out
}
