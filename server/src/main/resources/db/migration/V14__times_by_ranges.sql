-- Events and deeds come in the order of their times, and each posting brings both: a small index over ranges of rows finds a day.

drop index event.log_time;
create index log_time on event.log using brin (time);

drop index access.audit_event_at;
create index audit_event_at on access.audit_event using brin (at);
