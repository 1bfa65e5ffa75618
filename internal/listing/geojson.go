package listing

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/paper"
)

// featuresMax bounds a GeoJSON file, in bytes.
const featuresMax = 128 << 20

// readFeatures lays a GeoJSON file of points out as a sheet: a column for each
// property, in the order in which they come, then the two of the point.
func readFeatures(r io.Reader) (paper.Sheet, error) {
	text, err := io.ReadAll(io.LimitReader(r, featuresMax+1))
	if err != nil {
		return paper.Sheet{}, err
	}
	if len(text) > featuresMax {
		return paper.Sheet{}, base.Refuse(base.Invalid, "base.too_large", base.Args{"max": 128})
	}
	var file struct {
		Type     string `json:"type"`
		Features []struct {
			ID         json.RawMessage `json:"id"`
			Properties json.RawMessage `json:"properties"`
			Geometry   struct {
				Type        string          `json:"type"`
				Coordinates json.RawMessage `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	err = json.Unmarshal(bytes.TrimPrefix(text, []byte("\uFEFF")), &file)
	if err != nil || file.Type != "FeatureCollection" {
		return paper.Sheet{}, &base.Fault{Kind: base.Invalid, Key: "listing.not_geojson", Cause: err}
	}
	s := paper.Sheet{Encoding: "UTF-8"}
	for i, f := range file.Features {
		row, err := properties(f.Properties)
		if err != nil {
			return s, &base.Fault{Kind: base.Invalid, Key: "listing.not_geojson", Cause: err}
		}
		if id := scalar(f.ID); id != "" {
			row = append(row, [2]string{"id", id})
		}
		var at []json.Number
		if f.Geometry.Type == "Point" && json.Unmarshal(f.Geometry.Coordinates, &at) == nil && len(at) >= 2 {
			row = append(row, [2]string{"latitude", at[1].String()}, [2]string{"longitude", at[0].String()})
		}
		s.Lines = append(s.Lines, paper.Line{Number: i + 1, Cells: lay(&s, row)})
	}
	for i := range s.Lines { // columns that came later than a line are empty in it
		s.Lines[i].Cells = append(s.Lines[i].Cells, make([]string, len(s.Head)-len(s.Lines[i].Cells))...)
	}
	return s, nil
}

// lay puts pairs into the columns of a sheet, which grow as new names come. A name
// that the row already has keeps its first value.
func lay(s *paper.Sheet, row [][2]string) []string {
	cells := make([]string, len(s.Head))
	filled := make([]bool, len(s.Head))
	for _, pair := range row {
		i := slices.Index(s.Head, pair[0])
		if i < 0 {
			i = len(s.Head)
			s.Head, cells, filled = append(s.Head, pair[0]), append(cells, ""), append(filled, false)
		}
		if !filled[i] {
			cells[i], filled[i] = pair[1], true
		}
	}
	return cells
}

// properties reads an object as pairs in the order of the file.
func properties(object json.RawMessage) ([][2]string, error) {
	if len(object) == 0 || string(object) == "null" {
		return nil, nil
	}
	in := json.NewDecoder(bytes.NewReader(object))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return nil, errors.Join(err, errors.New("the properties are no object"))
	}
	var out [][2]string
	for in.More() {
		name, err := in.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := in.Decode(&value); err != nil {
			return nil, err
		}
		text, _ := name.(string)
		out = append(out, [2]string{text, scalar(value)})
	}
	return out, nil
}

// scalar writes a JSON value as the cell of a table would.
func scalar(value json.RawMessage) string {
	text := strings.TrimSpace(string(value))
	switch text {
	case "", "null":
		return ""
	case "true":
		return "1"
	case "false":
		return "0"
	}
	var plain string
	if json.Unmarshal(value, &plain) == nil {
		return plain
	}
	return text
}
