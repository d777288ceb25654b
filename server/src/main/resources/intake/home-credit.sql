-- A row names its installment; several rows of one installment are its parts. Principal is what the rows ask in all.
create temporary table hc_installment as
  select prev, version, number, due_on, max(due) as due, min(file) as file, min(line) as line,
         row_number() over (partition by prev order by due_on, version, number) as seq
    from in_home_credit group by prev, version, number, due_on;
insert into in_loan
  select i.file, i.line, i.prev, i.curr, 'installment', 'CN-LOAN', 'XXX', i.due,
         least(i.first_due - 30, i.first_paid), 0, 1, null, null, null, 'DESIGNATED'
    from (select min(h.file) file, min(h.line) line, h.prev, min(h.curr) curr, min(h.due_on) first_due,
                 min(h.paid_on) first_paid,
                 (select sum(x.due) from hc_installment x where x.prev = h.prev) due
            from in_home_credit h group by h.prev) i
   where i.due > 0;
insert into in_reject
  select min(file), min(line), 'AMT_INSTALMENT', '0', 'nothing is due on any installment of the loan', 'more than 0'
    from in_home_credit h group by prev
  having (select sum(x.due) from hc_installment x where x.prev = h.prev) = 0;
insert into in_installment
  select file, line, prev, seq, due_on, due / 100.0, 0, 0 from hc_installment
   where prev in (select loan from in_loan);
insert into in_fact
  select h.file, h.line, h.prev, 2,
         h.prev || '-' || i.seq || '-' || h.paid_on || '-' || h.paid || '-'
           || row_number() over (partition by h.prev, i.seq, h.paid_on, h.paid order by h.line),
         h.paid_on, h.paid_on, h.paid, 'XXX', jsonb_build_object('installment', i.seq), i.seq
    from in_home_credit h join hc_installment i using (prev, version, number, due_on)
   where h.paid > 0 and h.prev in (select loan from in_loan);
drop table hc_installment;
