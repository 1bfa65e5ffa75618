package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"pilotis/internal/bank"
	"pilotis/internal/budget"
	"pilotis/internal/chart"
	"pilotis/internal/closing"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Each year the books of the one before are closed, then the assembly decides on them.
const closingDay, assemblyDay = "03-20", "04-25"

// keptBack is the part of a surplus that the assembly puts in reserve.
const keptBack = 4

// act is what somebody does on a day.
type act struct {
	on   day.Day
	what string
	do   func(context.Context) error
}

// keeping is books being kept: the clock only goes forward.
type keeping struct {
	*filling
	accounts
	today     day.Day
	projects  map[string]ledger.AxisID
	splits    map[string]ledger.SplitID
	waiting   []ledger.Draft // entries to come, in the order of days
	told      telling
	year      ledger.Year
	voted     budget.Version
	purses    map[string]bank.AccountID
	inventory inventory
}

// at sets the clock to the morning of a day, or leaves it where it is later.
func (k *keeping) at(on day.Day) {
	if morning := on.Start(k.place.Zone).Add(9 * time.Hour); morning.After(k.now) {
		k.now = morning
	}
}

// through keeps the books of a year: that before is closed, then what happens is entered
// in the order of days.
func (k *keeping) through(ctx context.Context, year int) error {
	from, to := day.Date(year, time.January, 1), day.Date(year, time.December, 31)
	before := k.year
	k.at(from.Add(1))
	if err := k.house.DB.Change(ctx, k.owner, func(ctx context.Context, tx *db.Tx) (err error) {
		k.year, err = k.house.Ledger.Begin(ctx, tx, from, to, string(chart.For(k.place.Form, from)))
		return err
	}); err != nil {
		return err
	}
	if before.ID != "" {
		if err := k.end(ctx, before); err != nil {
			return fmt.Errorf("end of %d: %w", year-1, err)
		}
	}
	for _, a := range k.acts(before) {
		if !k.year.Holds(a.on) || a.on > k.today {
			continue
		}
		if err := k.pour(ctx, a.on); err != nil {
			return err
		}
		k.at(a.on)
		if err := a.do(ctx); err != nil {
			return fmt.Errorf("%s on %s: %w", a.what, a.on, err)
		}
	}
	if err := k.pour(ctx, min(to, k.today)); err != nil {
		return err
	}
	return k.settle(ctx)
}

// pour puts the entries that come up to a day in the books. Each is validated on its day,
// or when somebody comes to it.
func (k *keeping) pour(ctx context.Context, until day.Day) error {
	n := slices.IndexFunc(k.waiting, func(d ledger.Draft) bool { return d.Day > until })
	if n < 0 {
		n = len(k.waiting)
	}
	if n == 0 {
		return nil
	}
	since := day.Of(k.now, k.place.Zone)
	k.at(until)
	err := k.house.DB.Change(ctx, k.owner, func(ctx context.Context, tx *db.Tx) error {
		_, err := k.house.Ledger.TakeIn(ctx, tx, k.year.ID, func(take func(ledger.Entry) error) error {
			for _, d := range k.waiting[:n] {
				if err := take(ledger.Entry{ValidatedOn: max(d.Day, since), Draft: d}); err != nil {
					return fmt.Errorf("%s on %s: %w", d.Label, d.Day, err)
				}
			}
			return nil
		})
		return err
	})
	k.waiting = k.waiting[n:]
	return err
}

// settle joins what was owed and what paid it.
func (k *keeping) settle(ctx context.Context) error {
	for _, account := range []string{"401000", "411000"} {
		if _, err := k.house.Ledger.SettleAll(ctx, k.owner, account); err != nil {
			return err
		}
	}
	return nil
}

// end closes a year: what only people know is said, what follows from it is written and
// validated, and what a person has to look at is looked at.
func (k *keeping) end(ctx context.Context, y ledger.Year) error {
	if err := k.count(ctx, y, y.To, 0, ""); err != nil {
		return err
	}
	k.at(min(day.Day(fmt.Sprintf("%d-%s", y.To.Year()+1, closingDay)), k.today))
	if err := k.say(ctx, y); err != nil {
		return err
	}
	if _, err := k.house.Closing.Prepare(ctx, k.owner, y.ID); err != nil {
		return err
	}
	if err := k.validate(ctx, y); err != nil {
		return err
	}
	if err := k.settle(ctx); err != nil {
		return err
	}
	steps, err := k.house.Closing.Steps(ctx, k.owner, y.ID)
	if err != nil {
		return err
	}
	for _, s := range steps {
		if s.ByHand && s.Key != "assembly" {
			if err := k.house.Closing.Note(ctx, k.owner, y.ID, s.Key, true); err != nil {
				return err
			}
		}
	}
	if _, err := k.house.Closing.Close(ctx, k.owner, y.ID); err != nil {
		return err
	}
	return k.validate(ctx, k.year)
}

// validate puts the drafts of a year in its chain.
func (k *keeping) validate(ctx context.Context, y ledger.Year) error {
	page, err := k.house.Ledger.List(ctx, k.owner, ledger.Filter{State: ledger.Waiting, From: y.From, To: y.To})
	if err != nil || len(page.Rows) == 0 {
		return err
	}
	var ids []ledger.EntryID
	for _, e := range page.Rows {
		ids = append(ids, e.ID)
	}
	_, err = k.house.Ledger.Validate(ctx, k.owner, ids...)
	return err
}

// assemble decides on the year before, and on what the running one should be.
func (k *keeping) assemble(ctx context.Context, before ledger.Year) error {
	today := day.Of(k.now, k.place.Zone)
	if err := k.house.Closing.Note(ctx, k.owner, before.ID, "assembly", true); err != nil {
		return err
	}
	totals, err := k.house.Ledger.Totals(ctx, k.house.DB, k.owner, before.ID, "", "")
	if err != nil {
		return err
	}
	result := ledger.Result(ledger.Balance(totals))
	if _, err := k.house.Closing.Appropriate(ctx, k.owner, before.ID, closing.Decision{On: today, Reserve: max(result, 0).Ratio(1, keptBack)}); err != nil {
		return err
	}
	return k.vote(ctx, before, today)
}

// acts are what people do in the running year, in the order of days; before is the year
// that the assembly decides on.
func (k *keeping) acts(before ledger.Year) []act {
	all := slices.Concat(k.longTerm(), k.dealings())
	if before.ID != "" {
		on := min(day.Day(fmt.Sprintf("%d-%s", k.year.From.Year(), assemblyDay)), k.today)
		all = append(all, act{on, "assembly", func(ctx context.Context) error { return k.assemble(ctx, before) }})
	}
	if k.year.Holds(k.today) {
		all = append(all, act{k.Budget.Amendment.on(k.today), "amendment", k.amend})
	}
	slices.SortStableFunc(all, func(a, b act) int { return strings.Compare(string(a.on), string(b.on)) })
	return all
}
