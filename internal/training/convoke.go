package training

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/post"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Convocation is that a trainee was sent their convocation.
type Convocation struct {
	ID      base.ID[Convocation]
	Trainee base.ID[Trainee]
	Email   string
	Sum     string // SHA-256 of the document that was sent
	Rules   int    // number of the internal rules in it, 0 for none
	At      time.Time
}

// Head is how an organisation signs its letters.
type Head struct {
	Name, Email, URL string // URL is that of its pages
}

// Convocations gives those that were sent to the trainees of a session, by trainee: the last of
// each.
func (d *Desk) Convocations(ctx context.Context, r db.Reader, who base.Actor, session base.ID[Session]) (map[base.ID[Trainee]]Convocation, error) {
	all, err := convocations(ctx, r, who.Place, session)
	out := map[base.ID[Trainee]]Convocation{}
	for _, c := range all {
		out[c.Trainee] = c
	}
	return out, err
}

// Convoke sends their convocation to the trainees of a session who were sent none, with the
// internal rules and how to be safe where they are expected; again to all, where something
// changed. It tells how many were sent.
func (d *Desk) Convoke(ctx context.Context, who base.Actor, id base.ID[Session], again bool) (n int, err error) {
	files, err := d.convocationFiles(ctx, who, id)
	if err != nil {
		return 0, err
	}
	rules, err := d.Regulations(ctx, d.DB, who.Place)
	if err != nil {
		return 0, err
	}
	number := InForce(rules, d.today(who)).Number
	err = d.session(ctx, who, id, "convoked", nil, func(ctx context.Context, tx *db.Tx, s Session) error {
		sent, err := d.Convocations(ctx, tx, who, id)
		if err != nil {
			return err
		}
		head, err := d.Head(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		n = 0
		for _, f := range files {
			if _, had := sent[f.of.ID]; had && !again {
				continue
			}
			n++
			if err := f.send(ctx, tx, s, head, number); err != nil {
				return err
			}
		}
		if n == 0 {
			return base.Refuse(base.Conflict, "training.all_convoked")
		}
		return nil
	})
	return n, err
}

// called is a convocation ready to be sent.
type called struct {
	of   Trainee
	file []byte
	name string
}

// convocationFiles makes the convocation of each trainee who has not left.
func (d *Desk) convocationFiles(ctx context.Context, who base.Actor, id base.ID[Session]) (out []called, err error) {
	s, err := d.Session(ctx, d.DB, who, id)
	if err != nil {
		return nil, err
	}
	of, err := getProgramme(ctx, d.DB, who.Place, s.Programme)
	if err != nil {
		return nil, err
	}
	all, err := d.Trainees(ctx, d.DB, who, id)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(t Trainee) bool { return t.Left != "" })
	if len(all) == 0 {
		return nil, base.Refuse(base.Conflict, "training.nobody_to_convoke")
	}
	for _, t := range all {
		book, err := d.convocation(ctx, who, traineePage{Trainee: t, In: s, Of: of, Today: d.today(who)})
		if err != nil {
			return nil, err
		}
		var file bytes.Buffer
		if err := book.Write(&file); err != nil {
			return nil, err
		}
		out = append(out, called{t, file.Bytes(), fileName(book)})
	}
	return out, nil
}

// convocation is the whole document: when and where one is expected, how to be safe there, and the
// internal rules.
func (d *Desk) convocation(ctx context.Context, who base.Actor, p traineePage) (paper.Book, error) {
	head, err := d.Head(ctx, d.DB, who.Place)
	if err != nil {
		return paper.Book{}, err
	}
	scene := ui.In(ctx)
	scene.Lang = cmp.Or(who.Lang, words.Languages[0])
	b, err := p.convocation(telling{ui.With(ctx, scene), head.Name, p.Today})
	if err != nil {
		return b, err
	}
	there, err := d.Venue(ctx, who, p.In.ID)
	if err != nil {
		return b, err
	}
	rules, err := d.Regulations(ctx, d.DB, who.Place)
	b.Chapters = slices.Concat(b.Chapters, there, InForce(rules, p.Today).chapter(scene.Lang))
	return b, err
}

// fileName is what a document is called.
func fileName(b paper.Book) string {
	return strings.Join(strings.Fields(base.Fold(b.Title)), "-") + ".pdf"
}

func (c called) send(ctx context.Context, tx *db.Tx, s Session, head Head, rules int) error {
	sum := sha256.Sum256(c.file)
	sent := Convocation{ID: base.NewID[Convocation](tx.Now), Trainee: c.of.ID, Email: c.of.Email, Sum: hex.EncodeToString(sum[:]), Rules: rules, At: tx.Now}
	if err := insertConvocation(ctx, tx, sent); err != nil {
		return err
	}
	lang := cmp.Or(tx.Who.Lang, words.Languages[0])
	first, _ := s.Days()
	args := base.Args{"name": c.of.Name, "session": s.Name, "place": head.Name, "on": words.Date(lang, first), "host": s.Host}
	return post.Send(ctx, tx, "convocation "+string(sent.ID), post.Mail{To: c.of.Email, Name: c.of.Name, From: head.Name, ReplyTo: head.Email, Lang: lang,
		Subject: words.T(lang, "training.mail_convocation_subject", args), Text: words.T(lang, "training.mail_convocation_text", args),
		Link:     post.Link{Label: words.T(lang, "training.mail_convocation_link"), URL: head.URL + "/study/sessions/" + string(s.ID)},
		Enclosed: &post.File{Name: c.name, Kind: paper.PDF.Media(), Body: c.file}})
}

// convokeDays is how many days before a session its trainees should have been convoked.
const convokeDays = 15

// Uncalled are the trainees of a session that begins soon, or has begun, who were sent no
// convocation.
func (s Session) Uncalled(all []Trainee, sent map[base.ID[Trainee]]Convocation, today day.Day) (out []Trainee) {
	first, last := s.Days()
	if first == "" || first.Add(-convokeDays) > today || last < today {
		return nil
	}
	for _, t := range all {
		if _, had := sent[t.ID]; !had && t.Left == "" {
			out = append(out, t)
		}
	}
	return out
}
