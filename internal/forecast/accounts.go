package forecast

// The accounts that hypotheses do not name, of the charts since 2025 (règlement ANC 2022-06).
const (
	bank            = "512000"
	customers       = "411000"
	suppliers       = "401000"
	contributions   = "431000"
	employerPart    = "645100"
	grantsDue       = "441000"
	deferredIncome  = "487000"
	endowed         = "131000"
	endowedEarned   = "139000"
	shareEarned     = "747000"
	borrowed        = "164000"
	interestPaid    = "661100"
	wear            = "681120"
	taxOnResult     = "695000"
	taxOwed         = "444000"
	vatOnSales      = "445710"
	vatOnCosts      = "445660"
	vatOnAssets     = "445620"
	vatCredit       = "445670"
	vatOwed         = "445510"
	vatAskedBack    = "445830"
	vatSalesWaiting = "445870"
	vatCostsWaiting = "445860"
)

// worn is the account that bears the depreciation of an asset's: 281810 of 218100.
func worn(asset string) string { return "28" + asset[1:len(asset)-1] }

// yields tells whether an account bears income or costs.
func yields(account string) bool { return account[0] == '6' || account[0] == '7' }

// settles tells whether what an account holds is paid or received soon after: third
// parties of class 4, but what waits for its month or its return.
func settles(account string) bool {
	switch account[:2] {
	case "40", "41", "42", "43", "46":
		return true
	case "44":
		return account != vatCredit && account != vatSalesWaiting && account != vatCostsWaiting
	}
	return false
}
