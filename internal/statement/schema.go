package statement

import "pilotis/internal/web"

// The reports that programs ask for are published by name.
func init() {
	web.Publish[BalanceReport]("report-balance")
	web.Publish[IncomeReport]("report-income")
	web.Publish[SheetReport]("report-sheet")
	web.Publish[ActivityReport]("report-activity")
	web.Publish[AnnexReport]("report-annex")
	web.Publish[JournalReport]("report-journal")
	web.Publish[LedgerReport]("report-ledger")
}
