insert into party.borrower (borrower_id, external_id, birth_year, region, channel, payday) overriding system value
  select borrower_id, id, birth_year, region, channel, payday from new_borrower order by borrower_id;
update party.borrower b set birth_year = f.birth_year, region = f.region, channel = f.channel, payday = f.payday
  from first_borrower f
 where b.external_id = f.id
   and (b.birth_year, b.region, b.channel, b.payday) is distinct from (f.birth_year, f.region, f.channel, f.payday);
insert into servicing.loan (borrower_id, loan_id, external_id, product, policy_pack, currency, principal, drawn_on,
                            rate_numerator, rate_denominator, grace_days, grace_mode, tolerance_amount, allocation,
                            schedule)
  select borrower_id, loan_id, loan, product, pack, currency, principal, drawn_on, rate_numerator, rate_denominator,
         grace_days, grace_mode, tolerance, allocation,
         (select * from servicing.packed_schedule(due_on, principal_due, interest_due, fee_due))
    from new_loan order by borrower_id, loan_id;
