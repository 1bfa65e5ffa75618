package analysis

// Reading is a way of drawing the intermediate balances.
type Reading string

// The readings. The PCG knows no table of them any more since 2025 (former art. 842-1): the
// reformed one follows the order of the accountants' body, in which investment grants and
// disposals belong to operations; the one of associations counts what funds them as
// resources of the activity, which is a convention and is shown as such.
const (
	Classic     Reading = "classic"
	Reformed    Reading = "reformed"
	Association Reading = "association"
)

// Readings lists them, the one of today first.
func Readings() []Reading { return []Reading{Reformed, Classic, Association} }

// Balance is an intermediate balance: the one before it and what this one adds.
type Balance struct {
	Figure
	Added []Figure
}

// Balances are the intermediate balances, in order.
type Balances []Balance

// Get is what a balance comes to.
func (all Balances) Get(key string) Balance {
	for _, b := range all {
		if b.Key == key {
			return b
		}
	}
	return Balance{}
}

// Lines are what the balance adds, where that says more than the balance itself.
func (b Balance) Lines() []Figure {
	if len(b.Added) == 1 && b.Added[0].Cents == b.Cents {
		return nil
	}
	return b.Added
}

// The balances by name.
const (
	TradeMargin = "trade_margin"
	Production  = "production"
	ValueAdded  = "value_added"
	EBITDA      = "ebitda" // excédent brut d’exploitation
	Operating   = "operating"
	Current     = "current"
	Exceptional = "exceptional"
	Net         = "net"
)

// asset sales and the grants that follow assets, by the accounts of before and since 2025.
const (
	grantShare   = "747 777"
	soldFor      = "757 775"
	soldInAsso   = "652 675" // what was left of what is sold, in an association
	soldInFirm   = "657 675"
	notCash      = "68 78"
	financial    = "76 66 786 686 796"
	extra        = "77 67 787 687 797"
	taxes        = "69"
	fundsOfAssos = "753 754 755 756 657"
)

func (b Books) sold() string {
	if b.Chart.Association() {
		return soldInAsso
	}
	return soldInFirm
}

// ofAssets are the accounts of what is sold and of the grants that follow what is owned.
func (b Books) ofAssets() string { return grantShare + " " + soldFor + " " + b.sold() }

// Balances draws the intermediate balances. Each account of income and cost is in one and
// only one of them, so that the last is the result.
func (b Books) Balances(r Reading) Balances {
	add := func(key, of, but string) Figure { return b.sum(key, over{codes(of), codes(but)}) }
	assets, funds := b.ofAssets(), ""
	if r == Association {
		funds = fundsOfAssos
	}
	operating := []Figure{add("other", "75 65 79", assets+" 796 797 "+funds), add("wear", "681 781", ""), add("earmarked", "68 78", "681 781 686 786 687 787")}
	exceptional := []Figure{add("exceptional", extra, "777 775 675")}
	if r == Classic {
		exceptional = append(exceptional, add("assets", assets, ""))
	} else {
		operating = append(operating, add("assets", assets, ""))
	}
	margin := step(TradeMargin, nil, add("trade", "707 7097 607 6097 6037", ""))
	made := step(Production, nil, add("made", "70 71 72", "707 7097"))
	value := step(ValueAdded, Balances{margin, made}, add("consumed", "60 61 62", "607 6097 6037"))
	ebitda := step(EBITDA, Balances{value}, add("public_funds", "73 74", grantShare), add("association_funds", funds, assets), add("taxes", "63", ""), add("staff", "64", ""))
	result := step(Operating, Balances{ebitda}, operating...)
	current := step(Current, Balances{result}, add("financial", financial, ""))
	apart := step(Exceptional, nil, exceptional...)
	return Balances{margin, made, value, ebitda, result, current, apart, step(Net, Balances{current, apart}, add("tax", taxes, ""))}
}

// step makes a balance of those before it and of what is added; what adds nothing is left out.
func step(key string, before Balances, added ...Figure) Balance {
	var parts []Figure
	out := Balance{}
	for _, b := range before {
		parts = append(parts, b.Figure)
	}
	for _, f := range added {
		if len(f.Pieces) > 0 {
			out.Added = append(out.Added, f)
		}
		parts = append(parts, f)
	}
	out.Figure = plus(key, parts...)
	return out
}
