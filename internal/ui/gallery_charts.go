package ui

import (
	"context"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

func sampleMonths(ctx context.Context) (long, short []string) {
	for m := time.January; m <= time.December; m++ {
		long, short = append(long, words.Month(In(ctx).Lang, m)), append(short, words.MonthShort(In(ctx).Lang, m))
	}
	return long, short
}

// sampleMarks writes values, the last ones forecast and some committed.
func sampleMarks(values []float64, forecast, committed int, write func(float64) string) []Mark {
	marks := make([]Mark, len(values))
	for i, v := range values {
		marks[i] = Mark{Value: v, Words: write(v), Href: "#"}
		switch left := len(values) - i; {
		case left <= forecast:
			marks[i].Kind = Forecast
		case left <= forecast+committed:
			marks[i].Kind = Committed
		}
	}
	return marks
}

func euros(ctx context.Context) func(float64) string {
	return func(v float64) string { return Money(ctx, money.Cents(v*100)) }
}

func wholeEuros(ctx context.Context) func(float64) string {
	return func(v float64) string { return Int(ctx, int(v)) + "\u00a0€" }
}

func hours(ctx context.Context) func(float64) string {
	return func(v float64) string { return Int(ctx, int(v)) + "\u00a0h" }
}

func sampleLines(ctx context.Context) Chart {
	long, short := sampleMonths(ctx)
	return Chart{
		Title: T(ctx, "ui.sample_line_title"), Note: T(ctx, "ui.sample_line_note"), Axis: T(ctx, "ui.sample_month"),
		Labels: long, Short: short, Write: wholeEuros(ctx),
		Series: []Series{
			{T(ctx, "ui.sample_takings"), 1, sampleMarks([]float64{2100, 2350, 2900, 3050, 3400, 3380, 2600, 1900, 3500, 3700, 3800, 3900}, 3, 0, wholeEuros(ctx))},
			{T(ctx, "ui.sample_costs"), 2, sampleMarks([]float64{2900, 2850, 2800, 2900, 2950, 2800, 2500, 2300, 2900, 2950, 3000, 3000}, 3, 0, wholeEuros(ctx))},
		},
	}
}

func sampleColumns(ctx context.Context) Chart {
	long, short := sampleMonths(ctx)
	return Chart{
		Title: T(ctx, "ui.sample_column_title"), Note: T(ctx, "ui.sample_column_note"), Axis: T(ctx, "ui.sample_month"),
		Labels: long, Short: short, Write: hours(ctx),
		Series: []Series{{T(ctx, "ui.sample_hours"), 6, sampleMarks([]float64{210, 260, 305, 340, 330, 412, 280, 120, 390, 350, 300, 260}, 2, 2, hours(ctx))}},
	}
}

func sampleBars(ctx context.Context) Chart {
	return Chart{
		Title: T(ctx, "ui.sample_bar_title"), Note: T(ctx, "ui.sample_column_note"), Axis: T(ctx, "ui.sample_space"),
		Labels: sampleSpaces(ctx),
		Series: []Series{{T(ctx, "ui.sample_hours"), 1, sampleMarks([]float64{412, 350, 221, 160, 48}, 0, 0, hours(ctx))}},
	}
}

func sampleSpaces(ctx context.Context) []string {
	return []string{T(ctx, "ui.sample_space_1"), T(ctx, "ui.sample_space_2"), T(ctx, "ui.sample_space_3"), T(ctx, "ui.sample_space_4"), T(ctx, "ui.sample_space_5")}
}

func sampleStack(ctx context.Context) Chart {
	series := make([]Series, 4)
	for k := range series {
		v := float64(4 - k)
		series[k] = Series{T(ctx, "ui.sample_space_"+strconv.Itoa(k+1)), Hue(k + 1), sampleMarks([]float64{v * 900, v * 1100, v*1000 + 400}, 1, 0, wholeEuros(ctx))}
	}
	return Chart{
		Title: T(ctx, "ui.sample_stack_title"), Note: T(ctx, "ui.sample_line_note"), Axis: T(ctx, "ui.sample_year"),
		Labels: []string{"2025", "2026", "2027"}, Series: series,
	}
}

func sampleHeat(ctx context.Context) Heat {
	h := Heat{Title: T(ctx, "ui.sample_heat_title"), Note: T(ctx, "ui.sample_heat_note"), Axis: T(ctx, "ui.sample_hour")}
	for n := 1; n <= 7; n++ {
		h.Cols = append(h.Cols, words.Weekday(In(ctx).Lang, n))
		h.Short = append(h.Short, weekdayShort(ctx, n))
	}
	for hour := 8; hour < 20; hour++ {
		h.Rows = append(h.Rows, Int(ctx, hour)+"\u00a0h")
		var cells []HeatCell
		for n := range 7 {
			cells = append(cells, HeatCell{Percent: min(100, max(0, 100-(hour-13)*(hour-13)*4-n*11+(hour*n*13)%37)), Href: "#", None: n == 6 || n == 5 && hour > 13})
		}
		h.Cells = append(h.Cells, cells)
	}
	return h
}

func sampleBubbles(ctx context.Context) Bubbles {
	b := Bubbles{
		Title: T(ctx, "ui.sample_bubble_title"), Note: T(ctx, "ui.sample_line_note"),
		Across: T(ctx, "ui.sample_margin"), Up: T(ctx, "ui.sample_use"), Size: T(ctx, "ui.sample_hours"),
		WriteAcross: wholeEuros(ctx), WriteUp: hours(ctx), WriteSize: hours(ctx),
	}
	for i, name := range sampleSpaces(ctx) {
		b.List = append(b.List, BubbleMark{name, Hue(i + 1), []float64{4200, -1800, 900, 2600, -300}[i], []float64{60, 95, 40, 20, 75}[i], []float64{412, 350, 221, 160, 48}[i], "#"})
	}
	return b
}

func sampleRadar(ctx context.Context) Chart {
	labels := make([]string, 6)
	for i := range labels {
		labels[i] = T(ctx, "ui.sample_criterion_"+strconv.Itoa(i+1))
	}
	note := func(v float64) string { return T(ctx, "ui.sample_mark", base.Args{"n": int(v)}) }
	return Chart{
		Title: T(ctx, "ui.sample_radar_title"), Note: T(ctx, "ui.sample_radar_note"), Axis: T(ctx, "ui.sample_criterion"), Labels: labels, High: 5,
		Series: []Series{
			{T(ctx, "ui.sample_this_place"), 6, sampleMarks([]float64{4, 3, 5, 2, 4, 3}, 0, 0, note)},
			{T(ctx, "ui.sample_other_places"), 2, sampleMarks([]float64{3, 4, 3, 3, 3, 4}, 0, 0, note)},
		},
	}
}

func sampleCascade(ctx context.Context) Cascade {
	write := wholeEuros(ctx)
	c := Cascade{Title: T(ctx, "ui.sample_cascade_title"), Note: T(ctx, "ui.sample_line_note")}
	c.Reach(T(ctx, "ui.sample_takings"), 34000, write, "#")
	c.Fall(T(ctx, "ui.sample_space_1"), 4200, write, "#")
	c.Fall(T(ctx, "ui.sample_costs"), -41500, write, "#")
	c.Reach(T(ctx, "ui.sample_margin"), -3300, write, "#")
	return c
}

func sampleOptions(ctx context.Context) []Option {
	var list []Option
	for i, name := range sampleSpaces(ctx) {
		list = append(list, Option{Value: strconv.Itoa(i + 1), Label: name, Hue: Hue(i + 1)})
	}
	return list
}

// sampleSpread is what may happen month by month, wider and wider.
func sampleSpread(ctx context.Context) Spread {
	long, short := sampleMonths(ctx)
	s := Spread{Wide: T(ctx, "ui.sample_wide"), Narrow: T(ctx, "ui.sample_narrow"), Middle: T(ctx, "ui.sample_middle")}
	s.Chart = Chart{Title: T(ctx, "ui.sample_spread_title"), Note: T(ctx, "ui.sample_line_note"), Axis: T(ctx, "ui.sample_month"), Labels: long, Short: short, Write: wholeEuros(ctx)}
	for k, width := range []float64{-2, -0.8, 0, 0.8, 2} {
		values := make([]float64, len(long))
		for i := range values {
			values[i] = 4000 - 300*float64(i) + width*280*float64(i+1)
		}
		s.Series = append(s.Series, Series{T(ctx, "ui.sample_rank_"+strconv.Itoa(k+1)), 1, sampleMarks(values, len(values), 0, wholeEuros(ctx))})
	}
	return s
}

// sampleTornado is by how much a few things move a figure.
func sampleTornado(ctx context.Context) Spread {
	s := Spread{Wide: T(ctx, "ui.sample_swing"), Middle: T(ctx, "ui.sample_middle")}
	s.Chart = Chart{Title: T(ctx, "ui.sample_tornado_title"), Note: T(ctx, "ui.sample_line_note"), Axis: T(ctx, "ui.sample_space"), Labels: sampleSpaces(ctx)[:3]}
	for k, values := range [][]float64{{-2000, 300, 900}, {1500, 1500, 1500}, {6200, 3100, 1900}} {
		s.Series = append(s.Series, Series{T(ctx, "ui.sample_rank_"+strconv.Itoa(2*k+1)), 2, sampleMarks(values, 0, 0, wholeEuros(ctx))})
	}
	return s
}
