package ui

// optionGroup is a run of options under one label.
type optionGroup struct {
	label   string
	options []Option
}

func grouped(list []Option) []optionGroup {
	var out []optionGroup
	for _, o := range list {
		if len(out) == 0 || out[len(out)-1].label != o.Group {
			out = append(out, optionGroup{label: o.Group})
		}
		last := &out[len(out)-1]
		last.options = append(last.options, o)
	}
	return out
}
