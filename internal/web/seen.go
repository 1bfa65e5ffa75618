package web

import (
	"fmt"
	"reflect"
	"time"
)

// mustBeSeen panics where a type embeds one that is not exported: huma would
// neither fill its fields nor describe them, without a word.
func mustBeSeen(name string, t reflect.Type, met map[reflect.Type]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		mustBeSeen(name, t.Elem(), met)
	case reflect.Struct:
		if met[t] || t == reflect.TypeFor[time.Time]() {
			return
		}
		met[t] = true
		for field := range t.Fields() {
			if field.Anonymous && !field.IsExported() {
				panic(fmt.Sprintf("web: %s: %s embeds %s, which the API would not see", name, t, field.Name))
			}
			mustBeSeen(name, field.Type, met)
		}
	}
}
