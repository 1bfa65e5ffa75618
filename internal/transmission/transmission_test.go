package transmission_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/day"
	"pilotis/internal/testkit"
	"pilotis/internal/transmission"
)

const today = day.Day("2026-11-22")

func paris(t *testing.T) *time.Location {
	t.Helper()
	zone, err := day.Zone("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func camille() transmission.Passage {
	return transmission.Passage{ID: "RS5142-2026-0007", Total: true, Route: transmission.Experience, Enrolled: "2026-03-02",
		Exam: "2026-10-15", ExamEnd: "2026-10-15", Mode: transmission.OnSite, PostalCode: "33270", Decided: "2026-10-15",
		Holder: transmission.Holder{BirthName: "MARTIN", GivenNames: []string{"Camille"}, BirthDate: "1988-04-09", Sex: "F", Insee: "33063", BirthPlace: "Bordeaux"}}
}

func flow(t *testing.T, passages ...transmission.Passage) transmission.Flow {
	return transmission.Flow{ID: "PILOTIS-2026-11-001", At: time.Date(2026, 11, 22, 14, 0, 0, 123, time.UTC), Zone: paris(t),
		Emitter:       transmission.Emitter{Client: "03ABC123", Certifier: "03ABC123", Contract: "MCFCER000123", Version: transmission.V112},
		Certification: transmission.Certification{Register: "RS", Code: "RS5142"}, Passages: passages}
}

// valid has the schema judge a file, where schema and xmllint are at hand.
func valid(t *testing.T, file []byte) error {
	t.Helper()
	schema := testkit.File(t, "outside/cdc/cpf-1.1.2.xsd")
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not here (libxml2-utils): the schema is not asked")
	}
	name := filepath.Join(t.TempDir(), "flux.xml")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(lint, "--nonet", "--noout", "--schema", schema, name).CombinedOutput()
	if err != nil {
		t.Log(string(out))
	}
	return err
}

func TestS22TheFileIsValidByItsSchemaAndNeverSaysZ(t *testing.T) {
	t.Parallel()
	ajaccio, portugal := camille(), camille()
	ajaccio.ID, ajaccio.Route, ajaccio.Holder.Insee, ajaccio.Holder.UsageName = "2", transmission.Training, "2A004", `O’Neil & <Fils>`
	portugal.ID, portugal.Route, portugal.Holder.Insee, portugal.Holder.BirthPlace = "3", transmission.Individual, "99139", "Porto"
	portugal.Holder.GivenNames, portugal.Exam, portugal.ExamEnd, portugal.Mode = []string{"Ana", "Maria", "José", "Rita"}, "", "", ""
	portugal.ValidTo = "2031-10-15"
	f := flow(t, camille(), ajaccio, portugal)
	if blocks := f.Check(today); len(blocks) != 0 {
		t.Fatalf("%+v", blocks)
	}
	file := f.Write()
	if err := valid(t, file); err != nil {
		t.Errorf("%v\n%s", err, file)
	}
	for _, want := range []string{"<cpf:horodatage>2026-11-22T15:00:00+01:00<", `<cpf:nomUsage xsi:nil="true"/>`, "<cpf:modaliteAcces>VAE<", "<cpf:voieAccessVAE>VAE_CLASSIQUE<",
		"<cpf:codeInsee>2A004<", "<cpf:codeInsee>99139<", "<cpf:nomUsage>O’Neil &amp; &lt;Fils&gt;<", "<cpf:prenom3>José<", "<cpf:modaliteAcces>CANDIDAT_LIBRE<",
		"<cpf:modaliteAcces>FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION<", "<cpf:dateFinValidite>2031-10-15<"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("%s is missing in\n%s", want, file)
		}
	}
	if bytes.Contains(file, []byte("Z</cpf:horodatage>")) || bytes.Contains(file, []byte("action")) {
		t.Error(string(file))
	}
	f.Zone = time.UTC
	if file := f.Write(); !bytes.Contains(file, []byte("2026-11-22T14:00:00+00:00")) {
		t.Errorf("%s", file)
	} else if err := valid(t, file); err != nil {
		t.Error("the offset of UTC is refused")
	}
}

func TestS22WhatTheSchemaWouldRefuseIsRefusedByItToo(t *testing.T) {
	t.Parallel()
	file := string(flow(t, camille()).Write())
	for what, pair := range map[string][2]string{
		"Z":            {"15:00:00+01:00", "14:00:00Z"},
		"sex":          {"<cpf:sexe>F", "<cpf:sexe>X"},
		"usage name":   {`<cpf:nomUsage xsi:nil="true"/>`, ""},
		"one s":        {"voieAccessVAE", "voieAccesVAE"},
		"four letters": {"<cpf:codeInsee>33063", "<cpf:codeInsee>3306"},
	} {
		if !strings.Contains(file, pair[0]) || valid(t, []byte(strings.ReplaceAll(file, pair[0], pair[1]))) == nil {
			t.Errorf("%s: the schema lets it pass, so that it proves nothing", what)
		}
	}
}

func TestTheLaterVersionSaysThatTheFileTells(t *testing.T) {
	t.Parallel()
	f := flow(t, camille())
	f.Emitter.Version = transmission.V115
	file := f.Write()
	if len(f.Check(today)) != 0 || !bytes.Contains(file, []byte("<cpf:action>CREATION</cpf:action>")) {
		t.Errorf("%s", file)
	}
}

func TestS22WhatWouldBeRefusedIsNamedBeforehand(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("É", 61)
	for name, c := range map[string]struct {
		change func(*transmission.Flow, *transmission.Passage)
		field  string
		key    string
	}{
		"a surname of 61 letters":            {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthName = long }, "birth_name", "block_long"},
		"no surname":                         {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthName = " " }, "birth_name", "block_missing"},
		"a usage name of 61":                 {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.UsageName = long }, "usage_name", "block_long"},
		"no first name":                      {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.GivenNames = nil }, "given_name", "block_missing"},
		"a long second name":                 {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.GivenNames = []string{"A", long} }, "second_name", "block_long"},
		"no day of birth":                    {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthDate = "" }, "birth_date", "block_day"},
		"a 30 February":                      {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthDate = "1988-02-30" }, "birth_date", "block_day"},
		"born in the last century but one":   {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthDate = "1899-12-31" }, "birth_date", "block_day"},
		"born yesterday":                     {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthDate = "2026-04-09" }, "birth_date", "block_young"},
		"no sex":                             {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.Sex = "X" }, "sex", "block_sex"},
		"an INSEE code of four":              {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.Insee = "3306" }, "insee", "block_insee"},
		"a long place of birth":              {func(_ *transmission.Flow, p *transmission.Passage) { p.Holder.BirthPlace = long }, "birth_place", "block_long"},
		"RNCP with an RS code":               {func(f *transmission.Flow, _ *transmission.Passage) { f.Certification.Register = "RNCP" }, "register", "block_register"},
		"a code of nothing":                  {func(f *transmission.Flow, _ *transmission.Passage) { f.Certification.Code = "5142" }, "code", "block_code"},
		"a client of seven":                  {func(f *transmission.Flow, _ *transmission.Passage) { f.Emitter.Client = "03ABC12" }, "client", "block_client"},
		"a certifier of nine":                {func(f *transmission.Flow, _ *transmission.Passage) { f.Emitter.Certifier = "03ABC1234" }, "certifier", "block_client"},
		"no contract":                        {func(f *transmission.Flow, _ *transmission.Passage) { f.Emitter.Contract = "" }, "contract", "block_missing"},
		"a version to come":                  {func(f *transmission.Flow, _ *transmission.Passage) { f.Emitter.Version = "2.0" }, "version", "block_version"},
		"an apprentice":                      {func(_ *transmission.Flow, p *transmission.Passage) { p.Route = "apprentissage" }, "route", "block_route"},
		"a professional contract":            {func(_ *transmission.Flow, p *transmission.Passage) { p.Route = "contrat_professionnalisation" }, "route", "block_route"},
		"a part only":                        {func(_ *transmission.Flow, p *transmission.Passage) { p.Total = false }, "outcome", "block_partial"},
		"a mode of its own":                  {func(_ *transmission.Flow, p *transmission.Passage) { p.Mode = "PAR_COURRIER" }, "mode", "block_mode"},
		"a postal code of ten":               {func(_ *transmission.Flow, p *transmission.Passage) { p.PostalCode = "3327033270" }, "postal_code", "block_postal"},
		"decided tomorrow":                   {func(_ *transmission.Flow, p *transmission.Passage) { p.Decided = "2026-11-23" }, "decided", "block_future"},
		"ended before it began":              {func(_ *transmission.Flow, p *transmission.Passage) { p.ExamEnd = "2026-10-14" }, "exam_end", "block_exam_end"},
		"decided before the exam":            {func(_ *transmission.Flow, p *transmission.Passage) { p.Decided = "2026-10-14" }, "exam", "block_exam"},
		"enrolled after the exam":            {func(_ *transmission.Flow, p *transmission.Passage) { p.Enrolled = "2026-10-16" }, "enrolled", "block_enrolled"},
		"over before it begins":              {func(_ *transmission.Flow, p *transmission.Passage) { p.ValidTo = p.Decided }, "valid_to", "block_valid_to"},
		"before it was registered":           {func(f *transmission.Flow, _ *transmission.Passage) { f.Certification.From = "2026-10-16" }, "decided", "block_before_register"},
		"after the register, enrolled after": {func(f *transmission.Flow, _ *transmission.Passage) { f.Certification.To = "2026-03-01" }, "decided", "block_after_register"},
		"an id of 256":                       {func(_ *transmission.Flow, p *transmission.Passage) { p.ID = strings.Repeat("a", 256) }, "id", "block_long"},
	} {
		p := camille()
		f := flow(t)
		c.change(&f, &p)
		f.Passages = []transmission.Passage{p}
		blocks := f.Check(today)
		if len(blocks) != 1 || blocks[0].Field != c.field || blocks[0].Key != "transmission."+c.key {
			t.Errorf("%s: %+v", name, blocks)
		}
	}
	f := flow(t, camille())
	f.Certification.To = "2026-10-01" // enrolled while it was registered
	if blocks := f.Check(today); len(blocks) != 0 {
		t.Errorf("%+v", blocks)
	}
	same := camille()
	same.ID = "other"
	if blocks := flow(t, camille(), same).Check(today); len(blocks) != 1 || blocks[0].Key != "transmission.block_same_person" {
		t.Errorf("%+v", blocks)
	}
	if blocks := flow(t).Check(today); len(blocks) != 1 || blocks[0].Key != "transmission.block_nothing" {
		t.Errorf("%+v", blocks)
	}
}

func TestS21ADecisionIsToBeToldWithinMonthsOrAFormalNotice(t *testing.T) {
	t.Parallel()
	if due := transmission.Due("2026-10-15", 3, nil); due != "2027-01-15" {
		t.Error(due)
	}
	if due := transmission.Due("2026-11-30", 3, nil); due != "2027-02-28" {
		t.Error(due)
	}
	notice := []transmission.Notice{{Received: "2027-02-01", Days: transmission.NoticeDays}}
	if due := transmission.Due("2026-10-15", 3, notice); due != "2027-04-02" {
		t.Error(due)
	}
	if due := transmission.Due("2027-02-10", 3, notice); due != "2027-05-10" {
		t.Errorf("a notice of before tells nothing of later decisions: %s", due)
	}
}

func TestS23AnAnswerIsReadHoweverItIsWrapped(t *testing.T) {
	t.Parallel()
	want := transmission.Answer{Accepted: []string{"1", "3"}, Rejected: []transmission.Refusal{{ID: "2", Why: []string{"Naissance inconnue", "Sexe incohérent"}}}}
	for name, text := range map[string]string{
		"an element each": `<?xml version="1.0"?><r:accuse xmlns:r="urn:x"><r:passagesOK><r:passage><r:idTechnique> 1 </r:idTechnique></r:passage><r:passage><r:idTechnique>3</r:idTechnique></r:passage></r:passagesOK>
			<r:passagesKO><r:passage><r:idTechnique>2</r:idTechnique><r:erreurs><r:messageErreur>Naissance inconnue</r:messageErreur><r:messageErreur>Sexe incohérent</r:messageErreur></r:erreurs></r:passage></r:passagesKO></r:accuse>`,
		"a list each": `<accuse><passagesOK><idTechnique>1</idTechnique></passagesOK><passagesOK><idTechnique>3</idTechnique></passagesOK>
			<passagesKO><idTechnique>2</idTechnique><messageErreur>Naissance inconnue</messageErreur><messageErreur>Sexe incohérent</messageErreur></passagesKO></accuse>`,
		"one list": `<accuse><passagesOK><idTechnique>1</idTechnique><idTechnique>3</idTechnique></passagesOK>
			<passagesKO><idTechnique>2</idTechnique><messageErreur>Naissance inconnue</messageErreur><messageErreur>Sexe incohérent</messageErreur></passagesKO></accuse>`,
	} {
		got, err := transmission.ReadAnswer([]byte(text))
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s: %v %s", name, err, cmp.Diff(got, want))
		}
	}
	if err := want.About([]string{"1", "2", "3", "4"}); err != nil {
		t.Error(err)
	}
	for _, sent := range [][]string{{"1", "2"}, {"1", "3"}} {
		if want.About(sent) == nil {
			t.Errorf("%v: somebody who was not sent came back", sent)
		}
	}
}

func TestS23WhatIsNoAnswerIsRefused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":             "",
		"a table":             "id;ok\n1;oui",
		"another file":        "<flux><idTechnique>1</idTechnique></flux>",
		"half of one":         "<a><passagesOK><p><idTechnique>1</idTechnique></p>",
		"nobody":              "<a><passagesOK/><passagesKO></passagesKO></a>",
		"one without a name":  "<a><passagesOK><p><x>1</x></p></passagesOK></a>",
		"twice":               "<a><passagesOK><p><idTechnique>1</idTechnique></p></passagesOK><passagesKO><p><idTechnique>1</idTechnique><messageErreur>x</messageErreur></p></passagesKO></a>",
		"refused, not saying": "<a><passagesKO><p><idTechnique>1</idTechnique></p></passagesKO></a>",
	} {
		if a, err := transmission.ReadAnswer([]byte(text)); err == nil {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

func FuzzReadAnswer(f *testing.F) {
	f.Add([]byte("<a><passagesOK><p><idTechnique>1</idTechnique></p></passagesOK></a>"))
	f.Add([]byte("<a><passagesKO><idTechnique>1</idTechnique><messageErreur>x</messageErreur></passagesKO></a>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		a, err := transmission.ReadAnswer(body)
		if err != nil {
			return
		}
		ids := slices.Clone(a.Accepted)
		for _, r := range a.Rejected {
			ids = append(ids, r.ID)
			if len(r.Why) == 0 {
				t.Error("refused without a reason")
			}
		}
		slices.Sort(ids)
		if len(ids) == 0 || len(slices.Compact(slices.Clone(ids))) != len(ids) || a.About(ids) != nil {
			t.Errorf("%+v", a)
		}
	})
}
