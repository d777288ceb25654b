-- What was asked under an Idempotency-Key and made a consent or a page to pay on: the same request again makes no other.
create table payment.request (
  borrower_id bigint not null,
  -- of the consent or the order that it made
  number text not null,
  asked_by text not null,
  request_key text not null,
  -- SHA-256 of what was asked
  content bytea not null,
  -- on which the borrower consents or pays; null until the channel has made it, and where there is none
  page text,
  asked_at timestamptz not null,
  primary key (borrower_id, number)
);

create unique index request_key on payment.request (asked_by, request_key);

-- Days of which a statement came, or one more page of it, that is not compared yet.
create table payment.statement_arrived (
  channel text not null,
  day date not null,
  arrived_at timestamptz not null,
  primary key (channel, day)
);
