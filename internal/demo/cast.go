package demo

import (
	"math/rand/v2"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// residents is how many people the place knows, its team included.
const residents = 160

func (r resident) name() string { return r.First + " " + r.Last }

// email is an address that leads nowhere (RFC 2606).
func (r resident) email() string {
	dotted := func(s string) string { return strings.ReplaceAll(base.Fold(s), " ", "") }
	return dotted(r.First) + "." + dotted(r.Last) + "@moulin.example"
}

// cast gives the people of the place: the team first, then everybody else.
func (l life) cast(dice *rand.Rand) []resident {
	people := append([]resident{}, l.Team...)
	taken := map[string]bool{}
	for _, p := range people {
		taken[p.name()] = true
	}
	for len(people) < residents {
		p := resident{First: pick(dice, l.FirstNames), Last: pick(dice, l.LastNames), Since: dice.IntN(1095), Company: -1,
			Born: day.Date(1945+dice.IntN(62), time.Month(1+dice.IntN(12)), 1+dice.IntN(28))}
		if taken[p.name()] {
			continue
		}
		taken[p.name()] = true
		p.Relation = pick(dice, []string{"member", "member", "member", "volunteer", "visitor"})
		if dice.IntN(5) == 0 {
			p.Company = dice.IntN(8)
		}
		p.Tags = []string{pick(dice, l.Tags)}
		people = append(people, p)
	}
	return people
}

func pick[T any](dice *rand.Rand, from []T) T { return from[dice.IntN(len(from))] }
