-- Each posting writes into the outbox and then into the log: what orders them is their key too, and times only grow.

alter table event.outbox drop constraint outbox_pkey;
alter table event.outbox add primary key (outbox_id, borrower_id);
drop index event.outbox_order;

alter table event.log drop constraint log_pkey;
alter table event.log add primary key (sequence, borrower_id);
drop index event.log_order;
drop index event.log_time;
create index log_time on event.log using brin (time);
