package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"pilotis/internal/day"
)

// wish is a booking that somebody will ask for.
type wish struct {
	space    string // key of the space
	day      day.Day
	from, to string // "09:00"
	person   int
	activity string
	title    string
	seats    int
	rrule    string // of a series, "" for none
	ahead    int    // days before at which it is asked
	dropped  bool   // cancelled some days before it happens
}

// asked is the day on which it is asked.
func (w wish) asked() day.Day { return w.day.Add(-w.ahead) }

// habit is something that comes back in the life of the place.
type habit struct {
	space, activity string
	titles          []string
	weekdays        []int // 1 Monday … 7 Sunday
	starts          []string
	minutes         []int
	perWeek         float64 // at the end of the three years
	growth          float64 // share of perWeek at their beginning
	tags            string  // who does it
	seats           int
	evening         bool // goes on in summer
}

var habits = []habit{
	{"open", "coworking", []string{"Journée de travail", "Poste pour la journée", "Télétravail", "Rédaction", "Facturation", "Au calme"}, []int{1, 2, 3, 4, 5},
		[]string{"08:30", "09:00", "09:30", "13:30", "14:00"}, []int{210, 240, 420, 480}, 33, .45, "coworking", 1, true},
	{"officeA", "coworking", []string{"Cabinet comptable, permanence", "Bureau fermé", "Entretiens individuels", "Consultations"}, []int{1, 2, 4, 5},
		[]string{"08:30", "09:00", "14:00"}, []int{180, 240, 420}, 3.5, .5, "", 0, true},
	{"officeB", "coworking", []string{"Bureau fermé", "Semaine de rédaction", "Permanence juridique", "Bilan de compétences"}, []int{2, 3, 4},
		[]string{"09:00", "13:30"}, []int{180, 420}, 3, .4, "", 0, true},
	{"meeting", "coworking", []string{"Réunion d’équipe", "Conseil communautaire, commission", "Rendez-vous client", "Comité de pilotage", "Atelier de projet"},
		[]int{1, 2, 3, 4, 5}, []string{"09:00", "10:00", "14:00", "15:30", "17:00"}, []int{60, 90, 120, 180}, 8, .5, "", 0, true},
	{"booth", "coworking", []string{"Visio", "Entretien d’embauche", "Point avec le siège", "Téléconsultation"}, []int{1, 2, 3, 4, 5},
		[]string{"08:30", "09:00", "10:30", "11:00", "14:00", "15:00", "16:30"}, []int{30, 45, 60, 90}, 8, .5, "coworking", 0, true},
	{"laser", "fablab", []string{"Découpe d’un jeu", "Plaques de signalétique", "Pochoirs", "Maquette du collège", "Gravure sur ardoise"}, []int{3, 4, 5, 6},
		[]string{"14:00", "15:30", "17:00"}, []int{60, 90, 120}, 3, .5, "fablab", 0, true},
	{"printer", "fablab", []string{"Pièce de rechange", "Prototype", "Boîtier de capteur", "Figurines"}, []int{3, 4, 5, 6},
		[]string{"14:00", "15:00", "16:00"}, []int{120, 180, 240}, 3, .6, "fablab", 0, true},
	{"mill", "fablab", []string{"Plateau de table", "Enseigne en bois", "Moules"}, []int{4, 5, 6}, []string{"14:00", "15:00"}, []int{120, 180}, 1.5, .3, "fablab", 0, false},
	{"hall", "civic", []string{"Assemblée d’une association", "Bal trad", "Projection-débat", "Bourse aux plantes", "Réunion publique", "Spectacle"}, []int{5, 6, 7},
		[]string{"18:30", "19:00", "14:00"}, []int{180, 240}, 1.2, .6, "", 0, true},
	{"yard", "civic", []string{"Atelier couture", "Répétition", "Anniversaire", "Repair café"}, []int{3, 6}, []string{"10:00", "14:00"}, []int{120, 180}, 1.6, .5, "", 0, false},
	{"river", "courses", []string{"Stage de vannerie", "Atelier d’écriture", "Initiation au tissage"}, []int{2, 6}, []string{"09:30", "14:00"}, []int{150, 180}, 1.4, .4, "cours", 0, false},
	{"class", "courses", []string{"Formation bureautique", "Préparer sa retraite", "Français langue étrangère", "Formation des élus"}, []int{1, 3, 5},
		[]string{"09:00", "13:30"}, []int{180, 210}, 2.4, .4, "", 0, false},
	{"kitchen", "cafe", []string{"Conserves collectives", "Repas des bénévoles", "Cuisine du marché"}, []int{3, 4, 6}, []string{"10:00", "16:00"}, []int{120, 180}, 1.3, .5, "café", 0, true},
	{"cafe", "cafe", []string{"Concert", "Jeux de société", "Apéro des nouveaux", "Scène ouverte"}, []int{5, 6}, []string{"19:00"}, []int{180}, .8, .5, "café", 0, true},
}

// ritual is a series that somebody asks for each September.
type ritual struct {
	space, activity, title, byday, from, to string
	weekday, person                         int
}

var rituals = []ritual{
	{"hall", "civic", "Yoga des Sources", "MO", "18:30", "20:00", 1, 20},
	{"hall", "civic", "Chœur des Deux Rives", "TH", "20:00", "22:00", 4, 31},
	{"fablab", "fablab", "Atelier ouvert à tout le monde", "WE", "17:00", "20:00", 3, fabLead},
	{"class", "digital", "Accueil numérique sans rendez-vous", "TU", "09:30", "12:00", 2, teacher},
	{"class", "digital", "Accueil numérique sur rendez-vous", "TH", "14:00", "17:00", 4, teacher},
	{"cafe", "cafe", "Café des aidants", "TU", "14:30", "16:00", 2, barLead},
}

// season is how full a month is, in hundredths of an ordinary one.
var season = [13]int{0, 95, 90, 105, 100, 100, 95, 65, 35, 110, 115, 110, 75}

// wishes draws every booking asked between two days, in the order asked.
func wishes(dice *rand.Rand, people []resident, from, until day.Day) []wish {
	var all []wish
	for _, r := range rituals {
		all = append(all, r.series(from, until)...)
	}
	span := float64(until.Sub(from))
	for monday := from.Monday(); monday < until; monday = monday.Add(7) {
		age := float64(monday.Sub(from)) / span
		for _, h := range habits {
			rate := h.perWeek * (h.growth + (1-h.growth)*age) * float64(season[monday.Month()]) / 100
			for range times(dice, rate) {
				all = append(all, h.once(dice, people, monday))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b wish) int { return b.asked().Sub(a.asked()) * -1 })
	return all
}

// times rounds a rate to a whole number by chance.
func times(dice *rand.Rand, rate float64) int {
	n := int(rate)
	if dice.Float64() < rate-float64(n) {
		n++
	}
	return n
}

func (h habit) once(dice *rand.Rand, people []resident, monday day.Day) wish {
	from, _ := day.ParseClock(pick(dice, h.starts))
	end := from.Minutes() + pick(dice, h.minutes)
	return wish{
		space: h.space, activity: h.activity, title: pick(dice, h.titles), seats: h.seats,
		day: monday.Add(pick(dice, h.weekdays) - 1), from: from.String(), to: day.Clock{Hour: end / 60, Minute: end % 60}.String(),
		person: somebody(dice, people, h.tags), ahead: 1 + dice.IntN(1+dice.IntN(21)), dropped: dice.IntN(100) < 6,
	}
}

// somebody prefers, two times in three, a person whose tags say so.
func somebody(dice *rand.Rand, people []resident, tag string) int {
	for range 12 {
		i := dice.IntN(len(people))
		if tag == "" || slices.Contains(people[i].tags, tag) || dice.IntN(30) == 0 {
			return i
		}
	}
	return dice.IntN(len(people))
}

// series asks for a ritual from each September to the end of June.
func (r ritual) series(from, until day.Day) []wish {
	var all []wish
	for year := from.Year() - 1; year <= until.Year(); year++ {
		first, last := day.Date(year, 9, 1), day.Date(year+1, 6, 30)
		first, last = max(first, from), min(last, until)
		for first < last && first.Weekday() != r.weekday {
			first = first.Add(1)
		}
		if last.Sub(first) < 21 {
			continue
		}
		all = append(all, wish{space: r.space, activity: r.activity, title: r.title, person: r.person, day: first, from: r.from, to: r.to, ahead: 1,
			rrule: fmt.Sprintf("FREQ=WEEKLY;BYDAY=%s;UNTIL=%sT235959Z", r.byday, compact(last))})
	}
	return all
}

func compact(d day.Day) string { return string(d[:4] + d[5:7] + d[8:]) }
