-- Facts in the order of their loans, so that those of a loan lie together, and the journal of what moves money. Facts that are
-- posted one by one have numbers of their own from 1000000000 on (servicing.PostingBatch): neither waits for the other.
with base as materialized (
  select k.borrower_id, k.loan_id, max(f.seq) as seq
    from (select distinct borrower_id, loan_id from heard where fate = 0 and not is_new) k
    join servicing.fact f using (borrower_id, loan_id)
   where f.seq < 1000000000
   group by k.borrower_id, k.loan_id),
stored as (
  insert into servicing.fact (borrower_id, loan_id, seq, kind, value_time, recorded_on, source, source_id, amount, currency,
                              installment, detail)
    select h.borrower_id, h.loan_id, coalesce(b.seq, 0) + h.nth, h.kind, h.value_time, h.recorded_on, 'import', h.id,
           h.amount, h.currency, h.installment, h.detail
      from heard h left join base b using (borrower_id, loan_id)
     where h.fate = 0 and not exists (select from settled s where s.file = h.file and s.line = h.line and s.id = h.id)
     order by h.borrower_id, h.loan_id, h.value_time, h.kind, h.id
    returning borrower_id, loan_id, recorded_on, value_time, currency, kind, amount),
posted as (
  insert into servicing.journal (borrower_id, loan_id, posted_on, value_date, reason, currency, principal_receivable,
                                 cash_in_transit, unallocated_receipts)
    select borrower_id, loan_id, recorded_on, value_time::date, 'receipt', currency,
           case kind when 1 then amount end, case kind when 1 then -amount else amount end,
           case kind when 2 then -amount end
      from stored where kind in (1, 2))
select count(*) from stored;
