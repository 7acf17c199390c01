-- One schema for SQLite and PostgreSQL. Instants are milliseconds since 1970 UTC, flags are 0 or 1,
-- lists and records are JSON text. What differs between the two would be a Flyway placeholder.

-- What was read of each Kafka partition; written in the transaction that wrote what was read.
create table stream_position (
  topic varchar(249) not null,
  part integer not null,
  next_offset bigint not null,
  primary key (topic, part)
);

-- A single row: no digest may be cut, and no verdict counted, without it being locked first.
create table cut_mark (
  id integer not null primary key,
  cut_at bigint not null
);
insert into cut_mark (id, cut_at) values (1, 0);

-- Every verdict ever received. counted_at is the moment by which digests take it in: classified_at,
-- or the moment of arrival when a digest past classified_at had been cut already.
create table verdict (
  article_id varchar(64) not null,
  version integer not null,
  revision integer not null,
  rulebook_number integer not null,
  rulebook_hash varchar(64) not null,
  label varchar(16) not null,
  classified_at bigint not null,
  counted_at bigint not null,
  received_at bigint not null,
  body text not null,
  primary key (article_id, version)
);
create unique index verdict_once on verdict (article_id, revision, rulebook_hash, classified_at);
create index verdict_by_count on verdict (counted_at);

-- Each article as its newest verdict has it.
create table article (
  article_id varchar(64) not null primary key,
  version integer not null,
  label varchar(16) not null,
  confidence double precision not null,
  outlet varchar(200) not null,
  outlet_slug varchar(200) not null,
  lang varchar(3),
  title varchar(500) not null,
  url text not null,
  published_at bigint,
  seen_at bigint not null,
  classified_at bigint not null,
  fingerprint varchar(16),
  deleted integer not null,
  search_text text not null
);
create index article_by_time on article (seen_at);
create index article_by_outlet on article (outlet_slug, seen_at);
create index article_by_label on article (label, seen_at);

create table mention (
  article_id varchar(64) not null,
  position integer not null,
  claim varchar(100) not null,
  stance varchar(32) not null,
  quote text not null,
  primary key (article_id, position)
);
create index mention_by_claim on mention (claim, article_id);

create table claim (
  id varchar(100) not null primary key,
  topic varchar(100) not null,
  rulebook_number integer not null,
  retired integer not null,
  body text not null
);

create table edition (
  id varchar(200) not null primary key,
  listed integer not null,
  from_at bigint not null,
  to_at bigint not null,
  cut_at bigint not null,
  announced integer not null,
  body text not null
);
create index edition_by_time on edition (listed, to_at);

-- Who reads. address_key is the address in lower case: one row an address.
create table subscriber (
  id varchar(40) not null primary key,
  address varchar(320) not null,
  address_key varchar(320) not null unique,
  status varchar(16) not null,
  lang varchar(3) not null,
  frequency varchar(16) not null,
  schedule varchar(120) not null,
  at_time varchar(5) not null,
  zone varchar(64) not null,
  only_misleading integer not null,
  when_quiet varchar(8) not null,
  claims text not null,
  outlets text not null,
  at_once text not null,
  quiet_days varchar(40) not null,
  paused_until bigint,
  covered_until bigint,
  created_at bigint not null,
  confirmed_at bigint,
  ended_at bigint,
  bounces integer not null,
  bounced_at bigint,
  suppressed_for varchar(40)
);
create index subscriber_by_schedule on subscriber (status, schedule, id);

create table schedule (
  name varchar(120) not null primary key,
  last_cut_at bigint not null
);

-- One sending to many. due is counted while the mails are written; the mails say what became of it.
create table run (
  id varchar(240) not null primary key,
  kind varchar(16) not null,
  schedule varchar(120) not null,
  from_at bigint not null,
  due_at bigint not null,
  cut_at bigint not null,
  state varchar(16) not null,
  cursor_at varchar(40) not null,
  due integer not null
);
create index run_by_time on run (cut_at);

create table mail (
  id varchar(300) not null primary key,
  run_id varchar(240),
  subscriber_id varchar(40),
  kind varchar(16) not null,
  address varchar(320) not null,
  domain varchar(255) not null,
  edition_id varchar(200),
  payload text,
  state varchar(16) not null,
  reason varchar(40),
  attempts integer not null,
  next_at bigint not null,
  slot_at bigint,
  claimed_by varchar(64),
  claimed_until bigint,
  answer varchar(500),
  created_at bigint not null,
  done_at bigint
);
create index mail_by_state on mail (state, next_at);
create index mail_by_run on mail (run_id, state, reason);
create index mail_by_subscriber on mail (subscriber_id);

create table secret (
  name varchar(64) not null primary key,
  value varchar(200) not null
);

-- A wave of one misconception: open from its first alert until it has been quiet.
create table wave (
  id varchar(160) not null primary key,
  claim varchar(100) not null,
  state varchar(16) not null,
  opened_at bigint not null,
  last_seen_at bigint not null,
  last_told_at bigint not null,
  outlets integer not null,
  told_outlets integer not null
);
create index wave_by_claim on wave (claim, state);

create table silence (
  id varchar(40) not null primary key,
  claim varchar(100) not null,
  until_at bigint not null,
  note varchar(500) not null,
  created_at bigint not null
);

-- An outlet's right of reply; shown once an editor has accepted it.
create table reply (
  id varchar(40) not null primary key,
  outlet varchar(200) not null,
  outlet_slug varchar(200) not null,
  article_id varchar(64),
  author varchar(200) not null,
  address varchar(320) not null,
  body text not null,
  state varchar(16) not null,
  received_at bigint not null
);
create index reply_by_outlet on reply (outlet_slug, state, received_at);
