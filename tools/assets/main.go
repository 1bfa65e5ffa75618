// Assets turns the sources of the pages (internal/ui/assets) and what the npm
// packages bring into internal/ui/dist: one script, one style sheet, the fonts
// and one sheet of icons, minified, named by their content and compressed, so
// that the program can hold them and browsers keep them for ever.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base32"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	root := flag.String("root", "..", "folder of the project")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	files, err := bundle(root)
	if err != nil {
		return err
	}
	icons, err := sprite(root)
	if err != nil {
		return err
	}
	files[named("icons.svg", icons)] = icons
	for _, mark := range []string{"mark.svg"} {
		raw, err := os.ReadFile(filepath.Join(root, "internal/ui/assets", mark))
		if err != nil {
			return err
		}
		files[named(mark, raw)] = raw
	}
	return write(filepath.Join(root, "internal/ui/dist"), files)
}

// named puts eight letters of the content's hash in a name: "icons-K3JQ8Z2A.svg".
func named(name string, content []byte) string {
	sum := sha256.Sum256(content)
	stem, ext, _ := strings.Cut(name, ".")
	return stem + "-" + base32.StdEncoding.EncodeToString(sum[:])[:8] + "." + ext
}

// write empties the folder and fills it, each text beside its compressed twin.
func write(dir string, files map[string][]byte) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
		if strings.HasSuffix(name, ".woff2") {
			continue
		}
		small, err := compress(content)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name+".gz"), small, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func compress(content []byte) ([]byte, error) {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := zip.Write(content); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
