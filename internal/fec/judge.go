package fec

import (
	"bytes"
	"hash/maphash"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// folk are the accounts, journals or third parties that a file names: code → label, in their order.
type folk struct {
	labels map[string]string
	order  []string
}

// see notes a code with its label; it gives the label noted first.
func (f *folk) see(code, label []byte) string {
	if known, seen := f.labels[string(code)]; seen {
		return known
	}
	if f.labels == nil {
		f.labels = map[string]string{}
	}
	name := string(code)
	f.labels[name] = string(label)
	f.order = append(f.order, name)
	return f.labels[name]
}

// state is what is known of an entry while its lines pass.
type state struct {
	gap    money.Cents
	first  int32 // its first line in the file
	lines  int32
	eights int32 // of class 8
	day    int32 // of its first line, as a number
	bad    bool
	unread bool
}

// group is the lines that bear one letter.
type group struct {
	gap  money.Cents
	line int32
}

// judge reads a whole file and says what is wrong with its accounts. It holds a
// few words per entry, never the lines.
type judge struct {
	survey   *survey
	year     span
	said     issues
	index    map[string]int32 // entries by key
	states   []state
	key      []byte
	last     int32 // the entry of the line before
	lastKey  []byte
	numbers  sequence
	accounts folk
	journals folk
	thirds   folk
	opened   map[string]bool // accounts that have letters
	renamed  map[string]bool // accounts that have two labels
	letters  map[uint64]*group
	seed     maphash.Seed
	report   Report
	unread   bool
}

func newJudge(s *survey, year span) *judge {
	return &judge{survey: s, year: year, index: map[string]int32{}, last: -1, opened: map[string]bool{}, renamed: map[string]bool{}, letters: map[uint64]*group{}, seed: maphash.MakeSeed()}
}

// entry finds the entry of a row: by journal and number, or, where every number is 0,
// by journal, day and voucher.
func (j *judge) entry(r *row) int32 {
	j.key = j.survey.keyOf(j.key[:0], r)
	if j.last >= 0 && string(j.key) == string(j.lastKey) {
		return j.last
	}
	i, known := j.index[string(j.key)]
	if !known {
		i = int32(len(j.states))
		j.index[string(j.key)] = i
		j.states = append(j.states, state{first: int32(r.line), day: ordinal(r)})
		if j.survey.unlike {
			j.numbers.add(r)
		}
	}
	j.last, j.lastKey = i, append(j.lastKey[:0], j.key...)
	return i
}

func (s *survey) keyOf(key []byte, r *row) []byte {
	key = append(append(key, r.text[journalCode]...), 0)
	if s.unlike {
		return append(key, r.text[number]...)
	}
	return append(append(append(key, r.day...), 0), r.text[piece]...)
}

// ordinal packs a row's day.
func ordinal(r *row) (n int32) {
	for _, b := range []byte(r.day) {
		if b != '-' {
			n = n*10 + int32(b-'0')
		}
	}
	return n
}

// see judges one row.
func (j *judge) see(r *row) {
	j.report.Lines++
	if r.unread {
		j.unread = true
		if len(r.text[number]) > 0 {
			s := &j.states[j.entry(r)]
			s.lines++
			s.bad, s.unread = true, true
		}
		return
	}
	s := &j.states[j.entry(r)]
	s.lines++
	j.line(r, s)
	j.report.Debit += r.debit
	j.report.Credit += r.credit
	s.gap += r.debit - r.credit
	switch r.text[account][0] {
	case '6', '7':
		j.report.Result += r.credit - r.debit
	case '8':
		s.eights++
	}
}

// wrong refuses the entry of a row.
func (j *judge) wrong(r *row, s *state, column int, code string, args base.Args) {
	s.bad = true
	j.said.add(Wrong, r.line, j.survey.head.at[column]+1, code, args)
}

func (j *judge) line(r *row, s *state) {
	switch {
	case r.debit != 0 && r.credit != 0:
		j.wrong(r, s, debit, "both", nil)
	case r.debit == 0 && r.credit == 0:
		j.wrong(r, s, debit, "nothing", nil)
	case r.debit < 0 || r.credit < 0:
		j.warn(r, debit, "negative", nil)
	}
	if !j.year.holds(r.day) {
		j.wrong(r, s, entryDay, "outside_year", base.Args{"day": string(r.text[entryDay]), "from": said(j.year.from), "to": said(j.year.to)})
	}
	if s.day != ordinal(r) {
		j.wrong(r, s, entryDay, "two_days", base.Args{"number": clip(string(r.text[number]))})
	}
	if len(r.text[journalCode]) == 0 || len(r.text[journalCode]) > 20 {
		j.wrong(r, s, journalCode, "journal_code", base.Args{"value": clip(string(r.text[journalCode]))})
	} else {
		j.journals.see(r.text[journalCode], r.text[journalLabel])
	}
	j.account(r, s)
	j.third(r, s)
	j.letter(r)
}

func (j *judge) warn(r *row, column int, code string, args base.Args) {
	j.said.add(Warning, r.line, j.survey.head.at[column]+1, code, args)
}

func (j *judge) account(r *row, s *state) {
	code := r.text[account]
	if _, known := j.accounts.labels[string(code)]; !known && !accountCode(code) {
		j.wrong(r, s, account, "account_code", base.Args{"value": clip(string(code))})
		return
	}
	if first := j.accounts.see(code, r.text[accountLabel]); first != string(r.text[accountLabel]) {
		if !j.renamed[string(code)] {
			j.renamed[string(code)] = true
			j.warn(r, accountLabel, "two_labels", base.Args{"code": string(code), "first": clip(first), "then": clip(string(r.text[accountLabel]))})
		}
	}
}

// accountCode tells what the ledger takes for an account.
func accountCode(code []byte) bool {
	if len(code) > 20 || !threeFigures(code) || code[0] < '1' || code[0] > '8' {
		return false
	}
	for _, b := range code {
		if (b < '0' || b > '9') && (b < 'A' || b > 'Z') {
			return false
		}
	}
	return true
}

func (j *judge) third(r *row, s *state) {
	code, name := r.text[third], r.text[thirdLabel]
	owed := bytes.HasPrefix(r.text[account], []byte("401")) || bytes.HasPrefix(r.text[account], []byte("411"))
	switch {
	case len(code) == 0 && owed:
		j.warn(r, third, "no_third", base.Args{"code": string(r.text[account])})
	case len([]rune(string(code))) > 60:
		j.wrong(r, s, third, "third_code", base.Args{"value": clip(string(code))})
	case len(code) > 0:
		if len(name) == 0 {
			j.warn(r, thirdLabel, "third_unnamed", base.Args{"code": clip(string(code))})
			name = code
		}
		j.thirds.see(code, name)
	}
}

func (j *judge) letter(r *row) {
	if len(r.text[letter]) == 0 {
		return
	}
	if len(r.text[lettered]) == 0 {
		j.warn(r, lettered, "letter_undated", base.Args{"letter": clip(string(r.text[letter]))})
	}
	if code := string(r.text[account]); !j.opened[code] {
		j.opened[code] = true
	}
	key := j.lettersOf(r)
	g := j.letters[key]
	if g == nil {
		g = &group{line: int32(r.line)}
		j.letters[key] = g
	}
	g.gap += r.debit - r.credit
}

func (j *judge) lettersOf(r *row) uint64 {
	j.key = append(append(append(append(append(j.key[:0], r.text[account]...), 0), r.text[third]...), 0), r.text[letter]...)
	return maphash.Bytes(j.seed, j.key)
}
