package analysis

import (
	"maps"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// Sold is what an activity sold of what is lent by the hour, of all the rest, and how long
// its spaces were lent.
type Sold struct {
	Lent, Rest money.Cents
	Minutes    int64
}

// Cause is a reason why a result is not that of the year before.
type Cause struct {
	Key      string          // "volume", "price", "sales", or a nature of income and costs
	Activity base.ActivityID // whose sales; empty for the other causes
	Cents    money.Cents     // what it adds to the result
}

// Causes lead from the result of a year to that of the next. What happens once is set apart
// on both sides, so that the causes compare two ordinary years.
type Causes struct {
	Last, Now         Figure // results
	LastOnce, NowOnce Figure
	All               []Cause // the greatest first
}

// nature is a kind of income and costs that is compared from year to year.
type nature struct {
	key string
	over
}

// once is what does not come back each year: exceptional items, and what was sold.
func (b Books) once() over {
	return over{codes("67 77 687 787 797 " + soldFor + " " + b.sold()), codes("777")}
}

// natures part all income and costs, but sales and what happens once.
func (b Books) natures() []nature {
	apart := soldFor + " " + b.sold() + " 777 747 686 687 786 787 796 797"
	of := func(key, of, but string) nature { return nature{key, over{codes(of), codes(but)}} }
	return []nature{
		of("sales_grants", "73 74", "747"), of("sales_funds", "71 72 75 79", apart), of("sales_wear", "681 781 747 777", ""),
		of("cost_bought", "60", ""), of("cost_outside", "61 62", ""), of("cost_taxes", "63", ""), of("cost_staff", "64", ""),
		of("cost_other", "65", apart), of("sales_earmarked", "68 78", apart+" 681 781"), of("sales_financial", financial, ""), of("cost_tax", "69", ""),
	}
}

// What an activity sells, and in it what is lent by the hour.
var (
	salesAll  = over{of: codes("70")}
	salesLent = over{of: codes("706 7083")}
)

// Explain says by what causes a result is not that of the year before.
func Explain(last, now Books, soldLast, soldNow map[base.ActivityID]Sold) Causes {
	c := Causes{Last: last.Result(), Now: now.Result(), LastOnce: last.sum("once", last.once()), NowOnce: now.sum("once", now.once())}
	add := func(key string, of base.ActivityID, cents money.Cents) {
		if cents != 0 {
			c.All = append(c.All, Cause{key, of, cents})
		}
	}
	for _, of := range slices.Sorted(maps.Keys(union(soldLast, soldNow))) {
		was, is := soldLast[of], soldNow[of]
		rest := is.Rest - was.Rest
		if was.Minutes > 0 && is.Minutes > 0 && was.Lent > 0 && is.Lent > 0 {
			asMany := was.Lent.Ratio(is.Minutes, was.Minutes)
			add("volume", of, asMany-was.Lent)
			add("price", of, is.Lent-asMany)
		} else {
			rest += is.Lent - was.Lent
		}
		add("sales", of, rest)
	}
	before := last.natures()
	for i, n := range now.natures() {
		add(n.key, "", now.sum("", n.over).Cents-last.sum("", before[i].over).Cents)
	}
	slices.SortStableFunc(c.All, func(a, b Cause) int { return int(b.Cents.Abs() - a.Cents.Abs()) })
	return c
}

func union(a, b map[base.ActivityID]Sold) map[base.ActivityID]Sold {
	out := maps.Clone(a)
	if out == nil {
		out = map[base.ActivityID]Sold{}
	}
	maps.Copy(out, b)
	return out
}
