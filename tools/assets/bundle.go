package main

import (
	"errors"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle makes app.js, app.css, the sheet of the gallery and the worker of attendance, and takes along the fonts that the sheet names.
func bundle(root string) (map[string][]byte, error) {
	out := api.Build(api.BuildOptions{
		AbsWorkingDir: root,
		EntryPoints:   []string{"internal/ui/assets/app.ts", "internal/ui/assets/app.css", "internal/ui/assets/gallery.css", "internal/ui/assets/worker.ts"},
		Outdir:        "internal/ui/dist",
		EntryNames:    "[name]-[hash]",
		AssetNames:    "[name]-[hash]",
		Bundle:        true,
		Format:        api.FormatESModule,
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "109"},
			{Name: api.EngineFirefox, Version: "115"},
			{Name: api.EngineSafari, Version: "16.4"},
		},
		Loader:            map[string]api.Loader{".woff2": api.LoaderFile},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelWarning,
	})
	if len(out.Errors) > 0 {
		return nil, errors.New(out.Errors[0].Text)
	}
	files := make(map[string][]byte, len(out.OutputFiles))
	for _, f := range out.OutputFiles {
		files[filepath.Base(f.Path)] = f.Contents
	}
	return files, nil
}
