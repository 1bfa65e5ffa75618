// Package program runs the real pilotis, as its users do: built once, started on a
// database, asked over HTTP, stopped or killed. Journeys, the test that kills and
// the measures share it.
package program

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Build builds the program once per run and gives its path.
var Build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "pilotis-program")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "pilotis")
	out, err := exec.Command("go", "build", "-trimpath", "-o", path, "pilotis/cmd/pilotis").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

// Command runs one command of the program to its end and gives its standard output, trimmed.
func Command(ctx context.Context, args ...string) (string, error) {
	return Answer(ctx, "", args...)
}

// Answer runs one command that asks for something on its standard input.
func Answer(ctx context.Context, input string, args ...string) (string, error) {
	path, err := Build()
	if err != nil {
		return "", err
	}
	c := exec.CommandContext(ctx, path, args...)
	c.Stdin = strings.NewReader(input)
	var out, wrong bytes.Buffer
	c.Stdout, c.Stderr = &out, &wrong
	err = c.Run()
	if err != nil {
		err = fmt.Errorf("pilotis %s: %w: %s", strings.Join(args, " "), err, wrong.String())
	}
	return strings.TrimSpace(out.String()), err
}

// Server is a running pilotis serve.
type Server struct {
	Base    string // "http://127.0.0.1:40123"
	Started time.Duration
	command *exec.Cmd
	log     bytes.Buffer
}

// Serve starts the program on a database and waits until it is ready.
func Serve(ctx context.Context, command string, args ...string) (*Server, error) {
	path, err := Build()
	if err != nil {
		return nil, err
	}
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	s := &Server{Base: "http://" + addr}
	s.command = exec.CommandContext(ctx, path, append([]string{command, "--addr", addr}, args...)...)
	s.command.Stderr = &s.log
	began := time.Now()
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	for time.Since(began) < 2*time.Minute {
		if s.ready() {
			s.Started = time.Since(began)
			return s, nil
		}
		time.Sleep(2 * time.Millisecond)
	}
	s.Kill()
	return nil, fmt.Errorf("not ready after two minutes:\n%s", s.log.String())
}

func (s *Server) ready() bool {
	answer, err := http.Get(s.Base + "/readyz")
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// Kill ends the program at once, as a power cut would.
func (s *Server) Kill() {
	_ = s.command.Process.Kill()
	_ = s.command.Wait()
}

// Stop asks the program to end and waits for it.
func (s *Server) Stop() error {
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return s.command.Wait()
}

// Pid is the process's number.
func (s *Server) Pid() int { return s.command.Process.Pid }

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// API asks the JSON API of one place with a token.
type API struct {
	Base, Place, Token string
	Client             *http.Client
}

// ErrLost says that no answer came: the program may have done it or not.
var ErrLost = errors.New("no answer")

// Ask sends a request and reads the answer into out, unless nil; it gives the status.
func (a API) Ask(method, path string, in, out any, header ...string) (int, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return 0, err
	}
	r, err := http.NewRequest(method, a.Base+"/api/v1/places/"+a.Place+path, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Authorization", "Bearer "+a.Token)
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := a.Client
	if client == nil {
		client = http.DefaultClient
	}
	answer, err := client.Do(r)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrLost, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrLost, err)
	}
	if out != nil {
		if err := json.Unmarshal(text, out); err != nil {
			return answer.StatusCode, fmt.Errorf("%s %s: %d %s: %w", method, path, answer.StatusCode, text, err)
		}
	}
	return answer.StatusCode, nil
}
