package hosting

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/training"
	"pilotis/internal/words"
)

// Convoke writes, for a convocation, how one comes to where a session is held and what one must
// know to be safe there: nothing where no room is chosen.
func (d *Desk) Convoke(ctx context.Context, who base.Actor, id base.ID[training.Session]) ([]paper.Chapter, error) {
	v, err := d.Look(ctx, who, id)
	if err != nil || !v.Chosen() {
		return nil, err
	}
	where := paper.Chapter{Title: words.T(who.Lang, "hosting.where"), Parts: []paper.Part{paper.Prose(v.address())}}
	return []paper.Chapter{where, v.Safety.Chapter(who.Lang)}, nil
}

// address is where a session is held, as on an envelope.
func (v View) address() string {
	p := v.Place
	lines := p.Name + " · " + v.Room
	if p.Street != "" {
		lines += "\n" + p.Street
	}
	lines += "\n" + base.Tidy(p.PostalCode+" "+p.Commune)
	for _, reach := range []string{p.Phone, p.Email} {
		if reach != "" {
			lines += "\n" + reach
		}
	}
	return lines
}
