// Package account holds who may enter: accounts, sessions, one-time links, roles per place, API tokens. It is the Door of web.
// It announces Entered. It must never know the people of a place beyond the identifier of their record.
package account
