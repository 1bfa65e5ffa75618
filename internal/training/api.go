package training

import (
	"cmp"
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	run, rule := base.To(base.Run, "school"), base.To(base.Rule, "school")
	const created, done = http.StatusCreated, http.StatusNoContent
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/programmes", Name: "list-programmes", Summary: "List the programmes, with what the public would not find", Need: run}, d.apiProgrammes)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/programmes", Name: "write-programme", Summary: "Write the offer of a new programme", Status: created, Creates: true, Need: rule}, d.apiWrite)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/programmes/{id}/catalogue", Name: "publish-programme", Summary: "Put a programme in the public catalogue, or take it out", Status: done, Need: rule}, d.apiPublish)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/programmes/{id}/sessions", Name: "plan-session", Summary: "Open a session of a programme", Status: created, Creates: true, Need: rule}, d.apiPlan)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/training-sessions/{id}/half-days", Name: "hold-halves", Summary: "Add half-days to a session", Status: created, Need: rule}, d.apiHold)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/training-sessions/{id}/trainees", Name: "enrol-trainee", Summary: "Enrol somebody in a session", Status: created, Creates: true, Need: rule}, d.apiEnrol)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/training-sessions/{id}/trainees", Name: "list-trainees", Summary: "List who is enrolled in a session", Need: run}, d.apiTrainees)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/trainees/{id}/agreement", Name: "sign-agreement", Summary: "Note the contract or the convention that was signed", Need: rule}, d.apiSign)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/trainees/{id}/payments", Name: "pay-training", Summary: "Note a payment, or be told why it may not be taken yet", Status: done, Need: rule}, d.apiPay)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/training-sessions/{id}/convocations", Name: "convoke-trainees", Summary: "Send their convocation to the trainees who had none, or to all anew", Need: rule}, d.apiConvoke)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/training-rules", Name: "list-training-rules", Summary: "List the versions of the internal rules, the last first", Need: run}, d.apiRegulations)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: "/training-rules", Name: "write-training-rules", Summary: "Put a new version of the internal rules in force", Status: created, Creates: true, Need: rule}, d.apiRegulate)
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: "/training-return", Name: "get-training-return", Summary: "Compute the yearly return of a training body", Need: run}, d.apiYear)
}

// ProgrammeJSON is a programme.
type ProgrammeJSON struct {
	ID base.ID[Programme] `json:"id"`
	Offer
	Published day.Day  `json:"published_on,omitempty"`
	Updated   day.Day  `json:"updated_on"`
	Lacks     []string `json:"lacks" nullable:"false" doc:"items that the public would not find"`
}

func told(p Programme) ProgrammeJSON {
	return ProgrammeJSON{p.ID, p.Offer, p.Published, p.Updated, append([]string{}, p.Lacks()...)}
}

// ProgrammeIn names a programme.
type ProgrammeIn struct {
	ID base.ID[Programme] `path:"id"`
}

// TrainingSessionIn names a session.
type TrainingSessionIn struct {
	ID base.ID[Session] `path:"id"`
}

// TraineeIn names a trainee.
type TraineeIn struct {
	ID base.ID[Trainee] `path:"id"`
}

func (d *Desk) apiProgrammes(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[ProgrammeJSON] }, error) {
	all, err := d.Programmes(ctx, d.DB, who)
	out := web.List[ProgrammeJSON]{Items: []ProgrammeJSON{}}
	for _, p := range all {
		out.Items = append(out.Items, told(p))
	}
	return &struct{ Body web.List[ProgrammeJSON] }{out}, err
}

func (d *Desk) apiWrite(ctx context.Context, who base.Actor, in *struct{ Body Offer }) (*struct{ Body ProgrammeJSON }, error) {
	p, err := d.Write(ctx, who, Programme{Offer: in.Body})
	return &struct{ Body ProgrammeJSON }{told(p)}, err
}

func (d *Desk) apiPublish(ctx context.Context, who base.Actor, in *struct {
	ProgrammeIn
	Body struct {
		Public bool `json:"public"`
	}
}) (*struct{}, error) {
	return nil, d.Publish(ctx, who, in.ID, in.Body.Public)
}

// TrainingSessionJSON is a session of a programme.
type TrainingSessionJSON struct {
	ID       base.ID[Session] `json:"id" readOnly:"true" required:"false"`
	Name     string           `json:"name"`
	Host     string           `json:"host" doc:"the place that receives it"`
	Room     string           `json:"room,omitempty"`
	Capacity int              `json:"capacity"`
}

func (d *Desk) apiPlan(ctx context.Context, who base.Actor, in *struct {
	ProgrammeIn
	Body TrainingSessionJSON
}) (*struct{ Body TrainingSessionJSON }, error) {
	b := in.Body
	s, err := d.Plan(ctx, who, Session{Programme: in.ID, Name: b.Name, Host: b.Host, Room: b.Room, Capacity: b.Capacity})
	b.ID = s.ID
	return &struct{ Body TrainingSessionJSON }{b}, err
}

// HalfHoursJSON are those of a half-day, in minutes of the day.
type HalfHoursJSON struct {
	From    int `json:"from_minute"`
	To      int `json:"to_minute"`
	Minutes int `json:"minutes" doc:"of training, pauses left out"`
}

// HalfDayJSON is a half-day of a session.
type HalfDayJSON struct {
	ID   base.ID[Half] `json:"id"`
	Day  day.Day       `json:"day"`
	Part Part          `json:"part" enum:"am,pm"`
	HalfHoursJSON
}

func (d *Desk) apiHold(ctx context.Context, who base.Actor, in *struct {
	TrainingSessionIn
	Body struct {
		Days      []day.Day          `json:"days"`
		Morning   *HalfHoursJSON     `json:"morning,omitempty"`
		Afternoon *HalfHoursJSON     `json:"afternoon,omitempty"`
		Subject   string             `json:"subject,omitempty"`
		Trainers  []base.ID[Trainer] `json:"trainers,omitempty"`
	}
}) (*struct{ Body web.List[HalfDayJSON] }, error) {
	u := Usual{Days: in.Body.Days, Title: in.Body.Subject, Trainers: in.Body.Trainers}
	if h := in.Body.Morning; h != nil {
		u.Morning = Hours(*h)
	}
	if h := in.Body.Afternoon; h != nil {
		u.After = Hours(*h)
	}
	added, err := d.Hold(ctx, who, in.ID, u)
	out := web.List[HalfDayJSON]{Items: []HalfDayJSON{}}
	for _, h := range added {
		out.Items = append(out.Items, HalfDayJSON{h.ID, h.Day, h.Part, HalfHoursJSON{h.From, h.To, h.Minutes}})
	}
	return &struct{ Body web.List[HalfDayJSON] }{out}, err
}

// TraineeJSON is a person enrolled.
type TraineeJSON struct {
	ID        base.ID[Trainee] `json:"id" readOnly:"true" required:"false"`
	Name      string           `json:"name"`
	Email     string           `json:"email"`
	Status    Status           `json:"status" enum:"a,b,c,d,e" doc:"line of frame F-1: it follows the person"`
	Payer     Payer            `json:"payer" enum:"1,2a,2b,2c,2d,2e,2f,2g,2h,3,4,5,6,7,8,9,10,11" doc:"line of frame C"`
	Price     money.Cents      `json:"price_cents"`
	Candidate string           `json:"candidate,omitempty"`
	Needs     string           `json:"needs,omitempty"`
	Left      day.Day          `json:"left_on,omitempty" readOnly:"true"`
}

func traineeOf(t Trainee) TraineeJSON {
	return TraineeJSON{t.ID, t.Name, t.Email, t.Status, t.Payer, t.Price, t.Candidate, t.Needs, t.Left}
}

func (d *Desk) apiEnrol(ctx context.Context, who base.Actor, in *struct {
	TrainingSessionIn
	Body TraineeJSON
}) (*struct{ Body TraineeJSON }, error) {
	b := in.Body
	t, err := d.Enrol(ctx, who, Trainee{Session: in.ID, Name: b.Name, Email: b.Email, Status: b.Status, Payer: b.Payer, Price: b.Price, Candidate: b.Candidate, Needs: b.Needs})
	return &struct{ Body TraineeJSON }{traineeOf(t)}, err
}

func (d *Desk) apiTrainees(ctx context.Context, who base.Actor, in *TrainingSessionIn) (*struct{ Body web.List[TraineeJSON] }, error) {
	if _, err := d.Session(ctx, d.DB, who, in.ID); err != nil {
		return nil, err
	}
	all, err := d.Trainees(ctx, d.DB, who, in.ID)
	out := web.List[TraineeJSON]{Items: []TraineeJSON{}}
	for _, t := range all {
		out.Items = append(out.Items, traineeOf(t))
	}
	return &struct{ Body web.List[TraineeJSON] }{out}, err
}

// WithdrawalJSON is until when a trainee may withdraw.
type WithdrawalJSON struct {
	Until day.Day `json:"withdrawal_until,omitempty" doc:"last day on which they may withdraw; none of a convention"`
}

func (d *Desk) apiSign(ctx context.Context, who base.Actor, in *struct {
	TraineeIn
	Body struct {
		Form     Form    `json:"form" enum:"contract,convention"`
		Remote   bool    `json:"remote,omitempty" doc:"signed at a distance"`
		SignedOn day.Day `json:"signed_on"`
	}
}) (*struct{ Body WithdrawalJSON }, error) {
	t, _, err := d.Trainee(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	t.Agreement = Agreement{Form: in.Body.Form, Remote: in.Body.Remote, SignedOn: in.Body.SignedOn}
	if err := d.Follow(ctx, who, t); err != nil {
		return nil, err
	}
	until, _, err := d.Until(ctx, who, t)
	return &struct{ Body WithdrawalJSON }{WithdrawalJSON{until}}, err
}

func (d *Desk) apiPay(ctx context.Context, who base.Actor, in *struct {
	TraineeIn
	Body struct {
		On     day.Day     `json:"on"`
		Amount money.Cents `json:"amount_cents"`
	}
}) (*struct{}, error) {
	return nil, d.Pay(ctx, who, in.ID, in.Body.On, in.Body.Amount)
}

// CountedJSON is a line of people and hours.
type CountedJSON struct {
	Line   string `json:"line"`
	People int    `json:"people"`
	Hours  int    `json:"hours" doc:"rounded to the nearest"`
}

// ProductJSON is a line of products.
type ProductJSON struct {
	Payer Payer `json:"line"`
	Euros int64 `json:"euros" doc:"rounded to the nearest"`
}

// TrainingReturnJSON is the yearly return.
type TrainingReturnJSON struct {
	Year     int           `json:"year"`
	Products []ProductJSON `json:"c" nullable:"false"`
	Total    int64         `json:"c_total_euros"`
	Public   []CountedJSON `json:"f1" nullable:"false"`
	All      CountedJSON   `json:"f1_total"`
	Goals    []CountedJSON `json:"f3" nullable:"false"`
	Trainers []CountedJSON `json:"e" nullable:"false" doc:"of the house, then external"`
}

func (d *Desk) apiYear(ctx context.Context, who base.Actor, in *struct {
	Year int `query:"year" minimum:"1900" maximum:"2200" doc:"civil year; this one where it says nothing"`
}) (*struct{ Body TrainingReturnJSON }, error) {
	r, _, err := d.Yearly(ctx, who, cmp.Or(in.Year, d.today(who).Year()))
	line := func(name string, c Counted) CountedJSON { return CountedJSON{name, c.People, c.Hours()} }
	out := TrainingReturnJSON{Year: r.Year, Products: []ProductJSON{}, Total: Euros(r.Total()), Public: []CountedJSON{}, All: line("total", r.All()),
		Goals:    []CountedJSON{line("a", r.National), line("b", r.Specific), line("d", r.Others)},
		Trainers: []CountedJSON{line("inside", r.Trainers[0]), line("outside", r.Trainers[1])}}
	for _, p := range r.Products {
		out.Products = append(out.Products, ProductJSON{p.Payer, Euros(p.Amount)})
	}
	for _, p := range r.Public {
		out.Public = append(out.Public, line(string(p.Status), p.Counted))
	}
	return &struct{ Body TrainingReturnJSON }{out}, err
}

// RegulationJSON is a version of the internal rules.
type RegulationJSON struct {
	Number int     `json:"number"`
	Text   string  `json:"text"`
	From   day.Day `json:"from"`
	Author string  `json:"author"`
}

func (g Regulation) json() RegulationJSON { return RegulationJSON{g.Number, g.Text, g.From, g.Author} }

func (d *Desk) apiRegulations(ctx context.Context, who base.Actor, _ *struct{}) (*struct{ Body web.List[RegulationJSON] }, error) {
	all, err := d.Regulations(ctx, d.DB, who.Place)
	out := web.List[RegulationJSON]{Items: []RegulationJSON{}}
	for _, g := range all {
		out.Items = append(out.Items, g.json())
	}
	return &struct{ Body web.List[RegulationJSON] }{out}, err
}

func (d *Desk) apiRegulate(ctx context.Context, who base.Actor, in *struct {
	Body struct {
		Text string  `json:"text"`
		From day.Day `json:"from"`
	}
}) (*struct{ Body RegulationJSON }, error) {
	g, err := d.Regulate(ctx, who, in.Body.Text, in.Body.From)
	return &struct{ Body RegulationJSON }{g.json()}, err
}

// ConvokedJSON is how many convocations were sent.
type ConvokedJSON struct {
	Sent int `json:"sent"`
}

func (d *Desk) apiConvoke(ctx context.Context, who base.Actor, in *struct {
	TrainingSessionIn
	Body struct {
		Again bool `json:"again,omitempty" doc:"to all, those who had one included"`
	}
}) (*struct{ Body ConvokedJSON }, error) {
	n, err := d.Convoke(ctx, who, in.ID, in.Body.Again)
	return &struct{ Body ConvokedJSON }{ConvokedJSON{n}}, err
}
