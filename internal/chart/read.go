package chart

import (
	"embed"
	"encoding/csv"
	"strings"
)

//go:embed *.csv
var files embed.FS

// padding is the usual length of a code; an empty chart reads better with one length.
const padding = 6

// sources are the files that a chart is made of.
var sources = map[ID][]string{
	Asso2018: {"asso_2018"}, Asso2025: {"asso_2025"},
	General2014: {"general_2014"}, General2025: {"general_2025"},
	Coop2014: {"general_2014", "coop"}, Coop2025: {"general_2025", "coop"},
}

// Known tells whether there is such a chart.
func Known(id ID) bool { return sources[id] != nil }

// Accounts gives the accounts of a chart.
func Accounts(id ID) []Account {
	var out []Account
	for _, name := range sources[id] {
		for _, row := range rows(name) {
			code := row[0] + strings.Repeat("0", max(padding-len(row[0]), 0))
			out = append(out, Account{code, row[1], row[2] != "", Confidence(row[3])})
		}
	}
	return out
}

// Moves tells what became of the accounts of a chart of before 2025 under the rules since.
func Moves(id ID) []Move {
	family := "general"
	if id.Association() {
		family = "asso"
	}
	var out []Move
	for _, row := range rows("migration") {
		if row[0] == "all" || row[0] == family {
			out = append(out, Move{row[1], row[2], row[3], Confidence(row[4])})
		}
	}
	return out
}

// Since tells what an account of a chart of before 2025 may have become, the codes written
// as long as its own: several where it depends on what was booked, none where it stays.
func Since(id ID, code string) []Move {
	var out []Move
	for _, m := range Moves(id) {
		if !strings.HasPrefix(code, m.Before) || m.Before == m.Since {
			continue
		}
		m.Before, m.Since = code, m.Since+strings.Repeat("0", max(len(code)-len(m.Since), 0))
		out = append(out, m)
	}
	return out
}

// rows reads one of the files that came with the program, without its head.
func rows(name string) [][]string {
	f, err := files.Open(name + ".csv")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	return all[1:]
}
