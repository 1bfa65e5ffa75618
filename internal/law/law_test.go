package law_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestF125TheLastKnownFigureIsNeverUsedSilently(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		key   string
		on    day.Day
		want  money.Cents
		stale bool
	}{
		{"franchise_ic", "2024-06-30", 7859600, false},
		{"franchise_ic", "2025-12-31", 8001100, false},
		{"franchise_ic", "2026-01-01", 8001100, true},
		{"smic_hour", "2026-05-31", 1202, false},
		{"smic_hour", "2026-06-01", 1202, true},
		{"gift_ceiling_help", "2025-10-13", 100000, false},
		{"gift_ceiling_help", "2025-10-14", 200000, false},
		{"cac_subsidies", "2027-12-31", 15300000, false},
	} {
		k, err := law.On(c.key, c.on)
		if err != nil || k.Value.Cents() != c.want || k.Stale != c.stale {
			t.Errorf("%s on %s: %v stale %v, %v", c.key, c.on, k.Value.Cents(), k.Stale, err)
		}
	}
	if _, err := law.On("franchise_ic", "2022-12-31"); base.KindOf(err) != base.Invalid {
		t.Errorf("before the first known: %v", err)
	}
	if k, _ := law.On("vat_low", "2027-01-01"); k.Value.Rate() != 550 {
		t.Errorf("5.5 %% is %d", k.Value.Rate())
	}
}

func TestEveryFigureHasANameAndASource(t *testing.T) {
	t.Parallel()
	for _, key := range law.Keys() {
		if !words.Has("fr", "law.key_"+key) {
			t.Errorf("%s has no name", key)
		}
		if k, err := law.On(key, "2026-11-15"); err != nil || k.Source == "" {
			t.Errorf("%s: no source, %v", key, err)
		}
	}
}

func TestAPlaceEntersWhatTheProgramDoesNotKnow(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		ctx, desk := context.Background(), &law.Desk{DB: d}
		who := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		other := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		if _, err := desk.Enter(ctx, who, law.Entered{Key: "franchise_ic", Value: "81 500", From: "2026-01-01", To: "2026-12-31", Source: "BOFiP"}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			who   base.Actor
			on    day.Day
			want  money.Cents
			stale bool
		}{{who, "2026-06-01", 8150000, false}, {who, "2025-06-01", 8001100, false}, {who, "2027-01-01", 8150000, true}, {other, "2026-06-01", 8001100, true}} {
			k, err := desk.On(ctx, d, c.who, "franchise_ic", c.on)
			if err != nil || k.Value.Cents() != c.want || k.Stale != c.stale {
				t.Errorf("%s: %v stale %v, %v", c.on, k.Value.Cents(), k.Stale, err)
			}
		}
		if _, err := desk.Enter(ctx, who, law.Entered{Key: "franchise_ic", Value: "cher", From: "hier", To: "demain"}); base.KindOf(err) != base.Invalid {
			t.Errorf("taken in: %v", err)
		}
	})
}

func TestTheFiguresOfTheLawAreShownWithTheirSource(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2026-11-15T10:00:00+01:00")
		h := testkit.Serve(d, &law.Desk{DB: d})
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: "/p/here/law", Status: 200, Has: []string{"art. 206", "dernière connue, périmée"}},
			{As: "member", Method: "GET", Path: "/p/here/law", Status: 403},
			{As: "board", Method: "GET", Path: "/p/here/law/franchise_ic", Status: 403},
			{As: "treasurer", Method: "GET", Path: "/p/here/law/nothing", Status: 404},
			{As: "treasurer", Method: "POST", Path: "/p/here/law/franchise_ic", Form: "value=x", Status: 422, Has: []string{"quatre décimales"}},
			{As: "treasurer", Method: "POST", Path: "/p/here/law/franchise_ic", Form: "value=81500&from=2026-01-01&source=BOFiP", Status: 303},
			{As: "treasurer", Method: "GET", Path: "/p/here/law", Status: 200, Has: []string{"saisie par vous", "BOFiP"}},
		})
	})
}
