package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	iconDeclared = regexp.MustCompile(`\b(Icon[A-Z]\w*)\s+(?:Icon\s+)?=\s*"([a-z0-9-]+)"`)
	iconUsed     = regexp.MustCompile(`\bIcon[A-Z]\w*`)
	shapes       = regexp.MustCompile(`<(path|circle|rect|line|polyline|ellipse)[^>]*/>`)
)

// sprite draws the icons declared in internal/ui/icons.go and used somewhere on
// one sheet, each a symbol named as in the catalogue.
func sprite(root string) ([]byte, error) {
	names, err := icons(root)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join(root, "node_modules/@tabler/icons/icons/outline", name+".svg"))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, `<symbol id="%s" viewBox="0 0 24 24">`, name)
		for _, shape := range shapes.FindAll(raw, -1) {
			if !bytes.Contains(shape, []byte(`stroke="none"`)) {
				out.Write(bytes.ReplaceAll(shape, []byte(" />"), []byte("/>")))
			}
		}
		out.WriteString(`</symbol>`)
	}
	out.WriteString(`</svg>`)
	return out.Bytes(), nil
}

func icons(root string) ([]string, error) {
	const list = "internal/ui/icons.go"
	source, err := os.ReadFile(filepath.Join(root, list))
	if err != nil {
		return nil, err
	}
	used, err := mentioned(root, list)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, found := range iconDeclared.FindAllStringSubmatch(string(source), -1) {
		if used[found[1]] {
			names = append(names, found[2])
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// mentioned gathers the icons that the sources name outside of their list.
func mentioned(root, list string) (map[string]bool, error) {
	used := map[string]bool{}
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, list) || strings.HasSuffix(path, "_templ.go") {
			return err
		}
		if ext := filepath.Ext(path); ext != ".go" && ext != ".templ" {
			return nil
		}
		raw, err := os.ReadFile(path)
		for _, name := range iconUsed.FindAllString(string(raw), -1) {
			used[name] = true
		}
		return err
	})
	return used, err
}
