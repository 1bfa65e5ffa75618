package forecast

import "github.com/danielgtaylor/huma/v2"

// Schema describes a series to those who write one: a number, or a list of steps.
func (Series) Schema(r huma.Registry) *huma.Schema {
	number := huma.Schema{Type: huma.TypeInteger, Description: "a value that always holds"}
	steps := huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{
		Type: huma.TypeObject, Required: []string{"from", "value"}, AdditionalProperties: false,
		Properties: map[string]*huma.Schema{"from": {Type: huma.TypeString}, "value": {Type: huma.TypeInteger}},
	}}
	for _, s := range []*huma.Schema{&number, &steps, steps.Items, steps.Items.Properties["from"], steps.Items.Properties["value"]} {
		s.PrecomputeMessages()
	}
	return &huma.Schema{OneOf: []*huma.Schema{&number, &steps}}
}
