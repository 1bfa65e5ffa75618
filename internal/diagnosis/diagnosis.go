// Package diagnosis says in five lights how a place stands: what it owns against what it
// owes, what is at hand, what it earns, on whom it depends, what it is free to spend. Each
// light opens on its figures, how to read them and what to do. It announces nothing and must
// never soften a figure.
package diagnosis

import (
	"strings"
	"time"

	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/treasury"
)

// The five lights.
const (
	Solvency      = "solvency"
	Liquidity     = "liquidity"
	Profitability = "profitability"
	Dependence    = "dependence"
	FreeCash      = "free_cash"
)

// Part is one fact that a light is made of.
type Part struct {
	Key   string
	Value int64 // in hundredths of its unit
	Unit  analysis.Unit
	State analysis.Light
	Mark  analysis.Mark // what it is held against; empty for a rule of its own
	Of    analysis.Figure
	By    analysis.Figure // what it is divided by; empty for an amount
}

// Amount is the unit of a part that is a sum of money.
const Amount analysis.Unit = "amount"

// Light is one of the five: the worst of its parts.
type Light struct {
	Key   string
	State analysis.Light
	Parts []Part
}

// funderWatch and funderMost are the shares of the income that one line of funding may bear:
// above the first it is to be watched, above the second the place hangs on it. Usage of
// funders, not a rule.
const (
	funderWatch = 3000
	funderMost  = 5000
)

// Diagnose reads the facts.
func Diagnose(j analysis.Judgement, free treasury.Free) []Light {
	return []Light{
		light(Solvency, ratios(j, analysis.Autonomy, analysis.DebtYears, analysis.AnnuityCover)...),
		light(Liquidity, ratios(j, analysis.CashDays, analysis.CapitalDays, analysis.Liquidity)...),
		light(Profitability, append(ratios(j, analysis.ResultRate), losses(j))...),
		light(Dependence, append(ratios(j, analysis.GrantShare), largest(j))...),
		light(FreeCash, freed(j, free)),
	}
}

func ratios(j analysis.Judgement, keys ...string) (out []Part) {
	for _, key := range keys {
		if r, there := j.Of(key); there && r.Known {
			out = append(out, Part{Key: key, Value: r.Value, Unit: r.Unit, State: r.Light, Mark: r.Mark, Of: r.Over, By: r.Under})
		}
	}
	return out
}

// losses watches a deficit, and calls two in a row weak.
func losses(j analysis.Judgement) Part {
	now := j.Now.Result()
	p := Part{Key: "result", Value: int64(now.Cents), Unit: Amount, State: analysis.Good, Of: now}
	if now.Cents < 0 {
		p.State = analysis.Watch
		if j.Last != nil && j.Last.Result().Cents < 0 {
			p.Key, p.State = "losses", analysis.Weak
		}
	}
	return p
}

// largest is the line of public funds that weighs most in the income.
func largest(j analysis.Judgement) Part {
	p := Part{Key: "largest_funder", Unit: analysis.Percent, State: analysis.Unlit}
	grants, there := j.Of(analysis.GrantShare)
	if !there || !grants.Known {
		return p
	}
	p.By = grants.Under
	for _, piece := range grants.Over.Pieces {
		if strings.HasPrefix(piece.Account, "74") && piece.Cents > p.Of.Cents {
			p.Of = analysis.Figure{Key: p.Key, Cents: piece.Cents, Pieces: []analysis.Piece{piece}}
		}
	}
	p.Value = int64(p.Of.Cents.Ratio(10000, int64(p.By.Cents)))
	switch {
	case p.Value > funderMost:
		p.State = analysis.Weak
	case p.Value > funderWatch:
		p.State = analysis.Watch
	default:
		p.State = analysis.Good
	}
	return p
}

// freed is weak under nothing, and to be watched under a month of what is spent.
func freed(j analysis.Judgement, f treasury.Free) Part {
	p := Part{Key: "free", Value: int64(f.Cents()), Unit: Amount, State: analysis.Good, Of: analysis.Figure{Key: "free", Cents: f.Cents()}}
	month := money.Cents(0)
	if r, there := j.Of(analysis.CashDays); there && j.Now.Days > 0 {
		month = r.Under.Cents.Ratio(30, int64(j.Now.Days))
	}
	switch {
	case f.Cents() < 0:
		p.State = analysis.Weak
	case f.Cents() < month:
		p.State = analysis.Watch
	}
	return p
}

// worse orders the states of a light.
var worse = map[analysis.Light]int{analysis.Unlit: 0, analysis.Good: 1, analysis.Watch: 2, analysis.Weak: 3}

func light(key string, parts ...Part) Light {
	l := Light{Key: key, State: analysis.Unlit, Parts: parts}
	for _, p := range parts {
		if worse[p.State] > worse[l.State] {
			l.State = p.State
		}
	}
	return l
}

// NoteID names a note.
type NoteID = base.ID[Note]

// Note is what is told to those who decide.
type Note struct {
	ID     NoteID
	On     day.Day // what its facts were on
	Text   string
	MadeAt time.Time
	MadeBy base.AccountID
}
