package post_test

import (
	"context"
	"mime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

func mailDesk(d *db.DB, m *mailServer) *post.Desk {
	p := desk(d)
	p.Mail = post.MailConfig{Host: "127.0.0.1", Port: m.port(), TLS: "none", From: "lieu@pilotis.example"}
	return p
}

func send(t *testing.T, d *db.DB, key string, m post.Mail) {
	t.Helper()
	if err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error { return post.Send(ctx, tx, key, m) }); err != nil {
		t.Fatal(err)
	}
}

func confirmation() post.Mail {
	from := time.Date(2027, 4, 1, 14, 0, 0, 0, testkit.Paris)
	return post.Mail{To: "Zoe@Example.org", Name: "Zoé Çelik", From: "La Grange à Émile", ReplyTo: "bonjour@example.org", Lang: "fr",
		Subject: "C’est réservé : l’Atelier bois, jeudi 1er avril", Text: "Bonjour Zoé,\n\nÀ bientôt <ici> !",
		Link: post.Link{Label: "Voir", URL: "https://lieu.example/p/grange/bookings/1"}, Method: "REQUEST",
		Calendar: paper.Calendar{Method: "REQUEST", Zone: testkit.Paris, Events: []paper.Event{{UID: "1@pilotis", From: from, To: from.Add(time.Hour), Title: "Atelier bois"}}}.Text()}
}

func TestALetterArrivesWholeWithItsCalendarEntry(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		send(t, d, "b1", confirmation())
		drain(t, mailDesk(d, server), 1)
		got, bodies, to := server.all()
		if len(got) != 1 || len(to) != 1 || to[0] != "zoe@example.org" {
			t.Fatal(len(got), to)
		}
		header := func(name string) string {
			text, err := new(mime.WordDecoder).DecodeHeader(got[0].Header.Get(name))
			if err != nil {
				t.Error(err)
			}
			return text
		}
		want := map[string]string{
			"Subject": "C’est réservé : l’Atelier bois, jeudi 1er avril", "From": `"La Grange à Émile" <lieu@pilotis.example>`,
			"To": `"Zoé Çelik" <zoe@example.org>`, "Reply-To": "<bonjour@example.org>", "Auto-Submitted": "auto-generated", "List-Unsubscribe": ""}
		for name, value := range want {
			if got := header(name); strings.ReplaceAll(got, `"`, "") != strings.ReplaceAll(value, `"`, "") {
				t.Errorf("%s: %q", name, got)
			}
		}
		kinds := kindsOf(t, got[0])
		if diff := cmp.Diff([]string{"text/plain", "text/html", "text/calendar; method=REQUEST", "application/ics invite.ics"}, kinds); diff != "" {
			t.Errorf("%s\n%s", diff, bodies[0])
		}
	})
}

func TestALetterCarriesTheFileThatIsEnclosed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		m := confirmation()
		m.Calendar, m.Enclosed = "", &post.File{Name: "tableau-de-bord.pdf", Kind: "application/pdf", Body: []byte("%PDF-\x00\xff")}
		send(t, d, "b1", m)
		drain(t, mailDesk(d, server), 1)
		got, bodies, _ := server.all()
		if diff := cmp.Diff([]string{"text/plain", "text/html", "application/pdf tableau-de-bord.pdf"}, kindsOf(t, got[0])); diff != "" {
			t.Errorf("%s\n%s", diff, bodies[0])
		}
		if !strings.Contains(bodies[0], "JVBERi0A/w==") {
			t.Errorf("the file is not whole:\n%s", bodies[0])
		}
	})
}

func TestALetterSentTwiceBearsOneMessageID(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		p := mailDesk(d, server)
		send(t, d, "b1", confirmation())
		send(t, d, "b1", confirmation())
		drain(t, p, 1)
		// The program died after it sent and before it said so.
		if err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, "update job set ended_at = '', ending = ''")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		drain(t, p, 1)
		got, _, _ := server.all()
		if len(got) != 2 || got[0].Header.Get("Message-ID") != got[1].Header.Get("Message-ID") || !strings.HasSuffix(got[0].Header.Get("Message-ID"), "@pilotis.example>") {
			t.Error(len(got), got[0].Header)
		}
	})
}

func TestALetterWaitsForTheServerToComeBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		addr := server.listener.Addr().String()
		p := mailDesk(d, server)
		_ = server.listener.Close()
		testkit.At(d, "2027-03-25T08:00:00+01:00")
		send(t, d, "b1", confirmation())
		drain(t, p, 1)
		letters, err := p.Folder(ctx, boss, "")
		if err != nil || len(letters) != 1 || letters[0].Tries != 1 || letters[0].Ending != "" || letters[0].Reason == "" {
			t.Fatal(letters, err)
		}
		back := startMailServer(t, addr)
		testkit.At(d, "2027-03-25T08:01:00+01:00")
		drain(t, p, 1)
		if got, _, _ := back.all(); len(got) != 1 {
			t.Error(len(got))
		}
	})
}

func TestAnAddressThatTheServerRefusesIsGivenUpAloneAndCanBeTriedAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		p := mailDesk(d, server)
		for _, to := range []string{"nobody@example.org", "busy@example.org", "zoe@example.org"} {
			m := confirmation()
			m.To = to
			send(t, d, to, m)
		}
		drain(t, p, 3)
		letters, err := p.Folder(ctx, boss, "")
		if err != nil {
			t.Fatal(err)
		}
		endings := map[string]post.Ending{}
		for _, l := range letters {
			endings[l.Mail.To] = l.Ending
			if l.Mail.To == "nobody@example.org" && !strings.Contains(l.Reason, "550") {
				t.Error(l.Reason)
			}
		}
		want := map[string]post.Ending{"nobody@example.org": post.Dead, "busy@example.org": "", "zoe@example.org": post.Done}
		if diff := cmp.Diff(want, endings); diff != "" {
			t.Error(diff)
		}
		for _, l := range letters {
			err := p.Again(ctx, boss, l.ID)
			if (err == nil) != (l.Ending == post.Dead) {
				t.Errorf("%s: %v", l.Mail.To, err)
			}
		}
		if err := p.Again(ctx, testkit.As(base.Manager, "elsewhere"), letters[0].ID); base.KindOf(err) != base.NotFound {
			t.Error("another place's letter:", err)
		}
	})
}

func TestWithoutAServerLettersWaitAndAreNotLost(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		p := desk(d)
		send(t, d, "b1", confirmation())
		drain(t, p, 0)
		letters, err := p.Folder(ctx, boss, "")
		if err != nil || len(letters) != 1 || letters[0].Ending != "" {
			t.Error(letters, err)
		}
	})
}

func TestNothingTypedBecomesAHeader(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		for _, to := range []string{"a@b.fr\r\nBcc: spy@example.org", "a@b.fr, spy@example.org", "Spy <spy@example.org>", "a b@example.org", ""} {
			m := confirmation()
			m.To = to
			err := d.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error { return post.Send(ctx, tx, to, m) })
			if base.KindOf(err) != base.Invalid {
				t.Errorf("%q: %v", to, err)
			}
		}
		m := confirmation()
		m.Subject, m.Name, m.From = "Bonjour\r\nBcc: spy@example.org", "Zoé\r\nBcc: spy@example.org", "Grange\u2028\nX-Evil: yes"
		m.ReplyTo = "a@b.fr\r\nBcc: spy@example.org"
		send(t, d, "b1", m)
		drain(t, mailDesk(d, server), 1)
		got, bodies, to := server.all()
		if len(got) != 1 || len(to) != 1 || got[0].Header.Get("Bcc") != "" || got[0].Header.Get("X-Evil") != "" || got[0].Header.Get("Reply-To") != "" {
			t.Error(to, bodies)
		}
	})
}

func TestP67RemindersStopByTheLinkOfAnyPastLetter(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		server := startMailServer(t, "127.0.0.1:0")
		p := mailDesk(d, server)
		reminder := confirmation()
		reminder.List = "reminder"
		send(t, d, "r1", reminder)
		send(t, d, "r2", reminder)
		drain(t, p, 2)
		got, _, _ := server.all()
		link := got[0].Header.Get("List-Unsubscribe")
		token := strings.TrimSuffix(strings.TrimPrefix(link, "<https://lieu.example/letters/"), ">")
		if link != got[1].Header.Get("List-Unsubscribe") || len(token) != 26 || got[0].Header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" {
			t.Fatal(link, got[0].Header)
		}
		for range 2 {
			if err := p.Refuse(ctx, token); err != nil {
				t.Fatal(err)
			}
		}
		send(t, d, "r3", reminder)
		send(t, d, "b1", confirmation())
		drain(t, p, 2)
		if got, _, _ = server.all(); len(got) != 3 || got[2].Header.Get("List-Unsubscribe") != "" {
			t.Errorf("%d letters", len(got))
		}
		if err := p.Refuse(ctx, "guessed"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if err := p.Welcome(ctx, token); err != nil {
			t.Fatal(err)
		}
		send(t, d, "r4", reminder)
		drain(t, p, 1)
		if got, _, _ = server.all(); len(got) != 4 {
			t.Errorf("%d letters", len(got))
		}
	})
}
