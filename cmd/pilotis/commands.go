package main

import (
	"slices"

	"github.com/alecthomas/kong"
)

// flags are those of every command.
type flags struct {
	DB   string `name:"db" default:"sqlite:pilotis.db" placeholder:"DSN" help:"The database: sqlite:FILE or postgres://…"`
	JSON bool   `name:"json" help:"Print the result as JSON."`

	Version kong.VersionFlag `help:"Print the version."`
}

// command is what one can type: its type says the rest.
type command struct {
	name, help string
	typed      any
}

func commands() []command {
	return []command{
		{"serve", "Serve the pages and the API.", &serve{}},
		{"demo", "Make a place with three years of life, and open it.", &demonstrate{}},
		{"migrate", "Bring the database to what this program knows.", &migrate{}},
		{"place", "Places.", &placeCommands{}},
		{"import", "Take in what others published.", &importCommands{}},
		{"export", "Write what belongs to one place.", &exportCommands{}},
		{"report", "What the books say, as JSON.", &reportCommands{}},
		{"school", "The school and its certifications.", &schoolCommands{}},
		{"forecast", "What one expects, reckoned.", &forecastCommands{}},
		{"backup", "Write the whole database into one file.", &backup{}},
		{"restore", "Put a backup into a new database.", &restore{}},
		{"doctor", "Look at the health of an installation.", &doctor{}},
		{"user", "Accounts of people.", &user{}},
		{"token", "Tokens of programs.", &token{}},
	}
}

// named gives the commands that the arguments may mean, or all where they name none: to draw up
// every one takes a quarter of the time of a command that only reads.
func named(args []string) (options []kong.Option) {
	all := commands()
	some := slices.DeleteFunc(slices.Clone(all), func(c command) bool { return !slices.Contains(args, c.name) })
	if len(some) == 0 {
		some = all
	}
	for _, c := range some {
		options = append(options, kong.DynamicCommand(c.name, c.help, "", c.typed))
	}
	return options
}
