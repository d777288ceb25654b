-- The installments that a protection names; none of one of the whole loan, as all were before.
alter table payment.book_entry add column installments integer[];
