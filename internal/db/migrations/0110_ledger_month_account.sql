-- A balance adds up the months of each account: read off in its order, totals included.
create index ledger_month_account on ledger_month (place_id, year_id, account, opening, month, debit, credit, lines);
