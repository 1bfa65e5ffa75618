package db

import (
	"database/sql"
	"fmt"
	"time"
)

// stampForm is how instants are kept: UTC, microseconds, one width, so that they sort as text.
const stampForm = "2006-01-02T15:04:05.000000Z"

// bind translates arguments: instants to text, booleans to 0 and 1.
func bind(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch v := a.(type) {
		case time.Time:
			if v.IsZero() {
				out[i] = ""
			} else {
				out[i] = v.UTC().Format(stampForm)
			}
		case bool:
			out[i] = int64(0)
			if v {
				out[i] = int64(1)
			}
		default:
			out[i] = a
		}
	}
	return out
}

func scanner(into any) any {
	switch v := into.(type) {
	case *time.Time:
		return (*instant)(v)
	case *bool:
		return (*truth)(v)
	}
	return into
}

type instant time.Time

func (i *instant) Scan(from any) error {
	var text string
	switch v := from.(type) {
	case nil:
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return fmt.Errorf("an instant cannot be read from %T", from)
	}
	if text == "" {
		*i = instant{}
		return nil
	}
	t, err := readStamp(text)
	*i = instant(t)
	return err
}

// readStamp reads an instant as it is kept, by its places rather than by its form:
// a list reads hundreds of them.
func readStamp(text string) (time.Time, error) {
	if len(text) != len(stampForm) {
		return time.Parse(stampForm, text)
	}
	whole := true
	part := func(from, to int) (n int) {
		for _, c := range []byte(text[from:to]) {
			whole = whole && c >= '0' && c <= '9'
			n = 10*n + int(c-'0')
		}
		return n
	}
	t := time.Date(part(0, 4), time.Month(part(5, 7)), part(8, 10), part(11, 13), part(14, 16), part(17, 19), 1000*part(20, 26), time.UTC)
	if !whole {
		return time.Parse(stampForm, text)
	}
	return t, nil
}

type truth bool

func (b *truth) Scan(from any) error {
	var n sql.NullInt64
	if err := n.Scan(from); err != nil {
		return err
	}
	*b = n.Int64 != 0
	return nil
}
