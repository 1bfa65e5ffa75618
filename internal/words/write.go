package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

const (
	thinSpace = "\u202f" // parts thousands in French
	hardSpace = "\u00a0" // before a unit
	minus     = "\u2212" // a true minus
)

var spacer = strings.NewReplacer(" :", hardSpace+":", " ;", hardSpace+";", " !", hardSpace+"!", " ?", hardSpace+"?",
	"« ", "«"+hardSpace, " »", hardSpace+"»", " %", hardSpace+"%", " €", hardSpace+"€")

// Spaced keeps the marks of a French text from beginning a line: files are typed
// with plain spaces, and read with spaces that do not break.
func Spaced(text string) string { return spacer.Replace(text) }

// Int writes a whole number: "1 234" in French, "1,234" in English.
func Int(lang string, n int64) string {
	sign := ""
	if n < 0 {
		sign, n = minus, -n
	}
	digits := strconv.FormatInt(n, 10)
	gap := thinSpace
	if lang == "en" {
		gap = ","
	}
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteString(gap)
		}
		out.WriteRune(d)
	}
	return sign + out.String()
}

// Decimal writes hundredths with two decimals: "0,97", "0.97".
func Decimal(lang string, hundredths int64) string {
	size := max(hundredths, -hundredths)
	text := Int(lang, size/100) + point(lang) + fmt.Sprintf("%02d", size%100)
	if hundredths < 0 {
		return minus + text
	}
	return text
}

// OnDay is a day that a sentence names.
type OnDay day.Day

// In writes the day in a language.
func (d OnDay) In(lang string) string { return Date(lang, day.Day(d)) }

// Percent writes basis points as a percentage with one decimal at most: "45,4 %", "45.4%".
func Percent(lang string, basisPoints int64) string {
	if basisPoints < -4 {
		return minus + Percent(lang, -basisPoints)
	}
	tenths := (basisPoints + 5) / 10
	text := Int(lang, tenths/10)
	if tenths%10 != 0 {
		text += point(lang) + strconv.FormatInt(tenths%10, 10)
	}
	if lang == "en" {
		return text + "%"
	}
	return text + hardSpace + "%"
}

// Hundredths writes a number of hundredths, with the decimals that it has: "1,25", "1.2", "3".
func Hundredths(lang string, n int64) string {
	if n < 0 {
		return minus + Hundredths(lang, -n)
	}
	if n%100 == 0 {
		return Int(lang, n/100)
	}
	return Int(lang, n/100) + point(lang) + strings.TrimRight(strconv.FormatInt(100+n%100, 10)[1:], "0")
}

// Plain writes an amount as a field or a spreadsheet of the language takes it back:
// "1234,50", "1234.50".
func Plain(lang string, c money.Cents) string {
	if lang == "fr" {
		return strings.Replace(c.String(), ".", ",", 1)
	}
	return c.String()
}

// Money writes an amount: "1 234,56 €" in French, "€1,234.56" in English.
func Money(lang string, c money.Cents) string {
	cents := strconv.FormatInt(int64(c.Abs()%100), 10)
	if len(cents) == 1 {
		cents = "0" + cents
	}
	return euros(lang, c, point(lang)+cents)
}

// Euros writes an amount as the scale of a drawing does, without cents where there are
// none: "1 234 €" in French, "€1,234" in English.
func Euros(lang string, c money.Cents) string {
	if c%100 != 0 {
		return Money(lang, c)
	}
	return euros(lang, c, "")
}

func euros(lang string, c money.Cents, cents string) string {
	sign := ""
	if c < 0 {
		sign, c = minus, -c
	}
	text := Int(lang, int64(c/100)) + cents
	if lang == "en" {
		return sign + "€" + text
	}
	return sign + text + hardSpace + "€"
}

func point(lang string) string {
	if lang == "en" {
		return "."
	}
	return ","
}

// Hour writes an instant's hour in a zone: "14 h 30", "9 h" in French, "14:30" in English.
func Hour(lang string, t time.Time, zone *time.Location) string {
	t = t.In(zone)
	if lang == "en" {
		return t.Format("15:04")
	}
	if t.Minute() == 0 {
		return strconv.Itoa(t.Hour()) + hardSpace + "h"
	}
	return strconv.Itoa(t.Hour()) + hardSpace + "h" + hardSpace + t.Format("04")
}

// Clock writes an instant's hour as short as can be, where hours stand close
// together: "14h30", "9h" in French, "14:30" in English.
func Clock(lang string, t time.Time, zone *time.Location) string {
	t = t.In(zone)
	switch {
	case lang == "en":
		return t.Format("15:04")
	case t.Minute() == 0:
		return strconv.Itoa(t.Hour()) + "h"
	}
	return strconv.Itoa(t.Hour()) + "h" + t.Format("04")
}

// Date writes a day in full: "dimanche 28 mars 2027", "Sunday 28 March 2027".
func Date(lang string, d day.Day) string {
	return Weekday(lang, d.Weekday()) + " " + DateShort(lang, d)
}

// DateShort writes a day without its weekday: "28 mars 2027", "28 March 2027".
func DateShort(lang string, d day.Day) string {
	return DayMonth(lang, d) + " " + strconv.Itoa(d.Year())
}

// DayMonth writes "28 mars", "1er mai", "28 March".
func DayMonth(lang string, d day.Day) string {
	n := strconv.Itoa(d.Dom())
	if lang == "fr" && d.Dom() == 1 {
		n = "1er"
	}
	return n + hardSpace + Month(lang, d.Month())
}

// Moment writes an instant: "dimanche 28 mars 2027 à 14 h 30".
func Moment(lang string, t time.Time, zone *time.Location) string {
	return T(lang, "words.moment", base.Args{"date": Date(lang, day.Of(t, zone)), "hour": Hour(lang, t, zone)})
}

// Span writes a stretch of time: on one day "28 mars 2027, de 14 h à 15 h", over several the two moments.
func Span(lang string, from, to time.Time, zone *time.Location) string {
	first, last := day.Of(from, zone), day.Of(to.Add(-1), zone)
	if first == last {
		return T(lang, "words.span_day", base.Args{
			"date": Date(lang, first), "from": Hour(lang, from, zone), "to": Hour(lang, to, zone)})
	}
	return T(lang, "words.span", base.Args{"from": Moment(lang, from, zone), "to": Moment(lang, to, zone)})
}

// Weekday names a day of the week, Monday 1 to Sunday 7.
func Weekday(lang string, n int) string { return T(lang, "words.weekday_"+strconv.Itoa(n)) }

// WeekdayShort names a day of the week in three letters: "lun", "Mon".
func WeekdayShort(lang string, n int) string {
	return T(lang, "words.weekday_short_"+strconv.Itoa(n))
}

// Month names a month.
func Month(lang string, m time.Month) string { return T(lang, "words.month_"+strconv.Itoa(int(m))) }

// MonthShort names a month where there is little room: "juil.", "Jul".
func MonthShort(lang string, m time.Month) string {
	return T(lang, "words.month_short_"+strconv.Itoa(int(m)))
}

// Minutes writes a length of time: "1 h 30", "45 min", "2 h".
func Minutes(lang string, minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return strconv.Itoa(rest) + hardSpace + "min"
	case rest == 0:
		return Int(lang, int64(hours)) + hardSpace + "h"
	}
	return Int(lang, int64(hours)) + hardSpace + "h" + hardSpace + pad(rest)
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
