package paper

import (
	"bytes"
	"strings"
)

// WriteSheet makes a file of a table as spreadsheets read it: UTF-8 with its mark,
// separated by semicolons where commas part decimals, lines ended by CR LF, and no
// cell that would be computed.
func WriteSheet(lang string, head []string, rows [][]string) []byte {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	comma := ";"
	if lang == "en" {
		comma = ","
	}
	writeRow(&out, comma, head)
	for _, row := range rows {
		writeRow(&out, comma, row)
	}
	return out.Bytes()
}

func writeRow(out *bytes.Buffer, comma string, row []string) {
	for i, cell := range row {
		if i > 0 {
			out.WriteString(comma)
		}
		cell = safe(cell)
		if strings.ContainsAny(cell, commas+"\"\n\r") { // any comma, for whoever guesses it
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		out.WriteString(cell)
	}
	out.WriteString("\r\n")
}
