package purchase

import (
	"time"

	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Payment is a file by which a bank is asked to pay.
type Payment struct {
	ID      PaymentID
	Message string // its name for the bank, never used twice
	On      day.Day
	Payer   string
	IBAN    string
	Count   int
	Sum     money.Cents
	MadeAt  time.Time
	MadeBy  string
	BackAt  time.Time // taken back; zero while it stands
	BackBy  string
}
