package diagnosis

import (
	"context"
	"strings"

	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// tones of the states of a light.
var tones = map[analysis.Light]ui.Tone{analysis.Good: ui.Well, analysis.Watch: ui.Watch, analysis.Weak: ui.Wrong}

// said writes the value of a part with its unit.
func (p Part) said(ctx context.Context) string {
	lang := ui.In(ctx).Lang
	switch p.Unit {
	case analysis.Percent:
		return words.Percent(lang, p.Value)
	case analysis.Days:
		return ui.T(ctx, "diagnosis.days", base.Args{"n": int(money.Cents(p.Value).Ratio(1, 100))})
	case Amount:
		return ui.Money(ctx, money.Cents(p.Value))
	}
	if p.Key == analysis.DebtYears {
		return ui.T(ctx, "diagnosis.years", base.Args{"n": words.Decimal(lang, p.Value)})
	}
	return ui.T(ctx, "diagnosis.times", base.Args{"n": words.Decimal(lang, p.Value)})
}

func (p Part) name(ctx context.Context) string { return ui.T(ctx, "diagnosis.part_"+p.Key) }

// formula says how a part is reckoned, with its figures.
func (p Part) formula(ctx context.Context) string {
	text := ui.T(ctx, "diagnosis.how_"+p.Key)
	if p.By.Cents != 0 {
		text += " " + ui.T(ctx, "diagnosis.division", base.Args{"over": p.Of.Cents, "under": p.By.Cents})
	}
	return text
}

// source says what a part is held against, and who says so.
func (p Part) source(ctx context.Context) string {
	if source := p.Mark.Source.In(ui.In(ctx).Lang); source != "" {
		return source
	}
	return ui.T(ctx, "diagnosis.mark_"+p.Key)
}

// sentence tells a light in the note.
func (l Light) sentence(ctx context.Context) string {
	var facts []string
	for _, p := range l.Parts {
		if p.State != analysis.Unlit {
			facts = append(facts, ui.T(ctx, "diagnosis.fact", base.Args{"name": p.name(ctx), "value": p.said(ctx)}))
		}
	}
	if len(facts) == 0 {
		return ""
	}
	return ui.T(ctx, "diagnosis.light_"+l.Key) + " : " + ui.T(ctx, "diagnosis.state_"+string(l.State)) + ". " + strings.Join(facts, " ; ") + ". " + l.todo(ctx)
}

// todo is what to do where a light is not good.
func (l Light) todo(ctx context.Context) string {
	if l.State != analysis.Watch && l.State != analysis.Weak {
		return ""
	}
	return ui.T(ctx, "diagnosis.todo_"+l.Key)
}

// drafted is the note as the facts tell it, for a person to edit.
func (s Standing) drafted(ctx context.Context) string {
	out := []string{ui.T(ctx, "diagnosis.note_head", base.Args{"from": ui.Date(ctx, s.From), "to": ui.Date(ctx, s.To)}), ""}
	for _, l := range s.Lights {
		if text := l.sentence(ctx); text != "" {
			out = append(out, "– "+strings.TrimSpace(text))
		}
	}
	if s.Short {
		out = append(out, "", ui.T(ctx, "diagnosis.note_red", base.Args{"day": ui.Date(ctx, s.Red.From), "amount": ui.Money(ctx, -s.Red.End)}))
	}
	return strings.Join(append(out, "", ui.T(ctx, "diagnosis.note_ask")), "\n")
}
