select 'new borrowers', count(*) from new_borrower
union all
select 'changed borrowers', count(*)
  from first_borrower f join party.borrower b on b.external_id = f.id
 where (b.birth_year, b.region, b.channel, b.payday) is distinct from (f.birth_year, f.region, f.channel, f.payday)
union all
select 'borrowers', count(*)
  from first_borrower f left join party.borrower b on b.external_id = f.id
 where b.external_id is null
    or (b.birth_year, b.region, b.channel, b.payday) is distinct from (f.birth_year, f.region, f.channel, f.payday)
union all
select 'loans', count(*) from new_loan
union all
select 'installments', coalesce(sum(n), 0) from new_loan
union all
select 'earlier loans', count(*) from new_loan
union all
select 'installment payments', count(*) from in_home_credit h join new_loan n on n.loan = h.prev
union all
select 'payments', coalesce(sum(n), 0) from new_fact where kind = 2
union all
select 'events', coalesce(sum(n), 0) from new_fact where kind > 2
union all
select 'facts', coalesce(sum(n), 0) from new_fact
union all
select 'facts already there', count(*) from settled where is_there
