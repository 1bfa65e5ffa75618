package web

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/base"
)

// published are the documents that programs read or write outside of an operation: what
// commands print, what they are given.
var published = map[string]reflect.Type{}

// Publish shows the schema of a document at /api/schemas/NAME.json, beside the description
// of the API.
func Publish[T any](name string) { published[name] = reflect.TypeFor[T]() }

// Schema writes the JSON Schema of a document, made of the types that write the document
// itself; nil where there is no such document.
func Schema(name string) []byte {
	of, known := published[name]
	if !known {
		return nil
	}
	registry := huma.NewMapRegistry("#/$defs/", huma.DefaultSchemaNamer)
	top := registry.Schema(of, true, "")
	body, err := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": top.Ref, "$defs": registry.Map(),
	}, "", "  ")
	if err != nil {
		panic(err)
	}
	return body
}

func showSchema(c *Call) error {
	body := Schema(strings.TrimSuffix(c.Path("name"), ".json"))
	if body == nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return c.Show("application/schema+json", body)
}
