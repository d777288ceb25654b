-- An incident that was told of in error, or is none any more: nothing was done, and nothing is to be.
alter table delinquency.incident drop constraint incident_state_check;
alter table delinquency.incident add constraint incident_state_check
  check (state in ('DRAFT', 'PLANNING', 'PLANNED', 'SUBMITTED', 'REJECTED', 'DROPPED', 'APPLYING', 'APPLIED'));
