package outlook

import (
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Gross is a monthly wage before contributions, on a day.
type Gross struct {
	Cents money.Cents
	On    day.Day
}

// Wage is an estimate of what is paid of a gross wage; it is not a payslip.
type Wage struct {
	Net      money.Cents // to the employee
	Employer money.Cents // the employer's part
}
