package place

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Reception is the public received at once for one use on one floor.
type Reception struct {
	Use    string // key of a Use; its words are the texts place.use_<key>
	Floor  Floor
	Public int
}

// Floor is where the public stands, as the rules of fire safety count it.
type Floor string

// The three kinds of floor; all upper floors count together.
const (
	Basement Floor = "basement"
	Ground   Floor = "ground"
	Upper    Floor = "upper"
)

// Floors lists them, from below.
func Floors() []Floor { return []Floor{Basement, Ground, Upper} }

// Use is a use of premises with its type and the public from which it leaves the
// fifth category (règlement de sécurité contre l'incendie, art. PE 2).
type Use struct {
	Key, Type string
	Limits    map[Floor]int // missing where there is no limit; 0 where the public may not go at all
	Total     int
	From      day.Day
	Until     day.Day // empty while it holds
	Source    string
}

//go:embed data/erp.csv
var erpText string

var uses = sync.OnceValue(func() []Use {
	rows, err := csv.NewReader(strings.NewReader(erpText)).ReadAll()
	if err != nil {
		panic(err)
	}
	var out []Use
	for _, row := range rows[1:] {
		u := Use{Key: row[0], Type: row[1], Limits: map[Floor]int{}, From: day.Day(row[5]), Until: day.Day(row[6]), Source: row[7]}
		for floor, text := range map[Floor]string{Basement: row[2], Upper: row[3]} {
			if n, err := strconv.Atoi(text); err == nil {
				u.Limits[floor] = n
			}
		}
		u.Total, err = strconv.Atoi(row[4])
		if err != nil {
			panic(err)
		}
		out = append(out, u)
	}
	return out
})

// Uses lists the uses and their limits as they stand on a day.
func Uses(on day.Day) []Use {
	var out []Use
	for _, u := range uses() {
		if u.From <= on && (u.Until == "" || on < u.Until) {
			out = append(out, u)
		}
	}
	return out
}

func useOn(on day.Day, key string) (Use, bool) {
	all := Uses(on)
	i := slices.IndexFunc(all, func(u Use) bool { return u.Key == key })
	if i < 0 {
		return Use{}, false
	}
	return all[i], true
}

// ERP is how the rules of fire safety class a place that receives the public. It
// is a help to talk with the safety commission, which decides.
type ERP struct {
	Category int      // 1 to 5; 0 where no public was stated
	Types    []string // the type of most of the public first
	Public   int
	Counted  int    // with the staff, where the category counts it
	Passed   *Limit // the limit that takes the place out of the fifth category
	Source   string
}

// Limit is a limit of the fifth category that is reached.
type Limit struct {
	Use    string // whose limit it is: the lowest of those present
	Floor  Floor  // "" for the whole place
	Public int    // there
	Limit  int
}

// Classify computes category and types on a day. Where a place has several uses
// their publics are added up and the lowest of their limits holds for the sum
// (activités multiples: art. GN 2, PE 2). The staff counts in the first four
// categories and not in the fifth (code de la construction, R. 143-19).
func Classify(on day.Day, receptions []Reception, staff int) ERP {
	var e ERP
	byFloor, byType := map[Floor]int{}, map[string]int{}
	var present []Use
	for _, r := range receptions {
		u, known := useOn(on, r.Use)
		if !known || r.Public <= 0 {
			continue
		}
		if byType[u.Type] == 0 {
			e.Types = append(e.Types, u.Type)
		}
		byFloor[r.Floor] += r.Public
		byType[u.Type] += r.Public
		e.Public += r.Public
		e.Source = u.Source
		present = append(present, u)
	}
	if e.Public == 0 {
		return e
	}
	slices.SortStableFunc(e.Types, func(a, b string) int { return byType[b] - byType[a] })
	e.Counted = e.Public
	if e.Passed = passed(present, byFloor, e.Public); e.Passed == nil {
		e.Category = 5
		return e
	}
	e.Counted += staff
	e.Category = categoryOf(e.Counted)
	return e
}

// passed finds the first limit of the fifth category that is reached.
func passed(present []Use, byFloor map[Floor]int, public int) *Limit {
	for _, floor := range []Floor{Basement, Upper} {
		var lowest *Limit
		for _, u := range present {
			if limit, has := u.Limits[floor]; has && limit > 0 && (lowest == nil || limit < lowest.Limit) {
				lowest = &Limit{u.Key, floor, byFloor[floor], limit}
			}
		}
		if lowest != nil && byFloor[floor] >= lowest.Limit {
			return lowest
		}
	}
	lowest := slices.MinFunc(present, func(a, b Use) int { return a.Total - b.Total })
	if public >= lowest.Total {
		return &Limit{lowest.Key, "", public, lowest.Total}
	}
	return nil
}

// categoryOf: code de la construction et de l'habitation, R. 143-19.
func categoryOf(people int) int {
	switch {
	case people > 1500:
		return 1
	case people > 700:
		return 2
	case people > 300:
		return 3
	}
	return 4
}

// publicMax bounds what is believed of one line: the largest stadium holds less.
const publicMax = 100_000

func checkReceptions(wrong *base.Checks, on day.Day, receptions []Reception, staff int) {
	for i, r := range receptions {
		at := func(part string) string { return receptionField(i, part) }
		u, known := useOn(on, r.Use)
		limit, limited := u.Limits[r.Floor]
		switch {
		case !known:
			wrong.Wrong(at("use"), "base.not_a_choice")
		case !slices.Contains(Floors(), r.Floor):
			wrong.Wrong(at("floor"), "base.not_a_choice")
		case r.Public < 1 || r.Public > publicMax:
			wrong.Wrong(at("public"), "place.public_wrong", base.Args{"max": publicMax})
		case limited && limit == 0:
			wrong.Wrong(at("floor"), "place.floor_forbidden")
		}
	}
	if staff < 0 || staff > publicMax {
		wrong.Wrong("staff", "place.public_wrong", base.Args{"max": publicMax})
	}
}
