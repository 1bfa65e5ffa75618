package law

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Name is the figure's name, in the reader's language.
func (p Parameter) Name(ctx context.Context) string { return ui.T(ctx, "law.key_"+p.Key) }

// Said writes the figure with its unit. What has more than two decimals is written in full.
func (p Parameter) Said(ctx context.Context) string {
	text := p.Value.Write()
	if ui.In(ctx).Lang == "fr" {
		text = strings.Replace(text, ".", ",", 1)
	}
	switch {
	case p.Unit == Euro && p.Value%100 == 0:
		return ui.Money(ctx, p.Value.Cents())
	case p.Unit == Ratio, p.Unit == Number:
		return text
	case p.Unit == Persons:
		return ui.T(ctx, "law.persons", base.Args{"n": int(p.Value.Int())})
	}
	return words.Spaced(ui.T(ctx, "law.unit_"+unitKeys[p.Unit], base.Args{"figure": text}))
}

var unitKeys = map[Unit]string{Euro: "euro", Percent: "percent"}

// Held says between which days the figure holds.
func (p Parameter) Held(ctx context.Context) string {
	switch {
	case p.From == "" && p.To == "":
		return ui.T(ctx, "law.always")
	case p.From == "":
		return ui.T(ctx, "law.until", base.Args{"to": words.Day(p.To)})
	case p.To == "":
		return ui.T(ctx, "law.since", base.Args{"from": words.Day(p.From)})
	}
	return ui.T(ctx, "law.between", base.Args{"from": words.Day(p.From), "to": words.Day(p.To)})
}

// tone goes with how sure the figure is.
func (k Known) tone() ui.Tone {
	switch {
	case k.Stale:
		return ui.Wrong
	case k.Confidence == Knowledge:
		return ui.Watch
	}
	return ui.Well
}

func (k Known) sure(ctx context.Context) string {
	if k.Stale {
		return ui.T(ctx, "law.stale")
	}
	return ui.T(ctx, "law.confidence_"+string(k.Confidence))
}
