package app_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/intake"
	"pilotis/internal/ledger"
	"pilotis/internal/place"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func peopleFile(body string) intake.Asked {
	return intake.Asked{File: "gens.csv", Body: []byte(body)}
}

// token makes a token of a role that may do all that the role may.
func (h *open) token(p place.Place, role base.Role) string {
	h.t.Helper()
	_, secret, err := h.Accounts.MakeToken(ctx, base.System(p.ID, p.Zone), account.TokenAsked{Label: "test", Role: role, Scopes: base.Scopes{"write"}})
	if err != nil {
		h.t.Fatal(err)
	}
	return secret
}

func (h *open) call(method, slug, path, body, token string, header ...string) answer {
	h.t.Helper()
	header = append(header, "Authorization", "Bearer "+token, "Content-Type", "application/json")
	if method == http.MethodGet || method == http.MethodDelete {
		body = ""
	}
	return h.send(method, "/api/v1/places/"+slug+path, body, header...)
}

// ask calls an operation, wherever its address lies.
func (h *open) ask(op web.Op, slug, path, body, token string) answer {
	h.t.Helper()
	if !op.Mine {
		return h.call(op.Method, slug, path, body, token)
	}
	if op.Method == http.MethodGet || op.Method == http.MethodDelete {
		body = ""
	}
	return h.send(op.Method, "/api/v1"+path, body, "Authorization", "Bearer "+token, "Content-Type", "application/json")
}

func decode(t *testing.T, got answer, status int, into any) {
	t.Helper()
	if got.StatusCode != status {
		t.Fatalf("%s: %d %s", got.Request.URL, got.StatusCode, got.text)
	}
	if err := json.Unmarshal([]byte(got.text), into); err != nil {
		t.Fatal(err)
	}
}

// bodies are what each operation that needs one is sent; {space}, {booking}…
// stand for the thing that an earlier one made.
var bodies = map[string]string{
	"add-indicator":            `{"name":"Adhérents","owner":"{account}","source":"members"}`,
	"change-indicator":         `{"name":"Adhérents à jour","owner":"{account}","source":"members"}`,
	"say-of-indicator":         `{"remark":"Rien à signaler"}`,
	"close-month":              `{"figures_read":true,"undecided":"Rien à signaler"}`,
	"send-board-to-team":       `{"to":["{account}"]}`,
	"add-decision":             `{"month":"2026-02","what":"Appeler la ville","carrier":"{account}","due_on":"2031-02-01"}`,
	"settle-decision":          `{"outcome":"done"}`,
	"set-ratio-mark":           `{"better":"more","good_hundredths":3000,"source":"La banque"}`,
	"create-space":             `{"name":"Salle du fond","kind":"room","capacity":8,"buffer_minutes":15}`,
	"change-space":             `{"name":"Salle du fond","kind":"room","capacity":9}`,
	"set-space-hours":          `{"hours":[{"day":1,"from":"09:00","to":"18:00"}]}`,
	"set-space-rules":          `{"role":"member","notice_minutes":60}`,
	"retire-space":             `{}`,
	"caption-photo":            `{"alt":"La salle"}`,
	"hang-photo":               `{"rank":0}`,
	"create-closure":           `{"first":"2031-08-01","last":"2031-08-15","reason":"Été"}`,
	"create-exception":         `{"space":"{space}","day":"2031-05-04","hours":"10:00-12:00","reason":"Brocante"}`,
	"create-outage":            `{"space":"{space}","from":"2031-05-05T09:00:00+02:00","back":"2031-05-05T10:00:00+02:00","reason":"Peinture"}`,
	"create-booking":           `{"space":"{space}","start":"2031-03-24T09:00","end":"2031-03-24T10:00","title":"Atelier"}`,
	"create-waiting":           `{"space":"{space}","start":"2031-03-24T09:00","end":"2031-03-24T10:00","title":"Atelier"}`,
	"change-booking":           `{"title":"Atelier couture"}`,
	"cancel-booking":           `{}`,
	"refuse-booking":           `{"reason":"Complet"}`,
	"extend-series":            `{"until":"2031-06-01"}`,
	"change-place":             `{"name":"La Grange","insee":"23096","form":"scic"}`,
	"add-activity":             `{"name":"Couture"}`,
	"change-activity":          `{"name":"Couture et mode"}`,
	"close-activity":           `{"on":"2031-01-01"}`,
	"create-person":            `{"first_name":"Ana","last_name":"Roux","email":"ana@ex.fr","relations":[{"kind":"member"}]}`,
	"change-person":            `{"last_name":"Roux","version":1}`,
	"create-token":             `{"label":"site","role":"member","scopes":["read"]}`,
	"open-year":                `{"from":"2031-01-01","to":"2031-12-31"}`,
	"set-account":              `{"code":"512000","label":"Banque"}`,
	"set-third":                `{"code":"EDF","label":"EDF"}`,
	"create-entry":             `{"journal":"BQ","day":"2031-03-01","label":"Loyer","lines":[]}`,
	"create-lettering":         `{"lines":[]}`,
	"enter-law":                `{"value":"12.4","from":"2026-06-01","source":"Décret"}`,
	"add-asset":                `{"label":"Scie","account":"215400","cost_cents":120000,"from":"2031-01-01","years":5}`,
	"dispose-asset":            `{"on":"2031-06-30"}`,
	"add-fund":                 `{"label":"Numérique","origin":"grant","funder":"Département","project":"{project}","agreement":"C1","amount_cents":100,"given_on":"2028-02-01"}`,
	"add-accrual":              `{"way":"ahead","label":"Assurance","account":"616000","amount_cents":120000,"day":"2028-11-15","from":"2028-11-15","to":"2029-11-14","measure":"days"}`,
	"add-risk":                 `{"kind":"dispute","label":"Bailleur","since":"2028-03-01"}`,
	"set-risk-estimate":        `{"amount_cents":300000}`,
	"end-risk":                 `{"on":"2028-06-01"}`,
	"add-stock":                `{"kind":"goods","label":"Café"}`,
	"receive-stock":            `{"day":"2028-03-01","quantity_hundredths":10000,"amount_cents":20000}`,
	"count-stock":              `{"worth_cents":64000}`,
	"set-fund-use":             `{"spent_cents":40}`,
	"transfer-fund":            `{"to":"{fund}","year":"{year}","amount_cents":10,"agreement":"C3"}`,
	"add-cofunding":            `{"label":"Vélo","funder":"Région","project":"{project}","agreement":"C2","rate":6000,"ceiling_cents":3000000,"from":"2026-01-01","until":"2031-12-31"}`,
	"set-cofunding-year":       `{"spent_cents":40}`,
	"begin-budget":             `{"label":"Budget","from":"2026-01-01","to":"2026-12-31"}`,
	"begin-dossier":            `{"name":"Ouvrir l’atelier"}`,
	"save-dossier":             `{"name":"Ouvrir l’atelier","revision":1}`,
	"send-dossier":             `{"revision":1,"on":"2026-01-01"}`,
	"fill-budget":              `{"lines":[{"account":"606","year_cents":1200}]}`,
	"vote-budget":              `{"on":"2026-01-20","body":"AG"}`,
	"amend-budget":             `{"label":"Budget bis"}`,
	"set-vat-regime":           `{"from":"2026-01-01","kind":"real","filing":"month","due_day":24}`,
	"enter-bill":               `{"supplier":"Bois","number":"F1","issued":"2028-03-01","lines":[{"account":"215400","net_cents":1000}]}`,
	"read-bill":                `{"content":"PGh0bWw+PC9odG1sPg=="}`,
	"approve-bill":             `{"on":"2028-03-01"}`,
	"approve-claim":            `{"on":"2028-03-01"}`,
	"create-claim":             `{"items":[{"means":"drive","on":"2026-03-01","label":"Réseau","km":10,"power":5}]}`,
	"make-payment":             `{"facts":["x"],"from":"FR7630003020550005123456744","on":"2031-03-01"}`,
	"appropriate-result":       `{"on":"2029-05-01"}`,
	"begin-books":              `{"from":"2031-01-01","to":"2031-12-31","purses":[{"name":"Compte courant","kind":"bank"}]}`,
	"bring-fec":                `{"name":"123456782FEC20311231.txt","content":"Cg=="}`,
	"count-cash-box":           `{"day":"2028-01-01","pieces":[]}`,
	"deposit-cheques":          `{"account_id":"nothing","day":"2028-01-01","cheques":[]}`,
	"read-payout":              `{"content":"VHlwZTtNb250YW50O0ZyYWlzCkRvbjs4MjUsMDA7MTAsMDAK"}`,
	"keep-opening":             `{"text":"512000;Banque;10;\n110000;Report;;10"}`,
	"renew-accounts":           `{"accounts":{}}`,
	"add-cash-line":            `{"day":"2031-01-10","label":"Aide","amount_cents":120000}`,
	"import-certification":     `{"code":"RS5142","register":"RS","title":"Piloter un tiers-lieu","certifier":{"name":"La coopérative","siret":"","site":""},"versions":[]}`,
	"habilitate-partner":       `{"name":"Le Réseau","siret":"12345678200010","scope":"train","from":"2026-01-01","to":"2099-12-31"}`,
	"withdraw-partner":         `{"from":"2099-01-01","why":"Le programme a changé"}`,
	"check-partner":            `{"on":"2026-01-01","subject":"Information du public","met":true}`,
	"set-terms":                `{"confirmed":true,"fee_cents":0,"oral_minutes":30,"break_minutes":10,"extra_time_bp":3333,"dossier_pages":0,"serves_many":4,"external_months":24,"one_dossier_a_year":true,"certifications_a_year":3,"appeal_months":2,"reply_months":1,"sending_months":3,"mask_under":5,"signatory":"","signed_at":"","wording":"","first_wave_months":6,"second_wave_months":24,"wave_reminder_days":21,"wave_open_days":90,"revision":2}`,
	"set-quality":              `{"certifying":true,"apprenticeship":false,"situations":false,"subcontracting":false,"longest_days":20,"reply_days":30,"mask_under":5,"fresh_days":365,"revision":0}`,
	"review-quality-indicator": `{"note":"Vu"}`,
	"open-complaint":           `{"kind":"complaint","public":"trainees","subject":"Froid","text":"La salle est froide"}`,
	"answer-complaint":         `{"answer":"Merci"}`,
	"decide-improvement":       `{"title":"Chauffer","origin":"complaint","origin_id":"{complaint}","carrier":"Ana","due_on":"2031-01-01"}`,
	"finish-improvement":       `{"effect":"Il fait bon"}`,
	"note-watch":               `{"indicator":23,"on":"2026-01-02","source":"Journal officiel","text":"Un décret"}`,
	"begin-survey":             `{"title":"À chaud","public":"trainees","moment":"hot","kind":"opinion","questions":["Bien ?"]}`,
	"invite-to-survey":         `{"people":["ana@ex.fr"]}`,
	"type-answer":              `{"notes":[5]}`,
	"enrol-candidate":          `{"route":"formation_continue","given_name":"Ana","birth_name":"Roux","birth_date":"1990-01-02","email":"ana@ex.fr"}`,
	"correct-candidate":        `{"given_name":"Ana","birth_name":"Roux","birth_date":"1990-01-02","email":"ana@ex.fr","revision":1}`,
	"write-programme":          `{"title":"Piloter un tiers-lieu","objectives":["Piloter"],"prerequisites":"Aucun","access":"Un entretien","access_delay":"Deux mois","price_cents":350000,"price_terms":"","contacts":"ecole@ex.fr","methods":"Séminaires","assessment":"Oral","accessibility":"Plain-pied","modules":[{"title":"Socle","minutes":420,"competences":[]}]}`,
	"publish-programme":        `{"public":true}`,
	"plan-session":             `{"name":"Promotion","host":"Le Moulin","capacity":12}`,
	"hold-halves":              `{"days":["2031-01-06"],"morning":{"from_minute":540,"to_minute":750,"minutes":210}}`,
	"enrol-trainee":            `{"name":"Ana Roux","email":"ana@ex.fr","status":"a","payer":"2h","price_cents":350000}`,
	"sign-agreement":           `{"form":"convention","signed_on":"2026-01-02"}`,
	"pay-training":             `{"on":"2026-01-03","amount_cents":1000}`,
	"sign-half-day":            `{"party":"trainee","digest":"0"}`,
	"note-absence":             `{"trainee":"ana","reason":"Malade"}`,
	"certify-attendance":       `{"trainee":"ana"}`,
	"write-safety":             `{"arrival":"","access":"","exits":"La porte bleue","gathering":"","alarm":"","extinguishers":"","first_aid":"","hazards":"","contact":"","revision":0}`,
	"choose-hosting":           `{"place":"{place}","space":"{space}"}`,
	"give-hosting-back":        `{"all":true}`,
	"convoke-trainees":         `{"again":true}`,
	"write-training-rules":     `{"text":"1. Chacun range.","from":"2031-01-01"}`,
	"add-resource":             `{"kind":"method","title":"Visiter un lieu","text":"Venez un mardi."}`,
	"withdraw-resource":        `{"away":true}`,
	"write-journal":            `{"on":"2026-01-02","text":"Une page"}`,
	"begin-exchange":           `{"title":"Le café","text":"Comment faites-vous ?"}`,
	"reply-exchange":           `{"text":"Comme vous"}`,
	"present-portfolio":        `{"about":"Ana Roux, facilitatrice du Moulin","revision":0}`,
	"add-piece":                `{"title":"Charte","on":"2026-01-02","mine":"J’ai écrit la charte.","shown":"nobody","competences":["1.2"],"name":"charte.pdf","content":"JVBERi0xLjQKJSVFT0YK"}`,
	"tell-piece":               `{"title":"Charte du lieu","on":"2026-01-02","competences":["1.2"]}`,
	"send-portfolio":           `{"digest":"0"}`,
	"decide-candidate":         `{"verdict":"admissible"}`,
	"agree-need":               `{"text":"Une pause"}`,
	"duplicate-award":          `{"reason":"Perdu"}`,
	"revoke-award":             `{"reason":"Fraude"}`,
	"revoke-badge":             `{"reason":"Erreur"}`,
	"set-emitter":              `{"client":"03ABC123","certifier":"03ABC123","contract":"C1","version":"1.1.2"}`,
	"note-formal-notice":       `{"received":"2026-02-01","days":60}`,
	"correct-holder":           `{"birth_name":"Roux","given_names":["Ana"],"birth_date":"1988-04-09","sex":"F","birth_insee":"33063"}`,
	"freeze-lot":               `{}`,
	"answer-lot":               `{"content":"PGEvPg=="}`,
	"take-fate":                `{"wave":1,"situation":"employed","steers":"yes","trade":"aimed","contract":"permanent"}`,
	"publish-version":          `{"from":"2031-01-01"}`,
	"keep-note":                `{"text":"Tout va bien."}`,
	"begin-forecast":           `{"name":"Demain","hypotheses":{"start":"2031-01","months":12,"association":true,"vat":{"regime":"none"},"scenario":{}}}`,
	"save-forecast":            `{"name":"Demain","revision":1,"hypotheses":{"start":"2031-01","months":24,"association":true,"vat":{"regime":"none"},"scenario":{}}}`,
	"take-bank-statement":      `{"account":"512000","content":"IVR5cGU6QmFuawpEMjAzMS0wMS0yNApUMTIKUERvbgpeCg=="}`, // a gift, in QIF
	"open-jury":                `{"certification":"piloter-un-tiers-lieu","name":"Jury","day":"2026-12-11","where":"La Manufacture"}`,
	"seat-member":              `{"person":"Awa Diop","seat":"ess","links":[]}`,
	"declare-link":             `{"member":"{member}","kind":"family","candidate":"{candidate}"}`,
	"affirm-member":            `{"member":"{member}"}`,
	"call-hearing":             `{"candidate":"{candidate}"}`,
	"plan-jury":                `{"from":"09:00"}`,
	"receive-candidate":        `{"presence":"present"}`,
	"mark-candidate":           `{"marks":[]}`,
	"decide-hearing":           `{"marks":[]}`,
	"note-incident":            `{"text":"Une coupure"}`,
	"sign-minutes":             `{"member":"{member}"}`,
	"make-appeal":              `{"received_on":"2026-12-12","motive":"Oral écourté"}`,
	"answer-appeal":            `{"upheld":true,"answer":"Nouveau passage"}`,
}

// queries are what operations that need one are asked.
var queries = map[string]string{"search": "?q=atelier", "estimate-wage-tax": "?wage_cents=2640000&association=true", "estimate-wage": "?gross_cents=220000"}

// mayRefuse are operations whose call here is against a rule: the answer is then a
// problem, which is checked as such.
var mayRefuse = map[string]bool{"approve-booking": true, "refuse-booking": true, "extend-series": true, "arrange-activities": true,
	"print-dossier": true, "send-dossier": true, "get-dossier-sending": true, // without a forecast
	"declare-link": true, "mark-candidate": true, "decide-hearing": true, "convene-jury": true, "draw-minutes": true, "make-appeal": true, // with one seat of three
	"begin-books": true, "deposit-cheques": true, "take-fec": true, "export-fec": true, "validate-opening": true, "create-entry": true, "close-year": true, "book-vat-return": true, "appropriate-result": true, "create-lettering": true, "read-bill": true, "approve-bill": true, "approve-claim": true, "create-claim": true, "make-payment": true, "take-back-payment": true, // without a journal, without lines
	"transfer-fund": true, "undo-fund-transfer": true, // with one fund
	"take-fate": true, "hush-fate": true, // without a holder
	"send-portfolio": true,                         // with one competence proved
	"freeze-lot":     true, "correct-holder": true, // without a success
	"delete-booking": true, "take-offer": true, "delete-waiting": true}

func TestTheDescriptionOfTheAPIIsTrue(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	p := h.place("La Grange")
	token := h.token(p, base.Owner)
	treasurer := base.System(p.ID, p.Zone)
	if err := h.Ledger.SetAccounts(ctx, treasurer, ledger.Account{Code: "215400", Label: "Machines"}, ledger.Account{Code: "616000", Label: "Assurances"}); err != nil {
		t.Fatal(err)
	}
	year, err := h.Ledger.OpenYear(ctx, treasurer, "2028-01-01", "2028-12-31", "asso2025")
	if err != nil {
		t.Fatal(err)
	}
	project, err := h.Ledger.SetAxis(ctx, treasurer, ledger.AxisValue{Axis: ledger.Project, Name: "Numérique"})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{"number": "31", "kind": "income", "line": "sum_earned", "ratio": "autonomy", "project": string(project.ID), "year": string(year.ID), "key": "smic_hour", "period": "2026-01", "month": "2026-01", "on": "2026-01-01", "format": "pdf",
		"account": string(h.person("camille", p, base.Treasurer).ID)}
	for _, name := range []string{"create-space", "create-booking", "add-activity"} {
		h.operate(p, token, made, name)
	}
	called := map[string]bool{"create-space": true, "create-booking": true, "add-activity": true}
	last := []string{"cancel-booking", "delete-booking", "close-activity", "reopen-activity", "retire-space", "restore-space"}
	for _, op := range h.api.Calls {
		if !called[op.Name] && !contains(last, op.Name) {
			called[op.Name] = true
			h.operate(p, token, made, op.Name)
		}
	}
	for _, name := range last {
		called[name] = true
		h.operate(p, token, made, name)
	}
	if len(called) != len(h.api.Calls) {
		t.Errorf("%d operations were called of %d", len(called), len(h.api.Calls))
	}
}

func contains(list []string, name string) bool {
	for _, n := range list {
		if n == name {
			return true
		}
	}
	return false
}

// operate calls an operation and holds its answer against what is said of it.
func (h *open) operate(p place.Place, token string, made map[string]string, name string) {
	h.t.Helper()
	for _, op := range h.api.Calls {
		if op.Name != name {
			continue
		}
		path, body := op.Path, bodies[name]
		if body == "" {
			body = "{}"
		}
		for thing, id := range made {
			body, path = strings.ReplaceAll(body, "{"+thing+"}", id), strings.ReplaceAll(path, "{"+thing+"}", id)
			if strings.HasPrefix(path, "/"+strings.TrimSuffix(thing, "y")) {
				path = strings.Replace(path, "{id}", id, 1)
			}
		}
		path = strings.Replace(path, "{id}", "nothing", 1)
		got := h.ask(op, p.Slug, path+queries[name], body, token)
		h.conforms(op.Method, op.Address(), name, got)
		var answer struct {
			ID string `json:"id"`
		}
		if got.StatusCode == 201 && json.Unmarshal([]byte(got.text), &answer) == nil {
			thing := name[strings.LastIndexByte(name, '-')+1:]
			made[thing] = answer.ID
		}
		return
	}
	h.t.Errorf("no operation is called %s", name)
}

func (h *open) conforms(method, path, name string, got answer) {
	h.t.Helper()
	all := h.api.OpenAPI()
	item := all.Paths[path]
	if item == nil {
		h.t.Errorf("%s is not described", name)
		return
	}
	op := map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete}[method]
	if got.StatusCode >= 400 {
		if !mayRefuse[name] && !strings.Contains(got.Request.URL.Path, "nothing") || got.StatusCode >= 500 {
			h.t.Errorf("%s: %d %s", name, got.StatusCode, got.text)
		}
		problem(h.t, got)
		return
	}
	said := op.Responses[fmt.Sprint(got.StatusCode)]
	if said == nil {
		h.t.Errorf("%s: %d is not described", name, got.StatusCode)
		return
	}
	if got.StatusCode == http.StatusNoContent {
		return
	}
	var value any
	if err := json.Unmarshal([]byte(got.text), &value); err != nil {
		h.t.Error(name, err)
		return
	}
	result := huma.ValidateResult{}
	huma.Validate(all.Components.Schemas, said.Content["application/json"].Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, &result)
	for _, err := range result.Errors {
		h.t.Errorf("%s: %v in %s", name, err, got.text)
	}
}

// problem checks that a refusal is one that programs can read.
func problem(t *testing.T, got answer) {
	t.Helper()
	var p struct {
		Status int
		Title  string
		Detail string
	}
	if err := json.Unmarshal([]byte(got.text), &p); err != nil || got.Header.Get("Content-Type") != "application/problem+json" ||
		p.Status != got.StatusCode || p.Title == "" || p.Detail == "" {
		t.Errorf("%s %s: %d %s %s", got.Request.Method, got.Request.URL, got.StatusCode, got.Header.Get("Content-Type"), got.text)
	}
}

func TestTheAPIDescribesItself(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	var said map[string]any
	decode(t, h.send("GET", "/api/openapi.json", ""), 200, &said)
	if version, _ := said["openapi"].(string); !strings.HasPrefix(version, "3.1") {
		t.Error(version)
	}
	paths, _ := said["paths"].(map[string]any)
	for _, op := range h.api.Calls {
		item, _ := paths[op.Address()].(map[string]any)
		if item[strings.ToLower(op.Method)] == nil {
			t.Errorf("%s is missing", op.Name)
		}
	}
}

func TestWhoMayNotIsToldEachInTheirWayByTheAPI(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	p, other := h.place("La Grange"), h.place("Le Moulin")
	tokens := map[base.Role]string{}
	for _, role := range base.Roles() {
		tokens[role] = h.token(p, role)
	}
	for _, op := range h.api.Calls {
		path := strings.Replace(op.Path, "{id}", "nothing", 1)
		check := func(why string, status int, got answer) {
			if got.StatusCode != status {
				t.Errorf("%s, %s: %d, want %d", op.Name, why, got.StatusCode, status)
			}
			problem(t, got)
		}
		check("no token", 401, h.send(op.Method, strings.Replace(strings.Replace(op.Address(), "{id}", "nothing", 1), "{place}", p.Slug, 1), ""))
		check("an unknown token", 401, h.ask(op, p.Slug, path, "{}", "pilotis_nothing"))
		if !op.Mine {
			check("another place", 404, h.ask(op, other.Slug, path, "{}", tokens[base.Owner]))
		}
		for role, token := range tokens {
			if !op.Need.MetBy(base.Actor{Role: role, Place: p.ID}) {
				check(role.String(), 403, h.ask(op, p.Slug, path, "{}", token))
			}
		}
	}
}

func TestACreationAskedAgainUnderItsKeyIsDoneOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := house(t, d)
		p := h.place("La Grange")
		token := h.token(p, base.Owner)
		const body = `{"name":"Salle du fond","kind":"room","capacity":8}`
		answers := make([]answer, 50)
		var all sync.WaitGroup
		for i := range answers {
			all.Go(func() { answers[i] = h.call("POST", p.Slug, "/spaces", body, token, "Idempotency-Key", "k1") })
		}
		all.Wait()
		for _, got := range answers {
			if got.StatusCode != 201 || !reflect.DeepEqual(got.text, answers[0].text) {
				t.Fatalf("%d %s, and first %s", got.StatusCode, got.text, answers[0].text)
			}
		}
		var list struct{ Items []any }
		decode(t, h.call("GET", p.Slug, "/spaces", "", token), 200, &list)
		if len(list.Items) != 1 {
			t.Errorf("%d spaces", len(list.Items))
		}
		other := h.call("POST", p.Slug, "/spaces", `{"name":"Autre","kind":"room","capacity":8}`, token, "Idempotency-Key", "k1")
		if other.StatusCode != 422 {
			t.Errorf("another body: %d %s", other.StatusCode, other.text)
		}
		problem(t, other)
		refused := h.call("POST", p.Slug, "/spaces", `{"name":"","kind":"room","capacity":8}`, token, "Idempotency-Key", "k2")
		if refused.StatusCode != 422 {
			t.Errorf("%d", refused.StatusCode)
		}
		if again := h.call("POST", p.Slug, "/spaces", body, token, "Idempotency-Key", "k2"); again.StatusCode != 201 {
			t.Errorf("a refusal used the key up: %d %s", again.StatusCode, again.text)
		}
	})
}
