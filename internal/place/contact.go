package place

import (
	"net/mail"
	"net/url"
	"strings"

	"pilotis/internal/base"
)

func checkEmail(wrong *base.Checks, email string) {
	if email == "" {
		return
	}
	parsed, err := mail.ParseAddress(email)
	_, domain, _ := strings.Cut(email, "@")
	if err != nil || parsed.Address != email || !strings.Contains(domain, ".") {
		wrong.Wrong("email", "base.not_an_email")
	}
}

// tidyPhone writes a number in pairs where it is a French one of ten digits, and
// leaves it as typed otherwise.
func tidyPhone(phone string) string {
	number := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "", "(", "", ")", "").Replace(phone)
	if len(number) != 10 || number[0] != '0' || !base.Digits(number) {
		return phone
	}
	var pairs []string
	for i := 0; i < 10; i += 2 {
		pairs = append(pairs, number[i:i+2])
	}
	return strings.Join(pairs, " ")
}

func checkPhone(wrong *base.Checks, phone string) {
	n := 0
	for i, r := range phone {
		switch {
		case r >= '0' && r <= '9':
			n++
		case r == '+' && i == 0, strings.ContainsRune(" .-()", r):
		default:
			wrong.Wrong("phone", "place.phone_form")
			return
		}
	}
	if phone != "" && (n < 6 || n > 15) { // 15 at most: ITU-T E.164
		wrong.Wrong("phone", "place.phone_form")
	}
}

// tidySite completes an address typed as people say it: "lagrange.fr".
func tidySite(site string) string {
	if site == "" || strings.Contains(site, "://") {
		return site
	}
	return "https://" + site
}

func checkSite(wrong *base.Checks, site string) {
	if site == "" {
		return
	}
	u, err := url.Parse(site)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") || u.User != nil {
		wrong.Wrong("site", "place.site_form")
	}
}

// languages in which one may be welcomed: codes of ISO 639, whose words are the
// texts place.language_<code>; the signed language of France is fsl.
var languages = []string{"fr", "en", "es", "de", "it", "pt", "nl", "pl", "ro", "uk", "ru", "tr", "ar", "fa", "zh", "vi",
	"br", "eu", "ca", "co", "oc", "gsw", "gcf", "gcr", "rcf", "swb", "ty", "fsl"}

// Languages lists the codes of the languages that one may choose.
func Languages() []string { return languages }
