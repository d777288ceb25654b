-- Days late that scores count, over all installments of a loan, without the protection and with it: what it undid of them is kept
-- beside days past due and penalty. Null of what was kept before they were counted.
alter table delinquency.plan_row
  add column late_days_before integer,
  add column late_days_after integer;

alter table delinquency.protection_effect
  add column late_days_before integer,
  add column late_days_after integer;

alter table delinquency.single_effect
  add column late_days_before integer,
  add column late_days_after integer;
