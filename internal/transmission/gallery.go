package transmission

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	at := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	c := certification.Certification{ID: "c1", Code: "RS5142", Title: "Piloter un tiers-lieu"}
	holder := Holder{BirthName: "MARTIN", GivenNames: []string{"Camille"}, BirthDate: "1988-04-09", Sex: "F", Insee: "33063", BirthPlace: "Bordeaux"}
	row := func(number string, s State) Row {
		return Row{Passage: Passage{ID: "RS5142-2026-" + number, Holder: holder, Decided: "2026-10-15"}, State: s, Due: "2027-01-15"}
	}
	late, refused, blocked := row("0001", Waiting), row("0002", Rejected), row("0003", Waiting)
	late.Late, refused.Why = true, []string{"Commune de naissance inconnue"}
	blocked.Blocks = []Block{{Field: "sex", Key: "transmission.block_sex"}, {Field: "birth_name", Key: "transmission.block_long", Args: base.Args{"max": 60}}}
	lots := []Lot{{ID: "l2", Flow: "RS5142-2026-11-22-0002", At: at, By: "Nadia", Digest: "0123456789abcdef", Sent: 3}, {ID: "l1", Flow: "RS5142-2026-11-20-0001", At: at, By: "Nadia", Digest: "0123456789abcdef", Sent: 3, Accepted: 2, Rejected: 1}}
	full := Board{Certification: c, Rows: []Row{late, refused, blocked, row("0004", Sent), row("0005", Accepted)}, Lots: lots, Notices: []Notice{{"2027-02-01", 60}}, Today: "2027-02-02"}
	empty := Board{Certification: c, Blocks: []Block{{Field: "client", Key: "transmission.block_client"}}, Today: "2027-02-02"}
	ready := Board{Certification: c, Rows: []Row{row("0001", Waiting)}, Today: "2026-11-22"}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	wrong := func(field, key string) ui.Form { return ui.FormOf(nil, base.Wrong(field, key)) }
	return []ui.Sample{
		{Name: "transmission: no certification", Page: boardPage{}, Scene: as(base.Manager)},
		{Name: "transmission: nobody yet", Page: boardPage{Board: empty, All: []certification.Certification{c}}, Scene: as(base.Manager)},
		{Name: "transmission: one to tell", Page: boardPage{Board: ready, All: []certification.Certification{c}}, Scene: as(base.Manager)},
		{Name: "transmission: the board", Page: boardPage{Board: full, All: []certification.Certification{c, {ID: "c2", Code: "RS6000", Title: "Animer"}}}, Scene: as(base.Manager)},
		{Name: "transmission: an acknowledgement refused", Page: boardPage{wrong("file", "transmission.not_an_answer"), full, nil, "l2"}, Scene: as(base.Manager)},
		{Name: "transmission: a notice refused", Page: boardPage{wrong("received", "transmission.notice_day"), full, nil, "notices"}, Scene: as(base.Manager)},
		{Name: "transmission: the numbers", Page: emitterPage{Emitter: Emitter{Version: V112}, Of: "c1"}, Scene: as(base.Manager)},
		{Name: "transmission: the numbers refused", Page: emitterPage{wrong("client", "transmission.block_client"), Emitter{Version: V112}, "c1"}, Scene: as(base.Manager)},
		{Name: "transmission: a holder put right", Page: holderPage{wrong("insee", "transmission.block_insee"), refused, "c1"}, Scene: as(base.Manager)},
	}
}
