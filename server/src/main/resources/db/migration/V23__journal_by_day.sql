-- The entries of a day, wherever in the journal they lie: a history that came loan by loan has every day on every page, and
-- each close of it read the whole journal by ranges of pages (V12). The journal can be read while the index is built.
create index journal_on_day on servicing.journal (posted_on);
drop index servicing.journal_posted_on;
alter index servicing.journal_on_day rename to journal_posted_on;
