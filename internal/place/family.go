package place

import "strings"

// Family is a kind of third place; a place has several. Its words are the texts
// place.family_<key>.
type Family string

// The families, in the order in which they are offered.
const (
	Coworking   Family = "coworking"
	Fablab      Family = "fablab"
	Workshop    Family = "workshop" // shared workshop of crafts
	Hybrid      Family = "hybrid"
	Cafe        Family = "cafe" // café run by an association
	DigitalHelp Family = "digital_help"
	Medialab    Family = "medialab"
	Training    Family = "training"
	Food        Family = "food" // food and farming
	Culture     Family = "culture"
	Reuse       Family = "reuse"  // where things are mended and given on
	Social      Family = "social" // a centre of local social life
	LivingLab   Family = "living_lab"
)

// Families lists them all.
func Families() []Family {
	return []Family{Coworking, Fablab, Workshop, Hybrid, Cafe, DigitalHelp, Medialab, Training, Food, Culture, Reuse, Social, LivingLab}
}

// marks are the letters, folded, by which the kind of a listed place tells a family.
var marks = map[string]Family{
	"cowork": Coworking, "bureau": Coworking, "teletravail": Coworking,
	"fablab": Fablab, "fab lab": Fablab, "hackerspace": Fablab, "makerspace": Fablab, "fabrication": Fablab,
	"atelier partage": Workshop, "artisan": Workshop,
	"hybride": Hybrid, "cafe": Cafe, "mediation numerique": DigitalHelp, "epn": DigitalHelp, "numerique": DigitalHelp,
	"medialab": Medialab, "formation": Training, "agricole": Food, "alimentaire": Food, "cuisine": Food,
	"culturel": Culture, "friche": Culture, "artist": Culture, "ressourcerie": Reuse, "recyclerie": Reuse, "reemploi": Reuse,
	"social": Social, "living lab": LivingLab,
}

// familiesOf guesses the families of a listed place from its kind and its name.
func familiesOf(kind string) []string {
	var out []string
	for _, f := range Families() {
		for mark, family := range marks {
			if family == f && strings.Contains(kind, mark) {
				out = append(out, string(f))
				break
			}
		}
	}
	return out
}
