package study

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/training"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	malika, sacha, yann := training.Trainee{ID: "m", Name: "Malika Benali"}, training.Trainee{ID: "s", Name: "Sacha Roy"}, training.Trainee{ID: "y", Name: "Yann Le Goff"}
	group := Group{Session: training.Session{ID: "s12", Name: "Promotion 12", Halves: []training.Half{{Day: "2026-11-16"}, {Day: "2026-12-11"}}}, Of: training.Programme{Offer: training.Offer{Title: "Piloter un tiers-lieu"}},
		Asked:    []certification.Competence{{Code: "1.1", Title: "Situer son lieu"}, {Code: "2.1", Title: "Établir un prévisionnel"}, {Code: "3.3", Title: "Accueillir"}},
		Trainees: []training.Trainee{malika, sacha, yann}, Today: "2026-11-20"}
	tell := func(id base.ID[Resource], k Kind, title, about string, codes ...string) Resource {
		return Resource{ID: id, Told: Told{Kind: k, Title: title, About: about, Competences: codes}, Edition: 1, Author: "Awa Diop", Changed: at, Revision: 1}
	}
	visit := tell("1", Method, "Visiter un lieu comme un premier venu", "À faire dans votre lieu avant le deuxième séminaire.", "1.1", "3.3")
	visit.Text = "Venez un mardi matin, sans prévenir.\nNotez ce que l’on voit de la rue.\nDemandez le prix d’une journée à quelqu’un qui n’est pas à l’accueil."
	plan := tell("2", Template, "Prévisionnel sur trois ans", "Le tableau que nous remplirons ensemble.", "2.1")
	plan.File, plan.Edition = File{Name: "previsionnel.xlsx", Size: 48_200, Sum: "aa"}, 2
	study := tell("3", Reading, "Panorama des lieux", "Ce que font les autres.", "1.1")
	study.Link = "https://exemple.fr/panorama"
	later := tell("4", Document, "Grille de l’oral blanc", "")
	later.File, later.Opens = File{Name: "grille.pdf", Size: 1_240_000, Sum: "bb"}, "2026-12-01"
	gone := tell("5", Document, "Ancien guide de l’accueil", "")
	gone.File, gone.Withdrawn = File{Name: "guide.pdf", Size: 900_000, Sum: "cc"}, true
	open := func(r base.ID[Resource], t base.ID[training.Trainee], edition, times int) (spot, Opening) {
		return spot{r, t}, Opening{Resource: r, Trainee: t, Edition: edition, First: at, Last: at.Add(time.Hour), Times: times}
	}
	opened := map[spot]Opening{}
	for _, o := range []Opening{{Resource: "1", Trainee: "m", Edition: 1, Times: 3}, {Resource: "2", Trainee: "m", Edition: 1, Times: 1}, {Resource: "1", Trainee: "y", Edition: 1, Times: 1}} {
		where, what := open(o.Resource, o.Trainee, o.Edition, o.Times)
		opened[where] = what
	}
	lead, learn := group, group
	lead.Trains, learn.Me = true, malika
	full := Toolbox{Group: lead, Resources: []Resource{study, plan, visit, later, gone}, opened: opened}
	mine := Toolbox{Group: learn, Resources: []Resource{study, plan, visit}, opened: opened}
	page := Entry{ID: "e", Trainee: "m", On: "2026-11-18", Text: "J’ai demandé à trois coworkers ce qu’ils diraient du lieu à un ami.\nAucun n’a parlé des bureaux : tous ont parlé du déjeuner du jeudi.\nJe vais le mettre en tête de l’affiche.", Competences: []string{"1.1", "3.3"}, Shared: true,
		Answers: []Answer{{Text: "Belle trouvaille. Qui prépare ce déjeuner, et que se passe-t-il quand cette personne est absente ?", Author: "Awa Diop", At: at}}}
	alone := Entry{ID: "f", Trainee: "m", On: "2026-11-17", Text: "Fatiguée. Deux réunions de trop cette semaine."}
	first := Message{ID: "1", Text: "Notre café perd de l’argent le matin. Faut-il fermer avant midi, ou chercher autre chose ?", Author: "Sacha Roy", By: "sacha", At: at}
	thread := Thread{ID: "t", Title: "Le café du matin ne paie pas", Competence: "2.1", Messages: []Message{first,
		{ID: "2", Text: "Chez nous une adhérente le tient contre un bureau. Je vous envoie la convention.", Author: "Malika Benali", By: "malika", At: at.Add(time.Hour), Edited: at.Add(2 * time.Hour)},
		{ID: "3", Author: "Yann Le Goff", By: "yann", At: at.Add(3 * time.Hour), Removed: "donnait le nom d’une personne"}}}
	done := Thread{ID: "u", Title: "Qui a un modèle de charte d’accueil ?", Settled: true, Messages: []Message{{ID: "4", Author: "Yann Le Goff", By: "yann", At: at.Add(-48 * time.Hour), Text: "…"}}}
	talk := Exchange{Group: learn, Account: "malika", Threads: []Thread{thread, done}, unread: map[base.ID[Thread]]int{"t": 2}}
	kept := talk
	kept.Group = lead
	refused := ui.FormOf(nil, base.Wrong("file", "study.several"))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "study: no session", Page: homePage{}, Scene: as(base.Visitor)},
		{Name: "study: sessions", Page: homePage{[]Seat{{Session: group.Session, Of: "Piloter un tiers-lieu", Me: malika, Tools: 5, Fresh: 2, Unread: 3}, {Session: training.Session{ID: "s11", Name: "Promotion 11"}, Of: "Piloter un tiers-lieu", Tools: 12}}}, Scene: as(base.Member)},
		{Name: "study: an empty toolbox", Page: shelfPage{Toolbox: Toolbox{Group: lead}}, Scene: as(base.Team)},
		{Name: "study: a trainee's toolbox", Page: shelfPage{Toolbox: mine}, Scene: as(base.Member)},
		{Name: "study: a trainer's toolbox", Page: shelfPage{Toolbox: full}, Scene: as(base.Team)},
		{Name: "study: nothing found", Page: shelfPage{full, Filter{Text: "imprimante"}}, Scene: as(base.Team)},
		{Name: "study: a method", Page: resourcePage{mine, visit}, Scene: as(base.Member)},
		{Name: "study: who opened a template", Page: resourcePage{full, plan}, Scene: as(base.Team)},
		{Name: "study: adding a resource", Page: resourceForm{Group: lead, Resource: Resource{Told: Told{Kind: Method}}}, Scene: as(base.Team)},
		{Name: "study: a resource refused", Page: resourceForm{Form: refused, Group: lead, Resource: plan}, Scene: as(base.Team)},
		{Name: "study: an empty journal", Page: journalPage{Journal: Journal{Group: learn}}, Scene: as(base.Member)},
		{Name: "study: a journal", Page: journalPage{Journal: Journal{learn, []Entry{page, alone}}}, Scene: as(base.Member)},
		{Name: "study: what a trainer reads", Page: journalPage{Journal: Journal{lead, []Entry{page}}}, Scene: as(base.Team)},
		{Name: "study: silence", Page: exchangePage{Exchange: Exchange{Group: learn}}, Scene: as(base.Member)},
		{Name: "study: an exchange", Page: exchangePage{Exchange: talk}, Scene: as(base.Member)},
		{Name: "study: a thread", Page: threadPage{Exchange: talk, Thread: thread}, Scene: as(base.Member)},
		{Name: "study: a thread for a trainer", Page: threadPage{Exchange: kept, Thread: thread}, Scene: as(base.Team)},
	}
}
