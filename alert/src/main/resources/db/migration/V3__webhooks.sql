-- Where webhooks go. secrets is a list of {secret, until}; several while one is being replaced.
create table webhook (
  id varchar(40) not null primary key,
  url text not null,
  format varchar(16) not null,
  lang varchar(3) not null,
  events text not null,
  claims text not null,
  secrets text not null,
  state varchar(16) not null,
  reason varchar(500),
  failing_since bigint,
  answer varchar(500),
  answered_at bigint,
  created_at bigint not null
);

-- Every delivery that is owed, the outbox of webhooks; counted in its run's ledger like a mail.
create table webhook_delivery (
  id varchar(300) not null primary key,
  run_id varchar(240) not null,
  webhook_id varchar(40) not null,
  event varchar(16) not null,
  state varchar(16) not null,
  reason varchar(40),
  attempts integer not null,
  next_at bigint not null,
  claimed_by varchar(64),
  claimed_until bigint,
  answer varchar(500),
  created_at bigint not null,
  done_at bigint
);
create index webhook_delivery_by_state on webhook_delivery (state, next_at);
create index webhook_delivery_by_hook on webhook_delivery (webhook_id, state, next_at);
create index webhook_delivery_by_run on webhook_delivery (run_id, state, reason);
