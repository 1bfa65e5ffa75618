package demo

import (
	"fmt"
	"math/rand/v2"

	"pilotis/internal/base"
)

// resident is somebody of the demo place.
type resident struct {
	first, last string
	relation    string // what they are to the place
	since       int    // days before today
	born        int    // year
	tags        []string
	company     int // index among companies, -1 for none
}

func (r resident) name() string { return r.first + " " + r.last }

func (r resident) email() string {
	return fmt.Sprintf("%s.%s@exemple.fr", dotted(r.first), dotted(r.last))
}

func dotted(s string) string {
	out := []rune{}
	for _, c := range base.Fold(s) {
		if c != ' ' {
			out = append(out, c)
		}
	}
	return string(out)
}

var firstNames = []string{"Adèle", "Aïcha", "Alban", "Amélie", "Anaïs", "André", "Anouk", "Antoine", "Ariane", "Arthur", "Awa", "Basile", "Benoît",
	"Blandine", "Bruno", "Camille", "Céline", "Chantal", "Christophe", "Clément", "Colette", "Damien", "Delphine", "Denis", "Éléonore", "Élise", "Émile",
	"Étienne", "Fabienne", "Farid", "Fatou", "Florence", "François", "Gaël", "Geneviève", "Gilles", "Hélène", "Henri", "Hugo", "Inès", "Irène", "Jacques",
	"Jeanne", "Joël", "Joséphine", "Jules", "Karim", "Laure", "Léa", "Léon", "Linh", "Loïc", "Louise", "Lucas", "Lucie", "Madeleine", "Malik", "Manon",
	"Marc", "Margaux", "Mathilde", "Maxime", "Mei", "Michel", "Moussa", "Nadia", "Nathan", "Nicole", "Noé", "Océane", "Odile", "Olivier", "Pascale",
	"Paul", "Pauline", "Philippe", "Quentin", "Rachid", "Raphaël", "Régine", "Rémi", "Rosa", "Sacha", "Samira", "Sarah", "Sébastien", "Simone", "Solène",
	"Soraya", "Suzanne", "Sylvain", "Théo", "Thérèse", "Tiphaine", "Valérie", "Victor", "Violette", "Wassim", "Yann", "Yasmine", "Yves", "Zoé"}

var lastNames = []string{"Aubert", "Aubusson", "Barrière", "Baudet", "Bellanger", "Ben Salah", "Bertrand", "Blondel", "Bonnet", "Bourdeix", "Brun", "Camara",
	"Chabrol", "Chatelain", "Chevalier", "Couderc", "Courtine", "Da Silva", "Delage", "Delmas", "Desmaisons", "Diallo", "Diop", "Dubois", "Dumas", "Durand",
	"Fabre", "Faure", "Ferreira", "Fontaine", "Fougère", "Garcia", "Gauthier", "Girard", "Goumy", "Guérin", "Haddad", "Hervé", "Jouanny", "Lacoste", "Lagrange",
	"Lam", "Laval", "Le Goff", "Lefort", "Legrand", "Lemaire", "Leroux", "Madore", "Mahieu", "Marchand", "Martinet", "Mazure", "Mercier", "Michaud", "Moreau",
	"N’Guyen", "Noël", "Paquet", "Parot", "Pasquet", "Perrin", "Peyrot", "Picaud", "Ranvier", "Renaud", "Ribière", "Rigaud", "Rivière", "Robert", "Roche",
	"Rougier", "Roussel", "Sagne", "Saint-Georges", "Salomon", "Sauvage", "Tessier", "Thomas", "Touré", "Vacher", "Valade", "Vallée", "Vergne", "Vidal", "Villard"}

var companies = []string{"Laine & Lumière", "Atelier Bois d’Ici", "Coopérative des Monts", "Studio Granit", "Les Cartes de Claire", "Traverse Paysage",
	"La Ruche Numérique", "Mutuelle des Plateaux", "Communauté de communes Creuse Grand Sud", "Mairie de Felletin", "Collège Jacques-Grancher",
	"Lycée des métiers du bâtiment", "Chœur des Deux Rives", "Yoga des Sources", "Réparons ensemble", "Radio Vassivière", "Les Jardins du Moulin",
	"Compagnie Tire-Laine", "Ferme de la Chaux", "Mission locale"}

// the people who steer the place, whom one can be in the demo
const (
	manager = iota
	treasurer
	memberZoe
	fabLead
	barLead
	teacher
	named
)

// cast gives the people of the place: the team first, then everybody else.
func cast(dice *rand.Rand) []resident {
	people := []resident{
		{"Malika", "Ferrand", "employee", 1100, 1984, []string{"équipe"}, -1},
		{"Bernard", "Chassagne", "volunteer", 1100, 1957, []string{"conseil"}, -1},
		{"Zoé", "Lacombe", "member", 800, 1993, []string{"coworking", "graphisme"}, 3},
		{"Idriss", "Kone", "employee", 900, 1990, []string{"équipe", "fablab"}, -1},
		{"Françoise", "Mazaud", "volunteer", 1050, 1961, []string{"café"}, -1},
		{"Lucien", "Tabard", "employee", 700, 1979, []string{"équipe", "numérique"}, -1},
	}
	taken := map[string]bool{}
	for _, p := range people {
		taken[p.name()] = true
	}
	for len(people) < 160 {
		p := resident{first: pick(dice, firstNames), last: pick(dice, lastNames), since: dice.IntN(1095), born: 1945 + dice.IntN(62), company: -1}
		if taken[p.name()] {
			continue
		}
		taken[p.name()] = true
		switch roll := dice.IntN(100); {
		case roll < 62:
			p.relation = "member"
		case roll < 80:
			p.relation = "volunteer"
		case roll < 92:
			p.relation = "visitor"
		default:
			p.relation = "prospect"
		}
		if dice.IntN(5) == 0 {
			p.company = dice.IntN(8)
		}
		p.tags = []string{pick(dice, []string{"coworking", "fablab", "café", "numérique", "cours", "jardin", "couture", "réparation"})}
		people = append(people, p)
	}
	return people
}

func pick[T any](dice *rand.Rand, from []T) T { return from[dice.IntN(len(from))] }
