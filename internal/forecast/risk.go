package forecast

import (
	"math"
	"slices"

	"pilotis/internal/base"
)

// Shape is how what one does not know is spread.
type Shape string

// The shapes.
const (
	Triangular Shape = "triangular" // low, most likely, high
	Uniform    Shape = "uniform"    // anywhere between low and high
	Normal     Shape = "normal"     // around the most likely, high being one deviation above
)

// Risk is what may happen to sales or costs: a factor around what they are said to be.
type Risk struct {
	Key   string `json:"key" doc:"of a sale or of a cost; sales or costs for all of a kind"`
	Shape Shape  `json:"shape" enum:"triangular,uniform,normal"`
	Low   int64  `json:"low_bp"`
	Mode  int64  `json:"mode_bp" doc:"most likely; 10000 is what the hypothesis says"`
	High  int64  `json:"high_bp"`
}

// Link tells that two risks go together: 10000 always, 0 not at all, −10000 against one another.
type Link struct {
	A   string `json:"a"`
	B   string `json:"b"`
	Rho int64  `json:"rho_bp"`
}

// at is the factor of a risk for a draw of the standard normal law.
func (r Risk) at(z float64) int64 {
	low, mode, high := float64(r.Low), float64(r.Mode), float64(r.High)
	var f float64
	switch r.Shape {
	case Uniform:
		f = low + (high-low)*below(z)
	case Normal:
		f = mode + (high-mode)*z
	default:
		u, rise := below(z), mode-low
		if span := high - low; u*span < rise {
			f = low + math.Sqrt(u*span*rise)
		} else {
			f = high - math.Sqrt((1-u)*span*(high-mode))
		}
	}
	return min(max(0, int64(math.Round(f))), factorMax)
}

// below is the share of the standard normal law that is under z.
func below(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

func (c *checking) risks() {
	var keys []string
	for i, r := range c.h.Risks {
		c.that(c.varies(r.Key), in("risks", i, "key"), "forecast.unknown_key", base.Args{"key": r.Key})
		c.that(!slices.Contains(keys, r.Key), in("risks", i, "key"), "forecast.key_twice", base.Args{"key": r.Key})
		keys = append(keys, r.Key)
		c.that(slices.Contains([]Shape{Triangular, Uniform, Normal}, r.Shape), in("risks", i, "shape"), "base.not_a_choice", nil)
		ordered := r.Shape == Normal && 0 <= r.Mode && r.Mode <= r.High || r.Shape == Uniform && 0 <= r.Low && r.Low <= r.High ||
			0 <= r.Low && r.Low <= r.Mode && r.Mode <= r.High
		c.that(ordered && r.High <= factorMax, in("risks", i, "high_bp"), "forecast.risk_order", nil)
	}
	for i, l := range c.h.Links {
		for field, key := range map[string]string{"a": l.A, "b": l.B} {
			c.that(slices.Contains(keys, key), in("links", i, field), "forecast.unknown_key", base.Args{"key": key})
		}
		c.that(l.A != l.B, in("links", i, "b"), "forecast.key_twice", base.Args{"key": l.B})
		c.that(l.Rho >= -points && l.Rho <= points, in("links", i, "rho_bp"), "forecast.share_bounds", nil)
	}
	if c.Fault() == nil {
		_, possible := c.h.together()
		c.that(possible, "links", "forecast.links_impossible", nil)
	}
}

// varies tells whether a draw may multiply what a key names.
func (c *checking) varies(key string) bool {
	if key == EverySale || key == EveryCost {
		return true
	}
	return slices.ContainsFunc(c.h.Sales, func(s Sale) bool { return s.Key == key }) ||
		slices.ContainsFunc(c.h.Costs, func(s Cost) bool { return s.Key == key })
}

// together is the lower triangle whose product with its transpose gives the links (Cholesky):
// it turns independent draws into draws that go together. It tells when no draws could.
func (h Hypotheses) together() (rows [][]float64, possible bool) {
	n := len(h.Risks)
	at := func(key string) int { return slices.IndexFunc(h.Risks, func(r Risk) bool { return r.Key == key }) }
	rho := make([][]float64, n)
	for i := range rho {
		rho[i] = make([]float64, n)
		rho[i][i] = 1
	}
	for _, l := range h.Links {
		i, j := at(l.A), at(l.B)
		rho[i][j], rho[j][i] = float64(l.Rho)/points, float64(l.Rho)/points
	}
	const tiny = 1e-9
	for i := range n {
		row := make([]float64, i+1)
		for j := range i + 1 {
			sum := rho[i][j]
			for k := range j {
				sum -= row[k] * at2(rows, row, i, j, k)
			}
			switch {
			case i == j && sum < -tiny:
				return nil, false
			case i == j:
				row[j] = math.Sqrt(max(0, sum))
			case rows[j][j] < tiny && math.Abs(sum) > tiny:
				return nil, false
			case rows[j][j] >= tiny:
				row[j] = sum / rows[j][j]
			}
		}
		rows = append(rows, row)
	}
	return rows, true
}

func at2(rows [][]float64, row []float64, i, j, k int) float64 {
	if i == j {
		return row[k]
	}
	return rows[j][k]
}
