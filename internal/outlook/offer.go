package outlook

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Offer is a hypothesis that the place's own life proposes: what the books, or bookings and books
// together, say of the last twelve months. Nothing of it is kept before somebody saves it.
type Offer struct {
	Key   string // names it in an address
	Month money.Cents
	Sale  *forecast.Sale
	Cost  *forecast.Cost
	Hire  *forecast.Hire
	waits bool // whether the books tell how long one waits to be paid, or to pay
}

func (o Offer) head() forecast.Head {
	switch {
	case o.Sale != nil:
		return o.Sale.Head
	case o.Cost != nil:
		return o.Cost.Head
	}
	return o.Hire.Head
}

// into writes the offer among hypotheses, under a key: of what is written there already it changes
// the figures that it tells, and where they come from.
func (o Offer) into(h *forecast.Hypotheses, kind forecast.Kind, key string) {
	head, there := o.head(), false
	for _, was := range heads(h, kind) {
		if was.Key == key {
			head.Label, head.Account, head.Activity, there = was.Label, was.Account, was.Activity, true
		}
	}
	head.Key = key
	switch {
	case o.Sale != nil:
		s := *o.Sale
		if there {
			s = find(h.Sales, key)
			s.Amount, s.Driver, s.Season = o.Sale.Amount, o.Sale.Driver, o.Sale.Season
			if o.waits {
				s.Delay = o.Sale.Delay
			}
		}
		s.Head = head
		h.Sales, _ = put(h.Sales, key, s)
	case o.Cost != nil:
		c := *o.Cost
		if there {
			c = find(h.Costs, key)
			c.Amount, c.Season, c.Of, c.Share = o.Cost.Amount, o.Cost.Season, nil, 0
			if o.waits {
				c.Delay = o.Cost.Delay
			}
		}
		c.Head = head
		h.Costs, _ = put(h.Costs, key, c)
	default:
		s := *o.Hire
		if there {
			s = find(h.Staff, key)
			s.Gross, s.Net, s.Employer, s.Heads = o.Hire.Gross, o.Hire.Net, o.Hire.Employer, 0
		}
		s.Head = head
		h.Staff, _ = put(h.Staff, key, s)
	}
}

// offered tells whether the place's own life says something of a kind of hypothesis.
func offered(kind forecast.Kind) bool {
	return kind == forecast.OfSales || kind == forecast.OfCosts || kind == forecast.OfStaff
}

// Offers proposes what the last twelve months say of a hypothesis: of one that is written, instead
// of its figures; of a new one, whatever no other expects yet. There is nothing where the books do
// not tell twelve months.
func (d *Desk) Offers(ctx context.Context, who base.Actor, h *forecast.Hypotheses, kind forecast.Kind, key string) ([]Offer, error) {
	if !offered(kind) {
		return nil, nil
	}
	totals, last, err := d.lately(ctx, who)
	if err != nil || last == "" {
		return nil, err
	}
	said, err := d.retell(ctx, who, *h, totals, last)
	if err != nil {
		return nil, err
	}
	var out []Offer
	switch kind {
	case forecast.OfSales:
		if out, err = d.lent(ctx, who, said.Sales, last); err != nil {
			return nil, err
		}
		for i, s := range said.Sales {
			out = append(out, Offer{Key: named("books", s.Head), Sale: &said.Sales[i], Month: usual(s.Amount)})
		}
	case forecast.OfCosts:
		for i, c := range said.Costs {
			out = append(out, Offer{Key: named("books", c.Head), Cost: &said.Costs[i], Month: usual(c.Amount)})
		}
	default:
		for i, s := range said.Staff {
			out = append(out, Offer{Key: named("books", s.Head), Hire: &said.Staff[i], Month: s.Gross})
		}
	}
	out = slices.DeleteFunc(out, func(o Offer) bool { return !fits(o.head(), h, kind, key) })
	return out, d.waited(ctx, who, kind, out, last)
}

// waitedMin is how many payments make an average that is worth proposing.
const waitedMin = 3

// waiting are the accounts of those who pay what is sold, and of those who are paid.
var waiting = map[forecast.Kind]string{forecast.OfSales: "411", forecast.OfCosts: "401"}

// waited adds to offers how long customers took to pay in the twelve months, or the place its
// suppliers, with how many payments tell it.
func (d *Desk) waited(ctx context.Context, who base.Actor, kind forecast.Kind, all []Offer, last forecast.Month) error {
	class, waits := waiting[kind]
	if !waits || len(all) == 0 {
		return nil
	}
	w, err := d.Ledger.Wait(ctx, d.DB, who, class, last.Add(-11).First())
	if err != nil || w.Groups < waitedMin {
		return err
	}
	note := words.T(who.Lang, "outlook.waited_"+string(kind), base.Args{"days": w.Days, "n": w.Groups})
	for i := range all {
		all[i].wait(w.Days, note)
	}
	return nil
}

func (o *Offer) wait(days int, note string) {
	o.waits, days = true, min(days, forecast.DelayMax)
	var head *forecast.Head
	if o.Sale != nil {
		head, o.Sale.Delay = &o.Sale.Head, days
	} else {
		head, o.Cost.Delay = &o.Cost.Head, days
	}
	head.Note = strings.TrimPrefix(head.Note+" · "+note, " · ")
}

func named(source string, h forecast.Head) string { return source + " " + h.Account + " " + h.Activity }

func usual(s forecast.Series) money.Cents { return money.Cents(s[0].Value) }

// fits tells whether an offer is about a hypothesis; of a new one, whether none is about the same.
// Wages are one offer for all: it fits a single line.
func fits(offer forecast.Head, h *forecast.Hypotheses, kind forecast.Kind, key string) bool {
	if kind == forecast.OfStaff {
		return len(h.Staff) == 0 && key == newKey || len(h.Staff) == 1 && key == h.Staff[0].Key
	}
	for _, was := range heads(h, kind) {
		if was.Account == offer.Account && was.Activity == offer.Activity {
			return was.Key == key
		}
	}
	return key == newKey
}

// retell makes hypotheses of what twelve months were.
func (d *Desk) retell(ctx context.Context, who base.Actor, like forecast.Hypotheses, totals []ledger.Total, last forecast.Month) (forecast.Hypotheses, error) {
	out := forecast.Hypotheses{Start: like.Start, Months: like.Months, Inflation: like.Inflation, VAT: like.VAT}
	accounts, err := d.Ledger.Accounts(ctx, d.DB, who)
	if err != nil {
		return out, err
	}
	labels := map[string]string{}
	for _, a := range accounts {
		labels[a.Code] = a.Label
	}
	names, err := d.names(ctx, who)
	source := words.T(who.Lang, "outlook.from_months", upTo(who.Lang, last))
	lived{&out, labels, names, source}.take(totals)
	return out, err
}

// upTo names the last of the months that are told of.
func upTo(lang string, last forecast.Month) base.Args {
	return base.Args{"to": words.Month(lang, last.Of()) + " " + string(last[:4])}
}

// lately gives what the books tell of their last twelve whole months, and the last of them; "" where
// they do not tell so many.
func (d *Desk) lately(ctx context.Context, who base.Actor) (all []ledger.Total, last forecast.Month, err error) {
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return nil, "", err
	}
	whole := forecast.MonthOf(d.today(who)).Add(-1)
	first := whole
	for _, y := range years {
		if y.To < whole.Add(-23).First() || y.From > whole.Last() {
			continue
		}
		totals, err := d.Ledger.Between(ctx, d.DB, who, y, y.From, min(y.To, whole.Last()))
		if err != nil {
			return nil, "", err
		}
		first = min(first, forecast.MonthOf(y.From))
		for _, t := range totals {
			if !t.Opening && (t.Account[0] == '6' || t.Account[0] == '7') {
				all, last = append(all, t), max(last, forecast.Month(t.Month))
			}
		}
	}
	if last == "" || first > last.Add(-11) {
		return nil, "", nil
	}
	return slices.DeleteFunc(all, func(t ledger.Total) bool { return forecast.Month(t.Month) < last.Add(-11) }), last, nil
}

// lentSales are the accounts of what spaces are lent for.
var lentSales = []string{"706", "7083"}

// lent says the sales of activities by what was lent: their seats, the hours that these were open,
// how much of them was booked, and what an hour of a seat brought.
func (d *Desk) lent(ctx context.Context, who base.Actor, sales []forecast.Sale, last forecast.Month) (out []Offer, err error) {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	from, to := last.Add(-11).First(), last.Add(1).First()
	totals, err := booking.Totals(ctx, d.DB, who.Place, from, to)
	if err != nil {
		return nil, err
	}
	for _, s := range sales {
		if s.Activity == "" || !inClass(s.Account, lentSales...) {
			continue
		}
		use := booking.OccupiedFor(plan, totals, from, to, base.ActivityID(s.Activity))
		share, known := use.Share()
		if !known || share == 0 {
			continue
		}
		const year, hour = 12, 60
		month := usual(s.Amount)
		openings := (int64(use.Open) + int64(use.Seats)*year*hour/2) / (int64(use.Seats) * year * hour)
		s.Driver = &forecast.Driver{Capacity: int64(use.Seats), Openings: forecast.Always(openings), Occupancy: forecast.Always(min(share, 10_000)),
			Price: forecast.Always(int64((month * year).Ratio(hour, int64(use.Minutes))))}
		s.Amount, s.Source = nil, words.T(who.Lang, "outlook.from_bookings", upTo(who.Lang, last))
		s.Note = words.T(who.Lang, "outlook.lent_note", base.Args{"lent": use.Minutes / hour, "open": use.Open / hour})
		out = append(out, Offer{Key: named("bookings", s.Head), Sale: &s, Month: month})
	}
	return out, nil
}
