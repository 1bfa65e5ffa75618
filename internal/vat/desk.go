package vat

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
	Law    *law.Desk
}

// RecallKind names the daily job that recalls returns which are nearly due.
const RecallKind = "vat.recall"

// recallAt is the hour of the wall at which returns are recalled.
const recallAt = 7

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// Regimes reads how the place stood and stands, the latest first.
func (d *Desk) Regimes(ctx context.Context, r db.Reader, who base.Actor) ([]Regime, error) {
	return regimes(ctx, r, who.Place)
}

// Stand says how the place stands from a day on; what it said for the same day is replaced.
func (d *Desk) Stand(ctx context.Context, who base.Actor, g Regime) (Regime, error) {
	if g.Kind != Real {
		g.Filing, g.Debits, g.DueDom, g.Taxed, g.Turnover = "", false, 0, 0, 0
	}
	if err := g.check(); err != nil {
		return g, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putRegime(ctx, tx, g); err != nil {
			return err
		}
		if g.Kind == Real {
			if err := post.Daily(ctx, tx, RecallKind, day.Clock{Hour: recallAt}, who.Zone); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "vat", string(g.From), "regime_set", db.Detail{"kind": g.Kind, "from": g.From})
	})
	return g, err
}

// rateKeys are the rates of the law, the most usual first.
var rateKeys = []string{"vat_std", "vat_mid", "vat_low", "vat_super_low"}

// Rates reads the rates in force on a day.
func (d *Desk) Rates(ctx context.Context, r db.Reader, who base.Actor, on day.Day) ([]law.Known, error) {
	out := make([]law.Known, len(rateKeys))
	var err error
	for i, key := range rateKeys {
		if out[i], err = d.Law.On(ctx, r, who, key, on); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Account is an account of VAT with the rate of what it collects.
type Account struct {
	ledger.Account
	Use  Use
	Rate law.Known // zero where the account has none
	Told bool      // the place gave the rate; its label did otherwise
}

// Accounts are those of the chart that gather VAT, by code.
func (d *Desk) Accounts(ctx context.Context, r db.Reader, who base.Actor, on day.Day) ([]Account, error) {
	known, err := d.Rates(ctx, r, who, on)
	if err != nil {
		return nil, err
	}
	told, err := rates(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	chart, err := d.Ledger.Accounts(ctx, r, who)
	var out []Account
	for _, a := range chart {
		use := UseOf(a.Code)
		if use == "" {
			continue
		}
		of := Account{Account: a, Use: use}
		if use.sales() || use == Acquired {
			rate, given := told[a.Code]
			of.Rate, of.Told = rateOf(a.Label, rate, known), given
		}
		out = append(out, of)
	}
	return out, err
}

// rateOf is the rate that the place gave, or that a label tells ("TVA collectée 10 %"), or
// the first.
func rateOf(label string, told money.Rate, known []law.Known) law.Known {
	text := strings.NewReplacer(",", ".", "\u00a0", "", "\u202f", "", " ", "").Replace(label)
	best := known[0]
	for _, k := range known {
		if told == k.Value.Rate() && told > 0 {
			return k
		}
	}
	longest := ""
	for _, k := range known {
		if figure := k.Value.Write(); strings.Contains(text, figure+"%") && len(figure) > len(longest) {
			best, longest = k, figure
		}
	}
	return best
}

// Rate gives an account the rate of what it collects, one of those of the law.
func (d *Desk) Rate(ctx context.Context, who base.Actor, account, key string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := d.Accounts(ctx, tx, who, day.Of(tx.Now, who.Zone))
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(a Account) bool { return a.Code == account && a.Rate.Key != "" }) {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if !slices.Contains(rateKeys, key) {
			return base.Wrong("rate", "vat.no_such_rate")
		}
		known, err := d.Law.On(ctx, tx, who, key, day.Of(tx.Now, who.Zone))
		if err != nil {
			return err
		}
		if err := putRate(ctx, tx, account, known.Value.Rate()); err != nil {
			return err
		}
		return tx.Record(ctx, "vat", account, "rate_set", db.Detail{"rate": known.Value.Write()})
	})
}

// journal finds where entries of VAT are written.
func (d *Desk) journal(ctx context.Context, r db.Reader, who base.Actor) (string, error) {
	all, err := d.Ledger.Journals(ctx, r, who)
	for _, j := range all {
		if j.Kind == ledger.General && j.ClosedOn == "" {
			return j.Code, err
		}
	}
	if err == nil {
		err = base.Refuse(base.Invalid, "vat.no_journal")
	}
	return "", err
}

func say(who base.Actor, key string, args ...base.Args) string {
	return words.T(who.Lang, key, args...)
}
