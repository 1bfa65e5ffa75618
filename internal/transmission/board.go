package transmission

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// State is how far a success has come.
type State string

// The states of a success.
const (
	Waiting  State = "waiting"  // to be told
	Sent     State = "sent"     // in a lot that was not answered yet
	Accepted State = "accepted" // taken in: never told again
	Rejected State = "rejected" // to be put right and told again
)

// locked tells whether a success may neither be changed nor told again.
func (s State) locked() bool { return s == Sent || s == Accepted }

// Row is a success on the board.
type Row struct {
	Passage
	State  State
	Due    day.Day
	Late   bool
	Why    []string // why it was refused, as the Caisse des Dépôts says it
	Blocks []Block  // what would have it refused today
}

// Board is where the successes of a certification stand.
type Board struct {
	certification.Certification
	Emitter Emitter
	Notices []Notice
	Rows    []Row
	Lots    []Lot
	Blocks  []Block // what holds the whole file up
	Today   day.Day
}

// Count tells how many rows are in a state, and how many of those to be told are late.
func (b Board) Count(s State) (n int) {
	for _, r := range b.Rows {
		if r.State == s {
			n++
		}
	}
	return n
}

// Late counts those that are late.
func (b Board) Late() (n int) {
	for _, r := range b.Rows {
		if r.Late {
			n++
		}
	}
	return n
}

// Board tells where the successes of a certification stand, the first due first.
func (d *Desk) Board(ctx context.Context, who base.Actor, of base.ID[certification.Certification]) (Board, error) {
	w, err := d.Certifications.Get(ctx, d.DB, of)
	if err != nil {
		return Board{}, err
	}
	return d.board(ctx, d.DB, who, w.Certification)
}

func (d *Desk) board(ctx context.Context, r db.Reader, who base.Actor, c certification.Certification) (b Board, err error) {
	b.Certification, b.Today = c, day.Of(d.DB.Clock(), who.Zone)
	if b.Emitter, err = emitterOf(ctx, r, who.Place, c.ID); err != nil {
		return b, err
	}
	if b.Notices, err = notices(ctx, r, who.Place, c.ID); err != nil {
		return b, err
	}
	if b.Lots, err = lots(ctx, r, who.Place, c.ID); err != nil {
		return b, err
	}
	obtained, err := d.Obtained(ctx, r, who, c.ID)
	if err != nil {
		return b, err
	}
	told, err := linesOf(ctx, r, who.Place, c.ID)
	if err != nil {
		return b, err
	}
	put, err := corrections(ctx, r, who.Place)
	if err != nil {
		return b, err
	}
	for _, p := range obtained {
		if h, there := put[p.ID]; there {
			p.Holder = h
		}
		b.Rows = append(b.Rows, b.row(p, told[p.ID]))
	}
	slices.SortStableFunc(b.Rows, order)
	b.judge()
	return b, nil
}

// order puts those to be told first, by the day that they are due.
func order(x, y Row) int {
	switch {
	case x.State.locked() != y.State.locked():
		if y.State.locked() {
			return -1
		}
		return 1
	case x.Due < y.Due:
		return -1
	case x.Due > y.Due:
		return 1
	}
	return 0
}

// row tells where a success stands, by its lines in the lots, the last first.
func (b Board) row(p Passage, lines []line) Row {
	r := Row{Passage: p, State: Waiting, Due: Due(p.Decided, b.Terms.SendingMonths, b.Notices)}
	if len(lines) > 0 {
		r.State, r.Why = lines[0].verdict, lines[0].why
	}
	r.Late = !r.State.locked() && b.Today > r.Due
	return r
}

// flow is the file that tells what is to be told.
func (b Board) flow() Flow {
	f := Flow{Emitter: b.Emitter, Certification: Certification{Register: string(b.Register), Code: b.Code, From: b.From, To: b.To}}
	for _, r := range b.Rows {
		if !r.State.locked() {
			f.Passages = append(f.Passages, r.Passage)
		}
	}
	return f
}

// judge says of each success what would have it refused, and of the file what would hold it up.
func (b *Board) judge() {
	for _, block := range b.flow().Check(b.Today) {
		i := slices.IndexFunc(b.Rows, func(r Row) bool { return r.ID == block.Passage && !r.State.locked() })
		if i < 0 {
			b.Blocks = append(b.Blocks, block)
			continue
		}
		b.Rows[i].Blocks = append(b.Rows[i].Blocks, block)
	}
}

// All lists what blocks, of the file and of each success.
func (b Board) All() []Block {
	all := slices.Clone(b.Blocks)
	for _, r := range b.Rows {
		all = append(all, r.Blocks...)
	}
	return all
}

// without leaves those that block for a later file.
func (b Board) without() Board {
	b.Rows = slices.DeleteFunc(slices.Clone(b.Rows), func(r Row) bool { return len(r.Blocks) > 0 })
	b.Blocks = nil
	b.judge()
	return b
}
