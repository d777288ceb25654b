-- Money that an order brought and that goes back to its payer. Amounts are minor units; civil times are the borrower's.

create table payment.refund (
  borrower_id bigint not null,
  refund_no text not null,
  order_no text not null,
  loan_id bigint not null,
  loan text not null,
  channel text not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  -- where the money is taken from
  source text not null check (source in ('LOAN', 'SUSPENSE')),
  state text not null check (state in ('ASKED', 'REJECTED', 'SENT', 'UNKNOWN', 'BY_HAND', 'DONE', 'FAILED')),
  why text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- the author's own name of the request, and digest of what was asked
  request_key text,
  content bytea,
  decided_by text,
  decided_at timestamptz,
  note text,
  -- when the channel was called first; from then on it is asked what became of it
  called_at timestamptz,
  -- when somebody has to look at it again; null when nobody has
  next_at timestamptz,
  asked integer not null default 0,
  code text,
  words text,
  reference text,
  refunded_at timestamp,
  answered_at timestamptz,
  -- the payment that stands for what is left of the order's money after it; null when nothing is
  rest text,
  primary key (borrower_id, refund_no)
);

create unique index refund_number on payment.refund (refund_no);
create unique index refund_request on payment.refund (asked_by, request_key) where request_key is not null;
create index refund_of_order on payment.refund (borrower_id, order_no);
create index refund_due on payment.refund (next_at) where next_at is not null;
create index refund_listing on payment.refund (state, refund_no);
create index refund_done on payment.refund (channel, refunded_at) where refunded_at is not null;

-- what was to be given back before there were refunds, under the numbers that its channels may know
insert into payment.refund (borrower_id, refund_no, order_no, loan_id, loan, channel, amount, currency, source, state, why, asked_by,
    asked_at, called_at, next_at, reference, refunded_at)
  select o.borrower_id, 'RF' || o.order_no, o.order_no, o.loan_id, o.loan, o.channel, r.amount, r.currency, 'SUSPENSE',
         case when r.refund_at is null then 'DONE' else 'UNKNOWN' end, coalesce(r.note, ''), coalesce(r.decided_by, 'shouyue'),
         coalesce(r.decided_at, r.heard_at), r.decided_at, r.refund_at, case when r.refund_at is null then '' end,
         case when r.refund_at is null then r.at end
    from payment.receipt r join payment.debit_order o on o.order_no = r.receipt_id and o.channel = r.channel
   where r.state = 'REFUNDED';

drop index payment.receipt_refund;
alter table payment.receipt drop column refund_at;
