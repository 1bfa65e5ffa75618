package people

import "pilotis/internal/day"

// majority is the age from which nobody answers for a person (Code civil, art. 414).
const majority = 18

// Age counts the birthdays from born to a civil day. Whoever was born on 29
// February has their birthday on 1 March in common years.
func Age(born, on day.Day) int {
	years := on.Year() - born.Year()
	if on[5:] < born[5:] {
		years--
	}
	return years
}

// Minor tells whether somebody is under age on a civil day; nobody is whose
// birthday is unknown.
func Minor(born, on day.Day) bool { return born != "" && Age(born, on) < majority }
