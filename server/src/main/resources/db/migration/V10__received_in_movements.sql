-- 5: a payment was recorded. Which loans paid on a day was found among all facts of the day; now it is kept as what moved.
insert into servicing.day_movement (borrower_id, loan_id, day, kind)
select distinct f.borrower_id, f.loan_id, f.recorded_on, 5
  from servicing.fact f
  join servicing.day_close c on c.day = f.recorded_on
 where f.kind = 2 and f.recorded_on > (select min(day) from servicing.day_close);
