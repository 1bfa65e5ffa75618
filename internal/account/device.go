package account

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// browsers and machines are looked for in this order in what a browser calls
// itself: most pretend to be some that come later in the list.
var (
	browsers = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox", "Firefox"},
		{"FxiOS", "Firefox"}, {"CriOS", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}}
	machines = [][2]string{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"},
		{"CrOS", "ChromeOS"}, {"Mac OS", "Mac"}, {"Linux", "Linux"}}
)

// name says which browser on which machine a session is, as far as it says.
func (s Session) name(ctx context.Context) string {
	browser, machine := among(browsers, s.Device), among(machines, s.Device)
	switch {
	case browser != "" && machine != "":
		return ui.T(ctx, "account.device", base.Args{"browser": browser, "machine": machine})
	case browser+machine != "":
		return browser + machine
	}
	return ui.T(ctx, "account.device_unknown")
}

func among(list [][2]string, text string) string {
	for _, pair := range list {
		if strings.Contains(text, pair[0]) {
			return pair[1]
		}
	}
	return ""
}
