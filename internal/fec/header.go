package fec

import (
	"bytes"
	"strings"

	"pilotis/internal/base"
)

// header says where the columns are in a file.
type header struct {
	separator byte
	at        [columns]int // place of each column in the fields of a line, -1 where it is not
	width     int          // fields of a line
	trailing  bool         // lines may end with a separator
	sided     bool         // Montant and Sens stand for Debit and Credit
}

// separators are those of the law, then those tolerated for years closed before 2013.
const separators, oldSeparators = "\t|", ";,"

// readHeader reads the names of the columns; old tells that the year was closed before 2013.
func readHeader(line []byte, old bool, said *issues) (h header, ok bool) {
	found := bytes.IndexAny(line, separators)
	if found < 0 {
		if found = bytes.IndexAny(line, oldSeparators); found < 0 {
			said.add(Fatal, 1, 0, "no_header", nil)
			return h, false
		}
		if !old {
			said.add(Fatal, 1, 0, "separator", base.Args{"value": string(line[found])})
			return h, false
		}
	}
	h.separator = line[found]
	fields := strings.Split(string(line), string(h.separator))
	h.width = len(fields)
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields, h.trailing = fields[:len(fields)-1], true
	}
	if h.trailing {
		said.add(Info, 1, h.width, "trailing", nil)
	}
	return h, h.place(fields, said)
}

// place finds each column among the names of a file.
func (h *header) place(fields []string, said *issues) bool {
	index := map[string]int{}
	for i, name := range fields {
		index[strings.ToLower(name)] = i
	}
	find := func(name string) int {
		if i, found := index[strings.ToLower(name)]; found {
			delete(index, strings.ToLower(name))
			return i
		}
		return -1
	}
	whole, last, sorted := true, -1, true
	for c, name := range names {
		h.at[c] = find(name)
		if h.at[c] < 0 && (c == debit || c == credit) {
			other := map[int]string{debit: amountName, credit: senseName}[c]
			if h.at[c] = find(other); h.at[c] >= 0 {
				h.sided = true
			}
		}
		if h.at[c] < 0 {
			said.add(Fatal, 1, c+1, "no_column", base.Args{"name": name})
			whole = false
			continue
		}
		sorted, last = sorted && h.at[c] > last, h.at[c]
	}
	if whole && !sorted {
		said.add(Alert, 1, 0, "order", nil)
	}
	for _, name := range cashColumns {
		find(name)
	}
	for i, name := range fields {
		if _, left := index[strings.ToLower(name)]; left {
			said.add(Info, 1, i+1, "extra_column", base.Args{"name": clip(name)})
		}
	}
	return whole
}

// clip cuts a value of a file to be shown in a message.
func clip(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}
