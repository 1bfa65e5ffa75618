package place

import (
	"strings"
	"testing"
)

func TestTheCategoryFollowsThePublicUseByUseAndFloorByFloor(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		receptions []Reception
		staff      int
		category   int
		types      string
		passed     string
	}{
		"nobody":                 {nil, 3, 0, "", ""},
		"offices below":          {[]Reception{{"office", Ground, 199}}, 50, 5, "W", ""},
		"offices at the limit":   {[]Reception{{"office", Ground, 200}}, 0, 4, "W", "office"},
		"a cellar for meetings":  {[]Reception{{"meeting", Basement, 100}}, 0, 4, "L", "meeting basement"},
		"a smaller cellar":       {[]Reception{{"meeting", Basement, 99}}, 0, 5, "L", ""},
		"a hall for shows":       {[]Reception{{"show", Ground, 49}}, 0, 5, "L", ""},
		"a larger hall":          {[]Reception{{"show", Ground, 50}}, 0, 4, "L", "show"},
		"meetings upstairs":      {[]Reception{{"meeting", Upper, 199}}, 0, 5, "L", ""}, // no limit of its own upstairs
		"exhibition upstairs":    {[]Reception{{"exhibition", Upper, 100}}, 0, 4, "T", "exhibition upper"},
		"children upstairs":      {[]Reception{{"nursery", Upper, 1}}, 0, 4, "R", "nursery upper"},
		"a mix adds up":          {[]Reception{{"office", Ground, 120}, {"cafe", Ground, 80}}, 0, 4, "W N", "office"},
		"the most severe holds":  {[]Reception{{"cafe", Ground, 30}, {"show", Ground, 20}}, 0, 4, "N L", "show"},
		"the mix on a floor too": {[]Reception{{"cafe", Upper, 60}, {"office", Upper, 40}}, 0, 4, "N W", "office upper"},
		"staff fills the fourth": {[]Reception{{"office", Ground, 290}}, 11, 3, "W", "office"},
		"not without staff":      {[]Reception{{"office", Ground, 290}}, 10, 4, "W", "office"},
		"seven hundred":          {[]Reception{{"exhibition", Ground, 700}}, 0, 3, "T", "exhibition"},
		"and one":                {[]Reception{{"exhibition", Ground, 701}}, 0, 2, "T", "exhibition"},
		"fifteen hundred":        {[]Reception{{"exhibition", Ground, 1500}}, 0, 2, "T", "exhibition"},
		"more":                   {[]Reception{{"exhibition", Ground, 1501}}, 0, 1, "T", "exhibition"},
		"an unknown use":         {[]Reception{{"rocket", Ground, 1501}}, 0, 0, "", ""},
	} {
		e := Classify("2027-03-28", c.receptions, c.staff)
		passed := ""
		if e.Passed != nil {
			passed = strings.TrimSpace(e.Passed.Use + " " + string(e.Passed.Floor))
		}
		if e.Category != c.category || strings.Join(e.Types, " ") != c.types || passed != c.passed {
			t.Errorf("%s: category %d, types %v, passed %q; want %d, %s, %q", name, e.Category, e.Types, passed, c.category, c.types, c.passed)
		}
	}
}

func TestNoLimitIsKnownBeforeItsText(t *testing.T) {
	t.Parallel()
	if n := len(Uses("1990-06-21")); n != 0 {
		t.Errorf("%d uses before the text", n)
	}
	if n := len(Uses("2027-01-01")); n != 13 {
		t.Errorf("%d uses", n)
	}
}
