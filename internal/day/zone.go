package day

import (
	"sync"
	"time"
)

var zones sync.Map // of names to *time.Location: loading one reads a file

// Zone gives the time zone of a name such as "Indian/Reunion".
func Zone(name string) (*time.Location, error) {
	if z, known := zones.Load(name); known {
		return z.(*time.Location), nil
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	zones.Store(name, z)
	return z, nil
}
