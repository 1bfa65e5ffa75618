package post

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// MailConfig says by which server letters leave. Without a Host they stay in the outbox.
type MailConfig struct {
	Host     string `placeholder:"HOST" help:"Mail server that letters leave by; without one they wait."`
	Port     int    `placeholder:"PORT" help:"Its port: 587 with starttls, 465 with tls, 25 with none, where not said."`
	User     string `help:"Name to sign in there with."`
	Password string `help:"Password to sign in there with."`
	TLS      string `name:"tls" enum:"starttls,tls,none" default:"starttls" help:"How it is reached: ${enum}."`
	From     string `placeholder:"ADDRESS" help:"Address that letters leave from."`
}

// Set tells whether letters can leave.
func (c MailConfig) Set() bool { return c.Host != "" }

// Check tells what is missing before letters can leave; nil where nothing was asked.
func (c MailConfig) Check() error {
	if c.Set() && !Reachable(c.From) {
		return fmt.Errorf("mail: %q is not an address that letters can leave from", c.From)
	}
	return nil
}

const smtpTimeout = 30 * time.Second

func (c MailConfig) client() (*gomail.Client, error) {
	options := []gomail.Option{gomail.WithTimeout(smtpTimeout)}
	switch c.TLS {
	case "tls":
		options = append(options, gomail.WithSSLPort(false))
	case "none":
		options = append(options, gomail.WithTLSPortPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPortPolicy(gomail.TLSMandatory))
	}
	if c.Port != 0 {
		options = append(options, gomail.WithPort(c.Port))
	}
	if c.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(c.User), gomail.WithPassword(c.Password))
	}
	return gomail.NewClient(c.Host, options...)
}

// deliver sends a letter. Sent twice, it bears the same Message-ID.
func (d *Desk) deliver(ctx context.Context, t Task) error {
	var m Mail
	if err := t.Into(&m); err != nil {
		return Hopeless{err}
	}
	var refuse string
	if m.List != "" {
		s, err := d.subscription(ctx, t.Who(), m)
		if err != nil || s.Refused() {
			return err
		}
		refuse = d.URL + "/letters/" + s.Token
	}
	message, err := d.compose(ctx, t, m, refuse)
	if err != nil {
		return Hopeless{err}
	}
	client, err := d.Mail.client()
	if err != nil {
		return err
	}
	err = client.DialAndSendWithContext(ctx, message)
	var answer *gomail.SendError
	if errors.As(err, &answer) && answer.ErrorCode() >= 500 {
		return Hopeless{err} // the server knows this address and does not want the letter
	}
	return err
}

func (d *Desk) compose(ctx context.Context, t Task, m Mail, refuse string) (*gomail.Msg, error) {
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := errors.Join(message.FromFormat(m.From, d.Mail.From), message.AddToFormat(m.Name, m.To)); err != nil {
		return nil, err
	}
	if m.ReplyTo != "" {
		if err := message.ReplyTo(m.ReplyTo); err != nil {
			return nil, err
		}
	}
	_, host, _ := strings.Cut(d.Mail.From, "@")
	message.SetMessageIDWithValue(t.ID + "@" + host)
	message.SetDateWithValue(d.DB.Now())
	message.Subject(m.Subject)
	message.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no answer by a machine
	message.SetGenHeader("Content-Language", m.Lang)
	if refuse != "" {
		message.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribe, "<"+refuse+">")
		message.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	html, err := m.HTML(ctx, refuse)
	if err != nil {
		return nil, err
	}
	message.SetBodyString(gomail.TypeTextPlain, m.Plain(refuse))
	message.AddAlternativeString(gomail.TypeTextHTML, html)
	if m.Calendar != "" {
		if m.Method != "PUBLISH" {
			message.AddAlternativeString(gomail.ContentType("text/calendar; method="+m.Method), m.Calendar)
		}
		err = message.AttachReader("invite.ics", strings.NewReader(m.Calendar), gomail.WithFileContentType("application/ics"))
	}
	if m.Enclosed != nil {
		err = errors.Join(err, message.AttachReader(m.Enclosed.Name, bytes.NewReader(m.Enclosed.Body), gomail.WithFileContentType(gomail.ContentType(m.Enclosed.Kind))))
	}
	return message, err
}
