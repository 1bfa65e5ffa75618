// Package post holds what leaves after the commit: the outbox, its worker, mail.
// It announces nothing. It must never know why anything is sent.
package post
