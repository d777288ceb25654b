insert into bad_loan select distinct on (loan) loan, reason from bad_loan_row on conflict do nothing;
-- Loans that stand twice in the files: the same again counts as there, another content rejects the loan.
create temporary table first_loan as
  select distinct on (loan) * from in_loan order by loan, file, line;
insert into in_reject
  select l.file, l.line, 'loan_id', l.loan, 'the loan stands in the files before, with other content', 'one content'
    from in_loan l join first_loan f using (loan)
   where (l.file, l.line) <> (f.file, f.line)
     and (l.borrower, l.product, l.pack, l.currency, l.principal, l.drawn_on, l.rate_n, l.rate_d, l.grace_days,
          l.grace_mode, l.tolerance, l.allocation)
         is distinct from
         (f.borrower, f.product, f.pack, f.currency, f.principal, f.drawn_on, f.rate_n, f.rate_d, f.grace_days,
          f.grace_mode, f.tolerance, f.allocation);
insert into bad_loan select value, 'it stands twice with other content' from in_reject where problem like 'the loan stands%'
  on conflict do nothing;
create index on first_loan (loan);
analyze first_loan;
analyze in_installment;

-- Installments, in minor units of their loan's currency.
create temporary table part as
  select i.file, i.line, i.loan, i.number, i.due_on, coalesce(f.currency, b.currency) as currency,
         i.principal * power(10::numeric, pg_temp.shouyue_decimals(coalesce(f.currency, b.currency))) as principal,
         i.interest * power(10::numeric, pg_temp.shouyue_decimals(coalesce(f.currency, b.currency))) as interest,
         i.fee * power(10::numeric, pg_temp.shouyue_decimals(coalesce(f.currency, b.currency))) as fee,
         row_number() over (partition by i.loan, i.number order by i.file, i.line) as nth,
         count(*) over (partition by i.loan, i.number, i.due_on, i.principal, i.interest, i.fee) as same,
         count(*) over (partition by i.loan, i.number) as times
    from in_installment i left join first_loan f using (loan)
    left join servicing.loan b on b.external_id = i.loan;
insert into in_reject
  select file, line, 'loan_id', loan, 'the loan is neither in the files nor in the book', 'a known loan'
    from part where currency is null;
insert into in_reject
  select file, line, 'principal', principal::text, 'the amount has too many decimals', 'the decimals of ' || currency
    from part where principal <> trunc(principal) or interest <> trunc(interest) or fee <> trunc(fee);
insert into bad_loan
  select distinct loan, 'an installment has too many decimals' from part
   where principal <> trunc(principal) or interest <> trunc(interest) or fee <> trunc(fee)
  on conflict do nothing;
insert into in_reject
  select file, line, 'number', number::text, 'the installment stands in the files before, with other content', 'one content'
    from part where nth > 1 and same <> times and currency is not null;
insert into bad_loan select distinct loan, 'an installment stands twice with other content' from part
   where nth > 1 and same <> times and currency is not null on conflict do nothing;
create temporary table plan as
  select loan, array_agg(number order by number) number, array_agg(due_on order by number) due_on,
         array_agg(principal::bigint order by number) principal, array_agg(interest::bigint order by number) interest,
         array_agg(fee::bigint order by number) fee, sum(principal)::bigint total, min(due_on) first_due,
         array_agg(due_on order by due_on, number) = array_agg(due_on order by number) rising
    from part where nth = 1 and currency is not null and loan not in (select loan from bad_loan) group by loan;
create index on plan (loan);
analyze plan;
insert into in_reject
  select f.file, f.line, 'loan_id', f.loan, 'the loan has no installments', 'its rows in an installments file'
    from first_loan f left join plan p using (loan) left join bad_loan b using (loan)
   where p.loan is null and b.loan is null
     and not exists (select from servicing.loan e where e.external_id = f.loan);
insert into in_reject
  select f.file, f.line, 'principal', f.principal::text, 'its installments repay ' || p.total || ' (minor units)',
         'the principal drawn'
    from first_loan f join plan p using (loan) where p.total <> f.principal;
insert into in_reject
  select f.file, f.line, 'drawn_on', f.drawn_on::text, 'its first installment is due ' || p.first_due, 'not before the drawdown'
    from first_loan f join plan p using (loan) where p.first_due < f.drawn_on;
insert into in_reject
  select f.file, f.line, 'loan_id', f.loan, 'its due dates do not rise with the numbers', 'later numbers due later'
    from first_loan f join plan p using (loan) where not p.rising;
insert into bad_loan
  select distinct f.loan, 'its rows do not make a loan' from first_loan f left join plan p using (loan)
   where (p.loan is null and not exists (select from servicing.loan e where e.external_id = f.loan))
      or p.total <> f.principal or p.first_due < f.drawn_on or not p.rising
  on conflict do nothing;

-- Loans that the book holds already: the same again is fine, another content is not.
insert into in_reject
  select f.file, f.line, 'loan_id', f.loan, 'the book holds this loan with other content', 'the content it was imported with'
    from first_loan f join servicing.loan e on e.external_id = f.loan
    join party.borrower b using (borrower_id) left join plan p using (loan)
   where (f.borrower, f.product, f.pack, f.currency, f.principal, f.drawn_on, f.rate_n, f.rate_d, f.grace_days,
          f.grace_mode, f.tolerance, f.allocation)
         is distinct from
         (b.external_id, e.product, e.policy_pack, e.currency, e.principal, e.drawn_on, e.rate_numerator,
          e.rate_denominator, e.grace_days, e.grace_mode, e.tolerance_amount, e.allocation)
      or (p.loan is not null and (p.number, p.due_on, p.principal, p.interest, p.fee)
         is distinct from (e.number, e.due_on, e.principal_due, e.interest_due, e.fee_due));
insert into counted select 'already', count(*) from first_loan f join servicing.loan e on e.external_id = f.loan
  where f.loan not in (select value from in_reject where problem like 'the book holds%');
insert into in_reject
  select l.file, l.line, 'loan_id', l.loan, 'its loan was rejected: ' || b.reason, 'a whole loan'
    from part l join bad_loan b using (loan)
   where not exists (select from in_reject r where r.file = l.file and r.line = l.line);
insert into in_reject
  select l.file, l.line, 'loan_id', l.loan, 'the loan was rejected: ' || b.reason, 'a whole loan'
    from first_loan l join bad_loan b using (loan)
   where not exists (select from in_reject r where r.file = l.file and r.line = l.line);

-- Borrowers.
with new as (
  insert into party.borrower (external_id, birth_year, region, channel, payday)
    select distinct on (id) id, birth_year, region, channel, payday from in_borrower order by id, file, line
    on conflict (external_id) do update set birth_year = excluded.birth_year, region = excluded.region,
      channel = excluded.channel, payday = excluded.payday
      where (party.borrower.birth_year, party.borrower.region, party.borrower.channel, party.borrower.payday)
            is distinct from (excluded.birth_year, excluded.region, excluded.channel, excluded.payday)
    returning 1)
insert into counted select 'borrowers', count(*) from new;
with new as (
  insert into party.borrower (external_id)
    select distinct borrower from first_loan where loan not in (select loan from bad_loan)
    on conflict do nothing returning 1)
insert into counted select 'borrowers', count(*) from new;

-- Loans.
create temporary table new_loan as
  select b.borrower_id, nextval('servicing.loan_id') as loan_id, f.*, p.number, p.due_on, p.principal as principal_due,
         p.interest, p.fee
    from first_loan f join plan p using (loan) join party.borrower b on b.external_id = f.borrower
   where f.loan not in (select loan from bad_loan)
     and not exists (select from servicing.loan e where e.external_id = f.loan);
insert into servicing.loan
  select borrower_id, loan_id, loan, product, pack, currency, principal, drawn_on, rate_n, rate_d, grace_days,
         grace_mode, tolerance, allocation, number, due_on, principal_due, interest, fee from new_loan;
insert into counted select 'loans', count(*) from new_loan;
analyze new_loan;

-- Facts of known loans; nothing is recorded on a closed day.
create temporary table open_from as
  select coalesce(max(day) + 1, '-infinity'::date) as day from servicing.day_close where finished_at is not null;
create temporary table heard as
  select x.*, l.borrower_id, l.loan_id, l.currency as loan_currency, l.drawn_on, l.number as numbers,
         row_number() over (partition by x.loan, x.id order by x.file, x.line) as nth,
         first_value(x.file) over (partition by x.loan, x.id order by x.file, x.line) as file1,
         first_value(x.line) over (partition by x.loan, x.id order by x.file, x.line) as line1
    from in_fact x left join servicing.loan l on l.external_id = x.loan;
insert into in_reject
  select h.file, h.line, 'loan_id', h.loan,
         coalesce('its loan was rejected: ' || b.reason, 'the loan is neither in the files nor in the book'), 'a known loan'
    from heard h left join bad_loan b using (loan) where h.loan_id is null;
delete from heard where loan_id is null;
insert into in_reject
  select file, line, 'currency', currency, 'the loan is in ' || loan_currency, loan_currency
    from heard where currency is not null and currency <> loan_currency;
delete from heard where currency is not null and currency <> loan_currency;
insert into in_reject
  select file, line, 'paid_at', value_time::text, 'it happened before the loan was drawn on ' || drawn_on, 'the drawdown or later'
    from heard where value_time < drawn_on;
delete from heard where value_time < drawn_on;
insert into in_reject
  select file, line, 'installment', installment::text, 'the loan has no such installment', 'a number of its schedule'
    from heard where installment is not null and installment <> all (numbers);
delete from heard where installment is not null and installment <> all (numbers);
insert into in_reject
  select h.file, h.line, 'id', h.id, 'the same id stands in the files before, with other content', 'one content'
    from heard h join in_fact f on f.file = h.file1 and f.line = h.line1 and f.id = h.id
   where h.nth > 1 and (h.kind, h.value_time, h.amount, h.installment, h.detail) is distinct from (f.kind, f.value_time, f.amount, f.installment, f.detail);
insert into in_reject
  select h.file, h.line, 'id', h.id, 'the book holds this id with other content', 'the content it was imported with'
    from heard h join servicing.fact f on f.loan_id = h.loan_id and f.source = 'import' and f.source_id = h.id
                                      and f.borrower_id = h.borrower_id
   where h.nth = 1 and (h.kind, h.value_time, h.amount, h.installment, h.detail) is distinct from (f.kind, f.value_time, f.amount, f.installment, f.detail);
insert into counted
  select 'already', count(*) from heard h
   where not exists (select from in_reject r where r.file = h.file and r.line = h.line)
     and (h.nth > 1 or exists (select from servicing.fact f where f.loan_id = h.loan_id and f.source = 'import'
                               and f.source_id = h.id and f.borrower_id = h.borrower_id));
create temporary table new_fact as
  select borrower_id, loan_id, 1::smallint as kind, drawn_on::timestamp as value_time, drawn_on as recorded_on,
         'disbursement' as id, principal as amount, currency, null::integer as installment,
         null::jsonb as detail from new_loan
  union all
  select h.borrower_id, h.loan_id, h.kind, h.value_time, h.recorded_on, h.id, h.amount, h.loan_currency, h.installment,
         h.detail
    from heard h
   where h.nth = 1
     and not exists (select from servicing.fact f where f.loan_id = h.loan_id and f.source = 'import'
                     and f.source_id = h.id and f.borrower_id = h.borrower_id);
insert into servicing.fact
    (borrower_id, loan_id, seq, kind, value_time, recorded_on, source, source_id, amount, currency, installment, detail)
  select n.borrower_id, n.loan_id,
         row_number() over (partition by n.borrower_id, n.loan_id order by n.value_time, n.kind, n.id) + coalesce(m.seq, 0),
         n.kind, n.value_time, greatest(n.recorded_on, (select day from open_from)), 'import', n.id, n.amount,
         n.currency, n.installment, n.detail
    from new_fact n
    left join (select f.borrower_id, f.loan_id, max(f.seq) seq from servicing.fact f
                where f.loan_id in (select loan_id from heard) group by 1, 2) m using (borrower_id, loan_id);
insert into counted select 'facts', count(*) from new_fact;
insert into servicing.journal
    (borrower_id, loan_id, posted_on, value_date, reason, currency, principal_receivable, cash_in_transit,
     unallocated_receipts)
  select borrower_id, loan_id, greatest(recorded_on, (select day from open_from)), value_time::date, 'receipt', currency,
         case when kind = 1 then amount end, case when kind = 1 then -amount else amount end,
         case when kind = 2 then -amount end
    from new_fact where kind in (1, 2) order by borrower_id, loan_id, value_time;
