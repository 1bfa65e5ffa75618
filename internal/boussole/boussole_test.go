package boussole

import (
	"slices"
	"strings"
	"testing"

	"pilotis/internal/words"
)

// published is the list of competences as the certification publishes it, as one line.
const published = "UNITÉ 1 Élaborer et développer un projet stratégique de tiers lieu" +
	" 1.1 Identifier les grands principes des espaces de travail partagés" +
	" 1.2 Élaborer un cadre de référence du tiers-lieu en construisant une stratégie de pérennisation avec les parties prenantes" +
	" 1.3 Créer et analyser ses domaines d’activités stratégiques" +
	" 1.4 Organiser un plan d’action pour piloter sa structure et son système de fonctionnement" +
	" 1.5 Identifier et appliquer une méthodologie de gestion de projet" +
	" 1.6 Analyser son projet professionnel et définir sa place au sein de la structure" +
	" 1.7 Présenter son projet à l’écrit et à l’oral" +
	" UNITÉ 2 Piloter l’activité de la structure dans ses dimensions économiques et juridiques" +
	" 2.1 Construire son prévisionnel financier" +
	" 2.2 Créer des outils de pilotage financier pour la bonne gestion du tiers-lieu" +
	" 2.3 Analyser ses résultats et équilibres financiers" +
	" 2.4 Evaluer la situation d’un point de vue financier" +
	" 2.5 Défendre le cadre juridique dans lequel s’inscrit la gouvernance et au regard de la stratégie du projet" +
	" UNITÉ 3 Établir une dynamique de coopération et communiquer de façon adaptée" +
	" 3.1 Identifier et appliquer les différentes stratégies d’animation du lieu" +
	" 3.2 Déterminer une stratégie de développement de partenariats" +
	" 3.3 Organiser le processus d’accueil" +
	" 3.4 Accompagner les besoins des membres du collectif de travail" +
	" 3.5 Élaborer une stratégie de communication adaptée aux différentes parties prenantes" +
	" 3.6 Organiser les différentes tâches liées au projet de structure avec les membres du collectif de travail"

func TestTheFirstVersionIsWordForWordThatOfTheCertification(t *testing.T) {
	t.Parallel()
	var said []string
	for _, u := range frames()["v1"].Units {
		said = append(said, "UNITÉ "+u.Code+" "+u.Title.In("fr"))
		for _, c := range u.Competences {
			said = append(said, c.Code+" "+c.Title.In("fr"))
		}
	}
	if got := strings.Join(said, " "); got != published {
		t.Error(got)
	}
}

func TestTheVersionOf2025IsADraftThatInventsNothing(t *testing.T) {
	t.Parallel()
	draft := frames()["2025"]
	var announced []int
	for _, u := range draft.Units {
		announced = append(announced, u.Announced)
	}
	if !draft.Draft || len(draft.Competences()) != 0 || !slices.Equal(announced, []int{4, 4, 5, 4}) {
		t.Errorf("%+v", draft)
	}
}

func TestEveryTextOfEveryVersionExistsInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, f := range Versions() {
		all := []Text{f.Name, f.Source}
		for _, u := range f.Units {
			all = append(all, u.Title, u.Short)
			for _, c := range u.Competences {
				all = append(append(all, c.Title, c.Room, c.Purpose), c.Artefacts...)
				for _, asked := range c.Checks {
					all = append(all, asked.What)
				}
				if len(c.Artefacts) == 0 || len(c.Checks) == 0 {
					t.Errorf("%s %s has no artefact or no check", f.Version, c.Code)
				}
			}
		}
		for _, text := range all {
			for _, lang := range words.Languages {
				if strings.TrimSpace(text.In(lang)) == "" {
					t.Errorf("%s: %v lacks %s", f.Version, text, lang)
				}
			}
		}
	}
}

func TestEveryCheckIsAskedForByTheFirstVersion(t *testing.T) {
	t.Parallel()
	asked := map[string]bool{}
	for _, c := range frames()["v1"].Competences() {
		for _, a := range c.Checks {
			asked[a.Key] = true
		}
	}
	for _, check := range Checks() {
		if !asked[check.Key] {
			t.Errorf("nobody asks for %s", check.Key)
		}
	}
}

func TestACompetenceStandsAsItsWorstCheckThatIsMeasured(t *testing.T) {
	t.Parallel()
	c := Competence{Checks: []Asked{{Key: "nobody"}, {Key: "a"}, {Key: "b"}}}
	for _, k := range []struct {
		a, b, want State
		measured   int
	}{{Fine, Watch, Watch, 2}, {Missing, Watch, Missing, 2}, {Fine, Fine, Fine, 2}, {Unmeasured, Fine, Fine, 1}, {Unmeasured, Unmeasured, Unmeasured, 0}} {
		s := standing(c, map[string]Verdict{"a": {State: k.a}, "b": {State: k.b}})
		if s.State != k.want || s.Worst().State != k.want || s.Measured() != k.measured {
			t.Errorf("%v %v: %v, %d measured", k.a, k.b, s.State, s.Measured())
		}
	}
}

func TestTheRoseDrawsEveryRoomOfAnyVersion(t *testing.T) {
	t.Parallel()
	for _, f := range Versions() {
		s := Survey{Frame: f}
		for _, c := range f.Competences() {
			s.Standings = append(s.Standings, standing(c, nil))
		}
		r := roseOf(s)
		if len(r.Petals) != r.All || r.All < 17 || len(r.Units) != len(f.Units) {
			t.Errorf("%s: %d petals of %d", f.Version, len(r.Petals), r.All)
		}
		for _, p := range r.Petals {
			if strings.Contains(p.Ground, "NaN") {
				t.Error(p.Ground)
			}
		}
	}
}
