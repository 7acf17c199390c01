-- Waves and silences as Alertmanager has groups and silences. The tables of V1 were never written to.
drop table wave;
drop table silence;

-- A misconception while it spreads. told holds the owners of outlets that readers have heard of.
create table wave (
  id varchar(160) not null primary key,
  claim varchar(100) not null,
  opened_at bigint not null,
  look_at bigint not null,
  told text not null,
  told_at bigint,
  closed_at bigint
);
create index wave_by_claim on wave (claim, told_at);
create unique index wave_open on wave (claim) where closed_at is null;

-- What readers are told of a wave, by the run that tells it.
create table telling (
  run_id varchar(240) not null primary key,
  wave_id varchar(160) not null,
  claim varchar(100) not null,
  look varchar(16) not null,
  told_at bigint not null,
  voices text not null
);

create table silence (
  id varchar(40) not null primary key,
  matchers text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  author varchar(200) not null,
  comment varchar(500) not null,
  created_at bigint not null
);
create index silence_by_end on silence (ends_at);
