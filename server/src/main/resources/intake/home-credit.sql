-- A row names its installment; several rows of one installment are its parts. Principal is what the rows ask in all.
create temporary table hc_installment as
  select prev, version, number, due_on, max(due) as due, min(file) as file, min(line) as line, min(curr) as curr,
         min(paid_on) as first_paid, row_number() over (partition by prev order by due_on, version, number) as seq
    from in_home_credit group by prev, version, number, due_on;
create temporary table hc_loan as
  select prev, min(file) as file, min(line) as line, min(curr) as curr, sum(due) as due,
         least(min(due_on) - 30, min(first_paid)) as drawn_on
    from hc_installment group by prev;
insert into in_loan
  select file, line, prev, curr, 'installment', 'CN-LOAN', 'XXX', due, drawn_on, 0, 1, null, null, null, 'DESIGNATED'
    from hc_loan where due > 0;
insert into in_reject
  select file, line, 'AMT_INSTALMENT', '0', 'nothing is due on any installment of the loan', 'more than 0'
    from hc_loan where due = 0;
insert into in_installment
  select i.file, i.line, i.prev, i.seq, i.due_on, i.due / 100.0, 0, 0
    from hc_installment i join hc_loan l using (prev) where l.due > 0;
insert into in_fact
  select h.file, h.line, h.prev, 2,
         h.prev || '-' || i.seq || '-' || h.paid_on || '-' || h.paid || '-'
           || row_number() over (partition by h.prev, i.seq, h.paid_on, h.paid order by h.line),
         h.paid_on, h.paid_on, h.paid, 'XXX', null, i.seq
    from in_home_credit h join hc_installment i using (prev, version, number, due_on) join hc_loan l using (prev)
   where h.paid > 0 and l.due > 0;
drop table hc_installment, hc_loan;
