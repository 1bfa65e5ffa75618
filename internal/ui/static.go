package ui

import (
	"embed"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed dist
var dist embed.FS

// asset is one file that browsers load: its bytes, and the same compressed.
type asset struct {
	kind      string
	raw, gzip []byte
}

var (
	assets  = map[string]asset{}  // by its name with its hash: "app-K3JQ8Z2A.css"
	current = map[string]string{} // "app.css" → "app-K3JQ8Z2A.css"
)

func init() {
	for kind, ext := range map[string]string{"font/woff2": ".woff2", "image/svg+xml": ".svg"} {
		if err := mime.AddExtensionType(ext, kind); err != nil {
			panic(err)
		}
	}
	files, err := fs.ReadDir(dist, "dist")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		if name := f.Name(); !strings.HasSuffix(name, ".gz") {
			assets[name] = load(name)
			current[unhashed(name)] = name
		}
	}
}

func load(name string) asset {
	raw, err := dist.ReadFile("dist/" + name)
	if err != nil {
		panic(err)
	}
	zip, _ := dist.ReadFile("dist/" + name + ".gz") // fonts have none
	return asset{mime.TypeByExtension(path.Ext(name)), raw, zip}
}

// unhashed takes the hash out of a name: "app-K3JQ8Z2A.css" becomes "app.css".
func unhashed(name string) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	return stem[:strings.LastIndexByte(stem, '-')] + ext
}

// Asset gives the address of a file that browsers load and may keep for ever.
func Asset(name string) string { return "/static/" + current[name] }

// Static serves what Asset names, below /static/.
func Static() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, found := assets[path.Base(r.URL.Path)]
		if !found {
			http.NotFound(w, r)
			return
		}
		head := w.Header()
		head.Set("Content-Type", a.kind)
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
		head.Set("Vary", "Accept-Encoding")
		body := a.raw
		if a.gzip != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			head.Set("Content-Encoding", "gzip")
			body = a.gzip
		}
		_, _ = w.Write(body) // the reader may have left
	})
}
