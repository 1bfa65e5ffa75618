package post_test

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
)

// mailServer is a real SMTP server in this process.
type mailServer struct {
	mu       sync.Mutex
	received []*mail.Message
	bodies   []string
	to       []string
	listener net.Listener
}

func startMailServer(t *testing.T, addr string) *mailServer {
	t.Helper()
	m := &mailServer{}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{m: m}, nil }))
	server.EnableSMTPUTF8 = true
	var err error
	if m.listener, err = net.Listen("tcp", addr); err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(m.listener) }()
	t.Cleanup(func() { _ = m.listener.Close() })
	return m
}

func (m *mailServer) port() int { return m.listener.Addr().(*net.TCPAddr).Port }

// all gives the letters received, and the envelope's addresses.
func (m *mailServer) all() ([]*mail.Message, []string, []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.received, m.bodies, m.to
}

type session struct {
	m  *mailServer
	to []string
}

func (s *session) Mail(string, *smtp.MailOptions) error { return nil }
func (s *session) Reset()                               {}
func (s *session) Logout() error                        { return nil }

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	switch {
	case strings.HasPrefix(to, "nobody@"):
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	case strings.HasPrefix(to, "busy@"):
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "try again later"}
	}
	s.to = append(s.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	message, err := mail.ReadMessage(strings.NewReader(string(raw)))
	if err != nil {
		return errors.New("unreadable")
	}
	s.m.mu.Lock()
	defer s.m.mu.Unlock()
	s.m.received, s.m.bodies, s.m.to = append(s.m.received, message), append(s.m.bodies, string(raw)), append(s.m.to, s.to...)
	return nil
}

// kindsOf lists the parts of a letter, depth first.
func kindsOf(t *testing.T, m *mail.Message) []string {
	t.Helper()
	kinds, err := parts(m.Header.Get("Content-Type"), "", m.Body)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func parts(kind, disposition string, body io.Reader) ([]string, error) {
	name, params, err := mime.ParseMediaType(kind)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(name, "multipart/") {
		if method := params["method"]; method != "" {
			name += "; method=" + method
		}
		if _, file, err := mime.ParseMediaType(disposition); err == nil && file["filename"] != "" {
			name += " " + file["filename"]
		}
		return []string{name}, nil
	}
	var all []string
	for r := multipart.NewReader(body, params["boundary"]); ; {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		inner, err := parts(part.Header.Get("Content-Type"), part.Header.Get("Content-Disposition"), part)
		if err != nil {
			return nil, err
		}
		all = append(all, inner...)
	}
}
