package ledger

import (
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// lineJSON is a line as programs write it, and as templates are kept.
type lineJSON struct {
	Account  string      `json:"account" doc:"code of the account"`
	Third    string      `json:"third,omitempty" doc:"code of a third party"`
	Label    string      `json:"label,omitempty" doc:"where it differs from the entry's"`
	Piece    string      `json:"piece,omitempty" doc:"reference of the voucher, where it differs from the entry's"`
	PieceDay day.Day     `json:"piece_day,omitempty"`
	Debit    money.Cents `json:"debit_cents,omitempty"`
	Credit   money.Cents `json:"credit_cents,omitempty"`
	Axes
}

func (l lineJSON) line() Line {
	return Line{Account: l.Account, Third: l.Third, Label: l.Label, Piece: l.Piece, PieceDay: l.PieceDay, Debit: l.Debit, Credit: l.Credit, Axes: l.Axes}
}

func jsonLine(l Line) lineJSON {
	return lineJSON{Account: l.Account, Third: l.Third, Label: l.Label, Piece: l.Piece, PieceDay: l.PieceDay, Debit: l.Debit, Credit: l.Credit, Axes: l.Axes}
}
