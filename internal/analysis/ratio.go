package analysis

import (
	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

// Unit says how a ratio reads.
type Unit string

// The units; a ratio's value is in hundredths of its unit.
const (
	Percent Unit = "percent"
	Days    Unit = "days"
	Times   Unit = "times"
)

// Ratio is one figure over another. It opens down to both.
type Ratio struct {
	Key   string
	Unit  Unit
	Over  Figure
	Under Figure
	Known bool  // whether there is anything to divide by
	Value int64 // in hundredths of the unit
}

// The ratios by name.
const (
	Autonomy      = "autonomy"
	OwnInDays     = "own_days"
	CapitalDays   = "capital_days"
	CashDays      = "cash_days"
	NeedDays      = "need_days"
	DebtYears     = "debt_years"
	Gearing       = "gearing"
	AnnuityCover  = "annuity_cover"
	GrantShare    = "grant_share"
	SelfFinancing = "self_financing"
	PayrollShare  = "payroll_share"
	RentShare     = "rent_share"
	ClientDays    = "client_days"
	SupplierDays  = "supplier_days"
	Liquidity     = "liquidity"
	ResultRate    = "result_rate"
)

// Stretch is what the books do not tell and ratios need.
type Stretch struct {
	Days   int         // of the stretch that income and costs are of
	Repaid money.Cents // principal of loans paid back in it
}

// Ratios draws the ratios of a stretch; days are those of a year of 360.
func (b Books) Ratios(s Stretch) []Ratio {
	f, sheet := b.Functional(), statement.Draw(chart.ModelOf(b.Chart), b.Held)
	total := lines("sheet", sheet, chart.Part.Asset)
	income := lines("income", sheet, func(p chart.Part) bool { return p == chart.OperatingIncome })
	own, debt := f.Stable[0], b.sum("debt", loans)
	caf := b.CAF(Reformed).Figure
	costs := b.debit("costs", over{codes("6"), codes("69")})
	cashCosts := b.debit("cash_costs", over{codes("6"), codes("68 69 675 " + b.sold())})
	soon := plus("soon", lines("", sheet, func(p chart.Part) bool { return p == chart.Debts }), minus(debt))
	current := lines("current_assets", sheet, func(p chart.Part) bool { return p == chart.Current })
	sold := b.sum("sold", over{of: codes("70 756")})
	bought := b.debit("bought", over{of: codes("60 61 62")})
	year := int64(s.Days) * 36000 / 365 // hundredths of days of a year of 360
	if s.Days >= 365 {
		year = 36000
	}
	return []Ratio{
		ratio(Autonomy, Percent, own, total, 10000),
		ratio(OwnInDays, Days, own, costs, year),
		ratio(CapitalDays, Days, f.WorkingCapital, cashCosts, year),
		ratio(CashDays, Days, f.Treasury, cashCosts, year),
		ratio(NeedDays, Days, f.Need, income, year),
		ratio(DebtYears, Times, debt, caf, 100),
		ratio(Gearing, Times, debt, own, 100),
		ratio(AnnuityCover, Times, caf, Figure{Key: "repaid", Cents: s.Repaid}, 100),
		ratio(GrantShare, Percent, b.sum("grants", over{of: codes("73 74 777")}), income, 10000),
		ratio(SelfFinancing, Percent, b.sum("self", over{codes("70 75"), codes("754 755")}), income, 10000),
		ratio(PayrollShare, Percent, b.debit("payroll", over{of: codes("64 631 633")}), income, 10000),
		ratio(RentShare, Percent, b.debit("rent", over{of: codes("613 614")}), income, 10000),
		ratio(ClientDays, Days, b.debit("clients", ofClients), sold, year),
		ratio(SupplierDays, Days, b.sum("suppliers", suppliers), bought, year),
		ratio(Liquidity, Times, current, soon, 100),
		ratio(ResultRate, Percent, b.Result(), income, 10000),
	}
}

// ratio divides; under a whole that is not positive there is nothing to say.
func ratio(key string, unit Unit, part, whole Figure, times int64) Ratio {
	r := Ratio{Key: key, Unit: unit, Over: part, Under: whole}
	if whole.Cents > 0 {
		r.Known, r.Value = true, int64(part.Cents.Ratio(times, int64(whole.Cents)))
	}
	return r
}

// lines adds up the lines of a statement that are in some of its parts.
func lines(key string, rows statement.Rows, in func(chart.Part) bool) Figure {
	f := Figure{Key: key}
	for _, r := range rows {
		if !in(r.Part) {
			continue
		}
		f.Cents += r.Net()
		for _, h := range r.Held {
			cents := h.Net
			if r.Part.Income() || r.Part.Liability() {
				cents = -cents
			}
			f.Pieces = append(f.Pieces, Piece{h.Account, h.Third, cents})
		}
	}
	return f
}
