// Package outlook keeps what a place expects: hypotheses, scenarios that bend them, what may
// go wrong, and what follows for income, cash and the sheet. It announces nothing. It must
// never know how the engine reckons, nor change what the books say.
package outlook
