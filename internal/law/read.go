package law

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"strconv"
	"strings"

	"pilotis/internal/day"
)

//go:embed parameters.csv
var file string

var published = read(file)

// read takes in the embedded file; what is wrong with it stops the program at its start.
func read(text string) []Parameter {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("law: " + err.Error())
	}
	var all []Parameter
	for _, r := range rows[1:] {
		v, err := Parse(r[1])
		if err != nil {
			panic("law: " + r[0] + ": " + err.Error())
		}
		all = append(all, Parameter{r[0], v, Unit(r[2]), day.Day(r[3]), day.Day(r[4]), Confidence(r[5]), r[6]})
	}
	return all
}

// wholeMax bounds what is read: a thousand billion.
const wholeMax = 1e12

var errNumber = errors.New("law: not a number of four decimals at most")

var plain = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".", "€", "", "%", "")

// Parse reads a figure that is not negative, with four decimals at most: "12.02", "5,5 %".
func Parse(text string) (Value, error) {
	whole, decimals, _ := strings.Cut(plain.Replace(strings.TrimSpace(text)), ".")
	if whole == "" || len(decimals) > 4 {
		return 0, errNumber
	}
	n, err := strconv.ParseUint(whole, 10, 63)
	if err != nil || n > wholeMax {
		return 0, errNumber
	}
	part, err := strconv.ParseUint("0"+(decimals + "0000")[:4], 10, 63)
	if err != nil {
		return 0, errNumber
	}
	return Value(n*scale + part), nil
}

// Write writes a figure without its unit, for programs and fields: "5.5".
func (v Value) Write() string {
	whole, part := int64(v)/scale, int64(v)%scale
	if part == 0 {
		return strconv.FormatInt(whole, 10)
	}
	return strconv.FormatInt(whole, 10) + "." + strings.TrimRight(strconv.FormatInt(scale+part, 10)[1:], "0")
}
