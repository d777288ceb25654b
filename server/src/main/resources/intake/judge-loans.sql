-- What becomes of each borrower, loan and installment. Nothing is written here but temporary tables. An insert into
-- in_reject that also asks in_reject is ordered, so that all is asked before anything is inserted: otherwise each row
-- would be held against the rows before it, and the time would grow with their square.
analyze currency_unit;
analyze in_borrower;
analyze in_loan;
analyze in_installment;
analyze in_reject;

-- Borrowers: the same again is fine, another content in one call is not.
create temporary table first_borrower on commit drop as
  select distinct on (id collate "C") * from in_borrower order by id collate "C", file, line;
analyze first_borrower;
insert into in_reject (file, line, col, value, problem, expected)
  select b.file, b.line, 'borrower_id', b.id, pg_temp.say('problem.borrowerTwice'),
         pg_temp.say('expected.oneContent')
    from in_borrower b join first_borrower f using (id)
   where (b.file, b.line) <> (f.file, f.line)
     and (b.birth_year, b.region, b.channel, b.payday) is distinct from (f.birth_year, f.region, f.channel, f.payday);

-- Loans: likewise. nr is a short name of the loan.
create temporary table first_loan on commit drop as
  select f.*, u.unit, row_number() over () as nr
    from (select distinct on (loan collate "C") * from in_loan order by loan collate "C", file, line) f
    join currency_unit u using (currency);
analyze first_loan;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select l.file, l.line, l.loan, 'loan_id', l.loan, pg_temp.say('problem.loanTwice'),
         pg_temp.say('expected.oneContent')
    from in_loan l join first_loan f using (loan)
   where (l.file, l.line) <> (f.file, f.line)
     and (l.borrower, l.product, l.pack, l.currency, l.principal, l.drawn_on, l.rate_numerator, l.rate_denominator,
          l.grace_days, l.grace_mode, l.tolerance, l.allocation)
         is distinct from
         (f.borrower, f.product, f.pack, f.currency, f.principal, f.drawn_on, f.rate_numerator, f.rate_denominator,
          f.grace_days, f.grace_mode, f.tolerance, f.allocation);

-- Plans: the installments of a loan in one row, in minor units where the loan is in the files. In order of the due
-- dates the numbers must be 1, 2, 3 …; where they are not, the rows are looked at one by one.
create temporary table plan on commit drop as
  select min(i.loan collate "C") as loan, f.nr, min(f.unit) as unit, count(*)::integer as n,
         array_agg(i.number order by i.due_on, i.number) as number,
         array_agg(i.due_on order by i.due_on, i.number) as due_on,
         array_agg(i.principal / coalesce(f.unit, 1) order by i.due_on, i.number) as principal,
         array_agg(i.interest / coalesce(f.unit, 1) order by i.due_on, i.number) as interest,
         case when sum(i.fee) > 0 then array_agg(i.fee / coalesce(f.unit, 1) order by i.due_on, i.number) end as fee,
         sum(i.principal) as repaid, sum(i.principal + i.interest + i.fee) as asked,
         bool_or((i.principal % f.unit) + (i.interest % f.unit) + (i.fee % f.unit) <> 0) as has_fraction
    from in_installment i left join first_loan f using (loan)
   group by f.nr, case when f.nr is null then i.loan end;
analyze plan;
create temporary table counting on commit drop as
  select n, array(select generate_series(1, n)) as numbers from (select distinct n from plan) lengths;
analyze counting;
create temporary table odd_row on commit drop as
  select i.*, f.unit, row_number() over same as nth,
         (i.due_on, i.principal, i.interest, i.fee) is distinct from
         (first_value(i.due_on) over same, first_value(i.principal) over same, first_value(i.interest) over same,
          first_value(i.fee) over same) as differs
    from plan p join counting c using (n) join in_installment i using (loan) left join first_loan f using (loan)
   where p.number <> c.numbers
  window same as (partition by i.loan, i.number order by i.file, i.line);
analyze odd_row;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select file, line, loan, 'number', number, pg_temp.say('problem.installmentTwice'),
         pg_temp.say('expected.oneContent')
    from odd_row where differs;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select file, line, loan, 'number', number, pg_temp.say('problem.noInstallmentBefore', 'number', (before + 1)::text), before + 1
    from (select *, coalesce(lag(number) over (partition by loan order by number), 0) as before
            from odd_row where nth = 1) r
   where number <> before + 1;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select file, line, loan, 'due_on', due_on, pg_temp.say('problem.dueOrder', 'number', (number - 1)::text),
         pg_temp.say('expected.orLater', 'day', before::text)
    from (select *, lag(due_on) over (partition by loan order by number) as before from odd_row where nth = 1) r
   where due_on < before;
update plan p
   set n = o.n, number = o.number, due_on = o.due_on, principal = o.principal, interest = o.interest, fee = o.fee,
       repaid = o.repaid, asked = o.asked
  from (select loan, count(*) as n, array_agg(number order by number) as number,
               array_agg(due_on order by number) as due_on,
               array_agg(principal / coalesce(unit, 1) order by number) as principal,
               array_agg(interest / coalesce(unit, 1) order by number) as interest,
               case when sum(fee) > 0 then array_agg(fee / coalesce(unit, 1) order by number) end as fee,
               sum(principal) as repaid, sum(principal + interest + fee) as asked
          from odd_row where nth = 1 group by loan) o
 where o.loan = p.loan;

-- Loans of the files that the book holds: the same again is fine, another content is not.
create temporary table held on commit drop as
  select e.external_id as loan, e.borrower_id, e.loan_id, e.currency, u.unit,
         f.loan is not null
           and (f.borrower, f.product, f.pack, f.currency, f.principal, f.drawn_on, f.rate_numerator,
                f.rate_denominator, f.grace_days, f.grace_mode, f.tolerance, f.allocation)
               is distinct from
               (b.external_id, e.product, e.policy_pack, e.currency, e.principal * u.unit, e.drawn_on, e.rate_numerator,
                e.rate_denominator, e.grace_days, e.grace_mode, e.tolerance_amount * u.unit, e.allocation) as differs,
         p.loan is not null
           and case when f.loan is not null
                 then (select * from servicing.packed_schedule(p.due_on, p.principal, p.interest, p.fee))
                      is distinct from e.schedule
                 else (p.due_on, p.principal, p.interest, p.fee) is distinct from
                      (select row(array_agg(i.due_on order by i.number), array_agg(i.principal * u.unit order by i.number),
                                  array_agg(i.interest * u.unit order by i.number),
                                  case when sum(i.fee) > 0 then array_agg(i.fee * u.unit order by i.number) end)
                         from servicing.installments(e.schedule) i) end
           as plan_differs
    from (select loan from first_loan union all select loan from plan where nr is null) k
    join servicing.loan e on e.external_id = k.loan
    join party.borrower b using (borrower_id)
    join currency_unit u on u.currency = e.currency
    left join first_loan f on f.loan = k.loan
    left join plan p on p.loan = k.loan;
analyze held;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select f.file, f.line, f.loan, 'loan_id', f.loan,
         pg_temp.say(case when h.differs then 'problem.loanHeld' else 'problem.planHeld' end),
         pg_temp.say('expected.imported')
    from held h join first_loan f using (loan) where h.differs or h.plan_differs;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select distinct on (i.loan) i.file, i.line, i.loan, 'loan_id', i.loan,
         pg_temp.say('problem.planHeld'), pg_temp.say('expected.imported')
    from held h join in_installment i using (loan)
   where h.plan_differs and not exists (select from first_loan f where f.loan = h.loan)
   order by i.loan, i.file, i.line;

-- Loans that are new must be whole.
insert into in_reject (file, line, loan, col, value, problem, expected)
  select i.file, i.line, i.loan, 'loan_id', i.loan, pg_temp.say('problem.loanUnknown'), pg_temp.say('expected.knownLoan')
    from plan p join in_installment i using (loan)
   where p.nr is null and not exists (select from held h where h.loan = p.loan)
     and not exists (select from in_reject r where r.loan = p.loan)
   order by i.file, i.line;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select i.file, i.line, i.loan,
         case when i.principal % f.unit <> 0 then 'principal' when i.interest % f.unit <> 0 then 'interest'
              else 'fee' end,
         trim_scale(case when i.principal % f.unit <> 0 then i.principal when i.interest % f.unit <> 0 then i.interest
                         else i.fee end / 10000.0),
         pg_temp.say('problem.decimals'), pg_temp.say('expected.decimalsOf', 'currency', f.currency::text)
    from plan p join first_loan f using (nr) join in_installment i on i.loan = f.loan
   where p.has_fraction
     and (i.principal % f.unit) + (i.interest % f.unit) + (i.fee % f.unit) <> 0;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select f.file, f.line, f.loan, 'loan_id', f.loan, pg_temp.say('problem.noPlan'), pg_temp.say('expected.plan')
    from first_loan f
   where not exists (select from plan p where p.nr = f.nr) and not exists (select from held h where h.loan = f.loan)
     and not exists (select from in_reject r where r.loan = f.loan)
   order by f.file, f.line;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select f.file, f.line, f.loan, 'principal', trim_scale(f.principal / 10000.0),
         pg_temp.say('problem.repays', 'amount', trim_scale(p.repaid / 10000.0)::text),
         pg_temp.say('expected.principal')
    from first_loan f join plan p using (nr)
   where p.repaid <> f.principal and not exists (select from in_reject r where r.loan = f.loan)
   order by f.file, f.line;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select f.file, f.line, f.loan, 'principal', trim_scale(f.principal / 10000.0),
         pg_temp.say('problem.asks', 'amount', trim_scale(p.asked / 10000.0)::text),
         pg_temp.say('expected.most', 'most', '1000000000000')
    from first_loan f join plan p using (nr) where p.asked > 10000000000000000;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select f.file, f.line, f.loan, 'drawn_on', f.drawn_on, pg_temp.say('problem.firstDue', 'day', p.due_on[1]::text),
         pg_temp.say('expected.orEarlier', 'day', p.due_on[1]::text)
    from first_loan f join plan p using (nr)
   where p.due_on[1] < f.drawn_on and not exists (select from in_reject r where r.loan = f.loan)
   order by f.file, f.line;

-- A loan with one bad row is rejected with all its rows.
create temporary table bad_loan on commit drop as
  select distinct on (r.loan) r.loan, f.name || ':' || r.line || ': ' || r.col as place,
         pg_temp.inner_sentence(r.problem) as reason
    from in_reject r join in_file f using (file) where r.loan is not null
   order by r.loan, r.file, r.line;
analyze bad_loan;
analyze in_reject;
insert into in_reject (file, line, col, value, problem, expected)
  select x.file, x.line, 'loan_id', x.loan, pg_temp.say('problem.loanRejected', 'place', b.place, 'problem', b.reason),
         pg_temp.say('expected.goodLoan')
    from (select distinct file, line, loan from
           (select file, line, loan from in_loan union all select file, line, loan from in_installment
            union all select file, line, prev from in_home_credit) x
           join bad_loan using (loan)) x
    join bad_loan b using (loan)
   where not exists (select from in_reject r where r.file = x.file and r.line = x.line)
   order by x.file, x.line;

-- What is new, with the ids it will have: loans in the order of their borrowers, so that what belongs together lies so.
create temporary table new_borrower on commit drop as
  select nextval(pg_get_serial_sequence('party.borrower', 'borrower_id')) as borrower_id, n.*
    from (select id, birth_year, region, channel, payday from first_borrower
          union all
          select distinct f.borrower, null::smallint, null, null, null::smallint
            from first_loan f
           where not exists (select from first_borrower b where b.id = f.borrower)
             and not exists (select from bad_loan b where b.loan = f.loan)) n
   where not exists (select from party.borrower b where b.external_id = n.id);
analyze new_borrower;
create temporary table new_loan on commit drop as
  select n.borrower_id, nextval('servicing.loan_id') as loan_id, f.loan, f.unit, f.product, f.pack, f.currency,
         f.principal / f.unit as principal, f.drawn_on, f.rate_numerator, f.rate_denominator, f.grace_days, f.grace_mode,
         f.tolerance / f.unit as tolerance, f.allocation, p.n, p.due_on, p.principal as principal_due,
         p.interest as interest_due, p.fee as fee_due
    from (select f.nr, coalesce(n.borrower_id, b.borrower_id) as borrower_id
            from first_loan f left join new_borrower n on n.id = f.borrower
            left join party.borrower b on b.external_id = f.borrower
           where not exists (select from bad_loan x where x.loan = f.loan)
             and not exists (select from held h where h.loan = f.loan)
           order by 2, f.nr) n
    join first_loan f using (nr) join plan p using (nr);
analyze new_loan;
