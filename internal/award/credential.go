package award

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Badge is a badge as it was given: of a whole certification, or of one competence.
type Badge struct {
	ID        base.ID[Badge]
	Award     base.ID[Award]
	Candidate string
	Kind      badge.Kind
	Code      string // of the certification or of the competence
	Name      string
	List      int // in which list it is told that it was taken back,
	Slot      int // and where in it
	Key       string
	Issued    time.Time
	Revocation
}

// badge gives the badges that an award is worth: one for the certification, and one for each
// competence of the units acquired that its holder has none for yet.
func (d *Desk) badge(ctx context.Context, tx *db.Tx, a Award, c certification.Certification) error {
	if err := tx.Lock(ctx, "badges:"+string(tx.Who.Place)); err != nil {
		return err
	}
	i, err := d.issuer(ctx, tx)
	if err != nil {
		return err
	}
	by, err := d.signer(ctx, tx, i)
	if err != nil {
		return err
	}
	had, err := badgedCodes(ctx, tx, tx.Who.Place, a.Candidate)
	if err != nil {
		return err
	}
	for _, b := range a.badges() {
		if slices.Contains(had, b.Code) {
			continue
		}
		if err := d.sign(ctx, tx, signing{i, by, a, c}, b); err != nil {
			return err
		}
	}
	return nil
}

// badges are those that an award is worth, before they are signed.
func (a Award) badges() (all []Badge) {
	if a.Kind == Parchment {
		all = append(all, Badge{Kind: badge.Certificate, Code: a.Code, Name: a.Title})
	}
	for _, u := range a.Units {
		for _, k := range u.Competences {
			all = append(all, Badge{Kind: badge.Competency, Code: k.Code, Name: k.Title})
		}
	}
	return all
}

// signing is what a badge is signed with.
type signing struct {
	issuer        Issuer
	by            badge.Signer
	award         Award
	certification certification.Certification
}

// sign signs a badge and keeps it.
func (d *Desk) sign(ctx context.Context, tx *db.Tx, s signing, b Badge) error {
	v, err := d.Certifications.Version(ctx, tx, s.award.Version)
	if err != nil {
		return err
	}
	b.ID, b.Award, b.Candidate, b.Key, b.Issued = base.NewID[Badge](tx.Now), s.award.ID, s.award.Candidate, s.by.ID(), tx.Now.Truncate(time.Second)
	if b.List, b.Slot, err = freeSlot(ctx, tx); err != nil {
		return err
	}
	text, err := badge.Sign(s.claims(b, v), s.by)
	if err != nil {
		return err
	}
	return insertBadge(ctx, tx, b, text)
}

// claims is what a badge says.
func (s signing) claims(b Badge, v certification.Version) badge.Badge {
	h := s.award.Holder
	return badge.Badge{
		ID:          s.issuer.Address + "/badges/" + string(b.ID),
		Issuer:      s.profile(),
		Recipient:   badge.Recipient{ID: s.issuer.Address + "/holders/" + s.award.Candidate, Name: h.Name(), Email: h.Email},
		Achievement: achievement(s.issuer, s.certification, v, b.Kind, b.Code),
		Issued:      b.Issued,
		Awarded:     s.award.Decided.Start(time.UTC),
		Status:      badge.Status{List: s.issuer.list(b.List), Index: b.Slot},
	}
}

func (s signing) profile() badge.Profile { return profile(s.issuer, s.certification.Certifier) }

func profile(i Issuer, c certification.Certifier) badge.Profile {
	return badge.Profile{ID: i.Address, Name: c.Name, URL: c.Site}
}

func (i Issuer) list(n int) string { return fmt.Sprintf("%s/status/%d", i.Address, n) }

// achievement is what a badge recognises: the certification, or one of its competences.
func achievement(i Issuer, c certification.Certification, v certification.Version, kind badge.Kind, code string) badge.Achievement {
	out := badge.Achievement{ID: i.Address + "/achievements/" + string(v.ID) + "/" + code, Kind: kind, Code: code, Lang: leafLang}
	if kind == badge.Certificate {
		out.Name, out.Description = c.Title, t("badge_certification", base.Args{"code": c.Code})
		for _, u := range v.Units {
			out.Criteria += t("unit", base.Args{"code": u.Code, "title": u.Title}) + "\n"
		}
		out.Alignments = append(out.Alignments, badge.Alignment{Name: c.Code + " " + c.Title, Code: c.Code, URL: franceCompetences(c.Code)})
	} else {
		_, k, _ := v.Competence(code)
		out.Name, out.Description = k.Title, t("badge_competence", base.Args{"code": code, "title": c.Title, "of": c.Code})
		out.Criteria = strings.Join(k.Criteria, "\n")
	}
	for _, alike := range c.Alike {
		if alike.Competence == "" && kind == badge.Certificate || alike.Competence == code {
			out.Alignments = append(out.Alignments, badge.Alignment{Name: alike.Label, Code: alike.Code, URL: alikePage(alike)})
		}
	}
	return out
}

// franceCompetences is where France compétences tells of a certification.
func franceCompetences(code string) string {
	digits := strings.TrimLeft(code, "RSNCP")
	return "https://www.francecompetences.fr/recherche/" + strings.ToLower(strings.TrimSuffix(code, digits)) + "/" + digits + "/"
}

// alikePage is where a correspondence is told of. ESCO names its skills by their addresses.
func alikePage(a certification.Alike) string {
	switch a.Kind {
	case "RS", "RNCP":
		return franceCompetences(a.Code)
	case "ROME":
		return "https://candidat.francetravail.fr/metierscope/fiche-metier/" + a.Code
	}
	return a.Code
}

// freeSlot draws a place in a list that no badge has yet: that two badges were given one after the
// other is nobody's business. A list is half full at most, so that few draws are lost.
func freeSlot(ctx context.Context, tx *db.Tx) (list, slot int, err error) {
	n, err := badgeCount(ctx, tx, tx.Who.Place)
	if err != nil {
		return 0, 0, err
	}
	list = 1 + n/(badge.ListSize/2)
	for taken := true; taken; {
		var raw [4]byte
		if _, err := rand.Read(raw[:]); err != nil {
			return 0, 0, err
		}
		slot = int(binary.BigEndian.Uint32(raw[:]) % badge.ListSize)
		if taken, err = slotTaken(ctx, tx, tx.Who.Place, list, slot); err != nil {
			return 0, 0, err
		}
	}
	return list, slot, nil
}

// signAnew replaces the badges that a key signed and that stand, by others of another key.
func (d *Desk) signAnew(ctx context.Context, tx *db.Tx, i Issuer, by badge.Signer, old string) error {
	all, err := badgesBy(ctx, tx, i.Place, old)
	if err != nil {
		return err
	}
	for _, b := range all {
		a, err := getAward(ctx, tx, i.Place, b.Award)
		if err != nil {
			return err
		}
		c, err := d.Certifications.Get(ctx, tx, a.Certification)
		if err != nil {
			return err
		}
		if err := updateBadge(ctx, tx, b.ID, Revocation{tx.Now, tx.Who.Name, t("stolen")}); err != nil {
			return err
		}
		if err := d.sign(ctx, tx, signing{i, by, a, c.Certification}, Badge{Kind: b.Kind, Code: b.Code, Name: b.Name}); err != nil {
			return err
		}
	}
	return nil
}

// RevokeBadge takes one badge back.
func (d *Desk) RevokeBadge(ctx context.Context, who base.Actor, id base.ID[Badge], reason string) (b Badge, err error) {
	if reason, err = reasoned(reason); err != nil {
		return b, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if b, err = getBadge(ctx, tx, who.Place, id); err != nil {
			return err
		}
		if b.Revoked() {
			return base.Refuse(base.Conflict, "award.badge_revoked_already")
		}
		b.Revocation = Revocation{tx.Now, tx.Who.Name, reason}
		if err := updateBadge(ctx, tx, id, b.Revocation); err != nil {
			return err
		}
		return tx.Record(ctx, "award", string(b.Award), "unbadged", db.Detail{"code": b.Code, "reason": reason})
	})
	return b, err
}

// Credential gives a badge as its holder carries it.
func (d *Desk) Credential(ctx context.Context, who base.Actor, id base.ID[Badge]) (Badge, string, error) {
	b, err := getBadge(ctx, d.DB, who.Place, id)
	if err != nil {
		return b, "", err
	}
	if _, err := d.Get(ctx, who, b.Award); err != nil {
		return b, "", err
	}
	text, err := credentialOf(ctx, d.DB, who.Place, id)
	return b, text, err
}

// Verify holds a badge against what this installation knows: its keys where it has some, and its
// own list where none is given.
func (d *Desk) Verify(ctx context.Context, text string, a badge.Asked) (badge.Verdict, error) {
	var err error
	if a.Keys, err = d.AllKeys(ctx); err != nil {
		return badge.Verdict{}, err
	}
	v := badge.Verify(text, a)
	if !v.Valid || v.List == "" || a.StatusList != "" || len(a.Keys) == 0 {
		return v, nil
	}
	i, found, err := issuerAt(ctx, d.DB, v.Issuer)
	if err != nil || !found {
		return v, err
	}
	n, err := strconv.Atoi(strings.TrimPrefix(v.List, i.Address+"/status/"))
	if err != nil {
		return v, err
	}
	if a.StatusList, err = d.StatusList(ctx, i, n); err != nil {
		return v, err
	}
	return badge.Verify(text, a), nil
}

// listDays is how long a status list may be relied on; it is signed anew each day.
const listDays = 7

// StatusList signs the list of what an issuer took back, as it is today.
func (d *Desk) StatusList(ctx context.Context, i Issuer, n int) (string, error) {
	used, err := listUsed(ctx, d.DB, i.Place, n)
	if err != nil {
		return "", err
	}
	if !used {
		return "", base.Refuse(base.NotFound, "base.not_found")
	}
	revoked, err := revokedSlots(ctx, d.DB, i.Place, n)
	if err != nil {
		return "", err
	}
	all, err := signersOf(ctx, d.DB, i.Place)
	if err != nil {
		return "", err
	}
	now := d.DB.Now()
	for _, s := range all {
		if s.Ended.IsZero() {
			from := day.Later(day.Of(now, time.UTC).Start(time.UTC), s.From)
			return badge.SignList(badge.List{ID: i.list(n), Issuer: i.Address, From: from, Until: from.AddDate(0, 0, listDays), Revoked: revoked}, s)
		}
	}
	return "", base.Refuse(base.NotFound, "base.not_found")
}
