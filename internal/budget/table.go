package budget

import (
	"context"
	"io"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// headings are how the columns of a file may be called, folded.
var headings = map[string][]string{
	"account":  {"compte", "account", "numero", "code"},
	"activity": {"activite", "activity"}, //nolint:misspell // folded French
	"project":  {"projet", "project"},
	"site":     {"site", "lieu", "place"},
	"year":     {"annee", "total", "year", "montant", "amount"},
}

// Verdict is what became of a line of a file.
type Verdict struct {
	Line    int
	Account string
	Amount  money.Cents
	Key     string // what is wrong; empty where the line is taken
	Args    base.Args
}

// Import replaces the lines of a draft by those of a file: nothing is taken where one is
// wrong. The verdicts tell every line.
func (d *Desk) Import(ctx context.Context, who base.Actor, id ID, body io.Reader) ([]Verdict, error) {
	v, err := getVersion(ctx, d.DB, who.Place, id)
	if err != nil {
		return nil, err
	}
	sheet, err := paper.ReadSheet(body)
	if err != nil {
		return nil, err
	}
	in := reading{sheet: sheet, version: v, months: monthColumns(sheet, v), names: map[string]map[string]string{}}
	for _, axis := range axes {
		names, err := d.names(ctx, who, axis)
		if err != nil {
			return nil, err
		}
		in.names[axis] = map[string]string{}
		for value, name := range names {
			in.names[axis][base.Fold(name)] = value
		}
	}
	if in.column("account") < 0 || in.column("year") < 0 && len(in.months) == 0 {
		return nil, base.Wrong("file", "budget.no_columns")
	}
	if len(sheet.Lines) > linesMax {
		return nil, base.Wrong("file", "budget.too_many_lines", base.Args{"max": linesMax})
	}
	lines, verdicts := in.read()
	for _, one := range verdicts {
		if one.Key != "" {
			return verdicts, nil
		}
	}
	return verdicts, d.Fill(ctx, who, id, lines)
}

// reading is a file being read.
type reading struct {
	sheet   paper.Sheet
	version Version
	months  map[int]int // place of the month, by column
	names   map[string]map[string]string
}

func (in reading) column(name string) int { return in.sheet.Column(headings[name]...) }

// monthColumns finds the columns of months: "2027-03", "mars", "mars 2027", "March".
func monthColumns(s paper.Sheet, v Version) map[int]int {
	out := map[int]int{}
	for i, m := range v.Months() {
		month := day.Day(m + "-01").Month()
		var names []string
		for _, lang := range words.Languages {
			name, short := base.Fold(words.Month(lang, month)), base.Fold(words.MonthShort(lang, month))
			names = append(names, name+" "+m[:4], short+" "+m[:4])
			if len(v.Months()) <= 12 {
				names = append(names, name, short, strings.TrimSuffix(short, "."))
			}
		}
		if c := s.Column(append(names, m, base.Fold(m))...); c >= 0 {
			out[c] = i
		}
	}
	return out
}

func (in reading) read() (lines []Line, verdicts []Verdict) {
	seen := map[string]int{}
	for _, row := range in.sheet.Lines {
		one := Verdict{Line: row.Number, Account: strings.Fields(row.Cell(in.column("account")) + " -")[0]}
		l, key, args := in.line(row, one.Account)
		if key == "" {
			key, args = l.fault(in.version)
		}
		twin := l.Account + string(l.Activity) + string(l.Project) + string(l.Site)
		if first, again := seen[twin]; again && key == "" {
			key, args = "budget.twice", base.Args{"code": l.Account, "line": first}
		}
		seen[twin] = row.Number
		one.Amount, one.Key, one.Args = l.Year(), key, args
		lines, verdicts = append(lines, l), append(verdicts, one)
	}
	return lines, verdicts
}

func (in reading) line(row paper.Line, account string) (l Line, key string, args base.Args) {
	l = Line{Account: account, Months: make([]money.Cents, len(in.version.Months()))}
	for _, axis := range axes {
		text := row.Cell(in.column(axis))
		value, known := in.names[axis][base.Fold(text)]
		if text != "" && !known {
			return l, "budget.unknown_" + axis, base.Args{"name": text}
		}
		l.Axes = l.with(axis, value)
	}
	for column, i := range in.months {
		if text := row.Cell(column); text != "" {
			c, err := money.Parse(text)
			if err != nil {
				return l, "budget.not_an_amount", base.Args{"text": text}
			}
			l.Months[i] = c
		}
	}
	if text := row.Cell(in.column("year")); text != "" {
		year, err := money.Parse(text)
		switch {
		case err != nil:
			return l, "budget.not_an_amount", base.Args{"text": text}
		case len(in.months) > 0 && sum(l.Months) != 0 && sum(l.Months) != year:
			return l, "budget.months_differ", base.Args{"months": sum(l.Months), "year": year}
		}
		l.Months = Spread(year, l.Months)
	}
	return l, "", nil
}

// yearOf names the year of a version: "2027", "2027–2028".
func yearOf(from, to day.Day) string {
	if from.Year() == to.Year() {
		return strconv.Itoa(from.Year())
	}
	return strconv.Itoa(from.Year()) + "–" + strconv.Itoa(to.Year())
}

// chosen finds a project by its identifier.
func chosen(all []ledger.AxisValue, id ledger.AxisID) (ledger.AxisValue, bool) {
	for _, v := range all {
		if v.ID == id && v.Axis == ledger.Project {
			return v, true
		}
	}
	return ledger.AxisValue{}, false
}
