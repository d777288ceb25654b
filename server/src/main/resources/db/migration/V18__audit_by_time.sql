-- Deeds come in the order of their times: a small index over ranges of rows finds a day.

drop index access.audit_event_at;
create index audit_event_at on access.audit_event using brin (at);
