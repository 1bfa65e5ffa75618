package place

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"pilotis/internal/base"
)

// Form is a legal form. Its words are the texts place.form_<key>.
type Form struct {
	Key         string
	Association bool // held in the national register of associations
}

//go:embed data/legal_forms.csv
var formsText string

// Forms lists the legal forms a place may have.
var Forms = sync.OnceValue(func() []Form {
	rows, err := csv.NewReader(strings.NewReader(formsText)).ReadAll()
	if err != nil {
		panic(err)
	}
	var out []Form
	for _, row := range rows[1:] {
		key := row[0]
		out = append(out, Form{key, strings.HasPrefix(key, "asso") || key == "ge"})
	}
	return out
})

// usual are the short words by which people name a form.
var usual = map[string]string{
	"association": "asso1901", "asso": "asso1901", "association loi 1901": "asso1901", "loi 1901": "asso1901",
	"cooperative": "coop47", "sasu": "sas", "eurl": "sarl", "esus": "sasess", "collectivite": "regie",
	"commune": "regie", "fondation": "rup_fond", "fonds de dotation": "fdd", "groupement d employeurs": "ge",
}

// FormOf finds a legal form by its key or a usual word for it.
func FormOf(text string) (Form, bool) {
	key := strings.ToLower(strings.TrimSpace(text))
	if full, ok := usual[base.Fold(text)]; ok {
		key = full
	}
	for _, f := range Forms() {
		if f.Key == key {
			return f, true
		}
	}
	return Form{}, false
}

// formKeys lists the words that FormOf knows, for a refusal to say.
func formKeys() string {
	keys := []string{"association"}
	for _, f := range Forms() {
		keys = append(keys, f.Key)
	}
	return strings.Join(keys, ", ")
}
