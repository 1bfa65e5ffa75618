package statement

import (
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// kinds are the reports that programs ask for, by name.
var kinds = map[string]reflect.Type{
	"balance": reflect.TypeFor[BalanceReport](), "income": reflect.TypeFor[IncomeReport](),
	"sheet": reflect.TypeFor[SheetReport](), "activity": reflect.TypeFor[ActivityReport](),
	"journal": reflect.TypeFor[JournalReport](), "ledger": reflect.TypeFor[LedgerReport](),
}

// Schema writes the JSON Schema of a report, made of the types that write the report
// itself; nil where there is no such report.
func Schema(kind string) []byte {
	of, known := kinds[kind]
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
