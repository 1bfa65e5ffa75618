package outlook

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/web"
)

// fileMax bounds a file of hypotheses, in bytes.
const fileMax = 4 << 20

// The documents of a forecast, beside the description of the API.
func init() {
	web.Publish[forecast.Hypotheses]("forecast-hypotheses")
	web.Publish[Result]("forecast-result")
}

// Read reads hypotheses from JSON. A field that does not exist is refused like any other
// mistake, with the line where it is.
func Read(from io.Reader) (h forecast.Hypotheses, err error) {
	text, err := io.ReadAll(io.LimitReader(from, fileMax+1))
	switch {
	case err != nil:
		return h, err
	case len(text) > fileMax:
		return h, base.Refuse(base.TooLarge, "base.too_large", base.Args{"max": fileMax >> 20})
	}
	in := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))))
	in.DisallowUnknownFields()
	if err = in.Decode(&h); err == nil {
		_, err = in.Token()
		if errors.Is(err, io.EOF) {
			return h, nil
		}
	}
	line := 1 + bytes.Count(text[:min(int(in.InputOffset()), len(text))], []byte("\n"))
	return h, &base.Fault{Kind: base.Invalid, Key: "outlook.unreadable", Args: base.Args{"line": line, "why": why(err)}}
}

// why says in what the JSON is wrong; it is for programs, and in their words.
func why(err error) string {
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &typed):
		return typed.Field + ": " + typed.Value
	case err == nil:
		return "{…} {…}"
	}
	return err.Error()
}
