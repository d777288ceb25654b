-- The class of a listed loan, where it does not follow from the days past due alone (kernel: position.ClassBasis, in its
-- order): 0 days past due, 1 technical, 2 kept, 3 material days, counted from material_since. The list is a cache: it is
-- filled anew.
truncate servicing.loan_list;
delete from servicing.loan_list_state;

alter table servicing.loan_list
  add column material_since date not null default 'infinity',
  add column class_basis smallint not null default 0;
