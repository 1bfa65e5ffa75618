package forecast

import (
	"bytes"
	"encoding/json"
)

// Step is a value from a month on.
type Step struct {
	From  Month `json:"from"`
	Value int64 `json:"value"`
}

// Series is a figure that changes with time: each value holds from its month until the
// next one's, and before the first there is nothing. In JSON a bare number holds always.
type Series []Step

// Always is a value that never changes.
func Always(value int64) Series { return Series{{Value: value}} }

// UnmarshalJSON reads a number or a list of steps.
func (s *Series) UnmarshalJSON(text []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("[")) {
		return json.Unmarshal(text, (*[]Step)(s))
	}
	var value int64
	if err := json.Unmarshal(text, &value); err != nil {
		return err
	}
	*s = Always(value)
	return nil
}

// MarshalJSON writes what UnmarshalJSON reads.
func (s Series) MarshalJSON() ([]byte, error) {
	if len(s) == 1 && s[0].From == "" {
		return json.Marshal(s[0].Value)
	}
	return json.Marshal([]Step(s))
}

// over gives the value of each of n months.
func (s Series) over(start Month, n int) []int64 {
	out := make([]int64, n)
	for _, step := range s {
		first := 0
		if step.From != "" {
			first = max(0, step.From.Sub(start))
		}
		for m := first; m < n; m++ {
			out[m] = step.Value
		}
	}
	return out
}
