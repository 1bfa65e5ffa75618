// Communes trims the official list of French communes (the npm package
// @etalab/decoupage-administratif) to the file that the program holds:
// internal/territory/communes.gz, tab-separated lines of five kinds.
//
//	R code name                                            a region
//	D code name region                                     a department
//	C code name department region postal,codes population  a commune of today
//	A code name city postal,codes population               a municipal district, and its city
//	P code name parent                                     a former commune, and the commune it is now in
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

type entry struct {
	Code       string   `json:"code"`
	Name       string   `json:"nom"`
	Type       string   `json:"type"`
	Department string   `json:"departement"`
	Region     string   `json:"region"`
	Seat       string   `json:"chefLieu"` // of a former commune: the commune it is in
	City       string   `json:"commune"`  // of a municipal district: its city
	Postal     []string `json:"codesPostaux"`
	Population int      `json:"population"`
}

func main() {
	root := flag.String("root", "..", "folder of the project")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "communes:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := list(zip, filepath.Join(root, "node_modules/@etalab/decoupage-administratif/data")); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	target := filepath.Join(root, "internal/territory/communes.gz")
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	return os.WriteFile(target, out.Bytes(), 0o644)
}

func list(out io.Writer, data string) error {
	for _, part := range []struct {
		file string
		line func(entry) string
	}{
		{"regions.json", region},
		{"departements.json", department},
		{"communes.json", commune},
	} {
		entries, err := read(filepath.Join(data, part.file))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if _, err := fmt.Fprintln(out, part.line(e)); err != nil {
				return err
			}
		}
	}
	return nil
}

func read(file string) ([]entry, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var entries []entry
	return entries, json.Unmarshal(raw, &entries)
}

func region(e entry) string { return row("R", e.Code, e.Name) }

func department(e entry) string { return row("D", e.Code, e.Name, e.Region) }

func commune(e entry) string {
	postal, population := strings.Join(e.Postal, ","), strconv.Itoa(e.Population)
	switch e.Type {
	case "commune-actuelle":
		return row("C", e.Code, e.Name, e.Department, e.Region, postal, population)
	case "arrondissement-municipal":
		return row("A", e.Code, e.Name, e.City, postal, population)
	}
	return row("P", e.Code, e.Name, e.Seat)
}

func row(cells ...string) string { return strings.Join(cells, "\t") }
