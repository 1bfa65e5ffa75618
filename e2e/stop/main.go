// Command stop ends the PostgreSQL that the tests of this machine share; make test
// calls it when they are through.
package main

import (
	"fmt"
	"os"

	"pilotis/internal/testkit"
)

func main() {
	if err := testkit.StopPostgres(); err != nil {
		fmt.Fprintln(os.Stderr, "stop:", err)
		os.Exit(1)
	}
}
