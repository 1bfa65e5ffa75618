package ui

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// rgb is a colour in linear light.
type rgb [3]float64

func parseColour(t *testing.T, hex string) rgb {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", hex, err)
	}
	var c rgb
	for i := range c {
		v := float64(n>>(16-8*i)&0xff) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is that of WCAG 2.2, 1 to 21.
func contrast(a, b rgb) float64 {
	high, low := max(a.luminance(), b.luminance()), min(a.luminance(), b.luminance())
	return (high + 0.05) / (low + 0.05)
}

// tokens reads the colours of the style sheet, in the light and in the dark.
func tokens(t *testing.T) map[string]map[string]rgb {
	t.Helper()
	raw, err := os.ReadFile("assets/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]rgb{"light": {}, "dark": {}}
	token := regexp.MustCompile(`--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)`)
	for _, m := range token.FindAllStringSubmatch(string(raw), -1) {
		out["light"][m[1]] = parseColour(t, m[2])
		out["dark"][m[1]] = parseColour(t, m[3])
	}
	return out
}

func TestWordsStandOutFromEveryGround(t *testing.T) {
	t.Parallel()
	const text, shape = 4.5, 3.0
	type pair struct {
		over, ground string
		least        float64
	}
	var pairs []pair
	for _, ground := range []string{"paper", "card", "sunk"} {
		for _, over := range []string{"ink", "soft", "petrol", "clay", "moss", "ochre", "berry"} {
			pairs = append(pairs, pair{over, ground, text})
		}
		pairs = append(pairs, pair{"line-strong", ground, shape})
		for _, h := range Hues() {
			pairs = append(pairs, pair{"hue-" + h.Name(), ground, shape})
		}
	}
	for _, tone := range []string{"petrol", "clay", "moss", "ochre", "berry"} {
		pairs = append(pairs, pair{tone, tone + "-wash", text}, pair{"ink", tone + "-wash", text})
	}
	pairs = append(pairs, pair{"on-petrol", "petrol", text}, pair{"paper", "ink", text}, pair{"paper", "berry", text})
	for theme, colour := range tokens(t) {
		for _, p := range pairs {
			over, known := colour[p.over]
			if !known {
				t.Fatalf("no token %s", p.over)
			}
			if got := contrast(over, colour[p.ground]); got < p.least {
				t.Errorf("%s: %s on %s is %.2f:1, less than %.1f:1", theme, p.over, p.ground, got, p.least)
			}
		}
	}
}

// eyes are how people see who have all cones, or lack one kind of them (Machado,
// Oliveira and Fernandes 2009, severity 1).
var eyes = map[string][3]rgb{
	"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func times(m [3]rgb, c rgb) rgb {
	var out rgb
	for i, row := range m {
		out[i] = row[0]*c[0] + row[1]*c[1] + row[2]*c[2]
	}
	return out
}

// oklab is a space in which distances are as far as they look (Ottosson 2020).
func oklab(c rgb) rgb {
	cones := times([3]rgb{{0.4122214708, 0.5363325363, 0.0514459929}, {0.2119034982, 0.6806995451, 0.1073969566}, {0.0883024619, 0.2817188376, 0.6299787005}}, c)
	for i := range cones {
		cones[i] = math.Cbrt(cones[i])
	}
	return times([3]rgb{{0.2104542553, 0.7936177850, -0.0040720468}, {1.9779984951, -2.4285922050, 0.4505937099}, {0.0259040371, 0.7827717662, -0.8086757660}}, cones)
}

// apart is how far two colours look, a hundred from black to white; two is the
// least that is noticed side by side.
func apart(a, b rgb) float64 {
	a, b = oklab(a), oklab(b)
	return 100 * math.Sqrt((a[0]-b[0])*(a[0]-b[0])+(a[1]-b[1])*(a[1]-b[1])+(a[2]-b[2])*(a[2]-b[2]))
}

func TestTheHuesStayApartForEveryEye(t *testing.T) {
	t.Parallel()
	const least = 7
	for theme, colour := range tokens(t) {
		for eye, sees := range eyes {
			for _, a := range Hues() {
				for _, b := range Hues() {
					d := apart(times(sees, colour["hue-"+a.Name()]), times(sees, colour["hue-"+b.Name()]))
					if a < b && d < least {
						t.Errorf("%s, %s: %s and %s are %.1f apart, less than %d", theme, eye, a.Name(), b.Name(), d, least)
					}
				}
			}
		}
	}
}
