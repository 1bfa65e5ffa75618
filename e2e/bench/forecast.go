package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"time"

	"pilotis/internal/forecast"
)

// The same model in NumPy, whole columns at a time.
//
//go:embed forecast.py
var inNumPy string

// forecast: a model reckoned once and ten thousand times, beside the same in NumPy.
func (b *bench) forecast(ctx context.Context) error {
	h := sixtyLines()
	title("Forecast of %d months and %d lines, %d draws", h.Months, len(h.Sales)+len(h.Costs), h.Draws)
	m, err := forecast.Compile(h)
	if err != nil {
		return err
	}
	figure("reckoned again, ready", "%s", us(median(200, func() { m.Run() })))
	figure("checked, made ready and reckoned", "%s", us(median(200, func() {
		if again, wrong := forecast.Compile(h); wrong == nil {
			again.Run()
		}
	})))
	var failed error
	drawn := median(5, func() {
		if _, err := forecast.Draw(ctx, h); err != nil {
			failed = err
		}
	})
	if failed != nil {
		return failed
	}
	figure("draws, with their quantiles", "%s", ms(drawn))
	return besideNumPy(ctx, h, m, drawn)
}

// sixtyLines is a model with VAT, terms of payment and costs that are shares of sales.
func sixtyLines() forecast.Hypotheses {
	h := forecast.Hypotheses{Start: "2027-01", Months: 36, VAT: forecast.VAT{Regime: forecast.Real}, Draws: 10_000, Seed: 1,
		Risks: []forecast.Risk{{Key: forecast.EverySale, Shape: forecast.Triangular, Low: 7000, Mode: 10000, High: 11000},
			{Key: forecast.EveryCost, Shape: forecast.Triangular, Low: 9500, Mode: 10000, High: 12000}}}
	for i := range 30 {
		sale, delay := fmt.Sprint("sale", i), 30*(i%3)
		amount := forecast.Always(int64(100_000 + 12_345*i))
		h.Sales = append(h.Sales, forecast.Sale{Head: forecast.Head{Key: sale, Account: "706000"}, Amount: amount, VATRate: 2000, Delay: delay})
		cost := forecast.Cost{Head: forecast.Head{Key: fmt.Sprint("cost", i), Account: "606000"}, VATRate: 550, Delay: delay}
		if i%3 == 0 {
			cost.Of, cost.Share = []string{sale}, 3500
		} else {
			cost.Amount = amount
		}
		h.Costs = append(h.Costs, cost)
	}
	return h
}

// besideNumPy reckons the same model in NumPy, which must agree to the cent before its time counts.
func besideNumPy(ctx context.Context, h forecast.Hypotheses, m *forecast.Model, drawn time.Duration) error {
	python := numPython(ctx)
	if python == "" {
		figure("NumPy", "absent from this machine: not compared")
		return nil
	}
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	c := exec.CommandContext(ctx, python, "-c", inNumPy)
	c.Stdin = bytes.NewReader(text)
	out, err := c.Output()
	if err != nil {
		return fmt.Errorf("NumPy: %w", err)
	}
	var said struct {
		Cash    []int64
		Seconds float64
	}
	if err := json.Unmarshal(out, &said); err != nil {
		return err
	}
	for t, cents := range m.Run().CashEnd() {
		if int64(cents) != said.Cash[t] {
			return fmt.Errorf("month %d: %d here, %d in NumPy", t, cents, said.Cash[t])
		}
	}
	theirs := time.Duration(said.Seconds * float64(time.Second))
	figure("the same draws in NumPy, on one processor", "%s, %.1f times ours; cash agrees to the cent", ms(theirs), theirs.Seconds()/drawn.Seconds())
	return nil
}

// numPython finds a Python that has NumPy; Debian's belongs to the system's own.
func numPython(ctx context.Context) string {
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(ctx, name, "-c", "import numpy").Run() == nil {
			return name
		}
	}
	return ""
}

// median is the middle of the times that something takes.
func median(times int, do func()) time.Duration {
	took := make([]time.Duration, times)
	for i := range took {
		began := time.Now()
		do()
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	return took[times/2]
}

func us(d time.Duration) string { return fmt.Sprintf("%.1f µs", float64(d.Nanoseconds())/1000) }
