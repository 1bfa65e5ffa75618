package statement

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// piece is what an account brings to a figure, read as the figure is.
type piece struct {
	Held
	Amount money.Cents
}

// name is what a figure is called: a line, a part or a result.
func (all Rows) name(key, lang string) string {
	for _, r := range all {
		if r.Key == key {
			return r.In(lang)
		}
	}
	if slices.Contains(partsOf(key), chart.Part(key)) {
		return words.T(lang, "statement.part_"+key)
	}
	return words.T(lang, "statement."+key)
}

// knows tells whether a statement has a figure.
func (all Rows) knows(key string) bool {
	return len(partsOf(key)) > 0 || slices.ContainsFunc(all, func(r Row) bool { return r.Key == key })
}

// pieces are what a line, a part or a result is made of, and their sum; what is set against others counts less.
func (all Rows) pieces(key string) (out []piece, sum money.Cents) {
	against := results[key][1]
	for _, r := range all {
		if r.Key != key && !slices.Contains(partsOf(key), r.Part) {
			continue
		}
		for _, h := range r.Held {
			amount := h.Net
			if r.Part.Income() || r.Part.Liability() {
				amount = -amount
			}
			if slices.Contains(against, r.Part) {
				amount = -amount
			}
			out = append(out, piece{h, amount})
		}
		if rest := r.Net() - sumOf(r.Held, r.Part); rest != 0 { // the result, which no account bears yet
			out = append(out, piece{Held{}, rest})
		}
	}
	for _, h := range out {
		sum += h.Amount
	}
	return out, sum
}

// sumOf adds up what accounts bring to a line, read as the line is.
func sumOf(held []Held, part chart.Part) (sum money.Cents) {
	for _, h := range held {
		sum += h.Net
	}
	if part.Income() || part.Liability() {
		return -sum
	}
	return sum
}

// apart tells whether third parties are told apart on an account of a figure.
func apart(pieces []piece, account string) bool {
	return slices.ContainsFunc(pieces, func(h piece) bool { return h.Account == account && h.Third != "" })
}

// FigureReport is what a figure of a statement is made of.
type FigureReport struct {
	From     day.Day      `json:"from"`
	To       day.Day      `json:"to"`
	Kind     string       `json:"kind" enum:"income,sheet"`
	Key      string       `json:"key"`
	Label    string       `json:"label"`
	Cents    money.Cents  `json:"amount_cents"`
	Accounts []FigurePart `json:"accounts" nullable:"false" doc:"they add up to the amount"`
}

// FigurePart is what an account, or one third party on it, brings to a figure. The lines
// are those of report-ledger for this account, this third party and these days: what was
// held before and they add up to the part.
type FigurePart struct {
	Code      string      `json:"account" doc:"empty for the result, which no account bears yet"`
	Label     string      `json:"label"`
	Third     string      `json:"third" doc:"as report-ledger is asked for it: a code, - where no third party is named, empty where none is told apart"`
	ThirdName string      `json:"third_name"`
	From      day.Day     `json:"lines_from"`
	Cents     money.Cents `json:"amount_cents" doc:"read as the figure is"`
}

func (d *Desk) figureReport(ctx context.Context, who base.Actor, p Period, kind, key string) (FigureReport, error) {
	out := FigureReport{From: p.From, To: p.To, Kind: kind, Key: key, Accounts: []FigurePart{}}
	draw := d.Income
	if kind == "sheet" {
		draw = d.Sheet
	}
	rows, err := draw(ctx, who, p)
	if err != nil {
		return out, err
	}
	if !rows.knows(key) {
		return out, base.Refuse(base.NotFound, "base.not_found")
	}
	labels, err := d.labels(ctx, who)
	if err != nil {
		return out, err
	}
	thirds, err := d.thirds(ctx, who)
	pieces, sum := rows.pieces(key)
	out.Label, out.Cents = rows.name(key, who.Lang), sum
	for _, h := range pieces {
		from, third := linesOf(p, kind, h.Held, apart(pieces, h.Account))
		out.Accounts = append(out.Accounts, FigurePart{h.Account, labels[h.Account], third, thirds[h.Third], from, h.Amount})
	}
	return out, err
}

// linesOf tells from which day on, and of which third party, the general ledger has the
// lines of a piece: those of the days of the statement, or since the first of the year
// for what the sheet holds.
func linesOf(p Period, kind string, h Held, apart bool) (from day.Day, third string) {
	from, third = p.From, h.Third
	if kind == "sheet" {
		from = p.Year.From
	}
	if third == "" && apart {
		third = ledger.NoThird
	}
	return from, third
}
