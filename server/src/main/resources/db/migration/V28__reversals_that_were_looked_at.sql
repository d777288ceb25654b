-- How far it was looked whether money of a channel was taken out of the book: at all that was recorded on that day or before, which
-- were closed by then. What is recorded later is on a later day.
create table payment.reversal_look (
  channel text primary key,
  recorded_to date not null
);
