-- The entries of a day, wherever in the journal they lie: a history that came loan by loan has every day on every page, and
-- each close of it read the whole journal by ranges of pages (V12).
drop index servicing.journal_posted_on;
create index journal_posted_on on servicing.journal (posted_on);
