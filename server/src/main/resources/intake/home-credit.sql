-- A row names its installment; several rows of one installment are its parts. Principal is what the rows ask in all.
analyze in_home_credit;
create temporary table hc_installment on commit drop as
  select prev, version, number, due_on, max(due) as due, min(file) as file, min(line) as line, min(curr) as curr,
         min(paid_on) as first_paid, row_number() over (partition by prev order by due_on, version, number) as seq
    from in_home_credit group by prev, version, number, due_on;
analyze hc_installment;
create temporary table hc_loan on commit drop as
  select prev, min(file) as file, min(line) as line, min(curr) as curr, sum(due)::bigint as due,
         least(min(due_on) - 30, min(first_paid)) as drawn_on
    from hc_installment group by prev;
analyze hc_loan;
insert into in_loan (file, line, loan, borrower, product, pack, currency, principal, drawn_on, rate_numerator,
                     rate_denominator, allocation)
  select file, line, prev, curr, 'installment', 'CN-LOAN', 'XXX', due * 100, drawn_on, 0, 1, 'DESIGNATED'
    from hc_loan where due > 0;
insert into in_reject (file, line, loan, col, value, problem, expected)
  select h.file, h.line, h.prev, 'AMT_INSTALMENT', '0', pg_temp.say('problem.nothingDue'), pg_temp.say('expected.moreThanZero')
    from in_home_credit h join hc_loan l using (prev) where l.due = 0;
insert into in_installment (file, line, loan, number, due_on, principal, interest, fee)
  select i.file, i.line, i.prev, i.seq, i.due_on, i.due * 100, 0, 0
    from hc_installment i join hc_loan l using (prev) where l.due > 0;
-- The set has no ids: loan, installment, day and amount make one, with a number where a row stands several times.
insert into in_fact (file, line, loan, kind, id, value_time, recorded_on, amount, currency, installment)
  select h.file, h.line, h.prev, 2,
         h.prev || '-' || i.seq || '-' || h.paid_on || '-' || h.paid || '-'
           || row_number() over (partition by h.prev, i.seq, h.paid_on, h.paid order by h.file, h.line),
         h.paid_on, h.paid_on, h.paid * 100, 'XXX', i.seq
    from in_home_credit h join hc_installment i using (prev, version, number, due_on) join hc_loan l using (prev)
   where h.paid > 0 and l.due > 0;
