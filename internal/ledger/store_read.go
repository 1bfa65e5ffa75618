package ledger

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// sealedBatch is how many ranks are read at once.
const sealedBatch = 1000

// eachSealed gives the validated entries of a year by rank, one at a time, while the readers,
// which see one state, read what comes next by turns.
func eachSealed(ctx context.Context, readers []db.Reader, place base.PlaceID, year YearID, do func(Entry) error) error {
	end, err := endOf(ctx, readers[0], place, year)
	if err != nil {
		return err
	}
	turns := (end.rank + sealedBatch - 1) / sealedBatch
	reading, ctx := errgroup.WithContext(ctx)
	read := make([]chan []Entry, len(readers))
	for k, r := range readers {
		read[k] = make(chan []Entry, 1)
		reading.Go(func() error {
			for turn := int64(k); turn < turns; turn += int64(len(readers)) {
				batch, err := sealedIn(ctx, r, place, year, turn*sealedBatch)
				if err != nil {
					return err
				}
				select {
				case read[k] <- batch:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}
	reading.Go(func() error {
		for turn := range turns {
			select {
			case batch := <-read[turn%int64(len(readers))]:
				for _, e := range batch {
					if err := do(e); err != nil {
						return err
					}
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return reading.Wait()
}

// sealedIn reads a batch of the validated entries of a year, after a rank.
func sealedIn(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, after int64) ([]Entry, error) {
	batch := make([]Entry, 0, sealedBatch)
	err := eachWithLines(ctx, r, func(e Entry) error {
		batch = append(batch, e)
		return nil
	}, "entry e", "e.place_id = $1 and e.year_id = $2 and e.rank > $3 and e.rank <= $4 and e.rank > 0", "e.rank, l.position", place, year, after, after+sealedBatch)
	return batch, err
}

// apart stands between the columns of a row read as one text: no text of the books holds it.
const apart = "\x1f"

// What a row of eachWithLines tells: of its entry whose it is, all of it beside the first
// line alone, and the line where there is one. One text is read three times faster than
// thirty columns, and an export is little else.
const (
	entryText  = "case when l.position > 0 then cast(e.rank as text) else concat_ws('" + apart + "', e.rank, " + entryTexts + ") end"
	entryTexts = "e.id, e.year_id, e.number, e.validated_on, e.hash, e.made_by, e.journal, e.day, e.piece, e.piece_day, e.label, e.source, e.reverses_id"
	lineTexts  = "l.account, l.third, l.label, l.piece, l.piece_day, l.debit, l.credit, l.currency, l.foreign_sum, l.letter, l.lettered_on, l.activity_id, l.project_id, l.site_id, l.split_id"
)

// eachWithLines gives entries with their lines, one at a time, in an order that keeps
// the lines of an entry together.
func eachWithLines(ctx context.Context, r db.Reader, do func(Entry) error, from, where, order string, args ...any) error {
	g := gathered{do: do}
	var entry string
	var line *string
	err := db.Each(ctx, r, func(row db.Row) error {
		if err := row.Scan(&entry, &line); err != nil {
			return err
		}
		return g.see(entry, line)
	}, "select "+entryText+", case when l.entry_id is not null then concat_ws('"+apart+"', "+lineTexts+`) end
		from `+from+` left join entry_line l on l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id
		where `+where+" order by "+order, args...)
	if err != nil {
		return err
	}
	return g.flush()
}

// gathered is the entry whose lines are being read.
type gathered struct {
	do    func(Entry) error
	entry Entry
	parts []string // of a row, its room used again
}

func (g *gathered) see(entry string, line *string) error {
	of, rest, whole := strings.Cut(entry, apart)
	rank, err := strconv.ParseInt(of, 10, 64)
	if err != nil {
		return err
	}
	if whole || rank != g.entry.Rank {
		if err := g.flush(); err != nil {
			return err
		}
		g.entry = Entry{Rank: rank, Draft: Draft{Lines: make([]Line, 0, max(2, len(g.entry.Lines)))}}
	}
	if whole {
		if err := g.begin(rest); err != nil {
			return err
		}
	}
	if line == nil {
		return nil
	}
	return g.add(*line)
}

func (g *gathered) flush() error {
	if g.entry.Rank == 0 && g.entry.ID == "" {
		return nil
	}
	return g.do(g.entry)
}

// split cuts a row read as one text into the columns that it was made of.
func (g *gathered) split(text string, columns string) ([]string, error) {
	g.parts = g.parts[:0]
	for more := true; more; {
		var part string
		part, text, more = strings.Cut(text, apart)
		g.parts = append(g.parts, part)
	}
	if want := strings.Count(columns, ",") + 1; len(g.parts) != want {
		return nil, fmt.Errorf("ledger: entry %d reads as %d parts, not %d", g.entry.Rank, len(g.parts), want)
	}
	return g.parts, nil
}

func (g *gathered) begin(text string) error {
	p, err := g.split(text, entryTexts)
	if err != nil {
		return err
	}
	e := &g.entry
	e.ID, e.Year, e.Number, e.ValidatedOn, e.Hash, e.MadeBy = EntryID(p[0]), YearID(p[1]), p[2], day.Day(p[3]), p[4], base.AccountID(p[5])
	e.Journal, e.Day, e.Piece, e.PieceDay, e.Label, e.Source, e.Reverses = p[6], day.Day(p[7]), p[8], day.Day(p[9]), p[10], p[11], EntryID(p[12])
	return nil
}

func (g *gathered) add(text string) error {
	p, err := g.split(text, lineTexts)
	if err != nil {
		return err
	}
	debit, err := strconv.ParseInt(p[5], 10, 64)
	if err != nil {
		return err
	}
	credit, err := strconv.ParseInt(p[6], 10, 64)
	if err != nil {
		return err
	}
	g.entry.Lines = append(g.entry.Lines, Line{Account: p[0], Third: p[1], Label: p[2], Piece: p[3], PieceDay: day.Day(p[4]), Debit: money.Cents(debit), Credit: money.Cents(credit),
		Currency: p[7], Foreign: p[8], Letter: p[9], Lettered: day.Day(p[10]),
		Axes: Axes{Activity: base.ActivityID(p[11]), Project: AxisID(p[12]), Site: AxisID(p[13]), Split: SplitID(p[14])}})
	return nil
}
