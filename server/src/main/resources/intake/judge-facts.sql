-- What becomes of each payment and event. Nothing is written here but temporary tables.
analyze in_fact;

-- Nothing is recorded on a day that is closed, or whose close has begun: what comes later counts as known on the next one.
create temporary table open_from on commit drop as
  select coalesce(max(day) + 1, '-infinity'::date) as day from servicing.day_close;
analyze open_from;

-- Every fact beside its loan, in the order in which facts are stored. fate 0 is good so far.
create temporary table heard on commit drop as
  select h.*, row_number() over (partition by borrower_id, loan_id order by value_time, kind, id) as nth
    from (select n.borrower_id, n.loan_id, n.drawn_on::timestamp as value_time, n.principal as amount,
                 null::bigint as line, greatest(n.drawn_on, (select day from open_from)) as recorded_on, null::integer as installment,
                 null::smallint as file, 1::smallint as kind, 0::smallint as fate, true as is_new, n.currency,
                 'disbursement' as id, null::jsonb as detail
            from new_loan n
          union all
          select coalesce(n.borrower_id, b.borrower_id), coalesce(n.loan_id, b.loan_id), x.value_time,
                 x.amount / coalesce(n.unit, u.unit), x.line, greatest(x.recorded_on, (select day from open_from)), x.installment,
                 x.file, x.kind,
                 case when n.loan_id is null and b.loan_id is null then 1
                      when x.currency <> coalesce(n.currency, b.currency) then 2
                      when x.value_time < coalesce(n.drawn_on, b.drawn_on) then 3
                      when x.amount % coalesce(n.unit, u.unit) <> 0 then 4
                      when x.installment > coalesce(n.n, octet_length(b.schedule) / 28) then 5
                      else 0 end::smallint,
                 n.loan_id is not null, coalesce(n.currency, b.currency), x.id, x.detail
            from in_fact x
            left join new_loan n using (loan)
            left join servicing.loan b on b.external_id = x.loan
            left join currency_unit u on u.currency = b.currency) h
   order by borrower_id, loan_id, value_time, kind, id;
analyze heard;
-- A changed plan may have installments that the contract had not.
update heard h set fate = 0
 where fate = 5
   and exists (select from servicing.fact f cross join jsonb_array_elements(f.detail -> 'installments') i
                where f.borrower_id = h.borrower_id and f.loan_id = h.loan_id and f.kind = 7
                  and (i ->> 0)::integer = h.installment);
insert into in_reject (file, line, col, value, problem, expected)
  select h.file, h.line,
         case h.fate when 1 then 'loan_id' when 2 then 'currency' when 4 then 'amount' when 5 then 'installment'
                     else case h.kind when 2 then 'paid_at' else 'occurred_at' end end,
         case h.fate when 1 then x.loan when 2 then x.currency when 4 then trim_scale(x.amount / 10000.0)::text
                     when 5 then x.installment::text else x.value_time::text end,
         case h.fate when 1 then case when b.loan is not null
                                    then pg_temp.say('problem.loanRejected', 'place', b.place, 'problem', b.reason)
                                    else pg_temp.say('problem.loanUnknown') end
                     when 2 then pg_temp.say('problem.currency', 'currency', h.currency::text)
                     when 4 then pg_temp.say('problem.decimals')
                     when 5 then pg_temp.say('problem.noInstallment')
                     else pg_temp.say('problem.beforeDrawn') end,
         case h.fate when 1 then pg_temp.say('expected.knownLoan') when 2 then h.currency
                     when 4 then pg_temp.say('expected.decimalsOf', 'currency', h.currency::text)
                     when 5 then pg_temp.say('expected.scheduleNumber') else pg_temp.say('expected.drawdownOrLater') end
    from heard h join in_fact x on x.file = h.file and x.line = h.line and x.id = h.id
    left join bad_loan b on b.loan = x.loan
   where h.fate <> 0;

-- Facts that stand twice in the files: the same again is there already, another content is refused.
create temporary table settled (file smallint, line bigint, id text, is_there boolean) on commit drop;
create temporary table twin on commit drop as
  select loan_id, id from heard where fate = 0 group by loan_id, id having count(*) > 1;
analyze twin;
create temporary table twin_row on commit drop as
  select h.loan_id, h.file, h.line, h.kind, h.id, row_number() over same as nth,
         (h.kind, h.value_time, h.amount, h.installment, h.detail) is distinct from
         (first_value(h.kind) over same, first_value(h.value_time) over same, first_value(h.amount) over same,
          first_value(h.installment) over same, first_value(h.detail) over same) as differs
    from twin t join heard h using (loan_id, id)
   where h.fate = 0
  window same as (partition by h.loan_id, h.id order by h.file, h.line);
analyze twin_row;
insert into settled select file, line, id, not differs from twin_row where nth > 1;
insert into in_reject (file, line, col, value, problem, expected)
  select file, line, pg_temp.id_column(kind), id, pg_temp.say('problem.idTwice'), pg_temp.say('expected.oneContent')
    from twin_row where nth > 1 and differs;

-- Facts that the book holds: likewise.
create temporary table known on commit drop as
  select h.file, h.line, h.kind, h.id,
         (h.kind, h.value_time, h.amount, h.installment, h.detail) is distinct from
         (f.kind, f.value_time, f.amount, f.installment, f.detail) as differs
    from heard h
    join servicing.fact f on f.loan_id = h.loan_id and f.source = 'import' and f.source_id = h.id
                         and f.borrower_id = h.borrower_id
   where h.fate = 0 and not h.is_new
     and not exists (select from settled s where s.file = h.file and s.line = h.line and s.id = h.id);
analyze known;
insert into in_reject (file, line, col, value, problem, expected)
  select file, line, pg_temp.id_column(kind), id, pg_temp.say('problem.idHeld'), pg_temp.say('expected.imported')
    from known where differs;
insert into settled select file, line, id, not differs from known;
analyze settled;

-- What undoes a payment, a protection or a statement names it by its id alone: no other source may use that for one of the same loan.
create temporary table foreign_id on commit drop as
  select h.file, h.line, h.kind, h.id
    from servicing.loan_posting p
    join heard h on h.borrower_id = p.borrower_id and h.loan_id = p.loan_id
    join servicing.fact f on f.borrower_id = h.borrower_id and f.loan_id = h.loan_id and f.source_id = h.id
                         and f.source <> 'import' and f.kind = h.kind
   where h.kind in (2, 8, 12) and h.fate = 0
     and not exists (select from settled s where s.file = h.file and s.line = h.line and s.id = h.id);
analyze foreign_id;
insert into in_reject (file, line, col, value, problem, expected)
  select file, line, pg_temp.id_column(kind), id, pg_temp.say('problem.idOfOther'), pg_temp.say('expected.freeId')
    from foreign_id;
insert into settled select file, line, id, false from foreign_id;
analyze settled;

-- What undoes something must name what it undoes: a payment, a protection, a statement.
create temporary table undoing on commit drop as
  select h.file, h.line, h.id, h.borrower_id, h.loan_id, h.kind,
         coalesce(h.detail ->> 'payment', h.detail ->> 'protection', h.detail ->> 'statement') as reference,
         case h.kind when 3 then 2 when 9 then 8 else 12 end::smallint as wanted
    from heard h
   where h.kind in (3, 9, 13) and h.fate = 0
     and not exists (select from settled s where s.file = h.file and s.line = h.line and s.id = h.id);
analyze undoing;
create temporary table lost on commit drop as
  select u.* from undoing u
   where not exists (select from heard p
                      where p.loan_id = u.loan_id and p.id = u.reference and p.kind = u.wanted and p.fate = 0
                        and not exists (select from settled s where s.file = p.file and s.line = p.line
                                                                and s.id = p.id and not s.is_there))
     and not exists (select from servicing.fact f
                      where f.borrower_id = u.borrower_id and f.loan_id = u.loan_id and f.source = 'import'
                        and f.source_id = u.reference and f.kind = u.wanted);
analyze lost;
insert into in_reject (file, line, col, value, problem, expected)
  select file, line, 'reference', reference,
         pg_temp.say(case kind when 3 then 'problem.noPayment' when 9 then 'problem.noProtection' else 'problem.noStatement' end),
         pg_temp.say(case kind when 3 then 'expected.payment' when 9 then 'expected.protection' else 'expected.statement' end)
    from lost;
insert into settled select file, line, id, false from lost;

-- A loan is charged off once.
create temporary table again on commit drop as
  select file, line, id, loan_id
    from (select h.*, row_number() over (partition by h.loan_id order by h.file, h.line) as time
            from heard h
           where h.kind = 10 and h.fate = 0
             and not exists (select from settled s where s.file = h.file and s.line = h.line and s.id = h.id)) h
   where h.time > 1
      or exists (select from servicing.fact f
                  where f.borrower_id = h.borrower_id and f.loan_id = h.loan_id and f.kind = 10);
analyze again;
insert into in_reject (file, line, col, value, problem, expected)
  select file, line, 'kind', 'charged_off', pg_temp.say('problem.chargedOff'), pg_temp.say('expected.oneChargeOff') from again;
insert into settled select file, line, id, false from again;
analyze settled;

-- The same again of a row that was rejected is rejected for the same reason: it is not there.
create temporary table again_rejected on commit drop as
  select c.file, c.line, c.id, t.file as first_file, t.line as first_line
    from twin_row c join twin_row t on t.loan_id = c.loan_id and t.id = c.id and t.nth = 1
   where c.nth > 1 and not c.differs
     and exists (select from settled s where s.file = t.file and s.line = t.line and s.id = t.id and not s.is_there);
analyze again_rejected;
insert into in_reject (file, line, col, value, problem, expected)
  select a.file, a.line, r.col, r.value, r.problem, r.expected
    from again_rejected a join in_reject r on r.file = a.first_file and r.line = a.first_line
   order by a.file, a.line;
update settled s set is_there = false
  from again_rejected a where a.file = s.file and a.line = s.line and a.id = s.id;

create temporary table new_fact on commit drop as
  select h.kind, count(*) as n from heard h
   where h.fate = 0 and not exists (select from settled s where s.file = h.file and s.line = h.line and s.id = h.id)
   group by h.kind;
analyze new_fact;
