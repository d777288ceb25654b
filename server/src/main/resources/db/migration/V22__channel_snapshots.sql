-- What the signal of a channel remembered at the end of an hour, so that an event that comes late costs a replay from the
-- hour before it and not from the first event of the channel.

create table warning.channel_snapshot (
  channel text not null,
  -- all that happened by then was seen
  passed timestamptz not null,
  state bytea not null,
  -- the last that was raised by then: what comes after is what a replay from here raises
  raised_to bigint not null,
  primary key (channel, passed)
);
