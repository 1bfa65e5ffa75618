// Package base holds the values every room shares: identifiers, the one error
// fit to be shown, roles and rights, the person acting, and text folded for
// search. It announces nothing and must never know a database, a page or a rule
// of any room.
package base
