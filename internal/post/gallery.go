package post

import (
	"time"

	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	at := time.Date(2027, 3, 25, 8, 5, 0, 0, time.UTC)
	confirmed := Letter{ID: "1", Made: at, Ending: Done, Ended: at, Tries: 1, Mail: Mail{
		To: "zoe@example.org", Name: "Zoé Çelik", From: "La Grange", Lang: "fr", Subject: "C’est réservé : Atelier bois, jeudi 1er avril",
		Text:   "Bonjour Zoé,\n\nL’Atelier bois vous attend jeudi 1er avril 2027, de 14 h à 16 h.\n\nÀ bientôt,",
		Method: "REQUEST", Calendar: "BEGIN:VCALENDAR", Link: Link{"Voir la réservation", "https://example.org/p/grange/bookings/1"}}}
	waiting := Letter{ID: "2", Made: at, Run: at, Mail: Mail{To: "sam@example.org", Subject: "Demain, 9 h : Salle du fond"}}
	retrying := waiting
	retrying.Tries, retrying.Reason = 2, "451 4.3.0 try again later"
	givenUp := waiting
	givenUp.Ending, givenUp.Reason = Dead, "550 5.1.1 no such user"
	late := waiting
	late.Ending = Late
	refused := Subscription{Address: "zoe@example.org", List: "reminder", Token: "x", Refusal: at}
	welcome := refused
	welcome.Refusal = time.Time{}
	return []ui.Sample{
		{Name: "post: an empty folder", Page: folderPage{Server: true}},
		{Name: "post: letters without a mail server", Page: folderPage{Letters: []Letter{waiting}, Open: true}},
		{Name: "post: letters in every state", Page: folderPage{Letters: []Letter{confirmed, waiting, retrying, givenUp, late}, Server: true, More: true}},
		{Name: "post: a letter", Page: letterPage{confirmed}},
		{Name: "post: reminders are welcome", Page: subscriptionPage{welcome}, Bare: true},
		{Name: "post: reminders are refused", Page: subscriptionPage{refused}, Bare: true},
	}
}
