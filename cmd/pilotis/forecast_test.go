package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/forecast"
	"pilotis/internal/outlook"
	"pilotis/internal/web"
)

// reckon runs a forecast and reads what it prints.
func reckon(t *testing.T, in string, args ...string) (told map[string]any, code int) {
	t.Helper()
	out, _, code := typed(t, in, append([]string{"forecast", "run", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	return told, code
}

func TestF89AForecastIsRunFromItsFile(t *testing.T) {
	told, code := reckon(t, "", "../../docs/examples/b9.json")
	month := told["months"].([]any)[1].(map[string]any)
	if code != 0 || month["month"] != "2027-02" || month["cash_end_cents"] != -3512727.0 {
		t.Errorf("%d %v", code, month)
	}
	bridged, _ := reckon(t, "", "../../docs/examples/b9-bridges.json")
	if lowest := bridged["lowest"].(map[string]any); lowest["cash_end_cents"] != 87273.0 || lowest["month"] != "2027-02" || lowest["first_red"] != nil {
		t.Errorf("%v", lowest)
	}
}

func TestF95AForecastWithoutSalesHasNoBreakEven(t *testing.T) {
	told, code := reckon(t, `{"start":"2027-01","months":12,"association":true,"vat":{"regime":"none"},"scenario":{},
		"costs":[{"key":"rent","label":"Loyer","account":"613200","amount":150000}]}`, "-")
	first := told["break_even"].([]any)[0].(map[string]any)
	if code != 0 || first["with_grants"] != nil || first["message"] == "" {
		t.Errorf("%d %v", code, first)
	}
}

func TestAForecastThatCannotBeReckonedSaysWhere(t *testing.T) {
	t.Setenv("LANG", "en")
	told, code := reckon(t, `{"start":"2027-01","months":0,"association":true,"vat":{"regime":"none"},"scenario":{}}`, "-")
	fields, _ := json.Marshal(told["fields"])
	if code != 1 || string(fields) != `[{"field":"months","message":"A forecast has 1 to 60 months."}]` {
		t.Errorf("%d %s", code, fields)
	}
	for in, want := range map[string]string{"{\n\"monhs\": 1}": "line 2", "": "line 1", `{} {}`: "line 1", `{"months":"douze"}`: "months: string"} {
		told, code := reckon(t, in, "-")
		if said, _ := told["error"].(string); code != 1 || !strings.Contains(said, want) {
			t.Errorf("%q: %d %v", in, code, told)
		}
	}
	if _, _, code := typed(t, "", "forecast", "run"); code != 2 {
		t.Errorf("without a file: %d", code)
	}
}

func TestForecastsAreWhatTheirPublishedSchemasSay(t *testing.T) {
	hypotheses, err := os.ReadFile("../../docs/examples/b9.json")
	if err != nil {
		t.Fatal(err)
	}
	result, _, _ := typed(t, "", "forecast", "run", "../../docs/examples/b9.json", "--json")
	for of, text := range map[reflect.Type]string{reflect.TypeFor[forecast.Hypotheses](): string(hypotheses), reflect.TypeFor[outlook.Result](): result} {
		registry := huma.NewMapRegistry("#/", huma.DefaultSchemaNamer)
		schema := registry.Schema(of, true, "")
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		var found huma.ValidateResult
		huma.Validate(registry, schema, huma.NewPathBuffer(nil, 0), huma.ModeWriteToServer, value, &found)
		if len(found.Errors) > 0 {
			t.Errorf("%s: %v", of, found.Errors)
		}
	}
	for _, name := range []string{"forecast-hypotheses", "forecast-result"} {
		if web.Schema(name) == nil {
			t.Errorf("%s is not published", name)
		}
	}
}
