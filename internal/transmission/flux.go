package transmission

import (
	"encoding/xml"
	"strconv"
	"strings"

	"pilotis/internal/day"
)

// stamp writes an instant with its offset: the interface refuses the Z of a bare UTC.
const stamp = "2006-01-02T15:04:05-07:00"

// Write makes the file. What it would not take in is refused before, by Check.
func (f Flow) Write() []byte {
	var w writer
	w.WriteString(`<?xml version="1.0" encoding="UTF-8"?>`)
	w.in(`flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`, func() {
		w.put("idFlux", f.ID)
		w.put("horodatage", f.At.In(f.Zone).Format(stamp))
		if f.Emitter.Version == V115 {
			w.put("action", "CREATION")
		}
		w.in("emetteur", func() {
			w.put("idClient", f.Emitter.Client)
			w.in("certificateurs", func() { w.in("certificateur", func() { f.certifier(&w) }) })
		})
	})
	w.WriteByte('\n')
	return []byte(w.String())
}

func (f Flow) certifier(w *writer) {
	w.put("idClient", f.Emitter.Certifier)
	w.put("idContrat", f.Emitter.Contract)
	w.in("certifications", func() {
		w.in("certification", func() {
			w.put("type", f.Certification.Register)
			w.put("code", f.Certification.Code)
			w.put("natureDeposant", "CERTIFICATEUR")
			w.in("passageCertifications", func() {
				for _, p := range f.Passages {
					w.in("passageCertification", func() { p.write(w) })
				}
			})
		})
	})
}

func (p Passage) write(w *writer) {
	w.put("idTechnique", p.ID)
	w.put("obtentionCertification", "PAR_ADMISSION")
	w.put("donneeCertifiee", "true")
	w.may("dateDebutExamen", string(p.Exam))
	w.may("dateFinExamen", string(p.ExamEnd))
	w.may("modalitePassageExamen", string(p.Mode))
	w.may("codePostalCentreExamen", p.PostalCode)
	w.put("dateDebutValidite", string(p.Decided))
	w.orNil("dateFinValidite", string(p.ValidTo))
	w.put("presenceNiveauLangueEuro", "false")
	w.put("presenceNiveauNumeriqueEuro", "false")
	w.orNil("scoring", "")
	w.orNil("mentionValidee", "")
	w.in("modalitesInscription", func() { access[p.Route].write(w, p.Enrolled) })
	w.in("identificationTitulaire", func() { w.in("titulaire", func() { p.Holder.write(w) }) })
}

// way is a route as the file says it.
type way struct{ access, experience, by string }

// access says of each route allowed what the file calls it. Who comes by experience is told as
// VAE, the nearest word that the file has; the certification is no VAE in the sense of the law.
var access = map[Route]way{
	Training:   {access: "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION", by: "OF"},
	Individual: {access: "CANDIDAT_LIBRE", by: "CERTIFIE"},
	Experience: {access: "VAE", experience: "VAE_CLASSIQUE", by: "CERTIFIE"},
}

func (a way) write(w *writer, enrolled day.Day) {
	w.put("modaliteAcces", a.access)
	w.may("voieAccessVAE", a.experience)
	w.put("initiativeInscription", a.by)
	w.may("dateInscription", string(enrolled))
}

func (h Holder) write(w *writer) {
	w.put("nomNaissance", h.BirthName)
	w.orNil("nomUsage", h.UsageName)
	for i, name := range h.GivenNames[:min(3, len(h.GivenNames))] {
		w.put("prenom"+strconv.Itoa(i+1), name)
	}
	w.put("anneeNaissance", strconv.Itoa(h.BirthDate.Year()))
	w.put("moisNaissance", strconv.Itoa(int(h.BirthDate.Month())))
	w.put("jourNaissance", strconv.Itoa(h.BirthDate.Dom()))
	w.put("sexe", h.Sex)
	w.in("codeCommuneNaissance", func() { w.in("codeInseeNaissance", func() { w.put("codeInsee", h.Insee) }) })
	w.may("libelleCommuneNaissance", h.BirthPlace)
}

// writer writes elements, one a line.
type writer struct {
	strings.Builder
	depth int
}

// line begins a line with a mark and a name.
func (w *writer) line(mark, name string) {
	w.WriteByte('\n')
	for range w.depth {
		w.WriteByte(' ')
	}
	w.WriteString(mark + "cpf:" + name)
}

// in writes what an element holds between its tags; the name may have attributes.
func (w *writer) in(name string, write func()) {
	w.line("<", name)
	w.WriteByte('>')
	w.depth++
	write()
	w.depth--
	name, _, _ = strings.Cut(name, " ")
	w.line("</", name)
	w.WriteByte('>')
}

func (w *writer) put(name, value string) {
	w.line("<", name)
	w.WriteByte('>')
	_ = xml.EscapeText(w, []byte(value)) // a buffer in memory takes in everything
	w.WriteString("</cpf:" + name + ">")
}

// may leaves out what is not known.
func (w *writer) may(name, value string) {
	if value != "" {
		w.put(name, value)
	}
}

// orNil says that a value is none, where the file wants the element nevertheless.
func (w *writer) orNil(name, value string) {
	if value == "" {
		w.line("<", name)
		w.WriteString(` xsi:nil="true"/>`)
		return
	}
	w.put(name, value)
}
