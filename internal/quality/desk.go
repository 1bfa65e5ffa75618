package quality

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Places *place.Desk
	Post   *post.Desk
	// Address gives the address of mail of whoever acts; app fills it.
	Address func(context.Context, base.Actor) (string, error)
	// Feeds are what other rooms have to show; app fills them.
	Feeds []Feed
}

// Feed gives what a room shows for indicators, by their numbers.
type Feed func(context.Context, Ground) (map[int]Shown, error)

// Ground is what feeds stand on.
type Ground struct {
	db.Reader
	Who   base.Actor
	Today day.Day
	Settings
}

// Fresh tells whether what shows an indicator is recent enough.
func (g Ground) Fresh(d day.Day) bool { return d > g.Today.Add(-g.FreshDays) }

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// Book reads every indicator, as it stands today.
func (d *Desk) Book(ctx context.Context, who base.Actor) (Book, error) {
	g := Ground{Reader: d.DB, Who: who, Today: d.today(who)}
	var err error
	if g.Settings, err = settings(ctx, d.DB, who.Place); err != nil {
		return Book{}, err
	}
	shown := map[int]Shown{}
	for _, feed := range append([]Feed{added, journal, views, register, bettered}, d.Feeds...) {
		more, err := feed(ctx, g)
		if err != nil {
			return Book{}, err
		}
		for number, s := range more {
			shown[number] = shown[number].and(s)
		}
	}
	reviews, err := reviews(ctx, d.DB, who.Place)
	if err != nil {
		return Book{}, err
	}
	b := Book{Settings: g.Settings, On: g.Today}
	for _, i := range National().Indicators {
		b.Lines = append(b.Lines, line(g.Profile, i, shown[i.Number], reviews[i.Number]))
	}
	return b, nil
}
